// From free text to the kind of report: the desk answers at once when sure and offers buttons when not.
import { featuresOf } from './recognise/features.js';
import { isForeign } from './recognise/language.js';
import { type Example, type Known, knownFrom, likenessTo } from './recognise/likeness.js';
import { type Model, scoresOf, slotOf, softmax } from './recognise/model.js';
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
const QUESTION_FROM = 0.55;
/** Likeness below this says nothing; from here to 1 (the same text) it adds up to so much to a kind's score. */
const LIKE_FROM = 0.3;
const LIKE_ADDS = 14;
const CANDIDATES = 5;

export function createRecogniser(model: Model, options: RecogniserOptions = {}): Recogniser {
  const ids = options.ids ?? model.labels;
  const known = knownFrom((options.corrections ?? []).filter((one) => ids.includes(one.id)));
  return {
    match: (text) => matchText(text, model, ids, known),
    why: (text) => reasonsFor(text, model, matchText(text, model, ids, known)),
  };
}

function matchText(text: string, model: Model, ids: string[], known: Known[]): Match {
  const candidates = probabilities(text, model, ids, known);
  const empty = !/[\p{L}\p{N}]/u.test(text);
  const foreign = isForeign(text);
  const best =
    empty && ids.includes('unclear') ? 'unclear' : chooseBest(candidates, foreign && ids.includes('unclear'));
  const score = candidates.find((one) => one.id === best)?.score ?? 0;
  const ask = empty || foreign || best === 'unclear' || score < model.sureFrom;
  const ordered = [...candidates.filter((one) => one.id === best), ...candidates.filter((one) => one.id !== best)];
  return { best, candidates: ordered.slice(0, CANDIDATES), ask };
}

function probabilities(text: string, model: Model, ids: string[], known: Known[]): Candidate[] {
  const features = featuresOf(text);
  const learned = scoresOf(model, features);
  const usual = learned.reduce((sum, score) => sum + score, 0) / (learned.length || 1);
  const likeness = likenessTo(features, known);
  const scores = ids.map((id) => {
    const place = model.labels.indexOf(id);
    const base = place < 0 ? usual : (learned[place] ?? usual);
    const like = Math.max(0, (likeness.get(id) ?? 0) - LIKE_FROM) / (1 - LIKE_FROM);
    return base + like * LIKE_ADDS;
  });
  return softmax(scores, model.temperature)
    .map((score, index) => ({ id: ids[index] ?? '', score }))
    .sort((one, two) => two.score - one.score);
}

function chooseBest(candidates: Candidate[], foreign: boolean): string {
  const possible = candidates.filter((one) => !neverBest.has(one.id));
  const [first, second] = possible;
  if (!first) return candidates[0]?.id ?? 'unclear';
  if (foreign && first.score < 0.9) return 'unclear';
  if (first.id === 'question' && first.score < QUESTION_FROM && second) return second.id;
  return first.id;
}

function reasonsFor(text: string, model: Model, match: Match): Reason[] {
  const compared = match.candidates.slice(0, 2).map((one) => one.id);
  const width = model.labels.length;
  const reasons: Reason[] = [];
  for (const [sign, value] of featuresOf(text)) {
    const from = slotOf(sign, model.slots) * width;
    const weights = model.weights.subarray(from, from + width);
    const mean = weights.reduce((sum, one) => sum + one, 0) / width;
    for (const towards of compared) {
      const place = model.labels.indexOf(towards);
      if (place >= 0)
        reasons.push({
          sign: readableSign(sign),
          towards,
          weight: ((weights[place] ?? 0) - mean) * model.scale * value,
        });
    }
  }
  return reasons.sort((one, two) => Math.abs(two.weight) - Math.abs(one.weight)).slice(0, 12);
}
