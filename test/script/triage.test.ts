// triage.yml is edited by the same people as the scripts: every slip is told with its line and its remedy, and nothing throws.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadScripts, missing } from '../../src/script/load.js';
import { severities } from '../../src/script/schema.js';

const shipped = join(__dirname, '../../scripts');
const text = readFileSync(join(shipped, 'triage.yml'), 'utf8');

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'triage-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function own(changed: string): string {
  const made = mkdtempSync(join(root, 'own-'));
  writeFileSync(join(made, 'triage.yml'), changed);
  return made;
}

function replaced(from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`not in triage.yml: ${from}`);
  return text.replace(from, to);
}

/** The line of the first place where this stands. */
const lineOf = (changed: string, words: string) => changed.slice(0, changed.indexOf(words)).split('\n').length;

test('what ships with the desk has no fault, a target for every severity, and choices that fit a dialog', () => {
  const { triage, faults } = loadScripts([shipped]);
  expect(faults).toEqual([]);
  for (const severity of severities) expect(triage?.targets[severity]?.triage).toBeDefined();
  for (const { label, about } of [...(triage?.impact ?? []), ...(triage?.urgency ?? [])])
    for (const language of ['ja', 'en'] as const)
      expect(`${label[language]}: ${about[language]}`.length).toBeLessThanOrEqual(75);
});

test('it is no script, and an own one takes its place', () => {
  const folder = own(replaced('minor: { now: SEV3,', 'minor: { now: SEV2,'));
  const { scripts, triage, faults } = loadScripts([shipped, folder]);
  expect(faults).toEqual([]);
  expect(scripts.has('triage')).toBe(false);
  expect(triage?.matrix.minor?.now).toBe('SEV2');
});

test.each<[string, string, string, string, RegExp]>([
  [
    'a cell left out',
    'major: { now: SEV1, soon: SEV2, ',
    'major: { now: SEV1, ',
    'major: { now',
    /no severity for major at soon/,
  ],
  [
    'a cell for nothing',
    'minor: { now:',
    'minor: { never: SEV1, now:',
    'never: SEV1',
    /"never" of the matrix is no urgency/,
  ],
  [
    'a severity that there is not',
    'settled: SEV2 }',
    'settled: SEV9 }',
    'settled: SEV9',
    /"SEV9" is not possible here/,
  ],
  [
    'a row for nothing',
    '  minor: { now',
    '  tiny: { now: SEV1 }\n  minor: { now',
    'tiny:',
    /"tiny" of the matrix is no impact/,
  ],
  ['no English', ', en: Signs of ransomware }', ' }', 'ランサムウェアの兆候', /The English text is missing/],
  [
    'neither floor nor level',
    '    at_least: SEV1\n  - id: money',
    '  - id: money',
    'id: ransomware',
    /either at_least .* or one_level_up/,
  ],
  ['a length that is none', 'triage: 30m', 'triage: soon', 'triage: soon', /"soon" is not possible here/],
  [
    'an urgency that there is not',
    'settled_urgency: settled',
    'settled_urgency: calm',
    'settled_urgency: calm',
    /names "calm"/,
  ],
  ['the same id twice', 'id: money-sent', 'id: ransomware', 'never', /"ransomware" is used twice/],
  [
    'too long for a dialog',
    'en: Minor }',
    `en: ${'Very minor indeed '.repeat(4)}}`,
    'none or one person',
    /73 characters/,
  ],
  ['targets left out', 'targets:', 'goals:', 'goals:', /no item called "goals"|"targets" is missing/],
])('%s is told with its line', (_, from, to, at, says) => {
  const changed = replaced(from, to);
  const folder = own(changed);
  const loaded = loadScripts([folder]);
  expect(loaded.triage).toBeUndefined();
  const told = loaded.faults.map(({ message }) => message).join('\n');
  expect(told).toMatch(says);
  if (at !== 'never') expect(loaded.faults.map(({ line }) => line)).toContain(lineOf(changed, at));
  for (const fault of loaded.faults) expect(fault.file).toBe(join(folder, 'triage.yml'));
  // One mistake is not told twice.
  expect(missing(loaded, [folder])).toEqual([]);
});

test('in Japanese too', () => {
  const folder = own(replaced('triage: 30m', 'triage: soon'));
  expect(loadScripts([folder], 'ja').faults[0]?.message).toBe(
    '「soon」は使えません。書けるのは、長さ（例: 15m、4h、1d） です。',
  );
});

test.each(['', '- one\n', 'impact: 3\n', 'a: [\n', '\u0000', 'impact: *x\n'])(
  'whatever stands in it, nothing throws: %j',
  (words) => {
    expect(loadScripts([own(words)]).faults.length).toBeGreaterThan(0);
  },
);

test('a desk without any is not opened', () => {
  const empty = mkdtempSync(join(root, 'none-'));
  const loaded = loadScripts([empty]);
  expect(missing(loaded, [empty]).map(({ file }) => file)).toEqual([join(empty, 'triage.yml')]);
  expect(missing(loaded, [empty])[0]?.message).toMatch(/There is no triage.yml/);
  expect(missing(loadScripts([shipped]), [shipped])).toEqual([]);
});
