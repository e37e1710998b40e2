// "18:00", "明日 10時", "2h", "11/25 9:00": a time as people type it, understood on the wall clock of the organisation's zone. Pure.
import { Temporal } from 'temporal-polyfill';
import type { Organisation } from '../../paging/organisation.js';

/** ISO UTC; `unclear`: not understood, or further ahead than anybody plans; `past`: it has been. */
export type DueRead = { at: string } | 'unclear' | 'past';

/** A day without a time means the end of its working day. */
const usualClosing = '18:00';
const MAX_DAYS_AHEAD = 731;
/** "1/5" in December is next year's. */
const NEXT_YEAR_AFTER_DAYS = 183;

const units: Record<string, 'minutes' | 'hours' | 'days' | 'weeks'> = {
  ...{ m: 'minutes', min: 'minutes', mins: 'minutes', minute: 'minutes', minutes: 'minutes', 分: 'minutes' },
  ...{ h: 'hours', hr: 'hours', hrs: 'hours', hour: 'hours', hours: 'hours', 時間: 'hours' },
  ...{ d: 'days', day: 'days', days: 'days', 日: 'days', w: 'weeks', week: 'weeks', weeks: 'weeks', 週間: 'weeks' },
};
const daysAhead: Record<string, number> = {
  ...{ 今日: 0, 本日: 0, today: 0, 明日: 1, あした: 1, あす: 1, tomorrow: 1, 明後日: 2, あさって: 2 },
};
const weekdays = [
  /^(?:mon(?:day)?|月曜?日?)$/,
  /^(?:tue(?:s(?:day)?)?|火曜?日?)$/,
  /^(?:wed(?:nesday)?|水曜?日?)$/,
].concat(
  [/^(?:thu(?:r(?:s(?:day)?)?)?|木曜?日?)$/, /^(?:fri(?:day)?|金曜?日?)$/],
  [/^(?:sat(?:urday)?|土曜?日?)$/, /^(?:sun(?:day)?|日曜日?)$/],
);

/** @param at now, ISO UTC */
export function readDue(text: string, at: string, organisation: Organisation): DueRead {
  const typed = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/(?:まで|中|いっぱい)$/, '')
    .replace(/(\d)時間半/, '$1.5時間');
  const now = Temporal.Instant.from(at).toZonedDateTimeISO(organisation.timezone);
  const found = readLength(typed, now) ?? readMoment(typed, now, organisation);
  if (!found) return 'unclear';
  if (Temporal.ZonedDateTime.compare(found, now) <= 0) return 'past';
  if (found.since(now, { largestUnit: 'day' }).days > MAX_DAYS_AHEAD) return 'unclear';
  return { at: found.toInstant().toString({ fractionalSecondDigits: 3 }) };
}

/** The same time, as a field holds it and `readDue` understands it. */
export function dueText(dueAt: string, { timezone }: Organisation): string {
  return Temporal.Instant.from(dueAt)
    .toZonedDateTimeISO(timezone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');
}

/** "2h", "1h30m", "in 3 days", "2時間後". */
function readLength(typed: string, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime | undefined {
  const body = typed.replace(/^in\s+/, '').replace(/\s*(?:後|later|以内)$/, '');
  const parts = [...body.matchAll(/\s*(\d{1,4}(?:\.5)?)\s*(時間|週間|分|日|[a-z]+)/gy)];
  if (parts.length === 0 || parts.map(([all]) => all).join('') !== body) return undefined;
  // "25日" is a day of the month; only "3日後" is a length.
  if (body === typed && parts.some(([, , unit]) => unit === '日')) return undefined;
  let found = now;
  for (const [, number, name = ''] of parts) {
    const unit = units[name];
    if (!unit) return undefined;
    const half = number?.endsWith('.5') ?? false;
    if (half && unit !== 'hours') return undefined;
    found = found.add({ [unit]: Math.floor(Number(number)), ...(half ? { minutes: 30 } : {}) });
  }
  return found;
}

function readMoment(
  typed: string,
  now: Temporal.ZonedDateTime,
  organisation: Organisation,
): Temporal.ZonedDateTime | undefined {
  const { day, rest } = readDay(typed, now);
  const time = readTime(rest);
  if (rest !== '' && !time) return undefined;
  if (!day && !time) return undefined;
  const on = day?.date ?? now.toPlainDate();
  if (time) return moment(day?.weekday && isOver(on, time, now) ? on.add({ days: 7 }) : on, time, now);
  const closing = moment(on, Temporal.PlainTime.from(organisation.businessHours?.to ?? usualClosing), now);
  if (Temporal.ZonedDateTime.compare(closing, now) > 0) return closing;
  return moment(on, Temporal.PlainTime.from('23:59'), now);
}

function isOver(on: Temporal.PlainDate, time: Temporal.PlainTime, now: Temporal.ZonedDateTime): boolean {
  return Temporal.ZonedDateTime.compare(moment(on, time, now), now) <= 0;
}

function moment(
  on: Temporal.PlainDate,
  plainTime: Temporal.PlainTime,
  { timeZoneId }: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime {
  return on.toZonedDateTime({ timeZone: timeZoneId, plainTime });
}

/** The day that the text begins with, and what is left of it. */
function readDay(
  typed: string,
  now: Temporal.ZonedDateTime,
): { day?: { date: Temporal.PlainDate; weekday?: true }; rest: string } {
  const today = now.toPlainDate();
  for (const [word, days] of Object.entries(daysAhead))
    if (typed.startsWith(word)) return { day: { date: today.add({ days }) }, rest: restOf(typed, word) };
  const [dated, year, month, day] =
    /^(?:(\d{4})\s*[-/年.]\s*)?(\d{1,2})\s*[-/月]\s*(\d{1,2})日?(?:\s*\([^)]{1,4}\))?(?=\s|t|の|$)/.exec(typed) ?? [];
  if (dated !== undefined) {
    const date = dateOf(year, Number(month), Number(day), today);
    return date ? { day: { date }, rest: restOf(typed, dated) } : { rest: typed };
  }
  const [word = ''] = /^(?:[a-z]+|[月火水木金土日]曜?日?)/.exec(typed) ?? [];
  const weekday = weekdays.findIndex((one) => one.test(word)) + 1;
  if (weekday === 0) return { rest: typed };
  const date = today.add({ days: (weekday - today.dayOfWeek + 7) % 7 });
  return { day: { date, weekday: true }, rest: restOf(typed, word) };
}

function restOf(typed: string, head: string): string {
  return typed
    .slice(head.length)
    .replace(/^(?:\s|の|t|,|、)+(?:at\s+)?/, '')
    .trim();
}

function dateOf(
  year: string | undefined,
  month: number,
  day: number,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  try {
    const found = Temporal.PlainDate.from(
      { year: year ? Number(year) : today.year, month, day },
      { overflow: 'reject' },
    );
    const passed = found.until(today).days;
    return !year && passed > NEXT_YEAR_AFTER_DAYS ? found.add({ years: 1 }) : found;
  } catch {
    return undefined;
  }
}

/** "18:00", "6:30pm", "午後6時半", "18時". */
function readTime(text: string): Temporal.PlainTime | undefined {
  if (/^(?:正午|noon)$/.test(text)) return Temporal.PlainTime.from('12:00');
  const [all, before, hour, minute, half, after] =
    /^(午前|午後|朝|夜|夕方)?\s*(\d{1,2})(?::(\d{2})|時(?:(半)|(?:\d{1,2}分)?)|(?=\s*[ap]\.?m))?\s*([ap]\.?m\.?)?$/.exec(
      text,
    ) ?? [];
  if (all === undefined || hour === undefined) return undefined;
  const [, minutes] = /時(\d{1,2})分/.exec(text) ?? [];
  // A number alone could be anything.
  if (!/[:時]|[ap]\.?m/.test(all)) return undefined;
  const isLater = before === '午後' || before === '夜' || before === '夕方' || after?.startsWith('p');
  const isTwelve = Number(hour) === 12;
  const shifted =
    isLater && Number(hour) < 12 ? Number(hour) + 12 : after?.startsWith('a') && isTwelve ? 0 : Number(hour);
  const plain = { hour: shifted, minute: half ? 30 : Number(minute ?? minutes ?? 0) };
  return plain.hour < 24 && plain.minute < 60 ? Temporal.PlainTime.from(plain) : undefined;
}
