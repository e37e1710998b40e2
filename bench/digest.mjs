// Puts together digests over a database as it lies there, and says how long it took and how long the event loop stood still meanwhile: of the
// week that ended last, for the first time and again, and of the week that is not over, again. Run by size.mjs as a process of its own; prints JSON.
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = (path) => import(pathToFileURL(join(root, 'dist/src', path)).href);
const [{ openSqlite }, { readMigrations }, { createDigests }, { systemClock }, { periodAt, periodBefore }] =
  await Promise.all([
    built('store/sqlite.js'),
    built('store/migrate.js'),
    built('digests.js'),
    built('clock.js'),
    built('digest/period.js'),
  ]);
const [, , file, times = '5'] = process.argv;
const { store, digests } = openSqlite(file, readMigrations(join(root, 'migrations')));
const timezone = 'Asia/Tokyo';
const organisation = { timezone, language: 'ja', people: [], platforms: [], channels: {} };
const catalogue = { now: () => undefined, version: async () => ({}) };
const parts = { store, digests, catalogue, organisation, clock: systemClock };
const running = periodAt('week', systemClock.now(), timezone);
const last = periodBefore(running, timezone, 1);

const delay = monitorEventLoopDelay({ resolution: 1 });
async function once(made, { name }) {
  await wait(100);
  delay.reset();
  delay.enable();
  // A stop before its first tick would not be seen.
  await wait(5);
  const began = performance.now();
  const figures = await made.figures(name);
  const ms = performance.now() - began;
  await wait(20);
  delay.disable();
  return { ms, stopMs: delay.max / 1e6, tickets: figures.reports.now };
}

async function several(period) {
  const desk = createDigests(parts);
  const runs = [];
  for (let n = 0; n <= Number(times); n += 1) runs.push(await once(desk, period));
  const [first, ...again] = runs;
  const middle = (of) => again.map((one) => one[of]).sort((a, b) => a - b)[Math.floor(again.length / 2)];
  return { first, again: { ms: middle('ms'), stopMs: middle('stopMs') } };
}

// The code is warm from here on.
await several(last);
const found = { last: await several(last), running: await several(running) };
process.stdout.write(`${JSON.stringify(found)}\n`);
await store.close();
