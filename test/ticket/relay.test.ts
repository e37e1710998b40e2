// What of the desk's talk reaches the reporter: only what is addressed to them or sent on, by whoever may, and never twice.
import * as fc from 'fast-check';
import type { Said } from '../../src/ticket/command.js';
import { note } from '../../src/ticket/decide.js';
import { isForReporter, MAX_FOR_REPORTER, wordsForReporter } from '../../src/ticket/handling/relay.js';
import { plan } from '../../src/ticket/plan.js';
import { at, Case, direct, hanako, organisation, party, tanaka, types } from './heard-case.js';

const room = { platform: 'slack', channel: 'desk', message: 'm2', thread: 'card', direct: false } as const;
const suzuki = party('suzuki');
const ken = party('slack:ken');

describe('words that are for the reporter', () => {
  test.each([
    ['報告者へ：電話に出られますか', '電話に出られますか'],
    ['報告者へ: 電話に出られますか', '電話に出られますか'],
    ['報告者へ　電話に出られますか', '電話に出られますか'],
    ['報告者へ\n電話に出られますか', '電話に出られますか'],
    ['報告者さんへ、電話に出られますか', '電話に出られますか'],
    ['@報告者 電話に出られますか', '電話に出られますか'],
    ['to reporter: please phone', 'please phone'],
    ['To the Reporter please phone', 'please phone'],
    ['  TO REPORTER， please phone', 'please phone'],
    ['@Reporter please phone', 'please phone'],
    ['ｔｏ　ｔｈｅ　ｒｅｐｏｒｔｅｒ：please phone', 'please phone'],
    ['＠ｒｅｐｏｒｔｅｒ please phone', 'please phone'],
  ])('%j', (text, words) => {
    expect(isForReporter({ text }, hanako.id)).toBe(true);
    expect(wordsForReporter({ text }, hanako.id)).toBe(words);
  });

  test.each([
    '報告者へ電話したが出ない',
    '報告者の話は信じられない',
    "To the reporter's manager I said nothing",
    'I spoke to the reporter: no answer',
    'to reporters everywhere',
    'reporter: unclear',
    'ほかの報告者へ：何もない',
  ])('%j speaks about them and stays inside', (text) => expect(isForReporter({ text }, hanako.id)).toBe(false));

  test('a mention of the reporter, not of anybody else; at the beginning it is only the address', () => {
    const text = '@花子 電話に出られますか @花子';
    const mentions = [{ as: '@花子', person: hanako.id }];
    expect(isForReporter({ text, mentions }, hanako.id)).toBe(true);
    expect(wordsForReporter({ text, mentions }, hanako.id)).toBe('電話に出られますか @花子');
    expect(isForReporter({ text, mentions: [{ as: '@健', person: 'slack:ken' }] }, hanako.id)).toBe(false);
  });

  test('whatever follows the address arrives as it was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (rest) => {
        const words = wordsForReporter({ text: `報告者へ：${rest}` }, hanako.id);
        expect(rest.trim().endsWith(words)).toBe(true);
        expect(rest.trim().slice(0, rest.trim().length - words.length)).toMatch(/^[\s:：,、，。.!！ー―—-]*$/u);
      }),
    );
  });
});

describe('in the ticket’s thread', () => {
  test('is a note unless it is addressed; then it goes to the reporter and is no note', () => {
    const told = new Case();
    expect(types(told.writes('端末を隔離した', tanaka, room))).toEqual(['noted']);
    expect(types(told.writes('報告者へ：あと5分です', tanaka, room))).toEqual(['told-reporter']);
    expect(told.ticket.notes).toHaveLength(1);
    expect(told.ticket.handling.relay).toMatchObject({ awaits: true, told: [{ how: 'said', by: tanaka }] });
  });

  test('the reporter, and somebody without the right, send nothing; nor does what the reporter reads there anyway', () => {
    const told = new Case();
    expect(types(told.writes('報告者へ：本人です', hanako, room))).toEqual(['noted']);
    expect(types(told.writes('報告者へ：こんにちは', ken, room))).toEqual(['noted']);
    const open = new Case();
    const thread = { platform: 'slack', channel: 'general', message: 'm1', direct: false } as const;
    Object.assign(open.events[0] ?? {}, { place: thread });
    expect(types(open.writes('報告者へ：ここで', tanaka, { ...thread, message: 'm5', thread: 'm1' }))).toEqual([
      'noted',
    ]);
  });

  test('nothing, or more than arrives whole, is refused', () => {
    const told = new Case();
    expect(told.writes('報告者へ：', tanaka, room)).toEqual({ refused: 'empty' });
    expect(told.writes(`報告者へ：${'あ'.repeat(MAX_FOR_REPORTER + 1)}`, tanaka, room)).toEqual({
      refused: 'too-long',
    });
    expect(types(told.writes(`報告者へ：${'あ'.repeat(MAX_FOR_REPORTER)}`, tanaka, room))).toEqual(['told-reporter']);
  });

  test('on a restricted ticket only its participants', () => {
    const told = new Case('insider-misuse');
    told.events.push({ type: 'acknowledged', by: party('sato') });
    expect(types(told.writes('報告者へ：来ないでください', suzuki, room))).toEqual(['noted']);
    expect(types(told.writes('報告者へ：安心してください', party('sato'), room))).toEqual(['told-reporter']);
    const form = { type: 'tell-reporter', ticket: 1, by: suzuki, said: { text: 'x' } } as const;
    expect(told.ask(form, told.known(form.said))).toMatchObject({
      refused: 'not-entitled',
      record: { act: 'tell-reporter' },
    });
  });
});

describe('changed afterwards', () => {
  const changed = (told: Case, how: 'edited' | 'deleted', text: string, original: string, earlier: Said) =>
    note(told.ticket, tanaka, how, room, { ...told.known({ text }, 'new', () => earlier), original });

  test('a correction is sent as one, a change of no word is not, a deletion takes back', () => {
    const told = new Case();
    const first = { text: '報告者へ：抜いてください' };
    told.writes(first.text, tanaka, room);
    const [sent] = told.ticket.handling.relay.told;
    if (!sent) throw new Error('nothing was told');
    const { said, version } = sent;
    expect(changed(told, 'edited', first.text, said.id, first)).toEqual({ events: [] });
    expect(changed(told, 'edited', '報告者へ：抜かないでください', said.id, first)).toMatchObject({
      events: [{ type: 'told-reporter', how: 'corrected', corrects: version }],
    });
    // Without the address it is a correction all the same: the first words are out.
    expect(changed(told, 'edited', '抜かないでください', said.id, first)).toMatchObject({
      events: [{ how: 'corrected' }],
    });
    expect(changed(told, 'deleted', first.text, said.id, first)).toMatchObject({
      events: [{ how: 'withdrawn', corrects: version }],
    });
  });

  test('a note that is addressed only now goes out', () => {
    const told = new Case();
    told.writes('電話に出られますか', tanaka, room);
    const original = told.ticket.notes[0]?.said.id ?? '';
    expect(changed(told, 'edited', '報告者へ：電話に出られますか', original, { text: '' })).toMatchObject({
      events: [{ type: 'told-reporter', how: 'said' }],
    });
  });
});

describe('a note that is sent on', () => {
  test('once, by whoever may, and never the reporter’s own', () => {
    const told = new Case();
    told.writes('端末を隔離した', tanaka, room);
    told.writes('急いでいます');
    const [mine, theirs] = told.ticket.notes.map(({ said }) => said.id);
    const send = { type: 'send-note', ticket: 1, by: suzuki, text: mine ?? '' } as const;
    const known = told.known(undefined, undefined, () => ({ text: '端末を隔離した' }));
    expect(told.ask({ ...send, by: ken }, known)).toMatchObject({ refused: 'not-entitled' });
    expect(told.ask({ ...send, text: theirs ?? '' }, known)).toEqual({ refused: 'no-such-ticket' });
    expect(types(told.ask(send, known))).toEqual(['told-reporter']);
    expect(told.ask(send, known)).toEqual({ refused: 'already-sent' });
  });
});

describe('what became of it', () => {
  test('arrives once; what failed may arrive after all', () => {
    const told = new Case();
    told.writes('報告者へ：あと5分です', tanaka, room);
    const version = told.ticket.version;
    const failed = { type: 'relay-failed', ticket: 1, told: version, reason: 'channel_not_found' } as const;
    const arrived = { type: 'relay-arrived', ticket: 1, told: version } as const;
    expect(types(told.ask(failed))).toEqual(['relay-failed']);
    expect(told.ask(failed)).toEqual({ events: [] });
    expect(told.ticket.handling.relay.told[0]).toMatchObject({ failed: 'channel_not_found' });
    expect(types(told.ask(arrived))).toEqual(['relay-arrived']);
    expect(told.ask(arrived)).toEqual({ events: [] });
    expect(told.ask({ ...arrived, told: 999 })).toEqual({ events: [] });
    expect(told.ticket.handling.relay.told[0]).not.toHaveProperty('failed');
  });

  test('a failure calls the author and the room', () => {
    const told = new Case();
    told.writes('報告者へ：あと5分です', suzuki, room);
    const event = { type: 'relay-failed', told: told.ticket.version, reason: 'x' } as const;
    told.events.push(event);
    const version = told.ticket.version;
    const jobs = plan(told.ticket, { event, at, version }, organisation).filter(({ priority }) => priority === 0);
    const names = jobs.map(({ name }) => name);
    for (const to of ['desk/slack', 'person/slack/suzuki', 'person/slack/tanaka'])
      expect(names).toContain(`tell/${version}/${to}`);
  });

  test('the reporter’s next words are an answer to it, not to the hearing’s question', () => {
    const told = new Case();
    while (told.next && told.next !== 'first-seen') told.answers(told.next, 'unknown');
    told.writes('報告者へ：内線は何番ですか', tanaka, room);
    expect(types(told.writes('3412です', hanako, direct))).toEqual(['noted']);
    expect(told.ticket.handling.relay).toMatchObject({ awaits: false, answers: [told.ticket.version] });
    expect(types(told.writes('今朝です', hanako, direct))).not.toEqual(['noted']);
  });
});
