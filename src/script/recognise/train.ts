// Trains the recogniser: `npm run train`. Reads training/reports/*.txt and writes the model; same input, same model.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { featuresOf } from './features.js';
import { fitModel } from './fit.js';
import { modelPath, packageRoot } from './load-model.js';
import { type Model, scoresOf, softmax, writeModel } from './model.js';
import { type Labelled, parseTraining, parseVoices, seeded, withVoices } from './training-set.js';

/** How often a line with slots is filled. */
const COPIES = 25;
const FOLDS = 4;
/** The desk answers without asking where at most this share of the answers given so would be wrong. */
const WRONG_UNASKED = 0.04;

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

/** Scores of every report by a model that has not seen its family. */
function crossValidate(reports: Labelled[], labels: string[]): Judged[] {
  const families = [...new Set(reports.map((one) => one.family))];
  const random = seeded(3);
  const foldOf = new Map(families.map((family) => [family, Math.floor(random() * FOLDS)]));
  const judged: Judged[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fitModel(
      reports.filter((one) => foldOf.get(one.family) !== fold),
      labels,
    );
    const first = new Set<string>();
    for (const report of reports.filter((one) => foldOf.get(one.family) === fold)) {
      if (first.has(report.family)) continue;
      first.add(report.family);
      judged.push({ scores: scoresOf(model, featuresOf(report.text)), report });
    }
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
  const judged = crossValidate(reports, labels);
  const right = judged.filter(({ scores, report }) => labels[scores.indexOf(Math.max(...scores))] === report.label);
  const model: Model = { ...fitModel(reports, labels), ...calibrate(judged, labels) };
  mkdirSync(dirname(modelPath()), { recursive: true });
  writeFileSync(modelPath(), writeModel(model));
  console.log(`${reports.length} reports, ${judged.length} families, ${labels.length} kinds`);
  console.log(`right by family, cross-validated: ${((100 * right.length) / judged.length).toFixed(1)} %`);
  console.log(`temperature ${model.temperature}, sure from ${model.sureFrom}`);
}

main();
