// Weeks, months and quarters of the calendar as they are lived in the organisation's zone. Pure.
// Weeks are those of ISO 8601: from Monday, week 1 has the year's first Thursday. Quarters are those of the calendar year.
import { Temporal } from 'temporal-polyfill';

export type PeriodKind = 'week' | 'month' | 'quarter';

export interface Period {
  kind: PeriodKind;
  /** 2026-W47, 2026-11 or 2026-Q4. */
  name: string;
  /** The moment it begins and the moment the next one begins (ISO UTC). A week with a change of the clocks has 167 or 169 hours. */
  from: string;
  to: string;
  /** YYYY-MM-DD on the organisation's calendar. */
  firstDay: string;
  lastDay: string;
}

export function isIn({ from, to }: Period, at: string): boolean {
  return from <= at && at < to;
}

/** How many periods ago a time is: 0 in this one, 1 in the first of the earlier ones, -1 in none of them. */
export type PeriodsAgo = number;

export function periodsAgo(at: string, period: Period, earlier: Period[]): PeriodsAgo {
  if (isIn(period, at)) return 0;
  const index = earlier.findIndex((one) => isIn(one, at));
  return index < 0 ? index : index + 1;
}

const lengths: Record<PeriodKind, { weeks: number } | { months: number }> = {
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
};

/** The period of this name, or undefined when there is none: 2026-W54 does not exist. */
export function periodNamed(name: string, timezone: string): Period | undefined {
  const [, year, kind, number] = /^([1-9]\d{3})-(W|Q|)(\d{1,2})$/.exec(name) ?? [];
  if (year === undefined) return undefined;
  const first = firstDayOf(Number(year), kind ?? '', Number(number));
  const period = first && periodOn(kind === 'W' ? 'week' : kind === 'Q' ? 'quarter' : 'month', first, timezone);
  // Only the name that the period itself bears: week 53 of a year without one is week 1 of the next.
  return period?.name === name ? period : undefined;
}

/** The period in which this moment (ISO UTC) lies. */
export function periodAt(kind: PeriodKind, at: string, timezone: string): Period {
  return periodOn(kind, Temporal.Instant.from(at).toZonedDateTimeISO(timezone).toPlainDate(), timezone);
}

/** The period `count` before this one; a negative count means later ones. */
export function periodBefore(period: Period, timezone: string, count = 1): Period {
  const first = Temporal.PlainDate.from(period.firstDay);
  const length = Temporal.Duration.from(lengths[period.kind]);
  const { weeks, months } = length;
  return periodOn(period.kind, first.subtract({ weeks: weeks * count, months: months * count }), timezone);
}

function firstDayOf(year: number, kind: string, number: number): Temporal.PlainDate | undefined {
  if (kind === 'W') {
    // 4 January is always in week 1.
    const inFirst = Temporal.PlainDate.from({ year, month: 1, day: 4 });
    return inFirst.subtract({ days: inFirst.dayOfWeek - 1 }).add({ weeks: number - 1 });
  }
  const month = kind === 'Q' ? number * 3 - 2 : number;
  return month < 1 || month > 12 ? undefined : Temporal.PlainDate.from({ year, month, day: 1 });
}

function periodOn(kind: PeriodKind, day: Temporal.PlainDate, timezone: string): Period {
  const first = startOf(kind, day);
  const next = first.add(lengths[kind]);
  return {
    kind,
    name: nameOf(kind, first),
    from: midnight(first, timezone),
    to: midnight(next, timezone),
    firstDay: first.toString(),
    lastDay: next.subtract({ days: 1 }).toString(),
  };
}

function startOf(kind: PeriodKind, day: Temporal.PlainDate): Temporal.PlainDate {
  if (kind === 'week') return day.subtract({ days: day.dayOfWeek - 1 });
  return day.with({ day: 1, month: kind === 'month' ? day.month : day.month - ((day.month - 1) % 3) });
}

function nameOf(kind: PeriodKind, first: Temporal.PlainDate): string {
  if (kind === 'quarter') return `${first.year}-Q${(first.month + 2) / 3}`;
  if (kind === 'month') return first.toPlainYearMonth().toString();
  const thursday = first.add({ days: 3 });
  return `${thursday.year}-W${String(Math.ceil(thursday.dayOfYear / 7)).padStart(2, '0')}`;
}

/** The day's first moment: where the clocks change at midnight it is not 00:00. */
function midnight(day: Temporal.PlainDate, timezone: string): string {
  const { epochMilliseconds } = day.toZonedDateTime({ timeZone: timezone });
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toString({ fractionalSecondDigits: 3 });
}
