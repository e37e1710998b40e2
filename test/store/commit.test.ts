// One commit carries everything that follows from a request, or nothing: numbers without gaps, no request twice, no stale decision.
import type { Batch } from '../../src/store/store.js';
import { changing, counts, type Fresh, freshStore, job, opening } from './fresh.js';

let fresh: Fresh;
beforeEach(() => {
  fresh = freshStore();
});
afterEach(() => fresh.close());

test('a batch writes its events, row, text, jobs and the mark of its request', async () => {
  expect(await fresh.store.commit(opening('r1'))).toMatchObject({ is: 'committed', ticket: 1 });
  expect(counts(fresh.raw)).toEqual({ tickets: 1, events: 1, texts: 1, jobs: 2, handled: 1 });
});

test('the same request again writes nothing, also from another process and in the same breath', async () => {
  const other = fresh.another();
  const answers = await Promise.all([
    fresh.store.commit(opening('r1')),
    fresh.store.commit(opening('r1')),
    other.commit(opening('r1')),
  ]);
  expect(answers.map((answer) => answer.is).sort()).toEqual(['committed', 'handled', 'handled']);
  expect(counts(fresh.raw)).toEqual({ tickets: 1, events: 1, texts: 1, jobs: 2, handled: 1 });
});

test('a decision on an older version is stale: nothing of it is written, and its request may come again', async () => {
  await fresh.store.commit(opening('r1'));
  await fresh.store.commit(changing('r2', 1, 1));
  const before = counts(fresh.raw);
  expect(await fresh.store.commit(changing('r3', 1, 1))).toEqual({ is: 'stale' });
  expect(counts(fresh.raw)).toEqual(before);
  expect(await fresh.store.commit(changing('r3', 1, 2))).toMatchObject({ is: 'committed', ticket: 1 });
});

test('of two decisions on the same version in the same breath one is stale', async () => {
  await fresh.store.commit(opening('r1'));
  const answers = await Promise.all([
    fresh.store.commit(changing('r2', 1, 1)),
    fresh.store.commit(changing('r3', 1, 1)),
  ]);
  expect(answers.map((answer) => answer.is)).toEqual(['committed', 'stale']);
  expect((await fresh.store.events(1)).map(({ version }) => version)).toEqual([1, 2]);
});

describe('a fault in the middle leaves nothing behind', () => {
  const places = ['handled', 'tickets', 'events', 'texts', 'jobs', 'utterances'];

  test.each(places)('when %s cannot be written', async (table) => {
    await fresh.store.commit(opening('before'));
    const before = { ...counts(fresh.raw), chain: fresh.raw.prepare('select seq, hash from chain').get() };
    fresh.raw.exec(`create trigger full before insert on ${table} begin select raise(abort, 'disk full'); end`);
    const utterance = { platform: 'slack', channel: 'D1', message: 'm1', text: 'text-r1' } as const;
    await expect(fresh.store.commit(opening('r1', { utterance }))).rejects.toThrow('disk full');
    expect({ ...counts(fresh.raw), chain: fresh.raw.prepare('select seq, hash from chain').get() }).toEqual(before);

    fresh.raw.exec('drop trigger full');
    expect(await fresh.store.commit(opening('r1', { utterance }))).toMatchObject({ is: 'committed', ticket: 2 });
  });

  test('and a bad batch harms none of those that are written with it', async () => {
    fresh.raw.exec(
      "create trigger bad before insert on jobs when new.name = 'bad' begin select raise(abort, 'bad job'); end",
    );
    const bad: Batch = opening('r2', { jobs: [job('reporter'), job('bad')] });
    const written = await Promise.allSettled([
      fresh.store.commit(opening('r1')),
      fresh.store.commit(bad),
      fresh.store.commit(opening('r3')),
    ]);
    expect(written.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(counts(fresh.raw)).toEqual({ tickets: 2, events: 2, texts: 2, jobs: 4, handled: 2 });
    expect(fresh.raw.prepare('select number from tickets order by number').pluck().all()).toEqual([1, 2]);
  });
});

test('fifty reports at once, from two processes, get the numbers 1 to 50 (D11)', async () => {
  const other = fresh.another();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => (index % 2 ? other : fresh.store).commit(opening(`r${index}`))),
  );
  const numbers = answers.map((answer) => (answer.is === 'committed' ? answer.ticket : 0));
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  const log = await fresh.store.log(0, 100);
  expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
});

test('a number is not used up by a report that could not be written', async () => {
  fresh.raw.exec("create trigger full before insert on jobs begin select raise(abort, 'disk full'); end");
  await expect(fresh.store.commit(opening('r1'))).rejects.toThrow('disk full');
  fresh.raw.exec('drop trigger full');
  expect(await fresh.store.commit(opening('r2'))).toMatchObject({ is: 'committed', ticket: 1 });
});
