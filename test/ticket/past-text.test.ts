// Times as people type them: what is surely understood counts, everything else does not.
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { readPast } from '../../src/ticket/past-text.js';

const zone = 'Asia/Tokyo';
/** Tuesday. */
const AFTERNOON = '2026-11-17T14:10:00+09:00';
const AFTER_MIDNIGHT = '2026-11-17T00:10:00+09:00';
const NEW_YEAR = '2027-01-05T10:00:00+09:00';

function read(text: string, at = AFTERNOON, timezone = zone): string | undefined {
  const found = readPast(text, new Date(at).toISOString(), timezone);
  return found && Temporal.Instant.from(found).toZonedDateTimeISO(timezone).toPlainDateTime().toString().slice(0, 16);
}

test.each([
  ['13:50', '2026-11-17T13:50'],
  ['１３：５０', '2026-11-17T13:50'],
  ['13:50ごろ', '2026-11-17T13:50'],
  ['13時50分ごろです。', '2026-11-17T13:50'],
  ['13時半', '2026-11-17T13:30'],
  ['about 1:50 pm', '2026-11-17T13:50'],
  ['1pm', '2026-11-17T13:00'],
  ['午後1時50分', '2026-11-17T13:50'],
  ['朝9時', '2026-11-17T09:00'],
  ['今日の9:00', '2026-11-17T09:00'],
  ['9:00', '2026-11-17T09:00'],
  ['09:00 today', '2026-11-17T09:00'],
  ['01:50', '2026-11-17T01:50'],
  ['12:30', '2026-11-17T12:30'],
  ['20分前', '2026-11-17T13:50'],
  ['20分くらい前', '2026-11-17T13:50'],
  ['1時間半前', '2026-11-17T12:40'],
  ['2時間10分前', '2026-11-17T12:00'],
  ['3日前', '2026-11-14T14:10'],
  ['1週間前', '2026-11-10T14:10'],
  ['an hour ago', '2026-11-17T13:10'],
  ['half an hour ago', '2026-11-17T13:40'],
  ['an hour and a half ago', '2026-11-17T12:40'],
  ['about 20 minutes ago', '2026-11-17T13:50'],
  ['1h 30m ago', '2026-11-17T12:40'],
  ['two days ago', '2026-11-15T14:10'],
  ['11/16 9:00', '2026-11-16T09:00'],
  ['11月16日（月）9時', '2026-11-16T09:00'],
  ['2026-11-16T21:05', '2026-11-16T21:05'],
  ['9:00 on 11/16', '2026-11-16T09:00'],
  ['16 Nov 21:05', '2026-11-16T21:05'],
  ['November 16, 9:05am', '2026-11-16T09:05'],
  ['昨日の13:50', '2026-11-16T13:50'],
  ['yesterday at 9am', '2026-11-16T09:00'],
  ['昨日の夜10時', '2026-11-16T22:00'],
  ['おとといの午前0時5分', '2026-11-15T00:05'],
])('%s is %s', (text, expected) => expect(read(text)).toBe(expected));

test.each([
  ...[
    '',
    '  ',
    '昨日の夕方',
    '今朝',
    '昨日',
    'yesterday',
    'さっき',
    'just now',
    'わからない',
    '不明',
    '11/16',
    '9',
    '14',
  ],
  // In the morning or in the afternoon; in both there was one.
  ...['1:50', '1時', '昨日の9:00', 'yesterday 9:00'],
  // It has not been yet.
  ...['15:00', '今日の15:00', '11/18 9:00', '2027-01-01 9:00', '明日 9:00'],
  ...['25:00', '13:70', '99時', '13:50-14:00', '13:50か14:00', '13:50 メールを開いた', '11/31 9:00', '16/11 9:00'],
  ...['前', '1日半前', '0x20 ago', '-5分前', 'a half ago', 'half an day ago', '5 fortnights ago', '夜1時', '午後13pm'],
  ...['2020/01/01 9:00', '999週間前', '10:00\n11:00'],
])('%j is not understood', (text) => expect(read(text)).toBeUndefined());

test.each([
  ['23:50', AFTER_MIDNIGHT, '2026-11-16T23:50'],
  // Ten to twelve: at noon it would be longer ago than half a day.
  ['11:50', AFTER_MIDNIGHT, '2026-11-16T23:50'],
  ['20分前', AFTER_MIDNIGHT, '2026-11-16T23:50'],
  ['0:05', AFTER_MIDNIGHT, '2026-11-17T00:05'],
  ['12:00', AFTER_MIDNIGHT, undefined],
  ['12/28 17:00', NEW_YEAR, '2026-12-28T17:00'],
  ['1/5 9:00', NEW_YEAR, '2027-01-05T09:00'],
  ['3/1 9:00', NEW_YEAR, undefined],
])('%s typed at %s is %s', (text, at, expected) => expect(read(text, at)).toBe(expected));

test('an hour that the wall clock showed twice, or never, is not understood', () => {
  expect(read('1:30', '2026-11-01T09:00:00-08:00', 'America/Los_Angeles')).toBeUndefined();
  expect(read('01:30', '2026-11-01T09:00:00-08:00', 'America/Los_Angeles')).toBeUndefined();
  expect(read('02:30', '2026-03-08T09:00:00-07:00', 'America/Los_Angeles')).toBeUndefined();
  expect(read('09:30', '2026-03-08T11:00:00-07:00', 'America/Los_Angeles')).toBe('2026-03-08T09:30');
});

test('any text at all: nothing is thrown, and nothing is read that is still to come', () => {
  const parts = fc.constantFrom(
    '1',
    '13',
    ':',
    '50',
    '時',
    '分',
    '半',
    '前',
    ' ago',
    'h',
    '/',
    '昨日',
    'pm',
    '午後',
    ' ',
    '日',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(parts, { maxLength: 7 }).map((some) => some.join('')),
  );
  fc.assert(
    fc.property(
      texts,
      fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      (text, at) => {
        const found = readPast(text, at.toISOString(), zone);
        if (found !== undefined) expect(found <= at.toISOString()).toBe(true);
      },
    ),
  );
});

test('what is typed as a full date and time is read as it was meant', () => {
  const at = '2026-11-17T05:10:00.000Z';
  const agoMinutes = fc.integer({ min: 0, max: 400 * 24 * 60 });
  fc.assert(
    fc.property(agoMinutes, (minutes) => {
      const meant = Temporal.Instant.from(at).subtract({ minutes }).toZonedDateTimeISO(zone);
      const typed = meant.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
      expect(readPast(typed, at, zone)).toBe(meant.toInstant().toString({ fractionalSecondDigits: 3 }));
      if (minutes < 1_000)
        expect(readPast(`${minutes}分前`, at, zone)).toBe(readPast(`${minutes} minutes ago`, at, zone));
    }),
  );
});
