// "13:50", "20分前", "11/16 9:00", "an hour ago": when something happened, as people type it, on the wall clock of the organisation's zone.
// Only what can be meant in one way counts, because figures are made of it: "昨日の夕方" and "1:50" in the evening are left out. Pure.
import { Temporal } from 'temporal-polyfill';

/** "23:50" typed at ten past midnight was ten minutes before it; "13:50" typed at nine could be anything. */
const LAST_NIGHT_HOURS = 12;
/** "12/28" typed in January is last year's; a date a little ahead is a slip. */
const LAST_YEAR_FROM_DAYS = 183;
const MAX_DAYS_AGO = 731;

type Unit = 'minutes' | 'hours' | 'days' | 'weeks';
const daysBefore: [RegExp, number][] = [
  [/^(?:今日|本日|きょう|today)/, 0],
  [/^(?:昨日|きのう|yesterday)/, 1],
  [/^(?:一昨日|おととい|the day before yesterday)/, 2],
];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * @param at when it was typed, ISO UTC
 * @returns ISO UTC; undefined when it is not surely understood, or not past
 */
export function readPast(text: string, at: string, timezone: string): string | undefined {
  const typed = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^(?:about|around|at|approx\.?|約|だいたい)\s*/, '')
    .replace(/(?:ごろ|ころ|頃|くらい|ぐらい|です|でした|[。.])+$/, '');
  const now = Temporal.Instant.from(at).toZonedDateTimeISO(timezone);
  const found = readAgo(typed, now) ?? readMoment(typed, now);
  if (!found || Temporal.ZonedDateTime.compare(found, now) > 0) return undefined;
  if (found.until(now, { largestUnit: 'day' }).days > MAX_DAYS_AGO) return undefined;
  return found.toInstant().toString({ fractionalSecondDigits: 3 });
}

/** "20分前", "1時間半前", "2 hours ago", "an hour and a half ago", "3日前". */
function readAgo(typed: string, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime | undefined {
  const japanese = /^(?:(\d{1,3})(週間|日|時間)(半)?)?(?:(\d{1,3})分)?\s*(?:ほど|くらい|ぐらい|程)?前$/.exec(typed);
  if (japanese) {
    const [, count, name, half, minutes] = japanese;
    if (count === undefined && minutes === undefined) return undefined;
    const unit: Unit = name === '時間' ? 'hours' : name === '日' ? 'days' : 'weeks';
    if (name !== '時間' && (half || (minutes && name))) return undefined;
    return now.subtract({
      ...(name ? { [unit]: Number(count) } : {}),
      minutes: Number(minutes ?? 0) + (half ? 30 : 0),
    });
  }
  const [, count = '', unit = '', and, further] =
    /^(\d{1,3}|an?|one|two|three|half an)\s*(m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|days?|weeks?)(?:\s*(?:and\s+)?(a half|\d{1,2}\s*m(?:in(?:ute)?s?)?))?(\s+ago)$/.exec(
      typed,
    ) ?? [];
  if (further === undefined) return undefined;
  const isHours = unit.startsWith('h');
  const minutes = and === undefined ? 0 : and === 'a half' ? 30 : Number.parseInt(and, 10);
  if (!isHours && (and !== undefined || count === 'half an')) return undefined;
  if (count === 'half an') return now.subtract({ minutes: 30 + minutes });
  const number = { a: 1, an: 1, one: 1, two: 2, three: 3 }[count] ?? Number(count);
  const name: Unit = isHours ? 'hours' : unit.startsWith('m') ? 'minutes' : unit.startsWith('d') ? 'days' : 'weeks';
  return now.subtract({ [name]: number }).subtract({ minutes });
}

interface Time {
  plain: Temporal.PlainTime;
  /** It can be meant in the morning and in the evening. */
  either: boolean;
}

function readMoment(typed: string, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime | undefined {
  const [, first = '', last] = /^([\d:]+(?:\s*[ap]\.?m)?)\s+(?:on\s+)?((?![ap]\.?m)[a-z\d].*)$/.exec(typed) ?? [];
  // "13:50 today", "9:00 on 11/16".
  const turned = last !== undefined && readTime(first) ? `${last} ${first}` : typed;
  const today = now.toPlainDate();
  const [word, days] = daysBefore.find(([one]) => one.test(turned)) ?? [];
  if (word) return onDay(today.subtract({ days: days ?? 0 }), readTime(restOf(turned, word)), now);
  const dated = readDate(turned, today);
  const time = readTime(dated ? dated.rest : turned);
  if (!time) return undefined;
  if (dated) {
    const found = moment(dated.date, time.plain, now);
    const isAhead = found && !dated.year && Temporal.ZonedDateTime.compare(found, now) > 0;
    if (!isAhead) return found;
    const far = now.until(found, { largestUnit: 'day' }).days > LAST_YEAR_FROM_DAYS;
    return far ? moment(dated.date.subtract({ years: 1 }), time.plain, now) : undefined;
  }
  const isToday = possible(today, time, now).length > 0;
  const found = onDay(isToday ? today : today.subtract({ days: 1 }), time, now, isToday ? undefined : LAST_NIGHT_HOURS);
  return found;
}

/** The only moment of this day that can be meant: past, and not longer ago than so many hours. */
function onDay(
  day: Temporal.PlainDate,
  time: Time | undefined,
  now: Temporal.ZonedDateTime,
  withinHours?: number,
): Temporal.ZonedDateTime | undefined {
  const all = time ? possible(day, time, now) : [];
  const found = all.filter(
    (one) => withinHours === undefined || one.until(now, { largestUnit: 'hour' }).total('hours') <= withinHours,
  );
  return found.length === 1 ? found[0] : undefined;
}

function possible(day: Temporal.PlainDate, { plain, either }: Time, now: Temporal.ZonedDateTime) {
  return [plain, ...(either ? [plain.add({ hours: 12 })] : [])].flatMap((time) => {
    const found = moment(day, time, now);
    return found && Temporal.ZonedDateTime.compare(found, now) <= 0 ? [found] : [];
  });
}

/** Nothing where the wall clock showed this time twice, or never. */
function moment(
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  { timeZoneId: timeZone }: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime | undefined {
  try {
    return date.toPlainDateTime(time).toZonedDateTime(timeZone, { disambiguation: 'reject' });
  } catch {
    return undefined;
  }
}

/** "11/16", "2026-11-16", "11月16日(月)", "16 nov", "november 16". Digits mean month and day, as in Japan. */
function readDate(
  typed: string,
  today: Temporal.PlainDate,
): { date: Temporal.PlainDate; year: boolean; rest: string } | undefined {
  const digits =
    /^(?:(?<year>\d{4})\s*[-/年.]\s*)?(?<month>\d{1,2})\s*[-/月]\s*(?<day>\d{1,2})日?(?:\s*\([^)]{1,4}\))?(?:(?<=[日)])|(?=\s|t|の|$))/;
  const named = /^(?:(?<day>\d{1,2})\s+(?<month>[a-z]{3})[a-z]*\.?)(?=[\s,]|$)/;
  const american = /^(?:(?<month>[a-z]{3})[a-z]*\.?\s+(?<day>\d{1,2}))(?=[\s,]|$)/;
  const found = digits.exec(typed) ?? named.exec(typed) ?? american.exec(typed);
  const { year, month = '', day = '' } = found?.groups ?? {};
  if (!found) return undefined;
  try {
    const plain = {
      year: year ? Number(year) : today.year,
      month: /^\d/.test(month) ? Number(month) : months.indexOf(month) + 1,
      day: Number(day),
    };
    const date = Temporal.PlainDate.from(plain, { overflow: 'reject' });
    return { date, year: year !== undefined, rest: restOf(typed, found[0]) };
  } catch {
    return undefined;
  }
}

function restOf(typed: string, head: string | RegExp): string {
  return typed
    .replace(head, '')
    .replace(/^(?:\s|の|t|,|、)+(?:at\s+)?/, '')
    .trim();
}

/** By which hours of the twelve a word is meant, and how many hours are added. */
const partsOfDay: Record<string, { from: number; to: number; add: number }> = {
  午前: { from: 0, to: 12, add: 0 },
  朝: { from: 4, to: 11, add: 0 },
  昼: { from: 1, to: 4, add: 12 },
  午後: { from: 0, to: 11, add: 12 },
  夕方: { from: 3, to: 7, add: 12 },
  夜: { from: 6, to: 11, add: 12 },
};

/** "13:50", "1:50pm", "午後1時50分", "13時半". A number alone could be anything. */
function readTime(typed: string): Time | undefined {
  const [all, part, hour = '', colon, kanji, half, after] =
    /^(午前|午後|朝|昼|夕方|夜)?\s*の?(\d{1,2})(?::(\d{2})(?::\d{2})?|時(?:(\d{1,2})分|(半))?|(?=\s*[ap]\.?m))\s*([ap]\.?m)?$/.exec(
      typed,
    ) ?? [];
  if (all === undefined || (part && after)) return undefined;
  const minute = half ? 30 : Number(colon ?? kanji ?? 0);
  const named = after ? { from: 1, to: 12, add: after.startsWith('p') ? 12 : 0 } : part ? partsOfDay[part] : undefined;
  const number = Number(hour);
  if (minute > 59 || number > 23) return undefined;
  // "夜22時" says the same twice.
  if (!named || (part && number > 12))
    return { plain: new Temporal.PlainTime(number, minute), either: !named && number < 12 && !hour.startsWith('0') };
  if (number < named.from || number > named.to) return undefined;
  // Twelve in the morning is midnight, twelve in the afternoon is noon.
  return { plain: new Temporal.PlainTime((number % 12) + named.add, minute), either: false };
}
