// The order of urgency: pages before notices, notices before updates, and always a hand free for a page.
import { createLog } from '../../src/log.js';
import { readMigrations } from '../../src/store/migrate.js';
import { openSqlite } from '../../src/store/sqlite.js';
import type { Job } from '../../src/store/store.js';
import { type JobSpec, priorities } from '../../src/ticket/plan.js';
import { createWorker } from '../../src/worker.js';
import { simulatedClock } from '../world/clock.js';

const at = '2026-11-16T05:00:00.000Z';

function job(name: string, lane: string, priority: number): JobSpec {
  return { kind: 'home', name, lane, priority, dueAt: at };
}

async function queue(...jobs: JobSpec[]) {
  const clock = simulatedClock(at);
  const { store } = openSqlite(':memory:', readMigrations('migrations'));
  const owe = (request: string, owed: JobSpec[]) =>
    store.commit({ request, at, ticket: 'none', version: 0, events: [], texts: [], jobs: owed });
  await owe('first', jobs);
  const begun: string[] = [];
  const waiting: (() => void)[] = [];
  const carryOut = (taken: Job) =>
    new Promise<boolean>((done) => {
      begun.push(taken.name);
      waiting.push(() => done(true));
    });
  const worker = createWorker({ name: 'w', store, clock, log: createLog('silent'), carryOut });
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return { clock, store, owe, begun, waiting, worker, settle };
}

test('while updates fill every other hand and answer slowly, a page is taken up with the next look, 25 ms later at most (L1, L16)', async () => {
  const storm = Array.from({ length: 100 }, (_, index) => job(`update/${index}`, `slack:C${index}`, priorities.redraw));
  const { clock, owe, begun, waiting, worker, settle, store } = await queue(...storm);
  const running = worker.run();
  await settle();
  expect(begun).toHaveLength(56);
  await owe('page', [job('page/0/slack', 'slack:U0TANAKA', priorities.page), job('wake', '', priorities.page)]);
  worker.poke();
  // Two looks at the queue are so far apart.
  await clock.advance(0.025);
  await settle();
  expect(begun.slice(56).sort()).toEqual(['page/0/slack', 'wake']);
  worker.stop();
  while (waiting.length > 0) {
    waiting.shift()?.();
    await settle();
  }
  await running;
  await store.close();
});

test('in one conversation a page overtakes whatever waits there, and notices go before updates', async () => {
  const { begun, waiting, worker, settle, store } = await queue(
    job('redraw', 'slack:U0TANAKA', priorities.redraw),
    job('notice', 'slack:U0TANAKA', priorities.notice),
    job('page', 'slack:U0TANAKA', priorities.page),
  );
  const turn = worker.turn();
  for (let done = 0; done < 3; done += 1) {
    await settle();
    waiting.shift()?.();
  }
  await turn;
  expect(begun).toEqual(['page', 'notice', 'redraw']);
  await store.close();
});
