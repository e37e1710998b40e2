// How alike two reports are: what corrections and kinds added by an organisation are matched with.
import { type Features, featuresOf } from './features.js';
import { normalise } from './normalise.js';

export interface Example {
  text: string;
  id: string;
}

/** Examples, to be looked up by what a report has in common with them. */
export interface Known {
  /** Of which id each example is, by place in `ids`, and how much it says in all. */
  ids: string[];
  of: Int32Array;
  lengths: Float64Array;
  /** Each sign, by its hash, has a place; the examples that have it stand from `from[place]` on, before those of the next. */
  places: Map<number, number>;
  from: Int32Array;
  having: Int32Array;
  values: Float64Array;
}

export function knownFrom(examples: Example[]): Known {
  const ids = [...new Set(examples.map(({ id }) => id))];
  const places = new Map<number, number>();
  const found: { place: number; example: number; value: number }[] = [];
  const lengths = new Float64Array(examples.length);
  for (const [example, { text }] of examples.entries()) {
    const features = featuresOf(normalise(text));
    lengths[example] = lengthOf(features);
    for (let at = 0; at < told(features); at++) {
      const hash = features.hashes[at] as number;
      const place = places.get(hash) ?? places.size;
      places.set(hash, place);
      found.push({ place, example, value: features.values[at] as number });
    }
  }
  found.sort((one, two) => one.place - two.place);
  const from: number[] = [];
  for (const [at, { place }] of found.entries()) from[place] ??= at;
  return {
    ...{ ids, of: Int32Array.from(examples, ({ id }) => ids.indexOf(id)), lengths, places },
    from: Int32Array.from([...from, found.length]),
    having: Int32Array.from(found, ({ example }) => example),
    values: Float64Array.from(found, ({ value }) => value),
  };
}

/** For each of the ids, by place, 0..1: how alike the most alike example is (cosine of the signs). */
export function likenessTo(features: Features, known: Known): Float64Array {
  const { ids, of, lengths, places, from, having, values } = known;
  const likeness = new Float64Array(ids.length);
  if (ids.length === 0) return likeness;
  const products = new Float64Array(lengths.length);
  for (let at = 0; at < told(features); at++) {
    const place = places.get(features.hashes[at] as number);
    if (place === undefined) continue;
    const value = features.values[at] as number;
    for (let one = from[place] as number; one < (from[place + 1] as number); one++)
      products[having[one] as number] = (products[having[one] as number] as number) + (values[one] as number) * value;
  }
  const length = lengthOf(features);
  for (let example = 0; example < lengths.length; example++) {
    const id = of[example] as number;
    const cosine = (products[example] as number) / (length * (lengths[example] as number) || 1);
    if (cosine > (likeness[id] as number)) likeness[id] = cosine;
  }
  return likeness;
}

function lengthOf(features: Features): number {
  let sum = 0;
  for (let at = 0; at < told(features); at++) sum += (features.values[at] as number) ** 2;
  return Math.sqrt(sum);
}

/** So many signs count: two texts of one length are no more alike for it. */
function told({ hashes, forms }: Features): number {
  return hashes.length - forms;
}
