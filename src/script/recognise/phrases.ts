// Finds the phrases of a lexicon in a folded text, all at once, in time that does not grow with the lexicon.
import { fold } from './normalise.js';

/** An act is done, not done or asked for; a thing is only named. */
export type Kind = 'act' | 'thing';

export interface Found {
  is: Kind;
  concept: string;
  start: number;
  end: number;
}

/** A phrase up to its first `~`, and the parts after it. */
interface Phrase {
  is: Kind;
  concept: string;
  begins: string;
  rest: string[];
  /** Any ending may follow. */
  stem: boolean;
}

/**
 * A tree of letters, laid out in arrays: node 0 is the root, and the children of a node stand side by side, by letter. As objects
 * it would take ten times the memory, and most of the time would be waited for that memory. It grows only as far as phrases differ.
 */
export interface PhraseBook {
  /** The node that each letter leads to from the root; 0: none. Most letters of a text begin no phrase, or one of a few. */
  first: Uint16Array;
  /** The letter by which each node is reached. */
  letters: Uint16Array;
  /** Where the children of each node begin; they end where those of the next node begin. */
  children: Int32Array;
  /** The phrases that end at each node, as far as they are spelled without a gap; at a node without children the one that is left. */
  ends: (Phrase[] | undefined)[];
}

/**
 * A lexicon maps a concept to its phrases, separated by `|`. Words in Latin letters match whole words, with `*` at the end
 * any ending; `~` inside a phrase allows a short gap (身に~覚え). Line breaks around `|` do not count.
 */
export function phraseBook(lexicons: Record<Kind, Record<string, string>>): PhraseBook {
  const phrases = [...phrasesOf('thing', lexicons.thing), ...phrasesOf('act', lexicons.act)];
  phrases.sort((one, two) => (one.begins < two.begins ? -1 : one.begins > two.begins ? 1 : 0));
  const [letters, children, ends]: [number[], number[], PhraseBook['ends']] = [[0], [], []];
  // Each node is a stretch of phrases that begin with the same letters; the list, in columns, grows while it is gone through.
  const [from, to, depth] = [[0], [phrases.length], [0]];
  for (let node = 0; node < from.length; node++) {
    const [begin, end, spelled] = [from[node] as number, to[node] as number, depth[node] as number];
    const letterOf = (place: number) => (phrases[place] as Phrase).begins.charCodeAt(spelled);
    children.push(from.length);
    let at = end - begin === 1 ? end : begin;
    while (at < end && phrases[at]?.begins.length === spelled) at++;
    ends.push(at > begin ? phrases.slice(begin, at) : undefined);
    while (at < end) {
      const letter = letterOf(at);
      letters.push(letter);
      from.push(at);
      while (at < end && letterOf(at) === letter) at++;
      to.push(at);
      depth.push(spelled + 1);
    }
  }
  children.push(from.length);
  const first = new Uint16Array(0x1_0000);
  for (let node = 1; node < (children[1] as number); node++) first[letters[node] as number] = node;
  return { first, letters: Uint16Array.from(letters), children: Int32Array.from(children), ends };
}

const noRest: string[] = [];

/** Thousands at each start: no list is made for the many without a gap. */
function phrasesOf(is: Kind, lexicon: Record<string, string>): Phrase[] {
  const phrases: Phrase[] = [];
  for (const [concept, written] of Object.entries(lexicon))
    for (const one of fold(written.replace(/\s+/g, ' ')).split('|')) {
      const phrase = one.trim();
      const stem = phrase.endsWith('*');
      const end = stem ? phrase.length - 1 : phrase.length;
      const gap = phrase.indexOf('~');
      const begins = phrase.slice(0, gap < 0 ? end : gap);
      const rest = gap < 0 ? noRest : phrase.slice(gap + 1, end).split('~');
      if (begins) phrases.push({ is, concept, begins, rest, stem });
    }
  return phrases;
}

/** The node that this letter leads to from `node`; 0: none. */
function nextNode({ letters, children }: PhraseBook, node: number, letter: number): number {
  const end = children[node + 1] as number;
  let [low, high] = [children[node] as number, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((letters[middle] as number) < letter) low = middle + 1;
    else high = middle;
  }
  return low < end && letters[low] === letter ? low : 0;
}

const GAP = 16;
/** So many phrases back a longer one may begin that covers the present one. */
const NEAR = 12;

/** Every occurrence of every phrase, in order of its beginning; things before acts. */
export function findPhrases(book: PhraseBook, text: string): Found[] {
  const found: Record<Kind, Found[]> = { thing: [], act: [] };
  for (let start = 0; start < text.length; start++) {
    if (insideWord(text, start)) continue;
    let node = book.first[text.charCodeAt(start)] as number;
    for (let at = start + 1; node > 0; at++) {
      for (const { is, concept, begins, rest, stem } of book.ends[node] ?? []) {
        if (start + begins.length > at && !text.startsWith(begins, start)) continue;
        const end = endOf(text, start + begins.length, rest, stem);
        if (end >= 0) found[is].push({ is, concept, start, end });
      }
      node = at < text.length ? nextNode(book, node, text.charCodeAt(at)) : 0;
    }
  }
  return [...longestOnly(found.thing), ...longestOnly(found.act)].sort((one, two) => one.start - two.start);
}

/** A phrase inside a longer one says nothing of its own: 消し忘れ is not 忘れ. */
function longestOnly(found: Found[]): Found[] {
  return found.filter((one, index) => {
    for (let at = index - 1; at >= 0 && at > index - NEAR; at--) if (covers(found[at], one)) return false;
    for (let at = index + 1; at < found.length && found[at]?.start === one.start; at++)
      if (covers(found[at], one)) return false;
    return true;
  });
}

function covers(long: Found | undefined, short: Found): boolean {
  return (
    long !== undefined &&
    long.start <= short.start &&
    long.end >= short.end &&
    long.end - long.start > short.end - short.start
  );
}

function insideWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && isWordLetter(text.charCodeAt(at)) && isWordLetter(text.charCodeAt(at - 1));
}

/** a to z, 0 to 9. */
function isWordLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

function endOf(text: string, at: number, rest: string[], stem: boolean): number {
  let stop = at;
  for (const part of rest) {
    const gap = isWordLetter(part.charCodeAt(0)) ? GAP * 2 : GAP;
    const window = text.slice(stop, stop + gap + part.length);
    const where = window.indexOf(part);
    if (where < 0 || /[。.!?！？\n]/.test(window.slice(0, where))) return -1;
    stop += where + part.length;
  }
  return !stem && insideWord(text, stop) ? -1 : stop;
}
