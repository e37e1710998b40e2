#!/usr/bin/env node
// The command line: desk check | match | digest | drill | export | show | verify. Every sub-command says what it does in `desk help`.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Returns the exit code: 0 all well, 1 something to mend, 2 not understood. */
type SubCommand = (root: string, args: string[]) => Promise<number>;

/** Each is read only when it is asked for. */
const commands: Record<string, { load(): Promise<SubCommand>; help: string }> = {
  check: {
    load: async () => (await import('./cli/check.js')).check,
    help: 'check [--live]           settings and scripts; with --live also the platforms',
  },
  match: {
    load: async () => (await import('./cli/match.js')).match,
    help: 'match [--jsonl] [--why] [text]   what kind of report a text is',
  },
  corrections: {
    load: async () => (await import('./cli/corrections.js')).corrections,
    help: 'corrections [--export | --remove <ticket>]   what people taught the desk',
  },
  digest: {
    load: async () => (await import('./cli/digest.js')).digest,
    help: 'digest [--week 2026-W47] [--json] [--post]   the figures of a week, month or quarter',
  },
  drill: {
    load: async () => (await import('./cli/drill.js')).drill,
    help: 'drill [page]           a test page to each commander; alone, how the last ones went',
  },
  export: {
    load: async () => (await import('./cli/export.js')).exportRegister,
    help: 'export <ticket> [--md | --json | --docx]   all of one ticket; export --all [--json]   the register, for the ISMS record',
  },
  show: {
    load: async () => (await import('./cli/show.js')).show,
    help: 'show <ticket>            a ticket with its history, such as DESK-7',
  },
  verify: {
    load: async () => (await import('./cli/verify.js')).verify,
    help: 'verify                   walks the hash chain and names the first broken link',
  },
};

async function main([name = 'help', ...args]: string[]): Promise<number> {
  const command = commands[name];
  if (command) return (await command.load())(root, args);
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
