// How a text becomes terms of the full-text index, and a word becomes a question to it. Pure.
// Japanese sets no spaces: a run of its characters is kept as overlapping pairs, so that a word of any length is found inside it.
import { allWords } from '../ticket/said.js';
import type { Said } from '../ticket/terms.js';

/** Scripts that are written without spaces between words. */
const sign = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}ー々〆]';
const unspaced = new RegExp(`^${sign}`, 'u');
const run = new RegExp(`${sign}+|(?:(?!${sign})[\\p{L}\\p{N}\\p{M}])+`, 'gu');
/** As much of one text is indexed; more than a platform lets through in one message. */
const MAX_INDEXED = 100_000;

/** Full and half width, capitals and small letters are the same. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** @param body the JSON of a Said, as it is stored */
export function searchWords(body: string): string {
  const said = JSON.parse(body) as Said;
  const files = said.files?.map(({ name }) => name) ?? [];
  return terms([allWords(said), said.onBehalfOf, ...files].filter(Boolean).join('\n')).join(' ');
}

/** Pairs of neighbours, and each run's last character alone: so that every single character begins a term. */
function terms(text: string): string[] {
  return [...folded(text.slice(0, MAX_INDEXED)).matchAll(run)].flatMap(([found]) => {
    if (!unspaced.test(found)) return [found];
    const signs = [...found];
    return signs.map((sign, index) => sign + (signs[index + 1] ?? ''));
  });
}

/** An FTS5 expression for texts that hold every one of these words; undefined when they hold nothing to look for. */
export function matching(words: string[]): string | undefined {
  const phrases = words.flatMap((word) => {
    const found = terms(word);
    const last = found.at(-1);
    if (last === undefined) return [];
    // The last character of a longer run stands in the pair before it already; in the text more may follow it.
    const inPair = found.length > 1 && [...last].length === 1 && unspaced.test(last);
    const phrase = `"${(inPair ? found.slice(0, -1) : found).join(' ')}"`;
    return [found.length === 1 && unspaced.test(last) && [...last].length === 1 ? `${phrase} *` : phrase];
  });
  return phrases.length === 0 ? undefined : phrases.join(' AND ');
}
