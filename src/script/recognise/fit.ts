// Fits the two linear models: multinomial logistic regression by AdaGrad, with the same result every time.
import type { Slotted } from './grams.js';
import { type Model, readingOf, slotted, type Table } from './model.js';
import { type Labelled, seeded } from './training-set.js';

export interface FitOptions {
  rounds: number;
  rate: number;
  /** Shrinks every weight towards zero; larger means a simpler model. */
  decay: number;
  /** Share of the target that goes to the kinds of `also`. */
  shared: number;
  /** Share of signs left out at random in each round, so that no single word decides. */
  dropout: number;
  /** Fitted once for each; the mean of the fits depends less on the order in which reports were seen. */
  seeds: number[];
}

const SIGN_SLOTS = 1 << 16;
export const GRAM_SLOTS = 1 << 17;
/** A run of letters that fewer families know says who wrote the line, not what happened. */
const FAMILIES = 2;

export const usualFit: FitOptions = { rounds: 10, rate: 0.12, decay: 0.015, shared: 0.25, dropout: 0.5, seeds: [7, 8] };

/** Slots and values in little memory: a training set has millions of them. */
interface Packed {
  slots: Int32Array;
  values: Float32Array;
}

const packed = ({ slots, values }: Slotted): Packed => ({
  slots: Int32Array.from(slots),
  values: Float32Array.from(values),
});

interface Row extends Packed {
  target: Float32Array;
  weight: number;
}

/** A report as both models see it, and what it should be taken for. */
interface Seen {
  signs: Packed;
  grams: Packed;
  target: Float32Array;
  weight: number;
  family: string;
}

export function fitModel(reports: Labelled[], labels: string[], options: FitOptions = usualFit): Model {
  const perFamily = new Map<string, number>();
  for (const { family } of reports) perFamily.set(family, (perFamily.get(family) ?? 0) + 1);
  const seen = reports.map((report): Seen => {
    const { signs, grams } = readingOf(report.text, GRAM_SLOTS);
    return {
      signs: packed(slotted(signs, SIGN_SLOTS)),
      grams: packed(grams),
      target: targetOf(report, labels, options.shared),
      weight: 1 / Math.sqrt(perFamily.get(report.family) ?? 1),
      family: report.family,
    };
  });
  const signs = fitTable(
    seen.map((one) => ({ ...one.signs, target: one.target, weight: one.weight })),
    ...([SIGN_SLOTS, labels.length, options] as const),
  );
  const grams = fitTable(withoutRare(seen, GRAM_SLOTS), ...([GRAM_SLOTS, labels.length, options] as const));
  return {
    ...{ labels, signs: signs.table, grams: grams.table },
    bias: signs.bias.map((one, label) => one + (grams.bias[label] as number)),
    ...{ temperature: 1, sureFrom: 0.5 },
  };
}

function targetOf(report: Labelled, labels: string[], shared: number): Float32Array {
  const target = new Float32Array(labels.length);
  const also = report.also.filter((one) => labels.includes(one));
  target[labels.indexOf(report.label)] = also.length > 0 ? 1 - shared : 1;
  for (const one of also) target[labels.indexOf(one)] = shared / also.length;
  return target;
}

/** Rows of the second model: the runs of letters that at least FAMILIES families have. */
function withoutRare(seen: Seen[], slots: number): Row[] {
  const families = new Uint16Array(slots);
  const last = new Array<string>(slots);
  for (const { grams, family } of seen)
    for (const slot of grams.slots)
      if (last[slot] !== family) {
        last[slot] = family;
        families[slot] = (families[slot] as number) + 1;
      }
  return seen.map(({ grams, target, weight }) => {
    const kept = [...grams.slots.keys()].filter((at) => (families[grams.slots[at] as number] as number) >= FAMILIES);
    return {
      slots: Int32Array.from(kept, (at) => grams.slots[at] as number),
      values: Float32Array.from(kept, (at) => grams.values[at] as number),
      ...{ target, weight },
    };
  });
}

function fitTable(rows: Row[], slots: number, width: number, options: FitOptions): { table: Table; bias: number[] } {
  const fits = options.seeds.map((seed) => fitOnce(rows, slots, width, options, seeded(seed)));
  const mean = (at: number, of: (fit: Fit) => ArrayLike<number>): number =>
    fits.reduce((sum, fit) => sum + (of(fit)[at] as number), 0) / fits.length;
  const weights = Float32Array.from({ length: slots * width }, (_, at) => mean(at, (fit) => fit.weights));
  const bias = Array.from({ length: width }, (_, at) => mean(at, (fit) => fit.bias));
  return { table: { slots, ...quantised(weights) }, bias };
}

function fitOnce(rows: Row[], slots: number, width: number, options: FitOptions, random: () => number): Fit {
  const order = rows.map((_, index) => index);
  const longest = rows.reduce((most, row) => Math.max(most, row.slots.length), 0);
  const fit: Fit = {
    ...{ weights: new Float32Array(slots * width), slopes: new Float32Array(slots * width).fill(0.1) },
    ...{ bias: new Float64Array(width), off: new Float64Array(width) },
    ...{ kept: new Int32Array(longest), moved: new Int32Array(width) },
  };
  for (let round = 0; round < options.rounds; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    for (const index of order) step(rows[index] as Row, fit, options, random);
  }
  return fit;
}

interface Fit {
  weights: Float32Array;
  /** AdaGrad: the sum of the squared slopes of each weight so far. */
  slopes: Float32Array;
  bias: Float64Array;
  /** Used anew in each step: how far each kind is from its target, the signs that were not left out, the kinds to move. */
  off: Float64Array;
  kept: Int32Array;
  moved: Int32Array;
}

/** A kind whose probability is this near to its target is left as it is: most of the work, and nothing of the result. */
const NEAR = 0.002;

function step(row: Row, fit: Fit, options: FitOptions, random: () => number): void {
  const { weights, slopes, bias, off, kept, moved } = fit;
  const width = bias.length;
  const boost = 1 / (1 - options.dropout);
  let keeps = 0;
  off.set(bias);
  for (let at = 0; at < row.slots.length; at++) {
    if (random() < options.dropout) continue;
    kept[keeps++] = at;
    const from = (row.slots[at] as number) * width;
    const value = (row.values[at] as number) * boost;
    for (let label = 0; label < width; label++)
      off[label] = (off[label] as number) + (weights[from + label] as number) * value;
  }
  const moves = awayFromTarget(off, row.target, moved);
  for (let one = 0; one < keeps; one++) {
    const from = (row.slots[kept[one] as number] as number) * width;
    const value = (row.values[kept[one] as number] as number) * boost * row.weight;
    for (let two = 0; two < moves; two++) {
      const label = moved[two] as number;
      const place = from + label;
      const slope = (off[label] as number) * value + options.decay * (weights[place] as number);
      slopes[place] = (slopes[place] as number) + slope * slope;
      weights[place] = (weights[place] as number) - (options.rate * slope) / Math.sqrt(slopes[place] as number);
    }
  }
  for (let two = 0; two < moves; two++) {
    const label = moved[two] as number;
    bias[label] = (bias[label] as number) - options.rate * 0.02 * (off[label] as number) * row.weight;
  }
}

/** Turns scores into probabilities less the target, in place; fills `moved` with the kinds that are off and returns how many. */
function awayFromTarget(off: Float64Array, target: Float32Array, moved: Int32Array): number {
  let highest = -Infinity;
  for (const score of off) highest = Math.max(highest, score);
  let sum = 0;
  for (let label = 0; label < off.length; label++) {
    off[label] = Math.exp((off[label] as number) - highest);
    sum += off[label] as number;
  }
  let moves = 0;
  for (let label = 0; label < off.length; label++) {
    off[label] = (off[label] as number) / sum - (target[label] as number);
    if (Math.abs(off[label] as number) > NEAR) moved[moves++] = label;
  }
  return moves;
}

/** Weights as whole numbers of a common unit; the few beyond the range are cut. */
function quantised(weights: Float32Array): { weights: Int8Array; scale: number } {
  const sizes = Array.from(
    weights.filter((weight) => weight !== 0),
    Math.abs,
  ).sort((a, b) => a - b);
  const scale = (sizes[Math.floor(sizes.length * 0.9999)] ?? 1) / 127;
  return {
    weights: Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))),
    scale,
  };
}
