// What is asked of the register in words: "closed SEV2 請求書". Pure.
import { type Severity, severities } from '../script/schema.js';

export interface RegisterQuery {
  state: 'open' | 'closed' | 'all';
  /** The script's id. */
  kind?: string;
  severity?: Severity;
  /** Held by whoever asks. */
  mine: boolean;
  /** Looked for in what was written; all of them in one text. */
  words: string[];
  /** Only tickets with a lower number: how a long list goes on. */
  below?: number;
}

const states: Record<string, RegisterQuery['state']> = {
  open: 'open',
  対応中: 'open',
  未完了: 'open',
  closed: 'closed',
  完了: 'closed',
  all: 'all',
  全部: 'all',
  すべて: 'all',
};
const mine = ['mine', '自分'];
/** What a button can carry of it in the narrowest platform, once it is written as an address. */
const MAX_ENCODED = 180;

/** @param kindNamed the id of the script that this word names, by its id or its title */
export function readQuery(text: string, kindNamed: (word: string) => string | undefined): RegisterQuery {
  const query: RegisterQuery = { state: 'open', mine: false, words: [] };
  let state: RegisterQuery['state'] | undefined;
  for (const word of shortened(text).split(/\s+/).filter(Boolean)) {
    const plain = word.normalize('NFKC').toLowerCase();
    const severity = severities.find((one) => one.toLowerCase() === plain);
    const kind = kindNamed(word);
    if (states[plain]) state = states[plain];
    else if (mine.includes(plain)) query.mine = true;
    else if (severity) query.severity = severity;
    else if (kind) query.kind = kind;
    else query.words.push(word);
  }
  // Whoever looks for words, or for what they have done, rarely means the open ones only.
  return { ...query, state: state ?? (query.words.length > 0 ? 'all' : 'open') };
}

/** The beginning of what was asked that a button can carry. */
export function shortened(text: string): string {
  const signs = [...text.trim().replace(/\p{Surrogate}/gu, '')];
  while (encodeURIComponent(signs.join('')).length > MAX_ENCODED) signs.pop();
  return signs.join('');
}

/** "@17 closed SEV2": the place where a list goes on, and what was asked. */
export function readPlace(of: string): { below?: number; text: string } {
  const [, below, text = ''] = /^@(\d{1,9}) ?(.*)$/su.exec(of) ?? [undefined, undefined, of];
  return { ...(below && { below: Number(below) }), text };
}

export function placeText(below: number, text: string): string {
  return `@${below} ${shortened(text)}`;
}
