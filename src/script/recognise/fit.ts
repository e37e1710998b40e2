// Fits the linear model: multinomial logistic regression by AdaGrad, with the same result every time.
import { type Features, featuresOf } from './features.js';
import { type Model, slotOf, softmax } from './model.js';
import { type Labelled, seeded } from './training-set.js';

export interface FitOptions {
  slots: number;
  rounds: number;
  rate: number;
  /** Shrinks every weight towards zero; larger means a simpler model. */
  decay: number;
  /** Share of the target that goes to the kinds of `also`. */
  shared: number;
  /** Share of signs left out at random in each round, so that no single word decides. */
  dropout: number;
  seed: number;
}

export const usualFit: FitOptions = {
  slots: 1 << 16,
  rounds: 14,
  rate: 0.12,
  decay: 0.015,
  shared: 0.25,
  dropout: 0.3,
  seed: 7,
};

interface Row {
  slots: Int32Array;
  values: Float32Array;
  target: Float32Array;
  weight: number;
}

function rowOf(features: Features, report: Labelled, labels: string[], options: FitOptions, weight: number): Row {
  const target = new Float32Array(labels.length);
  const also = report.also.filter((one) => labels.includes(one));
  target[labels.indexOf(report.label)] = also.length > 0 ? 1 - options.shared : 1;
  for (const one of also) target[labels.indexOf(one)] = options.shared / also.length;
  return {
    slots: Int32Array.from([...features.keys()].map((sign) => slotOf(sign, options.slots))),
    values: Float32Array.from(features.values()),
    target,
    weight,
  };
}

export function fitModel(reports: Labelled[], labels: string[], options: FitOptions = usualFit): Model {
  const perFamily = new Map<string, number>();
  for (const report of reports) perFamily.set(report.family, (perFamily.get(report.family) ?? 0) + 1);
  const rows = reports.map((report) =>
    rowOf(featuresOf(report.text), report, labels, options, 1 / Math.sqrt(perFamily.get(report.family) ?? 1)),
  );
  const width = labels.length;
  const weights = new Float32Array(options.slots * width);
  const slopes = new Float32Array(options.slots * width).fill(0.1);
  const bias = new Array<number>(width).fill(0);
  const random = seeded(options.seed);
  const order = rows.map((_, index) => index);
  for (let round = 0; round < options.rounds; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    for (const index of order) step(rows[index] as Row, weights, slopes, bias, options, random);
  }
  return { ...quantised(weights), labels, slots: options.slots, bias, temperature: 1, sureFrom: 0.5 };
}

function step(
  row: Row,
  weights: Float32Array,
  slopes: Float32Array,
  bias: number[],
  options: FitOptions,
  random: () => number,
): void {
  const width = bias.length;
  const kept: number[] = [];
  const scores = [...bias];
  const boost = 1 / (1 - options.dropout);
  for (let at = 0; at < row.slots.length; at++) {
    if (random() < options.dropout) continue;
    kept.push(at);
    const from = (row.slots[at] as number) * width;
    const value = (row.values[at] as number) * boost;
    for (let label = 0; label < width; label++)
      scores[label] = (scores[label] as number) + (weights[from + label] as number) * value;
  }
  const wrong = softmax(scores).map((probability, label) => (probability - (row.target[label] as number)) * row.weight);
  for (const at of kept) {
    const from = (row.slots[at] as number) * width;
    const value = (row.values[at] as number) * boost;
    for (let label = 0; label < width; label++) {
      const place = from + label;
      const slope = (wrong[label] as number) * value + options.decay * (weights[place] as number);
      slopes[place] = (slopes[place] as number) + slope * slope;
      weights[place] = (weights[place] as number) - (options.rate * slope) / Math.sqrt(slopes[place] as number);
    }
  }
  for (let label = 0; label < width; label++)
    bias[label] = (bias[label] as number) - options.rate * 0.02 * (wrong[label] as number);
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
