// Scripts are written by people who do not program: whatever they do to a file, they are told what, where and how to mend it.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadScripts } from '../../src/script/load.js';

const shipped = join(__dirname, '../../scripts');

const sound = `id: lost-key
title:
  ja: 鍵をなくした
  en: Lost a key
about: { ja: 会社の鍵をなくした。, en: A key of the office is gone. }
routes: [employee]
urgency_minutes: 10
first_aid:
  do:
    - ja: 総務に電話してください。
      en: Phone the facilities team.
  do_not: []
hearing:
  - id: found-again
    type: yes-no
    ask: { ja: 見つかりましたか。, en: Has it been found? }
    why: { ja: 錠を替えるか決めるためです。, en: It decides whether we change the lock. }
  - id: which-door
    type: choice
    ask: { ja: どの鍵ですか。, en: Which key is it? }
    why: { ja: 急ぎ方が変わります。, en: It decides how fast we act. }
    choices:
      - { id: office, ja: 事務所, en: Office }
      - { id: safe, ja: 金庫, en: Safe }
severity:
  default: SEV3
  changes:
    - to: SEV2
      when: { which-door: [safe], found-again: ['no', unknown] }
      because: { ja: 金庫の鍵である。, en: It is the key of the safe. }
controls: ['7.2']
rsit: [information-content-security/data-loss]
examples: { ja: [鍵をなくしました], en: [I lost my key] }
`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'scripts-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

/** Writes the files into a folder of their own and returns it. */
function folder(files: Record<string, string | Buffer>): string {
  const made = mkdtempSync(join(root, 'own-'));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(made, file), text);
  return made;
}

/** The sound script with some of its text replaced. */
function changed(...changes: [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`not in the script: ${from}`);
    return text.replace(from, to);
  }, sound);
}

const faultsOf = (text: string, language: 'ja' | 'en' = 'en') =>
  loadScripts([folder({ 'lost-key.yml': text })], language).faults.map(({ line, path, message }) => ({
    line,
    path,
    message,
  }));

test('the scripts that ship with the desk have no fault', () => {
  const { scripts, faults } = loadScripts([shipped]);
  expect(faults).toEqual([]);
  expect(scripts.get('suspicious-click')?.first_aid.do[0]?.en).toContain('Unplug the LAN cable');
});

test('the version is the first 12 hex digits of the SHA-256 of the text, and changes with any sentence', () => {
  const version = (text: string) => loadScripts([folder({ 'lost-key.yml': text })]).scripts.get('lost-key')?.version;
  expect(version(sound)).toBe(createHash('sha256').update(sound).digest('hex').slice(0, 12));
  expect(version(changed(['Phone the facilities team', 'Phone facilities']))).not.toBe(version(`${sound}\n`));
});

test('a second folder replaces a script by id and adds others', () => {
  const click = readFileSync(join(shipped, 'suspicious-click.yml'), 'utf8').replace(
    'Cut the PC from',
    'Take the PC off',
  );
  const { scripts, faults } = loadScripts([shipped, folder({ 'suspicious-click.yml': click, 'lost-key.yml': sound })]);
  expect(faults).toEqual([]);
  expect(scripts.get('suspicious-click')?.first_aid.do[0]?.en).toMatch(/^Take the PC off/);
  expect(scripts.get('lost-key')?.title.en).toBe('Lost a key');
  expect(scripts.get('unclear')).toBeDefined();
});

test('missing English', () => {
  expect(faultsOf(changed(['\n      en: Phone the facilities team.', '']))).toEqual([
    { line: 10, path: 'first_aid.do.#1.en', message: 'The English text is missing. Add it as "en:" beside "ja:".' },
  ]);
  expect(faultsOf(changed(['  en: Lost a key', '  en:']), 'ja')).toEqual([
    { line: 4, path: 'title.en', message: '「en」が空です。「en:」の後に書いてください。' },
  ]);
});

test('a word the desk does not know', () => {
  expect(faultsOf(changed(['urgency_minutes: 10', 'urgency_minutes: 10\nurgent: true']))).toEqual([
    {
      line: 8,
      path: 'urgent',
      message: 'There is no item called "urgent". Check its spelling and indent, or delete it.',
    },
  ]);
});

test('a comma that cuts a sentence in { … }', () => {
  expect(faultsOf(changed(['en: Which key is it?', 'en: Which key, if you know?']))).toEqual([
    {
      line: 20,
      path: 'hearing.which-door.ask.if you know?',
      message: `"if you know?" is read as an item of its own, because a comma ended the sentence. Put the whole sentence in quotes ('…').`,
    },
  ]);
});

test.each([
  ['a tab', '  ja: 鍵をなくした', '\tja: 鍵をなくした', 3, /line begins with a tab.*indent with spaces/],
  ['an odd indent', '  en: Lost a key', ' en: Lost a key', 4, /indent does not line up/],
  ['an open quote', 'en: Lost a key', "en: 'Lost a key", 4, /quote .* is missing/],
  ['a colon in a sentence', 'en: Lost a key', 'en: Lost: a key', 4, /Put the whole sentence in quotes/],
  ['an item twice', 'routes: [employee]', 'routes: [employee]\nroutes: [employee]', 7, /written twice/],
])('YAML that cannot be read: %s', (_, from, to, line, message) => {
  const [fault, ...more] = faultsOf(changed([from, to]));
  expect(fault).toEqual({ line, path: '', message: expect.stringMatching(message) });
  expect(more.map((one) => one.line)).not.toContain(line);
});

test('severity names a question that is not asked, or an answer that cannot be given', () => {
  expect(
    faultsOf(changed(['{ which-door: [safe], found-again: [', '{ wich-door: [safe], found-again: [perhaps, '])),
  ).toEqual([
    {
      line: 29,
      path: 'severity.changes.#1.when.wich-door',
      message:
        'Severity depends on the question "wich-door", which hearing does not ask. Correct the spelling, or add the question.',
    },
    {
      line: 29,
      path: 'severity.changes.#1.when.found-again',
      message: '"perhaps" is no answer to the question "found-again". Use one of these: yes, no, unknown.',
    },
  ]);
});

test('hearing and severity are compared even while a translation is missing: all faults at once', () => {
  const text = changed(['which-door: [safe]', 'wich-door: [safe]'], [', en: Has it been found?', ''], ['SEV3', 'SEV5']);
  expect(faultsOf(text).map(({ line, path }) => [line, path])).toEqual([
    [16, 'hearing.found-again.ask.en'],
    [26, 'severity.default'],
    [29, 'severity.changes.#1.when.wich-door'],
  ]);
});

test.each([
  ['type: yes-no', 'type: choice', 'hearing.found-again', 14, /needs choices\. Add two or more/],
  [
    'type: choice',
    'type: text',
    'hearing.which-door',
    18,
    /Only a question of type choice has choices\. Make its type choice/,
  ],
  ['id: which-door', 'id: found-again', 'hearing.found-again.id', 18, /Two questions have the same id\. Change one/],
  [
    '[safe]',
    '{ over: 3 }',
    'severity.changes.#1.when.which-door',
    29,
    /fits only a number, .* Write a list of answers instead/,
  ],
  ['[safe]', 'safe', 'severity.changes.#1.when.which-door', 29, /list of answers, such as/],
  ["'7.2'", '7.20', 'controls.#1', 31, /must be text\. Put it in quotes/],
  ["'7.2'", "'A.7.2'", 'controls.#1', 31, /"A\.7\.2" is not possible here\. Write a control of Annex A/],
  ['routes: [employee]', 'routes: employee', 'routes', 6, /"routes" is a list/],
  ['routes: [employee]', 'routes: [staff]', 'routes.#1', 6, /Possible: employee, customer-desk/],
  ['routes: [employee]', 'routes: []', 'routes', 6, /needs at least 1/],
  ['urgency_minutes: 10', 'urgency_minutes: 0', 'urgency_minutes', 7, /must be 1 or more/],
  ['urgency_minutes: 10', 'urgency_minutes: soon', 'urgency_minutes', 7, /must be a whole number/],
  ['urgency_minutes: 10\n', '', 'urgency_minutes', 1, /"urgency_minutes" is missing\. Add it/],
  ['id: found-again', 'id: Found Again', 'hearing.Found Again.id', 14, /Write small letters, digits and hyphens/],
])('%s written as %s', (from, to, path, line, message) => {
  const faults = faultsOf(changed([from, to]));
  expect(faults).toContainEqual({ line, path, message: expect.stringMatching(message) });
  const inJapanese = faultsOf(changed([from, to]), 'ja');
  expect(inJapanese.map((fault) => fault.message).filter((told) => !/[ぁ-ん].*。$/.test(told))).toEqual([]);
});

test('too many questions for one route are counted', () => {
  const more = [1, 2, 3, 4, 5].map(
    (n) => `  - id: more-${n}\n    type: yes-no\n    ask: { ja: はい, en: a }\n    why: { ja: はい, en: b }\n`,
  );
  expect(faultsOf(changed(['severity:\n', `${more.join('')}severity:\n`]))[0]).toEqual({
    line: 13,
    path: 'hearing',
    message:
      'A reporter by route employee would be asked 7 questions; at most 6 are allowed. Take some out, or split them with only_from.',
  });
});

test('the same id twice in a folder, and an id that is not the name of its file', () => {
  const own = folder({
    'lost-key.yml': sound,
    'second.yml': sound,
    'third.yml': changed(['id: lost-key', 'id: other-key']),
  });
  const { scripts, faults } = loadScripts([own]);
  expect(faults).toEqual([
    {
      file: join(own, 'second.yml'),
      line: 1,
      path: 'id',
      message: 'The id "lost-key" is also used by lost-key.yml. Change the id and the file name of one of them.',
    },
    {
      file: join(own, 'third.yml'),
      line: 1,
      path: 'id',
      message: 'The id and the file name differ. Make the id "third" or rename the file to other-key.yml.',
    },
  ]);
  expect([...scripts.keys()]).toEqual(['lost-key']);
});

test('files that would be missed in silence are told, and nothing throws', () => {
  const sjis = Buffer.concat([Buffer.from('id: sjis\ntitle: '), Buffer.from([0x8c, 0xae])]);
  const own = folder({
    'a.yaml': sound,
    'b.yml.txt': sound,
    'empty.yml': '',
    'list.yml': '- one\n',
    'sjis.yml': sjis,
    'notes.md': '',
  });
  mkdirSync(join(own, 'folder.yml'));
  const { scripts, faults } = loadScripts([join(root, 'nowhere'), own]);
  expect(scripts.size).toBe(0);
  expect(
    faults.map(({ file, message }) => [file.replace(own, 'own').replace(root, '.'), message.split('.')[0]]),
  ).toEqual([
    ['./nowhere', 'This folder cannot be opened'],
    ['own/a.yaml', 'This file is not read'],
    ['own/b.yml.txt', 'This file is not read'],
    ['own/empty.yml', 'There is no script in this file'],
    ['own/folder.yml', 'This file cannot be read'],
    ['own/list.yml', 'There is no script in this file'],
    ['own/sjis.yml', 'The file is not in UTF-8'],
  ]);
});

test('a file full of references does not blow up', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
  for (const [one, next] of ['ab', 'bc', 'cd', 'de'])
    bomb.push(`${next}: &${next} [${Array(10).fill(`*${one}`).join(', ')}]`);
  expect(faultsOf(bomb.join('\n'))[0]?.message).toMatch(/too many references/);
});
