// The queue: a job is taken with a lease, one a conversation, the urgent first, and finished only as it was taken.
import { plusSeconds } from '../../src/clock.js';
import type { Job } from '../../src/store/store.js';
import { at, changing, type Fresh, freshStore, job, opening } from './fresh.js';

let fresh: Fresh;
beforeEach(() => {
  fresh = freshStore();
});
afterEach(() => fresh.close());

const LEASE_SECONDS = 20;
const claim = (worker: string, now = at, more: { limit?: number; isFree?: (lane: string) => boolean } = {}) =>
  fresh.store.claim({
    ...{ worker, now, leaseUntil: plusSeconds(now, LEASE_SECONDS), limit: 10, isFree: () => true },
    ...more,
  });
const names = (jobs: { ticket: number; name: string }[]) => jobs.map(({ ticket, name }) => `${ticket}/${name}`);

test('the same job asked for twice is one job, of the next generation, and keeps the higher rank', async () => {
  await fresh.store.commit(opening('r1', { jobs: [job('page/0/slack', { priority: 0 })] }));
  await fresh.store.commit(changing('r2', 1, 1, { jobs: [job('page/0/slack', { priority: 4 })] }));
  const [only, ...others] = await claim('w');
  expect(others).toEqual([]);
  expect(only).toMatchObject({ name: 'page/0/slack', generation: 2, priority: 0, attempts: 1 });
});

test('one job a conversation, the urgent first; jobs that send nothing need not wait for each other', async () => {
  const jobs = [
    job('late', { lane: 'slack:C1', priority: 4 }),
    job('soon', { lane: 'slack:C1', priority: 0 }),
    job('elsewhere', { lane: 'slack:C2', priority: 3 }),
    job('wake', { priority: 1 }),
    job('separate/x', { priority: 2 }),
  ];
  await fresh.store.commit(opening('r1', { jobs }));
  expect(names(await claim('w'))).toEqual(['1/soon', '1/wake', '1/separate/x', '1/elsewhere']);
});

test('a busy conversation is left alone', async () => {
  await fresh.store.commit(opening('r1', { jobs: [job('a', { lane: 'slack:C1' }), job('b', { lane: 'slack:C2' })] }));
  expect(names(await claim('w', at, { isFree: (lane) => lane !== 'slack:C1' }))).toEqual(['1/b']);
});

test('a job is not due before its time', async () => {
  await fresh.store.commit(opening('r1', { jobs: [job('wake', { dueAt: plusSeconds(at, 900) })] }));
  expect(await claim('w')).toEqual([]);
  expect(await claim('w', plusSeconds(at, 899.999))).toEqual([]);
  expect(names(await claim('w', plusSeconds(at, 900)))).toEqual(['1/wake']);
});

test('nobody else gets a job that is held, until its lease is over', async () => {
  await fresh.store.commit(opening('r1', { jobs: [job('reporter')] }));
  await claim('first');
  expect(await claim('second')).toEqual([]);
  expect(await claim('second', plusSeconds(at, LEASE_SECONDS - 1))).toEqual([]);
  const [taken] = await claim('second', plusSeconds(at, LEASE_SECONDS));
  expect(taken).toMatchObject({ name: 'reporter', attempts: 2 });
});

test.each(['finish', 'postpone'] as const)(
  'whoever comes back (%s) after another took the job has no say in it, but may have overwritten what the other drew: it is owed again',
  async (how) => {
    await fresh.store.commit(opening('r1', { jobs: [job('reporter'), job('wake', { kind: 'wake' })] }));
    const [held, wake] = await claim('first');
    const over = plusSeconds(at, LEASE_SECONDS);
    const [taken, woken] = await claim('second', over);
    if (!held || !taken || !wake || !woken) throw new Error('both had them in turn');
    await comesBack(held, 'first');
    await comesBack(wake, 'first');
    expect(await claim('third', over)).toEqual([]);
    await fresh.store.finish(taken, 'second');
    await fresh.store.finish(woken, 'second');
    expect(names(await claim('third', over))).toEqual(['1/reporter']);

    function comesBack(job: Job, worker: string): Promise<void> {
      return how === 'finish'
        ? fresh.store.finish(job, worker)
        : fresh.store.postpone(job, worker, plusSeconds(at, 9_000), 'too late');
    }
  },
);

test('whoever comes back after another has finished the job has it owed again, as one that was tried before', async () => {
  await fresh.store.commit(opening('r1', { jobs: [job('reporter', { lane: 'slack:C1', priority: 2 })] }));
  const [held] = await claim('first');
  const over = plusSeconds(at, LEASE_SECONDS);
  const [taken] = await claim('second', over);
  if (!held || !taken) throw new Error('both had it in turn');
  await fresh.store.finish(taken, 'second');
  expect(await claim('third', over)).toEqual([]);
  await fresh.store.finish(held, 'first');
  expect(await claim('third', over)).toMatchObject([{ ...held, attempts: 2 }]);
});

test('two workers that look in the same breath share the jobs (D5)', async () => {
  const other = fresh.another();
  await fresh.store.commit(
    opening('r1', { jobs: Array.from({ length: 8 }, (_, index) => job(`tell/${index}`, { lane: `slack:C${index}` })) }),
  );
  const options = { now: at, leaseUntil: plusSeconds(at, LEASE_SECONDS), limit: 5, isFree: () => true };
  const [mine, theirs] = await Promise.all([
    fresh.store.claim({ worker: 'first', ...options }),
    other.claim({ worker: 'second', ...options }),
  ]);
  const all = names([...mine, ...theirs]);
  expect(all).toHaveLength(8);
  expect(new Set(all).size).toBe(8);
});

test('finishing a job that was asked for again meanwhile leaves the newer one to be done, from its first attempt', async () => {
  await fresh.store.commit(opening('r1', { jobs: [job('desk/slack')] }));
  const [held] = await claim('w');
  if (!held) throw new Error('it was due');
  await fresh.store.commit(changing('r2', 1, 1));
  await fresh.store.finish(held, 'w');
  const [again] = await claim('w');
  expect(again).toMatchObject({ name: 'desk/slack', generation: 2, attempts: 1 });
  if (!again) throw new Error('it is owed again');
  await fresh.store.finish(again, 'w');
  expect(await claim('w')).toEqual([]);
});

test('postponing counts the attempt and says why; releasing does not count it', async () => {
  await fresh.store.commit(opening('r1', { jobs: [job('reporter')] }));
  const later = plusSeconds(at, 5);
  const [first] = await claim('w');
  if (first) await fresh.store.postpone(first, 'w', later, 'Outage: busy');
  expect(await claim('w')).toEqual([]);
  const [second] = await claim('w', later);
  expect(second).toMatchObject({ attempts: 2, lastError: 'Outage: busy', dueAt: later });
  if (second) await fresh.store.release(second, 'w', later);
  expect((await claim('w', later))[0]).toMatchObject({ attempts: 2 });
});

test('the backlog counts what is due and what is late by more than a minute', async () => {
  const early = plusSeconds(at, -61);
  const jobs = [job('a', { dueAt: early }), job('b'), job('c', { dueAt: plusSeconds(at, 1) })];
  await fresh.store.commit(opening('r1', { jobs }));
  expect(await fresh.store.backlog(at)).toEqual({ due: 2, late: 1, oldestDueAt: early });
});

test('a clock that was set back ends leases that would last, and forgets no earlier attempt', async () => {
  await fresh.store.commit(opening('r1', { jobs: [job('desk/slack', { lane: 'slack:C1' })] }));
  await claim('w', plusSeconds(at, 600));
  const setBack = plusSeconds(at, 540);
  expect(await fresh.store.mendFuture(setBack)).toBe(1);
  const [again] = await claim('w2', setBack);
  expect(again).toMatchObject({ name: 'desk/slack', attempts: 2, createdAt: at });
});
