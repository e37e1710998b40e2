// What the model weighs: concepts, pairs of concepts, and short runs of letters for what the lexicon does not know.
import { type Concept, conceptsOf } from './concepts.js';

/** Readable signs, each of them once, and the value of each. */
export interface Features {
  signs: string[];
  values: number[];
}

const CONCEPT = 1;
const PAIR = 0.5;
const LETTERS = 4;
/** So many concepts are weighed; a paste that names more of them is no clearer for it. */
const MOST = 45;

const mark = { done: '+', not: '-', asked: '?', said: '"' } as const;

/** What speaks of the text's length and end alone, not of what it says. */
export const isShape = (sign: string): boolean => sign.startsWith('f ');

/** @param read the normalised text */
export function featuresOf(read: string): Features {
  const features: Features = { signs: [], values: [] };
  addConcepts(features, conceptsOf(read));
  addLetters(features, read);
  addShape(features, read);
  return features;
}

function add({ signs, values }: Features, added: Iterable<string>, value: number): void {
  for (const sign of added) {
    signs.push(sign);
    values.push(value);
  }
}

function addConcepts(features: Features, concepts: Concept[]): void {
  const inText = new Set<string>();
  const inSentence = new Map<number, Set<string>>();
  for (const { name, polarity, sentence } of concepts) {
    const sign = name + mark[polarity];
    const there = inSentence.get(sentence) ?? new Set();
    inSentence.set(sentence, there.add(sign));
    inText.add(sign);
  }
  const weighed = [...inText].slice(0, MOST).sort();
  const alone = weighed.map((sign) => `c ${sign}`);
  add(features, alone, CONCEPT);
  add(features, pairsOf('p', weighed), PAIR);
  const together = [...inSentence.values()].flatMap((there) => pairsOf('s', [...there].sort()));
  add(features, new Set(together), PAIR);
}

function pairsOf(kind: 'p' | 's', sorted: string[]): string[] {
  const pairs: string[] = [];
  for (let one = 0; one < sorted.length; one++)
    for (let two = one + 1; two < sorted.length; two++) pairs.push(`${kind} ${sorted[one]} ${sorted[two]}`);
  return pairs;
}

function addLetters(features: Features, text: string): void {
  const runs = new Set<string>();
  const words: string[] = [];
  for (const run of text.match(/[a-z']+|[ぁ-んー一-龠々]+/g) ?? []) {
    if (/[a-z]/.test(run)) {
      const word = run.slice(0, 6);
      words.push(word);
      runs.add(`w ${word}`);
    } else
      for (let length = 2; length <= 4; length++)
        for (let at = 0; at + length <= run.length; at++) runs.add(`n ${run.slice(at, at + length)}`);
  }
  for (let at = 0; at + 1 < words.length; at++) runs.add(`w ${words[at]}_${words[at + 1]}`);
  add(features, runs, LETTERS / Math.sqrt(runs.size + 10));
}

function addShape(features: Features, text: string): void {
  const length = text.replace(/\s/g, '').length;
  const size = length < 12 ? 'tiny' : length < 30 ? 'short' : length < 120 ? 'middle' : 'long';
  add(features, [`f ${size}`], CONCEPT);
  if (/[?？]\s*$/.test(text)) add(features, ['f ends asking'], CONCEPT);
}
