// How many reports the desk takes in, at what cost, and how long a reporter waits: against Bolt alone, rounds interleaved.
import { at, line, median, sleep, spread } from './figures.mjs';
import { closedLoop, createReporters, openLoop } from './load.mjs';
import { startPlatforms } from './platforms.mjs';
import { start } from './system.mjs';

const SLOTS = 16;
/** The questions of the hearing come five seconds after the first aid: their cost counts too. */
const AFTERWARDS_MS = 8_000;

export async function intake({ rounds, reports = 1_500, kinds = ['bare', 'one-commit', 'desk'], name = 'Slack' }) {
  const platforms = await startPlatforms();
  const reporters = createReporters(platforms);
  const systems = [];
  for (const kind of kinds) systems.push(await start(kind, platforms));
  const found = systems.map(() => ({ rate: [], cpu: [], calls: [], answered: [] }));
  // Round 0 warms everything up.
  for (let round = 0; round <= rounds; round += 1)
    for (const [index, system] of systems.entries()) {
      const [cpu, calls] = [system.cpuMs(), platforms.calls];
      const run = await closedLoop(reporters, system, { reports: round === 0 ? reports / 3 : reports, slots: SLOTS });
      await sleep(system.what.startsWith('desk') ? AFTERWARDS_MS : 500);
      if (round === 0) continue;
      found[index].rate.push(run.rate);
      found[index].cpu.push((system.cpuMs() - cpu) / reports);
      found[index].calls.push((platforms.calls - calls) / reports);
      found[index].answered.push(at(run.answered, 0.99));
    }
  for (const [index, system] of systems.entries()) {
    const { rate, cpu, calls, answered } = found[index];
    line(
      `${system.what}: reports a second; CPU ms a report; calls a report; answer p99 ms; memory MB`,
      [spread(rate, 0), spread(cpu), spread(calls), spread(answered, 0), system.memoryMb().toFixed(0)].join('; '),
    );
  }
  const [bare, desk] = [found[0], found.at(-1)];
  const over = (what) => spread(desk[what].map((one, round) => one / bare[what][round]));
  line(
    `${name}: reports a second over bare, closed loop ${SLOTS}`,
    over('rate'),
    name === 'Slack' ? '>= 1.0 (must 0.6)' : '>= 0.8',
  );
  line(`${name}: CPU a report over bare`, over('cpu'), '<= 1.0 (must 1.5)');
  line(
    `${name}: memory over bare, after the same load`,
    (systems.at(-1).memoryMb() / systems[0].memoryMb()).toFixed(2),
    '<= 1.2',
  );
  for (const system of systems) await system.stop();
  platforms.close();
}

/** Event to reply at 50 a second. */
export async function latency({ rounds, kinds = ['bare', 'desk'], rate = 50, seconds = 10 }) {
  const platforms = await startPlatforms();
  const reporters = createReporters(platforms);
  const systems = [];
  for (const kind of kinds) systems.push(await start(kind, platforms));
  const found = systems.map(() => ({ p50: [], p99: [] }));
  for (let round = 0; round <= rounds; round += 1)
    for (const [index, system] of systems.entries()) {
      const { replied } = await openLoop(reporters, system, { rate, seconds: round === 0 ? 4 : seconds });
      if (round === 0) continue;
      found[index].p50.push(median(replied));
      found[index].p99.push(at(replied, 0.99));
    }
  for (const [index, system] of systems.entries())
    line(
      `${system.what}: event to reply at ${rate} a second, ms: p50; p99`,
      `${spread(found[index].p50, 1)}; ${spread(found[index].p99, 1)}`,
    );
  const more = (what) =>
    spread(
      found[1][what].map((one, round) => one - found[0][what][round]),
      1,
    );
  line(`event to reply over bare, ms: p50`, more('p50'), '<= + 1');
  line(`event to reply over bare, ms: p99`, more('p99'), '<= + 10');
  for (const system of systems) await system.stop();
  platforms.close();
}
