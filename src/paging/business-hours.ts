// When the company works: pure calendar arithmetic in the organisation's zone. Ladders and rotations may differ outside these hours.
import holidaysOfJapan from '@holiday-jp/holiday_jp';
import { Temporal } from 'temporal-polyfill';
import { plusSeconds, secondsBetween } from '../clock.js';
import type { BusinessHours, Organisation } from './organisation.js';

const usual: BusinessHours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00', holidays: 'jp', companyHolidays: [] };

/** No company is closed for longer than that at a stretch. */
const MAX_DAYS_CLOSED = 60;

/** @param at ISO UTC */
export function isBusinessTime(organisation: Organisation, at: string): boolean {
  const minute = at.slice(0, 'YYYY-MM-DDTHH:MM'.length);
  const last = lastMinute.get(organisation);
  if (last?.minute === minute) return last.isBusiness;
  const isBusiness = reckonBusinessTime(organisation, at);
  lastMinute.set(organisation, { minute, isBusiness });
  return isBusiness;
}

/** The minute that was last asked about: every page asks for it, and hours begin and end on the minute. */
const lastMinute = new WeakMap<Organisation, { minute: string; isBusiness: boolean }>();

function reckonBusinessTime(organisation: Organisation, at: string): boolean {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(organisation.timezone);
  const { from, to } = hoursOf(organisation);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return isBusinessDay(organisation, local.toPlainDate().toString()) && from <= time && time < to;
}

/** @param date YYYY-MM-DD in the organisation's zone. Substitute and citizen's holidays are in the library's table, as the Cabinet Office publishes them. */
export function isBusinessDay(organisation: Organisation, date: string): boolean {
  const { days, holidays, companyHolidays } = hoursOf(organisation);
  if (!days.includes(Temporal.PlainDate.from(date).dayOfWeek) || companyHolidays.includes(date)) return false;
  return holidays === 'none' || !(date in holidaysOfJapan.holidays);
}

/** When business hours next begin or end, after `at`; undefined where a company never works. */
export function nextBusinessBoundary(organisation: Organisation, at: string): string | undefined {
  const { timezone } = organisation;
  const { from, to } = hoursOf(organisation);
  let date = Temporal.Instant.from(at).toZonedDateTimeISO(timezone).toPlainDate();
  for (let day = 0; day <= MAX_DAYS_CLOSED; day += 1, date = date.add({ days: 1 })) {
    if (!isBusinessDay(organisation, date.toString())) continue;
    for (const time of [from, to]) {
      const moment = date.toZonedDateTime({ timeZone: timezone, plainTime: time }).toInstant();
      const found = moment.toString({ fractionalSecondDigits: 3 });
      if (found > at) return found;
    }
  }
  return undefined;
}

/** How long a working day is, in seconds. */
export function businessDaySeconds(organisation: Organisation): number {
  const { from, to } = hoursOf(organisation);
  return Math.round(Temporal.PlainTime.from(from).until(to).total('seconds'));
}

/** `at` and so many seconds of business hours; by the calendar where a company never works. */
export function plusBusinessSeconds(organisation: Organisation, at: string, seconds: number): string {
  const known = reckoned.get(organisation) ?? new Map<string, string>();
  reckoned.set(organisation, known);
  const key = `${at} ${seconds}`;
  const found = known.get(key) ?? reckon(organisation, at, seconds);
  if (known.size >= MAX_RECKONED) known.clear();
  known.set(key, found);
  return found;
}

/** Every card and every timer of a ticket asks for the same moments again, and the calendar is slow. */
const reckoned = new WeakMap<Organisation, Map<string, string>>();
const MAX_RECKONED = 1_000;

function reckon(organisation: Organisation, at: string, seconds: number): string {
  let [now, left] = [at, seconds];
  for (;;) {
    const boundary = nextBusinessBoundary(organisation, now);
    if (boundary === undefined) return plusSeconds(now, left);
    const length = isBusinessTime(organisation, now) ? secondsBetween(now, boundary) : 0;
    if (length >= left && length > 0) return plusSeconds(now, left);
    [now, left] = [boundary, left - length];
  }
}

function hoursOf(organisation: Organisation): BusinessHours {
  return organisation.businessHours ?? usual;
}
