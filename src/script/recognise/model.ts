// A linear model over hashed signs: probabilities of the kinds of report, and why.
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Features } from './features.js';

export interface Model {
  labels: string[];
  /** Number of slots the signs are hashed into. */
  slots: number;
  /** weights[slot * labels.length + label], in units of `scale`. */
  weights: Int8Array;
  scale: number;
  /** What each label starts from. */
  bias: number[];
  /** The scores are divided by this before they become probabilities; found by calibration. */
  temperature: number;
  /** Below this probability the desk asks. */
  sureFrom: number;
}

/** FNV-1a, folded to the number of slots (a power of two). */
export function slotOf(sign: string, slots: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < sign.length; at++) hash = Math.imul(hash ^ sign.charCodeAt(at), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) & (slots - 1);
}

export function scoresOf(model: Model, features: Features): number[] {
  const scores = [...model.bias];
  const width = model.labels.length;
  for (const [sign, value] of features) {
    const from = slotOf(sign, model.slots) * width;
    for (let label = 0; label < width; label++)
      scores[label] = (scores[label] ?? 0) + (model.weights[from + label] ?? 0) * model.scale * value;
  }
  return scores;
}

export function softmax(scores: number[], temperature = 1): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp((score - highest) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** A line of JSON, then the weights as they lie in memory; all compressed. */
export function writeModel(model: Model): Buffer {
  const { weights, ...head } = model;
  return gzipSync(Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), new Uint8Array(weights.buffer)]), {
    level: 9,
  });
}

export function readModel(written: Buffer): Model {
  const plain = gunzipSync(written);
  const end = plain.indexOf(10);
  const head = JSON.parse(plain.toString('utf8', 0, end)) as Omit<Model, 'weights'>;
  const weights = new Int8Array(plain.buffer, plain.byteOffset + end + 1, plain.length - end - 1);
  if (weights.length !== head.slots * head.labels.length)
    throw new Error('the model of the recogniser is not complete');
  return { ...head, weights };
}
