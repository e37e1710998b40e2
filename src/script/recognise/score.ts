// `npm run score [-- file.jsonl]`: how well labelled reports are recognised. Each line: text, lang, label, also.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRecogniser } from '../match.js';
import { loadModel, packageRoot } from './load-model.js';
import { type LabelledReport, measure, measuresAsText } from './measure.js';

const file = process.argv[2] ?? join(packageRoot(), 'test', 'reports', 'reports.jsonl');
const reports = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim())
  .map((line) => ({ lang: 'unknown', also: [], ...JSON.parse(line) }) as LabelledReport);
const recogniser = createRecogniser(loadModel());
console.log(measuresAsText(measure(reports, recogniser.match)));
