// Signs in words, for whoever asks why the desk chose a kind.
import type { Sign } from './features.js';

const states: Record<string, string> = {
  '+': '',
  '-': ' (not done)',
  '?': ' (asked for, not done)',
  '"': ' (in a quotation)',
};

const concept = (marked: string): string =>
  `${marked.slice(0, -1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}${states[marked.slice(-1)] ?? ''}`;

/** `click+` → `click`; `click+` and `typeIn-` → `click with type in (not done)`; words stay as they are, in quotes. */
export function readableSign({ kind, of }: Sign): string {
  if (kind === 'f') return of.join(' ');
  if (kind === 'w') return `"${of.join(' ')}"`;
  return `${of.map(concept).join(' with ')}${kind === 's' ? ', in one sentence' : ''}`;
}
