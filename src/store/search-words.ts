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
  return terms(searched(body)).join(' ');
}

function searched(body: string): string {
  const said = JSON.parse(body) as Said;
  const files = said.files?.map(({ name }) => name) ?? [];
  const all = [allWords(said), said.onBehalfOf, ...files].filter(Boolean).join('\n');
  return folded(all.slice(0, MAX_INDEXED));
}

/** Pairs of neighbours, and each run's last character alone: so that every single character begins a term. */
function terms(text: string): string[] {
  return runsIn(text).flatMap((found) => {
    if (!unspaced.test(found)) return [found];
    const signs = [...found];
    return signs.map((sign, index) => sign + (signs[index + 1] ?? ''));
  });
}

function runsIn(text: string): string[] {
  return [...text.matchAll(run)].map(([found]) => found);
}

/** What the index is asked, and what it does not know: which of its pairs follow each other. */
export interface Asked {
  /** An FTS5 expression for texts that have every term. */
  match: string;
  /** These runs must stand in the text. */
  runs: string[];
}

/** Texts that hold every one of these words; undefined when they hold nothing to look for. */
export function matching(words: string[]): Asked | undefined {
  const runs = [...new Set(words.flatMap((word) => runsIn(folded(word))))];
  if (runs.length === 0) return undefined;
  const match = [...new Set(runs.flatMap(termsOf))].join(' AND ');
  return { match, runs: runs.filter((one) => unspaced.test(one) && [...one].length > 2) };
}

/** Of a run that may stand inside a longer one: its pairs, or whatever begins with its only character. */
function termsOf(found: string): string[] {
  if (!unspaced.test(found)) return [`"${found}"`];
  const pairs = terms(found);
  return pairs.length === 1 ? [`"${found}" *`] : pairs.slice(0, -1).map((pair) => `"${pair}"`);
}

/** @param body the JSON of a Said, as it is stored */
export function holds(body: string, runs: string[]): boolean {
  if (runs.length === 0) return true;
  const text = searched(body);
  return runs.every((one) => text.includes(one));
}
