// The evidence register: what it takes, what it refuses, and that the chain of hands is whole whatever happens.

import * as fc from 'fast-check';
import type { Decision } from '../../src/ticket/decide.js';
import type { TextRef } from '../../src/ticket/event.js';
import { hasChanged, missingEvidence, readSha256, suggestionId } from '../../src/ticket/handling/evidence.js';
import { guarded, mayCommand } from '../../src/ticket/rights.js';
import { closingWords } from '../world/closing.js';
import { Case, organisation, party, scriptNamed, tanaka } from './heard-case.js';

const script = scriptNamed('malware-symptoms');
const covers = suggestionId(script, 0);
const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const other = 'a'.repeat(64);
const ken = party('slack:ken');
const refused = (decision: Decision) => ('refused' in decision ? decision.refused : 'taken');

/** The report came with two files, one of them named to play tricks. */
const names = ['../../etc/passwd', 'C:\\Windows\\\u202Egpj.exe\u0000', 'あ'.repeat(5_000)];
const earlier = (ref: TextRef) =>
  ref.id === 'first' ? { text: 'x', files: names.map((name) => ({ name })) } : undefined;

function take(one: Case, more: object = {}, text = '元のメール'): Decision {
  const said = { text, fields: { from: '受信箱' } };
  return one.ask(
    { type: 'evidence', ticket: 1, by: tanaka, said, ...more } as never,
    one.known(said, undefined, earlier),
  );
}

function hand(one: Case, evidence: number, to: string, more: object = {}): Decision {
  const said = { text: '解析を頼む', fields: { to } };
  return one.ask({ type: 'evidence-hand', ticket: 1, by: tanaka, evidence, said, ...more } as never, one.known(said));
}

const items = (one: Case) => one.ticket.handling.evidence.items;

test('an entry is kept with its words, its hash and what it answers on the list', () => {
  const one = new Case();
  expect(refused(take(one, { sha256: `SHA256: ${hash.toUpperCase()}`, covers }))).toBe('taken');
  expect(items(one)).toMatchObject([{ by: tanaka, sha256: hash, covers, chain: [] }]);
  expect(missingEvidence(one.ticket.handling.evidence, [script])).toHaveLength(script.evidence.length - 1);
});

test.each([
  [{ sha256: '12345' }, 'hash-wrong'],
  [{ sha256: `${hash}0` }, 'hash-wrong'],
  [{ sha256: hash.replace('e', 'g') }, 'hash-wrong'],
  [{ covers: 'gone@0123456789ab/evidence/0' }, 'no-such-evidence'],
  [{ covers: `${script.id}@${script.version}/evidence/99` }, 'no-such-evidence'],
  [{ file: 'first.9' }, 'no-such-file'],
  [{ file: 'another.0' }, 'no-such-file'],
  [{ file: '../../first.0' }, 'no-such-file'],
  [{ by: ken }, 'not-entitled'],
])('%j is refused: %s', (more, reason) => {
  const one = new Case();
  expect(refused(take(one, more))).toBe(reason);
  expect(items(one)).toEqual([]);
});

test('a posted file is taken in by one tap, once, and its name is never stored in an event', () => {
  const one = new Case();
  const tap = (index: number) => ({ type: 'evidence-file', ticket: 1, by: tanaka, file: `first.${index}` }) as const;
  for (const index of names.keys())
    expect(refused(one.ask(tap(index), one.known(undefined, undefined, earlier)))).toBe('taken');
  expect(refused(one.ask(tap(0), one.known(undefined, undefined, earlier)))).toBe('file-taken');
  expect(refused(take(one, { file: 'first.1' }))).toBe('file-taken');
  expect(items(one)).toHaveLength(3);
  for (const name of names) expect(JSON.stringify(one.events)).not.toContain(JSON.stringify(name).slice(1, -1));
});

test('a file of a note that became another matter is none of this ticket', () => {
  const one = new Case();
  one.writes('これです');
  const note = one.ticket.notes[0]?.said as TextRef;
  one.events.push({ type: 'separated', by: tanaka, said: note });
  const files = () => ({ text: 'x', files: [{ name: 'a' }] });
  const tap = { type: 'evidence-file', ticket: 1, by: tanaka, file: `${note.id}.0` } as const;
  expect(refused(one.ask(tap, one.known(undefined, undefined, files)))).toBe('no-such-file');
});

test('what cannot be had is said with its reason, and asked for no more', () => {
  const one = new Case();
  const lacking = (text: string) =>
    one.ask({ type: 'evidence-lacking', ticket: 1, by: tanaka, covers, said: { text } }, one.known({ text }));
  expect(refused(lacking(' '))).toBe('reason-missing');
  expect(refused(lacking('初期化済み'))).toBe('taken');
  expect(refused(lacking('もう一度'))).toBe('no-such-evidence');
  expect(missingEvidence(one.ticket.handling.evidence, [script]).map(({ id }) => id)).not.toContain(covers);
});

describe('from hand to hand', () => {
  function registered(more: object = {}): { one: Case; id: number } {
    const one = new Case();
    take(one, more);
    return { one, id: items(one)[0]?.id ?? 0 };
  }

  test('whom, why and when; without a receiver or a reason nothing is recorded', () => {
    const { one, id } = registered();
    expect(refused(hand(one, id, ''))).toBe('receiver-missing');
    const said = { text: '', fields: { to: '佐藤' } };
    expect(
      refused(one.ask({ type: 'evidence-hand', ticket: 1, by: tanaka, evidence: id, said }, one.known(said))),
    ).toBe('reason-missing');
    expect(refused(hand(one, id, '佐藤'))).toBe('taken');
    expect(items(one)[0]?.chain).toHaveLength(1);
    expect(refused(hand(one, 999, '佐藤'))).toBe('no-such-evidence');
  });

  test('two at once: the second one is shown who has it now', () => {
    const { one, id } = registered();
    expect(refused(hand(one, id, '佐藤', { seen: 0 }))).toBe('taken');
    expect(refused(hand(one, id, '鈴木', { seen: 0 }))).toBe('changed-meanwhile');
    expect(refused(hand(one, id, '鈴木', { seen: 1 }))).toBe('taken');
  });

  test('a hash that is computed later is its hash; a different one after that is seen', () => {
    const { one, id } = registered();
    expect(refused(hand(one, id, '', { sha256: hash }))).toBe('taken');
    expect(items(one)[0]).toMatchObject({ sha256: hash, chain: [] });
    hand(one, id, '佐藤', { sha256: hash });
    expect(items(one).some(hasChanged)).toBe(false);
    hand(one, id, '鈴木', { sha256: other });
    expect(items(one).some(hasChanged)).toBe(true);
    // The first one stays the one to compare with.
    expect(items(one)[0]?.sha256).toBe(hash);
    expect(refused(hand(one, id, '', { sha256: other }))).toBe('receiver-missing');
  });

  test('whatever is asked in whichever order, no link is lost or changed, and none is there that nobody made', () => {
    const step = fc.record({
      what: fc.constantFrom('take', 'hand', 'hash', 'stranger'),
      item: fc.nat(3),
      seen: fc.option(fc.nat(3), { nil: undefined }),
      to: fc.constantFrom('佐藤', '外部', ''),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const one = new Case();
        const links = new Map<number, string[]>();
        for (const { what, item, seen, to } of steps) {
          const before = JSON.stringify(items(one));
          const id = items(one)[item]?.id ?? 999;
          const by = what === 'stranger' ? ken : tanaka;
          const at = `t${one.events.length}`;
          const decision =
            what === 'take' ? take(one) : hand(one, id, to, { by, seen, ...(what === 'hash' ? { sha256: hash } : {}) });
          if ('refused' in decision) expect(JSON.stringify(items(one))).toBe(before);
          else if (what !== 'take' && to !== '') links.set(id, [...(links.get(id) ?? []), at]);
        }
        for (const { id, chain } of items(one)) expect(chain.map(({ said }) => said.id)).toEqual(links.get(id) ?? []);
      }),
    );
  });
});

test.each([
  [hash, hash],
  [`SHA-256 = ${hash.toUpperCase()}`, hash],
  [hash.replace(/(.{8})/g, '$1 '), hash],
  [hash.replace(/(..)(?!$)/g, '$1:'), hash],
  ['ｅ'.repeat(64), 'e'.repeat(64)],
  ['', undefined],
  [hash.slice(1), undefined],
  [`${hash}\u202E`, undefined],
])('%j as a hash', (typed, digits) => {
  expect(readSha256(typed)).toBe(digits);
});

test('the register is closed with the ticket, and keeping it makes nobody a commander', () => {
  const one = new Case();
  one.try({ type: 'close', ticket: 1, by: tanaka, said: closingWords('完了') });
  expect(refused(take(one))).toBe('ticket-closed');
  expect(mayCommand(organisation, guarded(one.ticket), ken.id)).toBe(false);
});
