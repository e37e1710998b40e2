// From free text to the kind of report: the desk answers at once when sure and offers buttons when not.

import { slotOf } from './recognise/hash.js';
import { isForeign } from './recognise/language.js';
import { type Example, type Known, knownFrom, likenessTo } from './recognise/likeness.js';
import { type Model, readingOf, scoresOf, softmax } from './recognise/model.js';
import { sentencesOf } from './recognise/normalise.js';
import { readableSign } from './recognise/signs.js';

export type { Example } from './recognise/likeness.js';
export type { Model } from './recognise/model.js';

export interface Candidate {
  id: string;
  /** Calibrated probability, 0..1. */
  score: number;
}

export interface Match {
  best: string;
  /** Best first; at least three when three ids are known. */
  candidates: Candidate[];
  /** The desk is not sure and offers the candidates as buttons. */
  ask: boolean;
}

/** What spoke for a kind (weight above 0) or against it (below 0). */
export interface Reason {
  sign: string;
  towards: string;
  weight: number;
}

export interface Recogniser {
  match(text: string): Match;
  why(text: string): Reason[];
}

export interface RecogniserOptions {
  /** Ids of the scripts in the catalogue; without it, the kinds of the model. */
  ids?: string[];
  /** Corrections made at the desk, and the examples of kinds that the model has not learned. */
  corrections?: Example[];
}

/** Kinds that look like others at first sight: a commander chooses them, the desk does not. */
const neverBest = new Set(['supplier-incident', 'near-miss']);
/** An incident must not be put off with an answer to a question: `question` has to be this probable. */
const QUESTION_FROM = 0.75;
/** A text in another language is recognised only by signs that leave no doubt. */
const FOREIGN_FROM = 0.9;
/** A single sentence must be this clear to count as a second thing. */
const SECOND_FROM = 0.97;
const notAnIncident = new Set(['question', 'unclear']);
/** Where two things are told, the one whose first aid loses most by waiting is answered. */
const mostUrgentFirst = [
  'malware-symptoms',
  'payment-fraud',
  'support-scam',
  'suspicious-click',
  'credentials-entered',
  'account-takeover',
  'physical-intrusion',
  'lost-device',
  'misdirected-message',
];
/** Likeness below this says nothing; from here to 1 (the same text) it adds up to so much to a kind's score. */
const LIKE_FROM = 0.3;
const LIKE_ADDS = 14;
const CANDIDATES = 5;
const nothing = knownFrom([]);

export function createRecogniser(model: Model, options: RecogniserOptions = {}): Recogniser {
  const ids = options.ids ?? model.labels;
  const learned: Learned = {
    model,
    kinds: ids.map((id) => ({ id, place: model.labels.indexOf(id) })),
    known: knownFrom((options.corrections ?? []).filter((one) => ids.includes(one.id))),
  };
  return {
    match: (text) => matchText(text, learned),
    why: (text) => reasonsFor(text, model, matchText(text, learned)),
  };
}

interface Learned {
  model: Model;
  /** With the place among the model's labels; -1: the model does not know it. */
  kinds: { id: string; place: number }[];
  known: Known;
}

function matchText(text: string, learned: Learned): Match {
  const candidates = probabilities(text, learned);
  const empty = !/[\p{L}\p{N}]/u.test(text);
  const foreign = isForeign(text);
  const second = empty || foreign ? undefined : secondThing(text, candidates, learned);
  const best = chooseBest(candidates, { empty, foreign, second });
  const ordered = withFirst(second ? withFirst(candidates, second) : candidates, best);
  const ask =
    empty || foreign || second !== undefined || best === 'unclear' || (ordered[0]?.score ?? 0) < learned.model.sureFrom;
  return { best, candidates: ordered.slice(0, CANDIDATES), ask };
}

/** Puts the chosen kind first; it takes over the highest probability, so that the order stays that of the numbers. */
function withFirst(candidates: Candidate[], id: string): Candidate[] {
  const from = candidates.findIndex((one) => one.id === id);
  if (from <= 0) return candidates;
  const order = [id, ...candidates.filter((one) => one.id !== id).map((one) => one.id)];
  return order.map((one, place) => ({ id: one, score: candidates[place]?.score ?? 0 }));
}

/** A sentence that by itself says clearly something else than the whole: two things happened, or one was misread. */
function secondThing(text: string, whole: Candidate[], learned: Learned): string | undefined {
  const sentences = sentencesOf(text);
  if (sentences.length < 2) return undefined;
  for (const sentence of sentences) {
    const [clear] = probabilities(sentence, { ...learned, known: nothing });
    if (!clear || clear.score < SECOND_FROM || clear.id === whole[0]?.id) continue;
    if (!notAnIncident.has(clear.id) && !neverBest.has(clear.id)) return clear.id;
  }
  return undefined;
}

function probabilities(text: string, { model, kinds, known }: Learned): Candidate[] {
  const reading = readingOf(text, model.grams.slots);
  const learned = scoresOf(model, reading);
  const usual = learned.reduce((sum, score) => sum + score, 0) / (learned.length || 1);
  const likeness = likenessTo(reading.signs, known);
  const scores = kinds.map(({ id, place }) => {
    const base = place < 0 ? usual : (learned[place] ?? usual);
    const like = Math.max(0, (likeness[known.ids.indexOf(id)] ?? 0) - LIKE_FROM) / (1 - LIKE_FROM);
    return base + like * LIKE_ADDS;
  });
  return softmax(scores, model.temperature)
    .map((score, index) => ({ id: kinds[index]?.id ?? '', score }))
    .sort((one, two) => two.score - one.score);
}

interface Circumstances {
  empty: boolean;
  foreign: boolean;
  second: string | undefined;
}

function chooseBest(candidates: Candidate[], { empty, foreign, second }: Circumstances): string {
  const knowsUnclear = candidates.some((one) => one.id === 'unclear');
  if (empty && knowsUnclear) return 'unclear';
  const [first, next] = candidates.filter((one) => !neverBest.has(one.id));
  if (!first) return candidates[0]?.id ?? 'unclear';
  if (foreign && knowsUnclear && first.score < FOREIGN_FROM) return 'unclear';
  if (first.id === 'question' && next && (first.score < QUESTION_FROM || second)) return second ?? next.id;
  if (second && hurry(second) < hurry(first.id)) return second;
  return first.id;
}

/** Place in the order of hurry; kinds that are not in it come last. */
function hurry(id: string): number {
  const place = mostUrgentFirst.indexOf(id);
  return place < 0 ? mostUrgentFirst.length : place;
}

function reasonsFor(text: string, model: Model, match: Match): Reason[] {
  const compared = match.candidates.slice(0, 2).map((one) => one.id);
  const width = model.labels.length;
  const reasons: Reason[] = [];
  const { hashes, values, signs = [] } = readingOf(text, model.grams.slots, true).signs;
  for (const [at, sign] of signs.entries()) {
    if (sign === undefined) continue;
    const from = slotOf(hashes[at] as number, model.signs.slots) * width;
    const weights = model.signs.weights.subarray(from, from + width);
    const mean = weights.reduce((sum, one) => sum + one, 0) / width;
    for (const towards of compared) {
      const place = model.labels.indexOf(towards);
      if (place >= 0)
        reasons.push({
          sign: readableSign(sign),
          towards,
          weight: ((weights[place] ?? 0) - mean) * model.signs.scale * (values[at] as number),
        });
    }
  }
  return reasons.sort((one, two) => Math.abs(two.weight) - Math.abs(one.weight)).slice(0, 12);
}
