// How alike two reports are: what corrections and kinds added by an organisation are matched with.
import { type Features, featuresOf, type Sign } from './features.js';
import { normalise } from './normalise.js';

export interface Example {
  text: string;
  id: string;
}

/** Examples, to be looked up by what a report has in common with them. */
export interface Known {
  examples: { id: string; length: number }[];
  /** For each sign, by its hash, the examples that have it, by their place. */
  having: Map<number, { example: number; value: number }[]>;
}

const nobody: never[] = [];

export function knownFrom(examples: Example[]): Known {
  const known: Known = { examples: [], having: new Map() };
  for (const [example, { text, id }] of examples.entries()) {
    const features = featuresOf(normalise(text));
    known.examples.push({ id, length: lengthOf(features) });
    for (const [at, hash] of features.hashes.entries()) {
      if (isForm(features.signs[at])) continue;
      const having = known.having.get(hash) ?? [];
      known.having.set(hash, having);
      having.push({ example, value: features.values[at] as number });
    }
  }
  return known;
}

/** For each id, 0..1: how alike the most alike example is (cosine of the signs). */
export function likenessTo(features: Features, { examples, having }: Known): Map<string, number> {
  const likeness = new Map<string, number>();
  if (examples.length === 0) return likeness;
  const products = new Float64Array(examples.length);
  for (let at = 0; at < features.hashes.length; at++)
    for (const { example, value } of having.get(features.hashes[at] as number) ?? nobody)
      products[example] = (products[example] as number) + value * (features.values[at] as number);
  const length = lengthOf(features);
  for (const [at, one] of examples.entries()) {
    const cosine = (products[at] as number) / (length * one.length || 1);
    likeness.set(one.id, Math.max(cosine, likeness.get(one.id) ?? 0));
  }
  return likeness;
}

function lengthOf({ signs, values }: Features): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) if (!isForm(signs[at])) sum += (values[at] as number) ** 2;
  return Math.sqrt(sum);
}

/** Two texts of one length are no more alike for it. */
function isForm(sign: Sign | undefined): boolean {
  return sign?.kind === 'f';
}
