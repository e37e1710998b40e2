// A time as people type it, understood on the organisation's wall clock; what has passed or says nothing is refused, never guessed.
import * as fc from 'fast-check';
import type { Organisation } from '../../src/paging/organisation.js';
import { dueText, readDue } from '../../src/ticket/handling/due-text.js';
import { smallOrganisation } from '../world/desk.js';

const tokyo = smallOrganisation();
/** A Monday, 14:00 in Tokyo. */
const now = '2026-11-16T05:00:00.000Z';

function wall(text: string, at = now, organisation: Organisation = tokyo): string {
  const read = readDue(text, at, organisation);
  return typeof read === 'string' ? read : dueText(read.at, organisation);
}

test.each([
  ['18:00', '2026-11-16 18:00'],
  ['１８：００', '2026-11-16 18:00'],
  ['18時', '2026-11-16 18:00'],
  ['18時半', '2026-11-16 18:30'],
  ['午後6時30分', '2026-11-16 18:30'],
  ['6pm', '2026-11-16 18:00'],
  ['6:15 p.m.', '2026-11-16 18:15'],
  ['今日中', '2026-11-16 18:00'],
  ['今日 18時まで', '2026-11-16 18:00'],
  ['明日', '2026-11-17 18:00'],
  ['明日 10時', '2026-11-17 10:00'],
  ['明日の10:30', '2026-11-17 10:30'],
  ['明後日 9:00', '2026-11-18 09:00'],
  ['tomorrow at 10:00', '2026-11-17 10:00'],
  ['Tomorrow', '2026-11-17 18:00'],
  ['11/25 9:00', '2026-11-25 09:00'],
  ['11/25', '2026-11-25 18:00'],
  ['11月25日 9時', '2026-11-25 09:00'],
  ['2026-12-01', '2026-12-01 18:00'],
  ['2026-12-01T09:30', '2026-12-01 09:30'],
  ['2026年12月1日 9:30', '2026-12-01 09:30'],
  ['1/5 9:00', '2027-01-05 09:00'],
  ['金曜 17:00', '2026-11-20 17:00'],
  ['fri', '2026-11-20 18:00'],
  ['月曜 13:00', '2026-11-23 13:00'],
  ['monday 15:00', '2026-11-16 15:00'],
  ['2h', '2026-11-16 16:00'],
  ['1h30m', '2026-11-16 15:30'],
  ['1.5h', '2026-11-16 15:30'],
  ['90 min', '2026-11-16 15:30'],
  ['in 3 days', '2026-11-19 14:00'],
  ['2時間後', '2026-11-16 16:00'],
  ['1時間半', '2026-11-16 15:30'],
  ['30分以内', '2026-11-16 14:30'],
  ['3日後', '2026-11-19 14:00'],
  ['1週間', '2026-11-23 14:00'],
])('%s', (text, expected) => {
  expect(wall(text)).toBe(expected);
});

test.each(['13:59', '14:00', '今日 9:00', '11/10', '2025-12-31 10:00', '11/16 13:00', '0h'])(
  '%s has passed',
  (text) => {
    expect(wall(text)).toBe('past');
  },
);

test.each([
  ...[
    '',
    'soon',
    'なるべく早く',
    '25:00',
    '12:60',
    '13/40',
    '2026-02-30',
    '18',
    '18:00 19:00',
    '9999d',
    '3人',
    '２５日',
  ],
  ...['明日 そのうち', '1.5d', 'x'.repeat(5_000), '1h'.repeat(50_000), '-2h', '18:00; drop table tickets'],
])('%s is not guessed at', (text) => {
  expect(wall(text)).toBe('unclear');
});

test('a day without a time ends with the working day, or at midnight when that is over', () => {
  const organisation: Organisation = {
    ...tokyo,
    businessHours: { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:30', holidays: 'jp', companyHolidays: [] },
  };
  expect(wall('明日', now, organisation)).toBe('2026-11-17 17:30');
  expect(wall('今日', '2026-11-16T10:00:00.000Z', organisation)).toBe('2026-11-16 23:59');
});

test('the hour stays the one that was typed when the clocks change in between', () => {
  const vienna = { ...tokyo, timezone: 'Europe/Vienna' };
  // The clocks go back in the night to 25 October.
  const read = readDue('明日 10時', '2026-10-24T10:00:00.000Z', vienna);
  expect(read).toEqual({ at: '2026-10-25T09:00:00.000Z' });
});

test('whatever is typed, a time that is read lies ahead, and is read again from how it is shown', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9:/ 時分日月明hmd.-]{1,12}$/)), (text) => {
      const read = readDue(text, now, tokyo);
      if (typeof read === 'string') return;
      expect(read.at > now).toBe(true);
      const shown = dueText(read.at, tokyo);
      // Only the seconds are lost.
      expect(wall(shown)).toBe(wall(text) > dueText(now, tokyo) ? shown : 'past');
    }),
    { numRuns: 2_000 },
  );
});
