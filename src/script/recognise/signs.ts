// Signs in words, for whoever asks why the desk chose a kind.

const states: Record<string, string> = {
  '+': '',
  '-': ' (not done)',
  '?': ' (asked for, not done)',
  '"': ' (in a quotation)',
};

const concept = (sign: string): string =>
  `${sign.slice(0, -1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}${states[sign.slice(-1)] ?? ''}`;

/** `c click+` → `click`; `p click+ typeIn-` → `click with type in (not done)`; letters and words stay as they are, in quotes. */
export function readableSign(sign: string): string {
  const [kind, ...rest] = sign.split(' ');
  if (kind === 'c') return concept(rest.join(' '));
  if (kind === 'p') return rest.map(concept).join(' with ');
  if (kind === 's') return `${rest.map(concept).join(' with ')}, in one sentence`;
  if (kind === 'f') return rest.join(' ');
  return `"${rest.join(' ').replace('_', ' ')}"`;
}

/** Short runs of Japanese letters weigh a little each and tell a reader nothing. */
export const isLetterRun = (sign: string): boolean => sign.startsWith('n ');
