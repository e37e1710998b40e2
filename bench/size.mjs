// The desk with many closed tickets in its database, against one with few; the databases are made by seed.mjs.
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { line, median, spread } from './figures.mjs';
import { command, createReporters, openLoop } from './load.mjs';
import { startPlatforms } from './platforms.mjs';
import { seed } from './seed.mjs';
import { newFolder, start } from './system.mjs';

/** Made once; a million tickets take minutes. BENCH_DATA names another folder for them. */
const kept = process.env.BENCH_DATA ?? join(tmpdir(), 'madoguchi-bench-data');

async function database(count) {
  mkdirSync(kept, { recursive: true });
  const file = join(kept, `${count}.db`);
  if (!existsSync(file)) await seed(file, count);
  return file;
}

export async function size({ rounds, counts = [10_000, 100_000, 1_000_000], reports = 10 }) {
  const platforms = await startPlatforms();
  const reporters = createReporters(platforms);
  const bare = await start('bare', platforms);
  await accepted(reporters, bare);
  const starts = { bare: [performance.now() - bare.began], desk: [] };
  const systems = [];
  for (const count of counts) {
    const file = join(newFolder(), 'desk.db');
    copyFileSync(await database(count), file);
    const system = await start('desk', platforms, { database: file, settle: false });
    await accepted(reporters, system);
    if (count === counts.at(-1)) starts.desk.push(performance.now() - system.began);
    systems.push({ count, system, intake: [], board: [] });
    line(
      `bytes a ticket in a database of ${count}`,
      (statSync(file).size / count).toFixed(0),
      '<= 1,536 over its text',
    );
  }
  for (let round = 0; round <= rounds; round += 1)
    for (const { system, intake, board } of systems) {
      const { answered } = await openLoop(reporters, system, { rate: 20, seconds: reports / 4 });
      const lists = [];
      for (let asked = 0; asked < reports; asked += 1) lists.push(await command(system, 'U0TANAKA', 'list'));
      if (round === 0) continue;
      intake.push(median(answered));
      board.push(median(lists));
    }
  const [few, many] = [systems[0], systems.at(-1)];
  const over = (what) => spread(many[what].map((one, round) => one / few[what][round]));
  const names = `${many.count} against ${few.count} tickets`;
  line(`${names}: answer to a report p50`, over('intake'), '<= 1.2');
  line(`${names}: list of open tickets p50`, over('board'), '<= 1.5');
  line(
    `start to the first report with ${many.count} tickets, over bare`,
    (starts.desk[0] / starts.bare[0]).toFixed(2),
    '<= 1.5',
  );
  line(`memory with ${many.count} tickets over bare`, (many.system.memoryMb() / bare.memoryMb()).toFixed(2), '<= 1.2');
  for (const { system } of systems) await system.stop();
  await bare.stop();
  platforms.close();
}

/** Resolves with the first report that is answered. */
async function accepted(reporters, system) {
  for (;;) {
    try {
      return await reporters.report(system);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
