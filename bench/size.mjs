// The desk with many closed tickets in its database, against one with few; the databases are made by seed.mjs.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { line, median, sleep, spread } from './figures.mjs';
import { closedLoop, command, createReporters, openLoop } from './load.mjs';
import { startPlatforms } from './platforms.mjs';
import { seed } from './seed.mjs';
import { newFolder, start } from './system.mjs';

/** Made once; a million tickets take minutes. BENCH_DATA names another folder for them; empty it when the tables change. */
const kept = process.env.BENCH_DATA ?? join(tmpdir(), 'madoguchi-bench-data');
const digestOf = fileURLToPath(new URL('./digest.mjs', import.meta.url));
const STARTS = 5;
/** Employees who report one after another before memory is compared, and the questions that follow five seconds later. */
const LOAD = { reports: 1_500, slots: 16 };
const AFTERWARDS_MS = 8_000;
/** Frequent and rare words, in both languages, some of one sign. */
const searches = [
  '名簿',
  '怪しい添付ファイル',
  'strange mail',
  '電車 置き忘れ',
  '部長のPC',
  'nothing missing',
  '鍵',
  '17',
];

async function database(count) {
  mkdirSync(kept, { recursive: true });
  const file = join(kept, `${count}.db`);
  const facts = join(kept, `${count}.json`);
  if (!existsSync(facts)) {
    rmSync(file, { force: true });
    writeFileSync(facts, JSON.stringify({ raw: await seed(file, count) }));
  }
  return { file, ...JSON.parse(readFileSync(facts, 'utf8')) };
}

export async function size({ rounds, counts = [10_000, 1_000_000], reports = 10 }) {
  const platforms = await startPlatforms();
  const reporters = createReporters(platforms);
  const systems = [];
  for (const count of counts) {
    const { file: made, raw } = await database(count);
    bytes(count, inUse(made), raw);
    const file = join(newFolder(), 'desk.db');
    copyFileSync(made, file);
    digest(count, file, rounds);
    systems.push({ count, file, answered: [], board: [], search: [] });
  }
  const [few, many] = [systems[0], systems.at(-1)];
  await startsOf(many, { platforms, reporters });
  for (const one of systems) one.system = await opened('desk', one.file, { platforms, reporters });
  for (let round = 0; round <= rounds; round += 1)
    for (const one of systems) {
      const { answered } = await openLoop(reporters, one.system, { rate: 20, seconds: reports / 4 });
      const board = await timed(reports, () => command(one.system, 'U0TANAKA', 'list'));
      const search = await timed(reports * 2, (n) =>
        command(one.system, 'U0TANAKA', `list ${searches[n % searches.length]}`),
      );
      if (round === 0) continue;
      one.answered.push(median(answered));
      one.board.push(median(board));
      one.search.push(median(search));
    }
  const over = (what) => spread(many[what].map((one, round) => one / few[what][round]));
  const names = `${many.count} against ${few.count} tickets`;
  line(`${names}: answer to a report p50`, over('answered'), '<= 1.2');
  line(`${names}: list of open tickets p50`, over('board'), '<= 1.5');
  line(`search of ${many.count} tickets p50, ms`, spread(many.search, 1), '<= 5');
  for (const { system } of systems) await system.stop();
  await memoryOf(many, { platforms, reporters });
  platforms.close();
}

/** Without pages that are free to be written again. */
function inUse(file) {
  const Database = createRequire(import.meta.url)('better-sqlite3');
  const db = new Database(file, { readonly: true });
  const of = (name) => db.pragma(name, { simple: true });
  const bytes = (of('page_count') - of('freelist_count')) * of('page_size');
  db.close();
  return bytes;
}

function bytes(count, all, raw) {
  const each = (sum) => (sum / count).toFixed(0);
  line(`${count} tickets: bytes each over their text of ${each(raw)}`, each(all - raw), '<= 1,536');
}

/** Of a process of its own, so that nothing else stands in the way of the event loop. */
function digest(count, file, rounds) {
  const { stdout } = spawnSync(process.execPath, [digestOf, file, String(rounds)], { encoding: 'utf8' });
  const { last, running } = JSON.parse(stdout);
  const ms = ({ ms, stopMs }) => `${ms.toFixed(1)} (stop ${stopMs.toFixed(1)})`;
  line(`${count} tickets: digest of last week, ms: first; again`, `${ms(last.first)}; ${ms(last.again)}`, '<= 50 (25)');
  line(`${count} tickets: digest of this week, ms: first; again`, `${ms(running.first)}; ${ms(running.again)}`, '');
}

/** From the start of the process to the answer of its first report. */
async function startsOf({ count, file }, { platforms, reporters }) {
  const found = { bare: [], desk: [] };
  for (let n = 0; n < STARTS; n += 1)
    for (const what of ['bare', 'desk']) {
      const system = await start(what, platforms, { database: file, settle: false });
      await accepted(reporters, system);
      found[what].push(performance.now() - system.began);
      await system.stop(what === 'bare' ? 'SIGKILL' : 'SIGTERM');
    }
  line(
    `start to the first report with ${count} tickets, over bare`,
    `${spread(found.desk.map((one, n) => one / found.bare[n]))}: ${median(found.desk).toFixed(0)} ms`,
    '<= 1.5',
  );
}

/** After the same load. */
async function memoryOf({ count, file }, { platforms, reporters }) {
  const found = {};
  for (const what of ['bare', 'desk']) {
    const system = await opened(what, file, { platforms, reporters });
    await closedLoop(reporters, system, LOAD);
    await sleep(AFTERWARDS_MS);
    found[what] = system.memoryMb();
    await system.stop();
  }
  const { bare, desk } = found;
  line(
    `memory with ${count} tickets over bare, after ${LOAD.reports} reports`,
    `${(desk / bare).toFixed(2)}: ${desk.toFixed(0)} against ${bare.toFixed(0)} MB`,
    '<= 1.2',
  );
}

async function timed(times, ask) {
  const found = [];
  for (let n = 0; n < times; n += 1) found.push(await ask(n));
  return found;
}

/** Once it takes reports; whether it is well in every respect does not matter here. */
async function opened(what, file, { platforms, reporters }) {
  const system = await start(what, platforms, { database: file, settle: false });
  await accepted(reporters, system);
  return system;
}

/** Resolves with the first report that is answered. */
async function accepted(reporters, system) {
  for (;;) {
    try {
      return await reporters.report(system);
    } catch {
      await sleep(20);
    }
  }
}
