// Business days and hours: weekends, Japan's public holidays with their oddities, the company's own days off.
import { isBusinessDay, isBusinessTime, nextBusinessBoundary } from '../../src/paging/business-hours.js';
import { organisationOf } from './stage.js';

const usual = organisationOf();

test.each([
  ['2026-11-20', true, 'a Friday'],
  ['2026-11-21', false, 'a Saturday'],
  ['2026-11-03', false, 'Culture Day'],
  ['2026-05-06', false, 'the substitute holiday after three in a row'],
  ['2026-09-22', false, "a citizen's holiday between two others"],
  ['2026-03-20', false, 'the vernal equinox'],
  ['2020-07-24', false, 'Sports Day, moved for the Olympic Games of 2020 only'],
  ['2020-10-12', true, 'where Sports Day would have been that year'],
  ['2019-05-01', false, 'the accession, once'],
  ['2027-01-01', false, "New Year's Day"],
])('%s: business day %s (%s) (S7)', (date, expected) => {
  expect(isBusinessDay(usual, date)).toBe(expected);
});

test("the company's own days off, and a company elsewhere", () => {
  const closed = organisationOf({ business_hours: { company_holidays: ['2026-12-29'] } });
  expect([isBusinessDay(closed, '2026-12-28'), isBusinessDay(closed, '2026-12-29')]).toEqual([true, false]);
  const berlin = organisationOf({ timezone: 'Europe/Berlin' });
  expect(isBusinessDay(berlin, '2026-11-03')).toBe(true);
});

test("hours begin and end to the minute, in the organisation's zone (S2)", () => {
  const at = (utc: string) => isBusinessTime(usual, utc);
  expect(at('2026-11-19T23:59:59.999Z')).toBe(false);
  expect(at('2026-11-20T00:00:00.000Z')).toBe(true);
  expect(at('2026-11-20T08:59:59.999Z')).toBe(true);
  expect(at('2026-11-20T09:00:00.000Z')).toBe(false);
});

test('the next boundary skips weekend and holiday: Friday evening to Tuesday, Monday being Labour Thanksgiving Day', () => {
  expect(nextBusinessBoundary(usual, '2026-11-20T09:00:00.000Z')).toBe('2026-11-24T00:00:00.000Z');
  expect(nextBusinessBoundary(usual, '2026-11-24T00:00:00.000Z')).toBe('2026-11-24T09:00:00.000Z');
  const never = organisationOf({ business_hours: { days: [] } });
  expect(nextBusinessBoundary(never, '2026-11-20T09:00:00.000Z')).toBeUndefined();
});
