// Puts together the digest of the week that ended last, over a database as it lies there, and says how long it took and how long the event loop
// stood still meanwhile. Run by size.mjs as a process of its own; prints JSON: { coldMs, warmMs, stopMs, tickets }.
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
const { name } = periodBefore(periodAt('week', systemClock.now(), timezone), timezone, 1);

const delay = monitorEventLoopDelay({ resolution: 1 });
async function once(made) {
  await wait(100);
  delay.reset();
  delay.enable();
  const began = performance.now();
  const figures = await made.figures(name);
  const ms = performance.now() - began;
  await wait(20);
  delay.disable();
  return { ms, stopMs: delay.max / 1e6, tickets: figures.reports.now };
}

const desk = createDigests(parts);
const first = await once(desk);
const next = [];
for (let n = 0; n < Number(times); n += 1) next.push(await once(desk));
const anew = [];
for (let n = 0; n < Number(times); n += 1) anew.push(await once(createDigests(parts)));
const middle = (runs, of) => runs.map((one) => one[of]).sort((a, b) => a - b)[Math.floor(runs.length / 2)];
const found = {
  firstMs: first.ms,
  firstStopMs: first.stopMs,
  warmMs: middle(next, 'ms'),
  anewMs: middle(anew, 'ms'),
  anewStopMs: Math.max(...anew.map(({ stopMs }) => stopMs)),
  tickets: first.tickets,
};
process.stdout.write(`${JSON.stringify(found)}\n`);
await store.close();
