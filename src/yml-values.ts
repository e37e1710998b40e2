// The values that desk.yml is made of: lengths, periods, wall-clock times. Each says in both languages what was expected.
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { BothLanguages } from './script/schema.js';

export interface SettingFault {
  /** Such as rota.#1.members.#2 (counted from 1), or the name of an environment variable. */
  path: string;
  says: BothLanguages;
}

export const expected = (ja: string, en: string) => ({ params: { ja, en } });

const secondsPer = { s: 1, m: 60, h: 3_600, d: 86_400 };
export const duration = z
  .string()
  .regex(/^\d+[smhd]$/)
  .transform((text) => Number(text.slice(0, -1)) * secondsPer[text.slice(-1) as keyof typeof secondsPer])
  .refine((seconds) => seconds > 0, expected('90s、15m、4h、1d のような長さ', 'a length such as 90s, 15m, 4h, 1d'));

const units = { h: 'hours', d: 'days', w: 'weeks', mo: 'months' } as const;
export const period = z
  .string()
  .regex(/^[1-9]\d*(h|d|w|mo)$/)
  .transform((text) => {
    const [, count, unit] = /^(\d+)(h|d|w|mo)$/.exec(text) as unknown as [string, string, keyof typeof units];
    return { unit: units[unit], count: Number(count) };
  });

export const wallClock = z
  .string()
  .refine(
    (text) => parses(() => Temporal.PlainDateTime.from(text)),
    expected('2026-11-02T09:00 のような日時', 'a date and time such as 2026-11-02T09:00'),
  );

export const timezone = z
  .string()
  .refine(
    (zone) => parses(() => new Intl.DateTimeFormat('en', { timeZone: zone })),
    expected('Asia/Tokyo のようなタイムゾーン名', 'the name of a time zone, such as Asia/Tokyo'),
  );

/** A day without a time: 2026-12-29 */
export const date = z
  .string()
  .refine(
    (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && parses(() => Temporal.PlainDate.from(text)),
    expected('2026-12-29 のような日付', 'a date such as 2026-12-29'),
  );

/** A time of day: 09:00 */
export const timeOfDay = z
  .string()
  .refine(
    (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
    expected('09:00 のような時刻', 'a time of day such as 09:00'),
  );

function parses(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
