// Trains the recogniser: `npm run train`. Reads training/reports/*.txt and writes the model; same input, same model.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fitModel, GRAM_SLOTS } from './fit.js';
import { modelPath, packageRoot } from './load-model.js';
import { type Model, readingOf, scoresOf, softmax, writeModel } from './model.js';
import { type Labelled, parseTraining, parseVoices, seeded, withVoices } from './training-set.js';

/** How often a line with slots is filled. */
const COPIES = 25;
/** Share of the families that calibrate the model and are not learned meanwhile. */
const HELD_OUT = 0.25;
/** The desk answers without asking where at most this share of the answers given so would be wrong. */
const WRONG_UNASKED = 0.03;

export function readTraining(folder = join(packageRoot(), 'training', 'reports')): {
  labels: string[];
  reports: Labelled[];
} {
  const labels = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.replace(/\.txt$/, ''))
    .sort();
  const random = seeded(1);
  const written = labels.flatMap((label) =>
    parseTraining(label, readFileSync(join(folder, `${label}.txt`), 'utf8'), random, COPIES),
  );
  const voices = parseVoices(readFileSync(join(folder, '..', 'voices.txt'), 'utf8'));
  return { labels, reports: withVoices(written, voices, 1, random) };
}

interface Judged {
  scores: number[];
  report: Labelled;
}

/** Scores of the families that were held out, one report each, by a model that has not seen them. */
function judgeUnseen(reports: Labelled[], labels: string[]): Judged[] {
  const random = seeded(3);
  const heldOut = new Set([...new Set(reports.map((one) => one.family))].filter(() => random() < HELD_OUT));
  const model = fitModel(
    reports.filter((one) => !heldOut.has(one.family)),
    labels,
  );
  const judged: Judged[] = [];
  for (const report of reports) {
    if (!heldOut.delete(report.family)) continue;
    judged.push({ scores: scoresOf(model, readingOf(report.text, GRAM_SLOTS)), report });
  }
  return judged;
}

function calibrate(judged: Judged[], labels: string[]): Pick<Model, 'temperature' | 'sureFrom'> {
  const surprise = (temperature: number): number =>
    judged.reduce((sum, { scores, report }) => {
      const probability = softmax(scores, temperature)[labels.indexOf(report.label)] ?? 0;
      return sum - Math.log(Math.max(probability, 1e-9));
    }, 0);
  const temperatures = Array.from({ length: 60 }, (_, step) => 0.2 + step * 0.05);
  const temperature = temperatures.reduce((best, one) => (surprise(one) < surprise(best) ? one : best));
  const answers = judged.map(({ scores, report }) => {
    const probabilities = softmax(scores, temperature);
    const score = Math.max(...probabilities);
    const id = labels[probabilities.indexOf(score)] ?? '';
    return { score, right: id === report.label || report.also.includes(id) };
  });
  const thresholds = Array.from({ length: 60 }, (_, step) => 0.3 + step * 0.01);
  const sureFrom =
    thresholds.find(
      (from) => answers.filter((one) => one.score >= from && !one.right).length <= WRONG_UNASKED * answers.length,
    ) ?? 0.9;
  return { temperature: Number(temperature.toFixed(2)), sureFrom: Number(sureFrom.toFixed(2)) };
}

function main(): void {
  const { labels, reports } = readTraining();
  const judged = judgeUnseen(reports, labels);
  const right = judged.filter(({ scores, report }) => labels[scores.indexOf(Math.max(...scores))] === report.label);
  const model: Model = { ...fitModel(reports, labels), ...calibrate(judged, labels) };
  mkdirSync(dirname(modelPath()), { recursive: true });
  writeFileSync(modelPath(), writeModel(model));
  console.log(
    `${reports.length} reports, ${new Set(reports.map((one) => one.family)).size} families, ${labels.length} kinds`,
  );
  console.log(`right of the families held out: ${((100 * right.length) / judged.length).toFixed(1)} %`);
  console.log(`temperature ${model.temperature}, sure from ${model.sureFrom}`);
}

main();
