// The hash chain: whatever is changed, left out or put elsewhere in the log is found, and named by its number.
import * as fc from 'fast-check';
import { firstBroken, hashOf, hashOfText } from '../../src/store/chain.js';
import type { StoredEvent, TicketEvent } from '../../src/ticket/event.js';
import { changing, type Fresh, freshStore, opening } from './fresh.js';

const start = { seq: 0, hash: '' };
const by = { id: 'slack:U0HANAKO', platform: 'slack', user: 'U0HANAKO' } as const;
const event: fc.Arbitrary<TicketEvent> = fc.oneof(
  fc.record({ type: fc.constant('acknowledged' as const), by: fc.constant(by) }),
  fc.record({
    type: fc.constant('attempt-refused' as const),
    by: fc.constant(by),
    act: fc.string({ maxLength: 8 }),
    reason: fc.string({ unit: 'binary', maxLength: 8 }),
  }),
  fc.record({
    type: fc.constant('language-chosen' as const),
    by: fc.constant(by),
    language: fc.constantFrom('ja', 'en'),
  }),
);

function chained(events: TicketEvent[]): StoredEvent[] {
  const chain: StoredEvent[] = [];
  for (const [index, one] of events.entries()) {
    const prev = chain.at(-1)?.hash ?? '';
    const content = {
      ...{ seq: index + 1, ticket: 1, version: index + 1, at: '2026-11-16T05:00:00.000Z', request: `r${index}` },
      ...{ event: one, prev },
    };
    chain.push({ ...content, hash: hashOf(content) });
  }
  return chain;
}

const chains = fc.array(event, { minLength: 2, maxLength: 8 }).map(chained);

test('an untouched chain is whole, from its beginning and from any link on', () => {
  fc.assert(
    fc.property(chains, fc.nat(), (chain, at) => {
      const from = at % chain.length;
      expect(firstBroken(chain, start)).toBeUndefined();
      const before = chain[from - 1] ?? start;
      expect(firstBroken(chain.slice(from), before)).toBeUndefined();
    }),
  );
});

test('a change of any one character of any one event is found', () => {
  fc.assert(
    fc.property(chains, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 25 }), (chain, which, where, shift) => {
      const at = which % chain.length;
      const written = JSON.stringify(chain[at]);
      // Letters and digits: the signs of JSON itself would make it unreadable, which is found sooner.
      const places = [...written.matchAll(/[a-z0-9]/gi)].map((found) => found.index);
      const place = places[where % places.length] ?? 0;
      const sign = written.charAt(place);
      const other = /\d/.test(sign)
        ? String((Number(sign) + 1 + (shift % 9)) % 10)
        : String.fromCharCode(97 + ((sign.toLowerCase().charCodeAt(0) - 97 + shift) % 26));
      fc.pre(other !== sign);
      let read: StoredEvent;
      try {
        read = JSON.parse(written.slice(0, place) + other + written.slice(place + 1));
      } catch {
        return;
      }
      fc.pre(JSON.stringify(read) !== written);
      const broken = firstBroken(chain.with(at, read), start);
      expect(broken).toBeDefined();
    }),
    { numRuns: 500 },
  );
});

test('an event that is left out, or two that change places, are found', () => {
  fc.assert(
    fc.property(chains, fc.nat(), (chain, which) => {
      const at = which % (chain.length - 1);
      expect(firstBroken(chain.toSpliced(at, 1), start)).toMatchObject({ seq: at + 1 });
      const [one, other] = [chain[at], chain[at + 1]] as [StoredEvent, StoredEvent];
      expect(firstBroken(chain.with(at, other).with(at + 1, one), start)).toMatchObject({ seq: at + 1 });
    }),
  );
});

test('an event that was rewritten with a fitting hash of its own breaks the link after it', () => {
  const chain = chained(Array.from({ length: 4 }, () => ({ type: 'acknowledged', by }) as const));
  const { hash: _, ...content } = { ...(chain[1] as StoredEvent), request: 'forged' };
  expect(firstBroken(chain.with(1, { ...content, hash: hashOf(content) }), start)).toMatchObject({ seq: 3 });
});

test('the salt matters: the same text hashes differently', () => {
  expect(hashOfText('a', 'text')).not.toBe(hashOfText('b', 'text'));
});

describe('in the database', () => {
  let fresh: Fresh;
  beforeEach(async () => {
    fresh = freshStore();
    await fresh.store.commit(opening('r1'));
    await fresh.store.commit(changing('r2', 1, 1));
    await fresh.store.commit(opening('r3'));
  });
  afterEach(() => fresh.close());
  const broken = async () => firstBroken(await fresh.store.log(0, 100), start);

  test('what is hashed is what is stored', async () => {
    expect(await broken()).toBeUndefined();
    const last = (await fresh.store.log(0, 100)).at(-1);
    expect(await fresh.store.chainHead()).toEqual({ seq: last?.seq, hash: last?.hash });
  });

  const columns = ['ticket', 'version', 'at', 'request', 'body', 'hash'];
  test.each(columns)('an edit of %s in the middle is found', async (column) => {
    const values: Record<string, unknown> = { ticket: 2, version: 9, body: '{"type":"acknowledged"}' };
    fresh.raw.prepare(`update events set ${column} = ? where seq = 2`).run(values[column] ?? 'x');
    expect(await broken()).toMatchObject({ seq: 2 });
  });
});
