// The scripts that ship with the desk: complete, in both languages, and short enough to be read at night on a phone.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { type ReporterRoute, reporterRoutes, type Script, scriptSchema } from '../../src/script/schema.js';

const folder = join(__dirname, '../../scripts');
const files = readdirSync(folder).filter((name) => name.endsWith('.yml') && name !== 'triage.yml');

/** Every kind of report the desk can recognise. */
const kinds = [
  'account-takeover',
  'agency-warning',
  'audit-log-anomaly',
  'cloud-exposure',
  'credentials-entered',
  'insider-misuse',
  'leak-reported',
  'lost-device',
  'malicious-mail-from-us',
  'malware-symptoms',
  'misdirected-message',
  'monitoring-alert',
  'near-miss',
  'payment-fraud',
  'physical-intrusion',
  'question',
  'service-overload',
  'supplier-incident',
  'support-scam',
  'suspicious-click',
  'suspicious-message',
  'unapproved-cloud',
  'unclear',
  'vulnerability-report',
  'website-defacement',
];

const limits = { firstAidLines: 12, japaneseCharacters: 60, englishWords: 20, choiceCharacters: 75 };

/** Half-width punctuation that touches Japanese writing, and full-width signs that shout. */
const halfWidth = /[ぁ-んァ-ヶー一-龠々][,.!?:;()]|[,.!?:;()][ぁ-んァ-ヶー一-龠々]/;
const shouting = /[！!]/;

function read(file: string): { text: string; script: Omit<Script, 'version'> } {
  const text = readFileSync(join(folder, file), 'utf8');
  return { text, script: scriptSchema.parse(parse(text)) };
}

/** Every string under `value` with where it stands, such as `tasks.contain.0.ja`. */
function strings(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, path ? `${path}.${key}` : key));
}

const isJapanese = ([path]: [string, string]) => /(^|\.)ja(\.\d+)?$/.test(path);

function firstAidFor(script: Omit<Script, 'version'>, route: ReporterRoute) {
  const seen = ({ only_from }: { only_from?: ReporterRoute[] | undefined }) => !only_from || only_from.includes(route);
  return { do: script.first_aid.do.filter(seen), doNot: script.first_aid.do_not.filter(seen) };
}

test('there is one script for every kind, and no other file', () => {
  expect(files.map((file) => file.replace(/\.yml$/, '')).sort()).toEqual(kinds);
});

test.each(files)('%s is a script, and is named after its id', (file) => {
  const { text, script } = read(file);
  expect(`${script.id}.yml`).toBe(file);
  expect(text).not.toMatch(/TODO|FIXME|XXX/);
});

test.each(files)('%s gives first aid on every route, short enough for a phone', (file) => {
  const { script } = read(file);
  const tooMuch = script.routes.flatMap((route) => {
    const aid = firstAidFor(script, route);
    const lines = aid.do.length + aid.doNot.length;
    return aid.do.length === 0 || lines > limits.firstAidLines
      ? [`${route}: ${aid.do.length} to do, ${lines} lines`]
      : [];
  });
  const tooLong = [...script.first_aid.do, ...script.first_aid.do_not].flatMap(({ ja, en }) => [
    ...([...ja].length > limits.japaneseCharacters ? [`${[...ja].length} characters: ${ja}`] : []),
    ...(en.split(/\s+/).length > limits.englishWords ? [`${en.split(/\s+/).length} words: ${en}`] : []),
  ]);
  expect([...tooMuch, ...tooLong]).toEqual([]);
});

test.each(files)('%s speaks only of routes that bring it', (file) => {
  const { script } = read(file);
  const named = [...script.first_aid.do, ...script.first_aid.do_not, ...script.hearing].flatMap(
    (one) => one.only_from ?? [],
  );
  expect(named.filter((route) => !script.routes.includes(route))).toEqual([]);
});

test.each(files)('%s is Japanese where it says so, and calmly punctuated', (file) => {
  const { script } = read(file);
  const all = strings({ ...script, id: undefined });
  const japanese = all.filter(isJapanese);
  expect(japanese.filter(([, text]) => halfWidth.test(text) || shouting.test(text))).toEqual([]);
  expect(all.filter((one) => !isJapanese(one)).filter(([, text]) => /[ぁ-んァ-ヶ一-龠]/.test(text))).toEqual([]);
  const sentences = [script.about, ...script.first_aid.do, ...script.first_aid.do_not];
  expect(sentences.map(({ ja }) => ja).filter((ja) => !/[。」]$/.test(ja))).toEqual([]);
});

test.each(files)('%s tells what not to do, says why it asks, and shows how people say it', (file) => {
  const { script } = read(file);
  expect(script.first_aid.do_not.length).toBeGreaterThan(0);
  expect(script.hearing.length).toBeGreaterThan(0);
  expect(script.examples.ja.length).toBeGreaterThanOrEqual(3);
  expect(script.examples.en.length).toBeGreaterThanOrEqual(3);
  const choices = script.hearing.flatMap((asked) => asked.choices ?? []);
  expect(
    choices.filter(({ ja, en }) => ja.length > limits.choiceCharacters || en.length > limits.choiceCharacters),
  ).toEqual([]);
});

test('a severity change can be reached: some route asks everything it depends on', () => {
  const unreachable = files.flatMap((file) => {
    const { script } = read(file);
    const heardOn = (route: ReporterRoute) =>
      script.hearing.filter((asked) => !asked.only_from || asked.only_from.includes(route)).map((asked) => asked.id);
    return script.severity.changes
      .filter(
        ({ when }) => !script.routes.some((route) => Object.keys(when).every((id) => heardOn(route).includes(id))),
      )
      .map(({ because }) => `${file}: ${because.en}`);
  });
  expect(unreachable).toEqual([]);
});

test('every route of the desk is served, and the desk has an answer when it is unsure', () => {
  const unclear = read('unclear.yml').script;
  expect([...unclear.routes].sort()).toEqual([...reporterRoutes].sort());
  expect(unclear.pages).toBe(true);
  expect(read('question.yml').script.pages).toBe(false);
});

test('no two kinds claim the same example', () => {
  const seen = new Map<string, string>();
  const twice = files.flatMap((file) => {
    const { examples } = read(file).script;
    return [...examples.ja, ...examples.en].flatMap((said) => {
      const before = seen.get(said);
      seen.set(said, file);
      return before ? [`${said}: ${before} and ${file}`] : [];
    });
  });
  expect(twice).toEqual([]);
});

test('what the README of the scripts shows can be copied as it stands', () => {
  const shown = [...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)];
  expect(shown.length).toBeGreaterThan(0);
  for (const [, block = ''] of shown) {
    expect(parseDocument(block).errors).toEqual([]);
    const texts = strings(parse(block)).map(([path]) => path);
    expect(texts.filter((path) => path.endsWith('ja')).length).toBe(texts.filter((path) => path.endsWith('en')).length);
  }
});
