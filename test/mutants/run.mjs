// Puts each known fault into a copy of the source and expects the named tests to fail: `npm run mutants ["words of a name" ...]`.
// Takes some minutes, so it is no part of `npm test`.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mutants } from './list.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const copied = [
  'src',
  'test',
  'scripts',
  'training',
  'migrations',
  'public',
  'manifest',
  'package.json',
  'vitest.config.js',
];

const wanted = process.argv.slice(2);
const chosen = mutants.filter(({ name }) => wanted.length === 0 || wanted.some((words) => name.includes(words)));
const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const name of copied) cpSync(join(root, name), join(copy, name), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

/** Whether all these tests pass; `bail` stops at the first that does not. */
function pass(tests, stdio = 'ignore') {
  const vitest = join(copy, 'node_modules', 'vitest', 'vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--silent', '--bail=1', '--maxWorkers=1', ...tests], {
    cwd: copy,
    stdio,
  });
  return status === 0;
}

const tests = [...new Set(chosen.flatMap((mutant) => mutant.tests))];
if (!pass(tests, ['ignore', 'ignore', 'inherit'])) {
  process.stderr.write('The tests fail without any fault. Mend them first.\n');
  process.exit(1);
}

let survived = 0;
for (const { name, file, from, to, tests } of chosen) {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  const found = source.split(from).length - 1;
  let verdict;
  if (found === 1) {
    writeFileSync(
      path,
      source.replace(from, () => to),
    );
    verdict = pass(tests) ? 'SURVIVED' : 'found';
    writeFileSync(path, source);
  } else verdict = `OUT OF DATE: it stands ${found} times in ${file}`;
  if (verdict !== 'found') survived += 1;
  process.stdout.write(`${verdict.padEnd(9)} ${name}\n`);
}
process.stdout.write(`${chosen.length - survived} of ${chosen.length} faults found\n`);
process.exitCode = survived === 0 ? 0 : 1;
