// What was read when the desk was built spares a start the reading; it must never change what the desk says or whom it tells of a mistake.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadScripts } from '../../src/script/load.js';
import { hashOf, notedReadings, type Readings } from '../../src/script/readings.js';

const shipped = join(__dirname, '../../scripts');
const built = join(__dirname, '../../dist/src/script/readings.json');
const textOf = (name: string) => readFileSync(join(shipped, name), 'utf8');
const click = textOf('suspicious-click.yml');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'readings-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The folder holds this text as a script; the readings say of it what they like. */
function load(text: string, noted: Readings, name = 'suspicious-click.yml') {
  writeFileSync(join(folder, name), text);
  return loadScripts([folder], 'en', noted);
}

test('the build noted every script and triage.yml as YAML reads them', () => {
  const noted = notedReadings(built);
  const names = readdirSync(shipped).filter((one) => one.endsWith('.yml'));
  expect(Object.keys(noted).sort()).toEqual(names.map((name) => hashOf(textOf(name))).sort());
  for (const name of names) expect(noted[hashOf(textOf(name))], name).toStrictEqual(parse(textOf(name)));
});

test('with readings and without, the desk knows the same scripts', () => {
  expect(loadScripts([shipped], 'en', notedReadings(built))).toStrictEqual(loadScripts([shipped], 'en', {}));
});

test('what was noted spares the reading', () => {
  const noted = { [hashOf(click)]: { ...parse(click), title: { ja: '覚え書き', en: 'From the note' } } };
  expect(load(click, noted).scripts.get('suspicious-click')?.title.en).toBe('From the note');
});

test('a script with one letter changed is read', () => {
  const noted = { [hashOf(click)]: parse(click) };
  const { scripts } = load(click.replace('Cut the PC from', 'Take the PC off'), noted);
  expect(scripts.get('suspicious-click')?.first_aid.do[0]?.en).toMatch(/^Take the PC off/);
});

test.each([
  ['a mistake', 'suspicious-click.yml', click.replace('urgency_minutes:', 'urgencyminutes:')],
  ['a missing translation', 'suspicious-click.yml', click.replace(/\n {2}en: .*/, '')],
  ['another name than its id', 'clicked.yml', click],
])('%s is told with its line, noted or not', (_, name, text) => {
  const told = load(text, {}, name).faults;
  expect(told[0]?.line).toBeGreaterThan(0);
  expect(load(text, { [hashOf(text)]: parse(text) }, name).faults).toStrictEqual(told);
});

test.each([
  ['nothing', ''],
  ['half of a file', '{"a'],
  ['something else', '17'],
  ['no object', 'null'],
])('a damaged note (%s) counts as none', (_, damaged) => {
  const file = join(folder, 'readings.json');
  writeFileSync(file, damaged);
  expect(notedReadings(file)).toEqual({});
  expect(notedReadings(join(folder, 'nowhere.json'))).toEqual({});
});

test('what was noted and is no script is read anew', () => {
  expect(load(click, { [hashOf(click)]: 'a text' }).faults).toEqual([]);
});
