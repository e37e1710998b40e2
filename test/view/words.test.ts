// Small rules of what people read: which language, which ticket, and that no sentence is missing or empty.
import { refusals } from '../../src/ticket/command.js';
import { languageOfText } from '../../src/view/reading-language.js';
import { ticketName, ticketNumber, wordsOf } from '../../src/view/scene.js';

const languages: [string, 'ja' | 'en' | undefined][] = [
  ['怪しい添付を開いてしまった', 'ja'],
  ['ｱﾔｼｲ', 'ja'],
  ['Outlook が変です', 'ja'],
  ['please help, ランサムウェア', 'ja'],
  ['I clicked a suspicious attachment', 'en'],
  ['HELP ME, IT IS A VIRUS', 'en'],
  ["my laptop won't start and the screen is red", 'en'],
  ['virus', undefined],
  ['添付開封', undefined],
  ['请帮助我', undefined],
  ['https://example.com/login?the=1', undefined],
  ['', undefined],
  ['123 !?', undefined],
];

test.each(languages)('%j is read as %s', (text, language) => {
  expect(languageOfText(text)).toBe(language);
});

test('only DESK- and a plain positive number is a ticket', () => {
  for (const number of [1, 7, 42, 999_999_999]) expect(ticketNumber(ticketName(number))).toBe(number);
  const others = [
    ...['', 'DESK-', 'DESK-0', 'DESK-01', 'DESK--1', 'DESK-1.5', 'DESK-1e3', 'DESK-1 ', ' DESK-1', 'desk-1', 'DESK-１'],
    ...['DESK-9999999999', 'DESK-1\n', 'XDESK-1', 'DESK-1;2', '1'],
  ];
  for (const name of others) expect([name, ticketNumber(name)]).toEqual([name, undefined]);
});

test('no sentence is empty, and every refusal has one in both languages', () => {
  for (const language of ['ja', 'en'] as const) {
    const words = wordsOf(language);
    const empty = Object.entries(words).filter(
      ([, sentence]) => typeof sentence === 'string' && sentence.trim() === '',
    );
    expect(empty).toEqual([]);
    for (const refusal of refusals) expect(words.refusal[refusal].trim()).not.toBe('');
  }
});

test('Japanese sentences hold no English one by mistake, and the other way round', () => {
  const kana = /[\u3040-\u30ff]/;
  const { otherLanguage: _, ...english } = wordsOf('en');
  expect(JSON.stringify(english)).not.toMatch(kana);
  const { otherLanguage: __, ...japanese } = wordsOf('ja');
  const sentences = Object.values(japanese).filter((sentence): sentence is string => typeof sentence === 'string');
  const untranslated = sentences.filter((sentence) => /[a-z]{2,} [a-z]{2,}/.test(sentence));
  expect(untranslated).toEqual([]);
});
