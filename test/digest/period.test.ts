// The calendar of digests: where weeks, months and quarters begin and end, in any zone.
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type Period, type PeriodKind, periodAt, periodBefore, periodNamed } from '../../src/digest/period.js';

const hours = ({ from, to }: Period) => (Date.parse(to) - Date.parse(from)) / 3_600_000;

describe('a name says when it begins and ends', () => {
  test.each([
    // name, zone, from, to, first and last day
    ['2026-W47', 'Asia/Tokyo', '2026-11-15T15:00:00.000Z', '2026-11-22T15:00:00.000Z', '2026-11-16', '2026-11-22'],
    ['2026-W47', 'UTC', '2026-11-16T00:00:00.000Z', '2026-11-23T00:00:00.000Z', '2026-11-16', '2026-11-22'],
    ['2026-W53', 'Asia/Tokyo', '2026-12-27T15:00:00.000Z', '2027-01-03T15:00:00.000Z', '2026-12-28', '2027-01-03'],
    ['2025-W01', 'UTC', '2024-12-30T00:00:00.000Z', '2025-01-06T00:00:00.000Z', '2024-12-30', '2025-01-05'],
    ['2026-W13', 'Europe/Berlin', '2026-03-22T23:00:00.000Z', '2026-03-29T22:00:00.000Z', '2026-03-23', '2026-03-29'],
    ['2026-W43', 'Europe/Berlin', '2026-10-18T22:00:00.000Z', '2026-10-25T23:00:00.000Z', '2026-10-19', '2026-10-25'],
    [
      '2026-W01',
      'Pacific/Kiritimati',
      '2025-12-28T10:00:00.000Z',
      '2026-01-04T10:00:00.000Z',
      '2025-12-29',
      '2026-01-04',
    ],
    ['2026-11', 'Asia/Tokyo', '2026-10-31T15:00:00.000Z', '2026-11-30T15:00:00.000Z', '2026-11-01', '2026-11-30'],
    ['2028-02', 'UTC', '2028-02-01T00:00:00.000Z', '2028-03-01T00:00:00.000Z', '2028-02-01', '2028-02-29'],
    ['2026-Q4', 'Asia/Tokyo', '2026-09-30T15:00:00.000Z', '2026-12-31T15:00:00.000Z', '2026-10-01', '2026-12-31'],
    // In Beirut the clocks go from 23:59 to 01:00 on this night.
    ['2026-W13', 'Asia/Beirut', '2026-03-22T22:00:00.000Z', '2026-03-29T21:00:00.000Z', '2026-03-23', '2026-03-29'],
  ])('%s in %s', (name, zone, from, to, firstDay, lastDay) => {
    expect(periodNamed(name, zone)).toMatchObject({ name, from, to, firstDay, lastDay });
  });

  test.each([
    '2027-W53',
    '2026-W54',
    '2026-W00',
    '2026-W4',
    '2026-13',
    '2026-00',
    '2026-Q5',
    '2026-Q0',
    '2026',
    'W47',
    '',
  ])('%s is no period', (name) => expect(periodNamed(name, 'Asia/Tokyo')).toBeUndefined());
});

test.each<[PeriodKind, string, string, string]>([
  ['week', '2026-11-15T14:59:59.999Z', 'Asia/Tokyo', '2026-W46'],
  ['week', '2026-11-15T15:00:00.000Z', 'Asia/Tokyo', '2026-W47'],
  ['week', '2027-01-03T14:59:59.999Z', 'Asia/Tokyo', '2026-W53'],
  ['week', '2027-01-03T14:59:59.999Z', 'Pacific/Kiritimati', '2027-W01'],
  ['week', '2027-01-03T14:59:59.999Z', 'America/Los_Angeles', '2026-W53'],
  ['month', '2026-10-31T15:00:00.000Z', 'Asia/Tokyo', '2026-11'],
  ['quarter', '2026-12-31T14:59:59.999Z', 'Asia/Tokyo', '2026-Q4'],
  ['quarter', '2026-12-31T15:00:00.000Z', 'Asia/Tokyo', '2027-Q1'],
])('the %s of %s in %s is %s', (kind, at, zone, name) => {
  expect(periodAt(kind, at, zone).name).toBe(name);
});

test('a week in which the clocks change is an hour shorter or longer', () => {
  expect(hours(periodNamed('2026-W13', 'Europe/Berlin') as Period)).toBe(167);
  expect(hours(periodNamed('2026-W43', 'Europe/Berlin') as Period)).toBe(169);
});

test('periods follow each other without a hole and without an overlap, in every zone, and know their own name', () => {
  const zones = [
    'Asia/Tokyo',
    'UTC',
    'Europe/Berlin',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Pacific/Kiritimati',
    'Africa/Cairo',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom<PeriodKind>('week', 'month', 'quarter'),
      fc.constantFrom(...zones),
      fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
      (kind, zone, moment) => {
        const at = moment.toISOString();
        const period = periodAt(kind, at, zone);
        expect(period.from <= at && at < period.to).toBe(true);
        expect(periodNamed(period.name, zone)).toEqual(period);
        const before = periodBefore(period, zone);
        expect(before.to).toBe(period.from);
        expect(periodBefore(before, zone, -1)).toEqual(period);
        if (kind === 'week') {
          const { weekOfYear, yearOfWeek } = Temporal.PlainDate.from(period.firstDay);
          expect(period.name).toBe(`${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`);
        }
      },
    ),
  );
});
