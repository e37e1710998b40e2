// desk match: asks the recogniser. With --jsonl it reads {"text":"…"} lines from stdin and answers a line each.
import { createInterface } from 'node:readline/promises';
import { readConfig } from '../config.js';
import { recogniserOf } from '../recogniser.js';
import { loadScripts } from '../script/load.js';

export async function match(root: string, args: string[]): Promise<number> {
  // Broken settings do not matter here: the scripts decide.
  const recogniser = recogniserOf(loadScripts(readConfig(root).scriptFolders).scripts);
  const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
  if (!args.includes('--jsonl')) {
    const text = args.filter((arg) => !arg.startsWith('--')).join(' ');
    print(recogniser.match(text));
    if (args.includes('--why')) for (const reason of recogniser.why(text)) print(reason);
    return 0;
  }
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    print(recogniser.match(textOf(line)));
  }
  return 0;
}

/** A line that is no JSON, or has no text, is an empty report: the answer must stay one line a line. */
function textOf(line: string): string {
  try {
    const { text } = JSON.parse(line) as { text?: unknown };
    return typeof text === 'string' ? text : '';
  } catch {
    return '';
  }
}
