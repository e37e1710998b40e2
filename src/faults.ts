// Mistakes in settings and scripts, printed for somebody who is no programmer: all at once, each with its place and its remedy.
import type { Fault } from './script/load.js';
import type { BothLanguages } from './script/schema.js';

export type AnyFault = Fault | { file: string; path: string; says: BothLanguages };

/** The settings are in order one by one, but nobody could be reached with them: the desk does not open. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
  constructor(readonly faults: AnyFault[]) {
    super(faultLines(faults).join('\n'));
  }
}

/** One line a fault: place, then sentence. In both languages where the organisation's own is not known yet. */
export function faultLines(faults: AnyFault[], language?: 'ja' | 'en'): string[] {
  return faults.map((fault) => {
    const line = 'line' in fault && fault.line ? `:${fault.line}` : '';
    const place = [`${fault.file}${line}`, fault.path].filter(Boolean).join(' ');
    const sentence =
      'message' in fault ? fault.message : language ? fault.says[language] : `${fault.says.ja} / ${fault.says.en}`;
    return `${place}: ${sentence}`;
  });
}

export function printFaults(faults: AnyFault[], language?: 'ja' | 'en'): void {
  const head = {
    ja: `直すところが${faults.length}か所あります。窓口は開いていません。`,
    en: `${faults.length} to mend. The desk was not opened.`,
  };
  process.stderr.write(`${language ? head[language] : `${head.ja} / ${head.en}`}\n`);
  for (const line of faultLines(faults, language)) process.stderr.write(`- ${line}\n`);
}
