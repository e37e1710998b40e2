import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { systemClock } from '../src/clock.js';
import { releaseLeasesOfTheDead, workerName } from '../src/leases.js';
import { freshStore, opening } from './store/fresh.js';

test('what a killed process had in hand is taken up at once; a living worker, and one elsewhere, keep theirs', async () => {
  const world = freshStore();
  for (const request of ['r1', 'r2', 'r3', 'r4', 'r5', 'r6']) await world.store.commit(opening(request));
  const now = systemClock.now();
  const ended = spawnSync(process.execPath, ['-e', '']).pid;
  const dead = `${hostname()}/${ended}/1`;
  const alive = `${hostname()}/${process.ppid}/2`;
  const elsewhere = `another-host/${ended}/3`;
  const earlierRun = `${hostname()}/${process.pid}/4`;
  const self = workerName(systemClock);
  const held = new Map<string, number>();
  for (const worker of [dead, alive, elsewhere, earlierRun, self]) {
    const jobs = await world.store.claim({
      worker,
      now,
      leaseUntil: '2099-01-01T00:00:00.000Z',
      limit: 2,
      isFree: () => true,
    });
    held.set(worker, jobs.length);
  }
  expect([...held.values()]).toEqual([2, 2, 2, 2, 2]);

  expect((await releaseLeasesOfTheDead(world.store, self)).sort()).toEqual([dead, earlierRun].sort());
  expect((await world.store.leaseHolders()).sort()).toEqual([alive, elsewhere, self].sort());
  const again = await world.store.claim({
    worker: self,
    now,
    leaseUntil: '2099-01-01T00:00:00.000Z',
    limit: 100,
    isFree: () => true,
  });
  // They are not first attempts: each is looked for before it is posted.
  expect(again.filter((job) => job.attempts === 2).length).toBeGreaterThan(0);
  await world.close();
});
