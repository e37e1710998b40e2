// npm run bench [-- --only=intake,disk --rounds=5]: the desk against Bolt alone on this machine, side by side. Never part of the tests.
import { cpus, totalmem } from 'node:os';
import { disk, stall } from './disk.mjs';
import { table } from './figures.mjs';
import { intake, latency } from './intake.mjs';
import { size } from './size.mjs';

const asked = Object.fromEntries(
  process.argv.slice(2).map((word) => /^--(\w+)=(.*)$/.exec(word)?.slice(1) ?? [word, '']),
);
const rounds = Number(asked.rounds ?? 5);
const measurements = {
  intake: () => intake({ rounds, reports: Number(asked.reports ?? 1_500) }),
  latency: () => latency({ rounds }),
  disk: () => disk({ rounds }),
  stall: () => stall({ rounds }),
  size: () => size({ rounds, counts: asked.counts?.split(',').map(Number) }),
  teams: () =>
    intake({ rounds, reports: Number(asked.reports ?? 1_500), kinds: ['bare-teams', 'desk-teams'], name: 'Teams' }),
};
const only = asked.only?.split(',') ?? Object.keys(measurements);
const unknown = only.filter((name) => !(name in measurements));
if (unknown.length > 0) {
  process.stderr.write(`no such measurement: ${unknown.join()}; there are ${Object.keys(measurements).join()}\n`);
  process.exit(2);
}
const [cpu] = cpus();
process.stdout.write(
  `${cpus().length} x ${cpu?.model}, ${Math.round(totalmem() / 2 ** 30)} GB, node ${process.version}, ${rounds} rounds\n`,
);
for (const name of only) await measurements[name]();
process.stdout.write(`\n${table()}\n`);
process.exit(0);
