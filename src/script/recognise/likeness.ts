// How alike two reports are: what corrections and kinds added by an organisation are matched with.
import { type Features, featuresOf } from './features.js';
import { normalise } from './normalise.js';

export interface Example {
  text: string;
  id: string;
}

export interface Known {
  id: string;
  features: Features;
  length: number;
}

const sizeOf = (features: Features): number => {
  let sum = 0;
  for (const [sign, value] of features) if (!sign.startsWith('f ')) sum += value * value;
  return Math.sqrt(sum);
};

export function knownFrom(examples: Example[]): Known[] {
  return examples.map(({ text, id }) => {
    const features = featuresOf(normalise(text));
    return { id, features, length: sizeOf(features) };
  });
}

/** For each id, 0..1: how alike the most alike example is (cosine of the signs). */
export function likenessTo(features: Features, known: Known[]): Map<string, number> {
  const likeness = new Map<string, number>();
  const length = sizeOf(features);
  for (const one of known) {
    let product = 0;
    for (const [sign, value] of one.features) if (!sign.startsWith('f ')) product += value * (features.get(sign) ?? 0);
    const cosine = product / (length * one.length || 1);
    likeness.set(one.id, Math.max(cosine, likeness.get(one.id) ?? 0));
  }
  return likeness;
}
