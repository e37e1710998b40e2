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

/** What the letters up to here spell, and how they go on. Most go on with one letter only: a table for each would be most of the memory. */
interface Node {
  ends?: { is: Kind; concept: string; stem: boolean; rest: string[] }[];
  letter: number;
  next?: Node;
  others?: Map<number, Node>;
}

export type PhraseBook = Node;

/**
 * A lexicon maps a concept to its phrases, separated by `|`. Words in Latin letters match whole words, with `*` at the end
 * any ending; `~` inside a phrase allows a short gap (身に~覚え). Line breaks around `|` do not count.
 */
export function phraseBook(lexicons: Record<Kind, Record<string, string>>): PhraseBook {
  const book = newNode();
  for (const is of ['thing', 'act'] as const)
    for (const [concept, phrases] of Object.entries(lexicons[is]))
      for (const written of phrases.split('|')) {
        const phrase = fold(written.trim().replace(/\s+/g, ' '));
        if (phrase) add(book, is, concept, phrase);
      }
  return book;
}

function add(book: PhraseBook, is: Kind, concept: string, phrase: string): void {
  const stem = phrase.endsWith('*');
  const [first = '', ...rest] = (stem ? phrase.slice(0, -1) : phrase).split('~');
  let node = book;
  for (let at = 0; at < first.length; at++) node = grown(node, first.charCodeAt(at));
  node.ends ??= [];
  node.ends.push({ is, concept, stem, rest });
}

const newNode = (): Node => ({ ends: undefined, letter: -1, next: undefined, others: undefined });

function nextOf(node: Node, letter: number): Node | undefined {
  return node.letter === letter ? node.next : node.others?.get(letter);
}

function grown(node: Node, letter: number): Node {
  const known = nextOf(node, letter);
  if (known) return known;
  const made = newNode();
  if (node.next === undefined) {
    node.letter = letter;
    node.next = made;
  } else {
    node.others ??= new Map();
    node.others.set(letter, made);
  }
  return made;
}

const GAP = 16;
/** So many phrases back a longer one may begin that covers the present one. */
const NEAR = 12;

/** Every occurrence of every phrase, in order of its beginning; things before acts. */
export function findPhrases(book: PhraseBook, text: string): Found[] {
  const found: Record<Kind, Found[]> = { thing: [], act: [] };
  for (let start = 0; start < text.length; start++) {
    if (insideWord(text, start)) continue;
    let node = nextOf(book, text.charCodeAt(start));
    for (let at = start + 1; node; at++) {
      for (const { is, concept, stem, rest } of node.ends ?? []) {
        const end = endOf(text, at, rest, stem);
        if (end >= 0) found[is].push({ is, concept, start, end });
      }
      node = at < text.length ? nextOf(node, text.charCodeAt(at)) : undefined;
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
