// How alike two reports are: what corrections and kinds added by an organisation are matched with.
import { type Features, featuresOf, isShape } from './features.js';
import { normalise } from './normalise.js';

export interface Example {
  text: string;
  id: string;
}

/** Examples, to be looked up by what a report has in common with them. */
export interface Known {
  examples: { id: string; length: number }[];
  /** For each sign the examples that have it, by their place. */
  having: Map<string, { example: number; value: number }[]>;
}

export function knownFrom(examples: Example[]): Known {
  const known: Known = { examples: [], having: new Map() };
  for (const [example, { text, id }] of examples.entries()) {
    const features = featuresOf(normalise(text));
    known.examples.push({ id, length: lengthOf(features) });
    for (const [at, sign] of features.signs.entries()) {
      if (isShape(sign)) continue;
      const having = known.having.get(sign) ?? [];
      known.having.set(sign, having);
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
  for (const [at, sign] of features.signs.entries()) {
    const alike = having.get(sign);
    if (!alike) continue;
    for (const { example, value } of alike)
      products[example] = (products[example] as number) + value * (features.values[at] as number);
  }
  const length = lengthOf(features);
  for (const [at, one] of examples.entries()) {
    const cosine = (products[at] as number) / (length * one.length || 1);
    likeness.set(one.id, Math.max(cosine, likeness.get(one.id) ?? 0));
  }
  return likeness;
}

function lengthOf({ signs, values }: Features): number {
  let sum = 0;
  for (let at = 0; at < signs.length; at++)
    if (!isShape(signs[at] as string)) sum += (values[at] as number) * (values[at] as number);
  return Math.sqrt(sum);
}
