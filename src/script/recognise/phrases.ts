// Finds the phrases of a lexicon in a folded text, all at once, in time that does not grow with the lexicon.
import { fold } from './normalise.js';

export interface Found {
  concept: string;
  start: number;
  end: number;
}

interface Node {
  next: Map<string, Node>;
  ends: { concept: string; stem: boolean; rest: string[] }[];
}

export interface PhraseBook {
  root: Node;
}

const wordLetter = /[a-z0-9]/;

/**
 * A lexicon maps a concept to its phrases, separated by `|`. Words in Latin letters match whole words, with `*` at the end
 * any ending; `~` inside a phrase allows a short gap (身に~覚え). Line breaks around `|` do not count.
 */
export function phraseBook(lexicon: Record<string, string>): PhraseBook {
  const root: Node = { next: new Map(), ends: [] };
  for (const [concept, phrases] of Object.entries(lexicon))
    for (const written of phrases.split('|')) {
      const phrase = fold(written.trim().replace(/\s+/g, ' '));
      if (phrase) add(root, concept, phrase);
    }
  return { root };
}

function add(root: Node, concept: string, phrase: string): void {
  const stem = phrase.endsWith('*');
  const [first = '', ...rest] = (stem ? phrase.slice(0, -1) : phrase).split('~');
  let node = root;
  for (const letter of first) {
    const next = node.next.get(letter) ?? { next: new Map(), ends: [] };
    node.next.set(letter, next);
    node = next;
  }
  node.ends.push({ concept, stem, rest });
}

const GAP = 16;
/** So many phrases back a longer one may begin that covers the present one. */
const NEAR = 12;

/** Every occurrence of every phrase, in order of its beginning. */
export function findPhrases(book: PhraseBook, text: string): Found[] {
  const found: Found[] = [];
  for (let start = 0; start < text.length; start++) {
    if (insideWord(text, start)) continue;
    let node: Node | undefined = book.root;
    for (let at = start; node && at <= text.length; at++) {
      for (const end of node.ends) {
        const stop = endOf(text, at, end.rest, end.stem);
        if (stop >= 0) found.push({ concept: end.concept, start, end: stop });
      }
      node = node.next.get(text[at] ?? '');
    }
  }
  return longestOnly(found);
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
  return at > 0 && wordLetter.test(text[at] ?? '') && wordLetter.test(text[at - 1] ?? '');
}

function endOf(text: string, at: number, rest: string[], stem: boolean): number {
  let stop = at;
  for (const part of rest) {
    const gap = wordLetter.test(part[0] ?? '') ? GAP * 2 : GAP;
    const window = text.slice(stop, stop + gap + part.length);
    const where = window.indexOf(part);
    if (where < 0 || /[。.!?！？\n]/.test(window.slice(0, where))) return -1;
    stop += where + part.length;
  }
  return !stem && insideWord(text, stop) ? -1 : stop;
}
