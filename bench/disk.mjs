// A slow disk, and a conversation that Slack holds up: what they cost everybody else.
import { at, line, sleep, spread } from './figures.mjs';
import { closedLoop, createReporters, openLoop } from './load.mjs';
import { startPlatforms } from './platforms.mjs';
import { deskChannel, newFolder, slowSync, start } from './system.mjs';

const SLOTS = 16;

/** Reports a second, and the wait for an answer, when each sync of the disk takes so much longer: one commit a report against the desk. */
export async function disk({ rounds, reports = 200 }) {
  if (!slowSync(newFolder())) return line('slow disk', 'not measured: there is no gcc here', '');
  for (const syncMs of [5, 20]) {
    const platforms = await startPlatforms();
    const reporters = createReporters(platforms);
    const systems = [await start('one-commit', platforms, { syncMs }), await start('desk', platforms, { syncMs })];
    const found = systems.map(() => ({ rate: [], p99: [] }));
    for (let round = 0; round <= rounds; round += 1)
      for (const [index, system] of systems.entries()) {
        const run = await closedLoop(reporters, system, { reports, slots: SLOTS, until: 'answered' });
        // The questions of the hearing come five seconds later: they shall not fall into the next round.
        await sleep(system.what === 'desk' ? 8_000 : 1_000);
        if (round === 0) continue;
        found[index].rate.push(run.rate);
        found[index].p99.push(at(run.answered, 0.99));
      }
    const [one, desk] = found;
    const over = desk.rate.map((rate, round) => rate / one.rate[round]);
    line(`syncs of ${syncMs} ms: reports a second over one commit a report`, spread(over), syncMs === 5 ? '>= 4' : '');
    line(
      `syncs of ${syncMs} ms: answer p99 with ${SLOTS} in flight, ms`,
      spread(desk.p99, 0),
      syncMs === 20 ? '<= 200' : '',
    );
    for (const system of systems) await system.stop();
    platforms.close();
  }
}

/** What a 429 in the desk channel adds to the first aid of everybody else, at 50 reports a second. */
export async function stall({ rounds, rate = 50, seconds = 6 }) {
  const platforms = await startPlatforms();
  const reporters = createReporters(platforms);
  const desk = await start('desk', platforms);
  const added = [];
  for (let round = 0; round <= rounds; round += 1) {
    const free = await openLoop(reporters, desk, { rate, seconds });
    platforms.blocked.add(deskChannel);
    const held = await openLoop(reporters, desk, { rate, seconds });
    platforms.blocked.clear();
    if (round > 0) added.push(at(held.replied, 0.99) - at(free.replied, 0.99));
  }
  line('a 429 with Retry-After 1 in one channel adds to the p99 of others, ms', spread(added, 1), '<= 20');
  await desk.stop();
  platforms.close();
}
