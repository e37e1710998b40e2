// What the model weighs: concepts, pairs of concepts, and short runs of letters for what the lexicon does not know.
import { type Concept, conceptsOf } from './concepts.js';
import { hashNext, hashOf } from './hash.js';

/** A concept, a pair of them in the text or in one sentence, a word or two, or the form of the text. */
export interface Sign {
  kind: 'c' | 'p' | 's' | 'w' | 'f';
  of: string[];
}

/** What speaks in a text, each once: by which hash it is known, and its value. */
export interface Features {
  hashes: number[];
  values: number[];
  /** So many of the last speak of the text's form alone. */
  forms: number;
  /** Which sign each is, when somebody wants to read them. Japanese runs of letters are none: there are many, and they tell a reader nothing. */
  signs?: (Sign | undefined)[];
}

const CONCEPT = 1;
const PAIR = 0.5;
const LETTERS = 4;
/** So many concepts are weighed; a paste that names more of them is no clearer for it. */
const MOST = 45;

/** With what the hash of each kind begins, so that no sign is taken for one of another kind; n: a Japanese run of letters. */
const begun = {
  c: hashOf('c '),
  p: hashOf('p '),
  s: hashOf('s '),
  w: hashOf('w '),
  f: hashOf('f '),
  n: hashOf('n '),
};

const mark = { done: '+', not: '-', asked: '?', said: '"' } as const;

/**
 * @param read the normalised text
 * @param readable with the signs by name, which cost more than all the rest
 */
export function featuresOf(read: string, readable = false): Features {
  const features: Features = { hashes: [], values: [], forms: 0, ...(readable && { signs: [] }) };
  addConcepts(features, conceptsOf(read));
  addLetters(features, read);
  addForm(features, read);
  return features;
}

function add(features: Features, hash: number, value: number, kind?: Sign['kind'], one = '', two?: string): void {
  features.hashes.push(hash);
  features.values.push(value);
  features.signs?.push(kind && { kind, of: two === undefined ? [one] : [one, two] });
}

function addConcepts(features: Features, concepts: Concept[]): void {
  const inText = new Set<string>();
  const inSentence = new Map<number, Set<string>>();
  for (const { name, polarity, sentence } of concepts) {
    const marked = name + mark[polarity];
    const there = inSentence.get(sentence) ?? new Set();
    inSentence.set(sentence, there.add(marked));
    inText.add(marked);
  }
  const weighed = [...inText].slice(0, MOST).sort();
  for (const one of weighed) add(features, hashOf(one, begun.c), CONCEPT, 'c', one);
  addPairs(features, 'p', weighed, new Set());
  const seen = new Set<number>();
  for (const there of inSentence.values()) addPairs(features, 's', [...there].sort(), seen);
}

function addPairs(features: Features, kind: 'p' | 's', sorted: string[], seen: Set<number>): void {
  for (let one = 0; one < sorted.length; one++) {
    const first = hashOf(' ', hashOf(sorted[one] as string, begun[kind]));
    for (let two = one + 1; two < sorted.length; two++) {
      const hash = hashOf(sorted[two] as string, first);
      if (!seen.has(hash)) add(features, hash, PAIR, kind, sorted[one], sorted[two]);
      seen.add(hash);
    }
  }
}

const SHORTEST_RUN = 2;
const LONGEST_RUN = 4;

function addLetters(features: Features, text: string): void {
  const runs = new Set<number>();
  const words: string[] = [];
  const named = features.signs && new Map<number, [word: string, next?: string]>();
  for (const run of text.match(/[a-z']+|[ぁ-んー一-龠々]+/g) ?? []) {
    if (/[a-z]/.test(run)) {
      const word = run.slice(0, 6);
      words.push(word);
      const hash = hashOf(word, begun.w);
      runs.add(hash);
      named?.set(hash, [word]);
    } else addRuns(runs, run);
  }
  for (let at = 0; at + 1 < words.length; at++) {
    const [one, next] = [words[at] as string, words[at + 1] as string];
    const hash = hashOf(next, hashOf('_', hashOf(one, begun.w)));
    runs.add(hash);
    named?.set(hash, [one, next]);
  }
  const value = LETTERS / Math.sqrt(runs.size + 10);
  for (const hash of runs) {
    const words = named?.get(hash);
    add(features, hash, value, words && 'w', words?.[0], words?.[1]);
  }
}

function addRuns(runs: Set<number>, run: string): void {
  for (let length = SHORTEST_RUN; length <= LONGEST_RUN; length++)
    for (let from = 0; from + length <= run.length; from++) {
      let hash = begun.n;
      for (let at = from; at < from + length; at++) hash = hashNext(hash, run.charCodeAt(at));
      runs.add(hash);
    }
}

/** What speaks of the text's length and end alone, not of what it says. */
function addForm(features: Features, text: string): void {
  const length = text.replace(/\s/g, '').length;
  const size = length < 12 ? 'tiny' : length < 30 ? 'short' : length < 120 ? 'middle' : 'long';
  const forms = /[?？]\s*$/.test(text) ? [size, 'ends asking'] : [size];
  for (const form of forms) add(features, hashOf(form, begun.f), CONCEPT, 'f', form);
  features.forms = forms.length;
}
