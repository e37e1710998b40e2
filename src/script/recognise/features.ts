// What the model weighs: concepts, pairs of concepts, and short runs of letters for what the lexicon does not know.
import { type Concept, conceptsOf } from './concepts.js';

/** Sign (readable) and its value. */
export type Features = Map<string, number>;

const CONCEPT = 1;
const PAIR = 0.5;
const LETTERS = 4;
/** So many concepts are weighed; a paste that names more of them is no clearer for it. */
const MOST = 45;

const mark = { done: '+', not: '-', asked: '?', said: '"' } as const;
const signOf = (concept: Concept): string => `${concept.name}${mark[concept.polarity]}`;

/** @param read the normalised text */
export function featuresOf(read: string): Features {
  const features: Features = new Map();
  addConcepts(features, conceptsOf(read));
  addLetters(features, read);
  addShape(features, read);
  return features;
}

function addConcepts(features: Features, concepts: Concept[]): void {
  const signs = [...new Set(concepts.map(signOf))].slice(0, MOST).sort();
  for (const sign of signs) features.set(`c ${sign}`, CONCEPT);
  for (let one = 0; one < signs.length; one++)
    for (let two = one + 1; two < signs.length; two++) features.set(`p ${signs[one]} ${signs[two]}`, PAIR);
  const bySentence = new Map<number, Set<string>>();
  for (const concept of concepts) {
    const there = bySentence.get(concept.sentence) ?? new Set();
    bySentence.set(concept.sentence, there.add(signOf(concept)));
  }
  for (const there of bySentence.values()) {
    const sorted = [...there].sort();
    for (let one = 0; one < sorted.length; one++)
      for (let two = one + 1; two < sorted.length; two++) features.set(`s ${sorted[one]} ${sorted[two]}`, PAIR);
  }
}

function addLetters(features: Features, text: string): void {
  const runs: string[] = [];
  for (const run of text.replace(/\d/g, '0').match(/[a-z']+|[ぁ-んー一-龠々]+/g) ?? []) {
    if (/[a-z]/.test(run)) runs.push(`w ${run.length > 6 ? run.slice(0, 6) : run}`);
    else
      for (let length = 2; length <= 4; length++)
        for (let at = 0; at + length <= run.length; at++) runs.push(`n ${run.slice(at, at + length)}`);
  }
  const words = runs.filter((run) => run.startsWith('w '));
  for (let at = 0; at + 1 < words.length; at++) runs.push(`${words[at]}_${words[at + 1]?.slice(2)}`);
  const distinct = new Set(runs);
  const weight = LETTERS / Math.sqrt(distinct.size + 10);
  for (const run of distinct) features.set(run, weight);
}

function addShape(features: Features, text: string): void {
  const length = text.replace(/\s/g, '').length;
  const size = length < 12 ? 'tiny' : length < 30 ? 'short' : length < 120 ? 'middle' : 'long';
  features.set(`f ${size}`, CONCEPT);
  if (/[?？]\s*$/.test(text)) features.set('f ends asking', CONCEPT);
}
