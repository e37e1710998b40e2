// npm run crash -- --rounds=100: kill -9 under load, again and again (test/blackbox/crash.test.ts with more rounds). A round brings 24
// reports, whose pages leave at Slack's pace of one a second: ten rounds take five minutes.
import { spawnSync } from 'node:child_process';

const rounds = /^--rounds=(\d+)$/.exec(process.argv[2] ?? '--rounds=100')?.[1];
if (!rounds) {
  process.stderr.write('npm run crash -- --rounds=100\n');
  process.exit(2);
}
const tests = ['vitest', 'run', 'test/blackbox/crash.test.ts', '-t', 'kill -9'];
const { status } = spawnSync('npx', tests, { stdio: 'inherit', env: { ...process.env, CRASH_ROUNDS: rounds } });
process.exit(status ?? 1);
