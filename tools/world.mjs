// npm run world -- --seeds=100000 [--from=N]: simulated worlds, one for each seed, until one breaks a promise (test/simulation*.test.ts).
import { spawnSync } from 'node:child_process';

const given = Object.fromEntries(
  process.argv.slice(2).map((one) => /^--(seeds|from)=(\d+)$/.exec(one)?.slice(1) ?? [one, '']),
);
const { seeds = '1000', from = '1', ...unknown } = given;
if (Object.keys(unknown).length > 0) {
  process.stderr.write('npm run world -- --seeds=100000 [--from=1]\n');
  process.exit(2);
}
const env = { ...process.env, WORLD_SEEDS: seeds, WORLD_FROM: from };
const { status } = spawnSync('npx', ['vitest', 'run', 'test/simulation'], { stdio: 'inherit', env });
process.exit(status ?? 1);
