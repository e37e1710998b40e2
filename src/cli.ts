#!/usr/bin/env node
// The command line: desk check | match | digest | drill | export | show | verify. Every sub-command says what it does in `desk help`.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from './cli/check.js';
import { corrections } from './cli/corrections.js';
import { digest } from './cli/digest.js';
import { drill } from './cli/drill.js';
import { exportRegister } from './cli/export.js';
import { match } from './cli/match.js';
import { show } from './cli/show.js';
import { verify } from './cli/verify.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Returns the exit code: 0 all well, 1 something to mend, 2 not understood. */
type SubCommand = (root: string, args: string[]) => Promise<number>;

const commands: Record<string, { run: SubCommand; help: string }> = {
  check: { run: check, help: 'check [--live]           settings and scripts; with --live also the platforms' },
  match: { run: match, help: 'match [--jsonl] [--why] [text]   what kind of report a text is' },
  corrections: { run: corrections, help: 'corrections [--export | --remove <ticket>]   what people taught the desk' },
  digest: { run: digest, help: 'digest [--week 2026-W47] [--json] [--post]   the figures of a week, month or quarter' },
  drill: { run: drill, help: 'drill [page]           a test page to each commander; alone, how the last ones went' },
  export: { run: exportRegister, help: 'export --all [--from] [--to] [--json]   the register, for the ISMS record' },
  show: { run: show, help: 'show <ticket>            a ticket with its history, such as DESK-7' },
  verify: { run: verify, help: 'verify                   walks the hash chain and names the first broken link' },
};

async function main([name = 'help', ...args]: string[]): Promise<number> {
  const command = commands[name];
  if (command) return command.run(root, args);
  const lines = ['desk <sub-command>', ...Object.values(commands).map((one) => `  ${one.help}`)];
  const asked = name === 'help' || name === '--help';
  (asked ? process.stdout : process.stderr).write(
    `${asked ? '' : `There is no sub-command "${name}". / そのコマンドはありません。\n`}${lines.join('\n')}\n`,
  );
  return asked ? 0 : 2;
}

// A reader such as `head` that has seen enough is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
