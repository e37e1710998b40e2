// What a new ticket owes is begun the moment it is written, by the worker that it was written for, and by nobody else.
import { beginAtOnce } from '../src/begin-at-once.js';
import { createHands } from '../src/hands.js';
import { createLog } from '../src/log.js';
import { createPace } from '../src/pace.js';
import type { Job } from '../src/store/store.js';
import { priorities } from '../src/ticket/job.js';
import { createWorker } from '../src/worker.js';
import { at, freshStore, job, opening } from './store/fresh.js';
import { simulatedClock } from './world/clock.js';

const later = '2099-01-01T00:00:00.000Z';
const anybody = { now: later, leaseUntil: later, limit: 100, isFree: () => true };

function handsAt(time: string) {
  const clock = simulatedClock(time);
  const hands = createHands(
    clock,
    createPace(clock, () => undefined),
    () => undefined,
  );
  return { clock, hands };
}

test('a report is begun without anybody looking for it; what is due later, or goes to a busy conversation, is looked for', async () => {
  const fresh = freshStore();
  const begun: string[] = [];
  let looks = 0;
  const watched = {
    ...fresh.store,
    claim: (options: Parameters<typeof fresh.store.claim>[0]) => {
      looks += 1;
      return fresh.store.claim(options);
    },
  };
  const carryOut = async (taken: Job) => {
    begun.push(`${looks > 1 ? 'looked for' : 'at once'} ${taken.name}`);
    return true;
  };
  const clock = simulatedClock(at);
  const worker = createWorker({ name: 'w', store: watched, clock, log: createLog('silent'), carryOut });
  const store = beginAtOnce(watched, worker.reserve);
  const running = worker.run();
  const settle = async () => {
    for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  await settle();
  const jobs = [
    job('reporter', { lane: 'slack:D1' }),
    job('thread', { lane: 'slack:D1' }),
    job('hearing/0', { lane: 'slack:D1', dueAt: later }),
  ];
  await store.commit(opening('r1', { jobs }));
  worker.owed(1, jobs);
  await settle();
  // A crowd must not make it look for every report.
  expect(begun).toEqual(['at once reporter']);
  await clock.advance(0.025);
  await settle();
  expect(begun).toEqual(['at once reporter', 'looked for thread']);
  expect(looks).toBe(2);
  expect(fresh.raw.prepare('select name from jobs').pluck().all()).toEqual(['hearing/0']);
  worker.stop();
  await running;
  await fresh.close();
});

test('it is written with a lease, so that no other worker takes it while it is begun', async () => {
  const fresh = freshStore();
  const { hands } = handsAt(at);
  const store = beginAtOnce(fresh.store, (jobs) => hands.reserve(jobs, 'mine'));
  await store.commit(opening('r1'));
  const now = at;
  expect(await fresh.store.claim({ ...anybody, worker: 'other', now })).toEqual([]);
  expect(hands.written(now).map(({ ticket, name, attempts }) => [ticket, name, attempts])).toEqual([
    [1, 'reporter', 1],
    [1, 'desk/slack', 1],
  ]);
  expect((await fresh.store.claim({ ...anybody, worker: 'other' })).map(({ attempts }) => attempts)).toEqual([2, 2]);
  await fresh.close();
});

test('a batch that is not written leaves hands and conversations free', async () => {
  const fresh = freshStore();
  const { hands } = handsAt(at);
  const store = beginAtOnce(fresh.store, (jobs) => hands.reserve(jobs, 'mine'));
  const before = hands.free();
  const jobs = [job('reporter', { lane: 'slack:D1' })];
  await store.commit(opening('r1', { jobs }));
  hands.written(at);
  hands.letGo('slack:D1');
  expect(await store.commit(opening('r1', { jobs }))).toEqual({ is: 'handled' });
  fresh.raw.exec(`create trigger full before insert on tickets begin select raise(abort, 'disk full'); end`);
  await expect(store.commit(opening('r2', { jobs }))).rejects.toThrow('disk full');
  expect(hands.free()).toEqual(before);
  expect(hands.isFree('slack:D1', priorities.firstAid)).toBe(true);
  await fresh.close();
});

test.each([
  ['its lease has run out', '2026-11-16T05:00:20.000Z'],
  ['the clock was set back, which may have ended it', '2026-11-16T04:59:59.000Z'],
])('what was reserved is left to be looked for when %s', async (_, now) => {
  const { hands } = handsAt('2026-11-16T05:00:00.000Z');
  const due = [job('reporter', { lane: 'slack:D1', dueAt: '2026-11-16T05:00:00.000Z' })];
  hands.reserve(due, 'mine').written(1, '2026-11-16T05:00:00.000Z');
  expect(hands.isFree('slack:D1', priorities.firstAid)).toBe(false);
  expect(hands.written(now)).toEqual([]);
  expect(hands.isFree('slack:D1', priorities.firstAid)).toBe(true);
});

test('one job a conversation is reserved, the most urgent, and none where one is in hand', () => {
  const { hands } = handsAt(at);
  const jobs = [
    job('thread', { lane: 'slack:D1', priority: priorities.desk }),
    job('reporter', { lane: 'slack:D1', priority: priorities.firstAid }),
    job('desk/slack', { lane: 'slack:C1', priority: priorities.desk }),
    job('home/slack/U0', { lane: '', priority: priorities.home }),
  ];
  hands.hold('slack:C1');
  expect(hands.reserve(jobs, 'mine').names).toEqual(['reporter', 'home/slack/U0']);
});

test('however many reports come, hands are left for pages', () => {
  const { hands } = handsAt(at);
  for (let report = 0; report < 100; report += 1)
    hands.reserve([job('reporter', { lane: `slack:D${report}` })], 'mine');
  expect(hands.free()).toEqual({ count: 8, scarce: true });
  const page = job('page/0/slack', { lane: 'slack:U0TANAKA', priority: priorities.page });
  expect(hands.reserve([page], 'mine').names).toEqual(['page/0/slack']);
});
