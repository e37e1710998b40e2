// Two linear models over hashed signs, added up: one weighs what the lexicon finds, one weighs runs of letters.
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Features, featuresOf } from './features.js';
import { gramsOf, type Slotted } from './grams.js';
import { slotOf } from './hash.js';
import { normalise } from './normalise.js';

export interface Table {
  /** A power of two. */
  slots: number;
  /** weights[slot * labels.length + label], in units of `scale`. */
  weights: Int8Array;
  scale: number;
}

export interface Model {
  labels: string[];
  signs: Table;
  grams: Table;
  /** What each label starts from. */
  bias: number[];
  /** The scores are divided by this before they become probabilities; found by calibration. */
  temperature: number;
  /** Below this probability the desk asks. */
  sureFrom: number;
}

/** A text as the model sees it. */
export interface Reading {
  signs: Features;
  grams: Slotted;
}

export function readingOf(text: string, gramSlots: number, readable = false): Reading {
  const read = normalise(text);
  return { signs: featuresOf(read, readable), grams: gramsOf(read, gramSlots) };
}

export function slotted({ hashes, values }: Features, slots: number): Slotted {
  return { slots: hashes.map((hash) => slotOf(hash, slots)), values: values.map(Math.fround) };
}

export function scoresOf(model: Model, { signs, grams }: Reading): number[] {
  const scores = [...model.bias];
  addUp(scores, model.signs, slotted(signs, model.signs.slots));
  addUp(scores, model.grams, grams);
  return scores;
}

const AT_ONCE = 4;

/**
 * The weights that a text needs lie all over the memory. A few labels of one slot after the other are added up, not all labels of one slot:
 * so the sums need no memory, and the processor waits for many slots at the same time.
 */
function addUp(scores: number[], { weights, scale }: Table, { slots, values }: Slotted): void {
  const width = scores.length;
  const inFours = width - (width % AT_ONCE);
  for (let label = 0; label < inFours; label += AT_ONCE) {
    let [first, second, third, fourth] = [0, 0, 0, 0];
    for (let at = 0; at < slots.length; at++) {
      const from = (slots[at] as number) * width + label;
      const value = values[at] as number;
      first += (weights[from] as number) * value;
      second += (weights[from + 1] as number) * value;
      third += (weights[from + 2] as number) * value;
      fourth += (weights[from + 3] as number) * value;
    }
    scores[label] = (scores[label] as number) + first * scale;
    scores[label + 1] = (scores[label + 1] as number) + second * scale;
    scores[label + 2] = (scores[label + 2] as number) + third * scale;
    scores[label + 3] = (scores[label + 3] as number) + fourth * scale;
  }
  for (let label = inFours; label < width; label++) {
    let sum = 0;
    for (let at = 0; at < slots.length; at++)
      sum += (weights[(slots[at] as number) * width + label] as number) * (values[at] as number);
    scores[label] = (scores[label] as number) + sum * scale;
  }
}

export function softmax(scores: number[], temperature = 1): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp((score - highest) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** A line of JSON, then the weights of both tables as they lie in memory; all compressed. */
export function writeModel({ signs, grams, ...head }: Model): Buffer {
  const line = { ...head, signs: sizeOf(signs), grams: sizeOf(grams) };
  return gzipSync(Buffer.concat([Buffer.from(`${JSON.stringify(line)}\n`), bytesOf(signs), bytesOf(grams)]), {
    level: 9,
  });
}

const sizeOf = ({ slots, scale }: Table) => ({ slots, scale });
const bytesOf = ({ weights }: Table) => new Uint8Array(weights.buffer, weights.byteOffset, weights.length);

export function readModel(written: Buffer): Model {
  const plain = gunzipSync(written);
  const end = plain.indexOf(10);
  const head = JSON.parse(plain.toString('utf8', 0, end)) as Omit<Model, 'signs' | 'grams'> &
    Record<'signs' | 'grams', ReturnType<typeof sizeOf>>;
  const width = head.labels.length;
  const first = end + 1;
  const second = first + head.signs.slots * width;
  if (plain.length !== second + head.grams.slots * width)
    throw new Error('the model of the recogniser is not complete');
  const weightsFrom = (from: number, slots: number) =>
    new Int8Array(plain.buffer, plain.byteOffset + from, slots * width);
  return {
    ...head,
    signs: { ...head.signs, weights: weightsFrom(first, head.signs.slots) },
    grams: { ...head.grams, weights: weightsFrom(second, head.grams.slots) },
  };
}
