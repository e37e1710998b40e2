// The part of desk.yml that says how people are reached: their ways, the rota, business hours, the ladders, the drill.
import { Cron } from 'croner';
import { z } from 'zod';
import {
  type Call,
  type Organisation,
  type PagerName,
  type Paging,
  type Platform,
  type Rung,
  roles,
} from './paging/organisation.js';
import { severities } from './script/schema.js';
import { date, duration, expected, period, type SettingFault, timeOfDay, wallClock } from './yml-values.js';

const hours = z.enum(['business', 'outside']);
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** How a person is reached. */
export const reachFields = {
  slack: z.string().min(1).optional(),
  teams: z.string().min(1).optional(),
  mail: z.email().optional(),
  webhook: z
    .string()
    .refine(
      (text) => /^PAGER_KEY_[A-Z0-9_]+$/.test(text),
      expected(
        'PAGER_KEY_TANAKA のような環境変数の名前（キーそのものは .env に書きます）',
        'the name of an environment variable such as PAGER_KEY_TANAKA (the key itself belongs in .env)',
      ),
    )
    .optional(),
  reach: z
    .array(z.enum(['slack', 'teams', 'mail', 'webhook']))
    .min(1)
    .optional(),
};

const span = z.strictObject({ from: wallClock, to: wallClock, member: z.string() });

const isCall = (text: unknown) =>
  typeof text === 'string' &&
  (/^(on-call|next-on-call|person:[^\s:]+)$/.test(text) || roles.some((role) => text === `role:${role}`));

/** One call, or a list of those who are called at once. */
const call = z
  .unknown()
  .refine(
    (value) => [value].flat().length > 0 && [value].flat().every(isCall),
    expected(
      `on-call、next-on-call、role:<役割>（${roles.join('、')}）、person:<id>、またはその一覧`,
      `on-call, next-on-call, role:<role> (${roles.join(', ')}) or person:<id>, or a list of these`,
    ),
  )
  .transform((value) => value as Call | Call[]);

const rung = z
  .strictObject({ call, answer_within: duration })
  .transform((read): Rung => ({ call: read.call, answerWithinSeconds: read.answer_within }));
const rounds = z.int().min(1).max(10).default(2);

const usualRungs: Rung[] = (['on-call', 'next-on-call', 'role:ciso'] as const).map((one) => ({
  call: one,
  answerWithinSeconds: 900,
}));

export const cron = z
  .string()
  .refine(
    (text) => isCron(text),
    expected(
      '0 10 * * 2 のような時刻（分、時、日、月、曜日）',
      'a time such as 0 10 * * 2 (minute, hour, day, month, weekday)',
    ),
  );

export const pagingFields = {
  rota: z
    .array(
      z.strictObject({
        ...{ from: wallClock, every: period, members: z.array(z.string()).min(1) },
        ...{ layer: z.int().min(1).max(9).optional(), hours: hours.optional() },
      }),
    )
    .default([]),
  overrides: z.array(span).default([]),
  absences: z.array(span).default([]),
  business_hours: z
    .strictObject({
      days: z.array(z.enum(days)).default(['mon', 'tue', 'wed', 'thu', 'fri']),
      from: timeOfDay.default('09:00'),
      to: timeOfDay.default('18:00'),
      holidays: z.enum(['jp', 'none']).optional(),
      company_holidays: z.array(date).default([]),
    })
    .prefault({}),
  paging: z
    .strictObject({
      rungs: z.array(rung).min(1).optional(),
      rounds,
      last_resort: z.string().trim().min(1).optional(),
      next_way_after: duration.optional(),
      remind_after: duration.optional(),
      bundle_above: z.int().min(1).max(1_000).default(60),
      still_on_it: z
        .strictObject({
          ...{ after: duration.default(4 * 3_600), answer_within: duration.default(900) },
          ...{ times: z.int().min(1).max(10).default(3) },
        })
        .optional(),
      ladders: z
        .array(
          z.strictObject({
            ...{ name: z.string().trim().min(1), severity: z.array(z.enum(severities)).min(1).optional() },
            ...{ hours: hours.optional(), rungs: z.array(rung).min(1), rounds },
          }),
        )
        .default([]),
    })
    .prefault({}),
  drill: z.strictObject({ cron, answer_within: duration.default(900) }).optional(),
};

const pagingPart = z.object(pagingFields);
type PagingRead = z.infer<typeof pagingPart>;
export type PeopleRead = { id: string; name: string; reach?: string[] | undefined; roles: string[] } & Partial<
  Record<'slack' | 'teams' | 'mail' | 'webhook', string | undefined>
>;

/** What toOrganisation needs of it. */
export function pagingOf(
  read: PagingRead,
  timezone: string,
): Omit<Organisation, 'name' | 'timezone' | 'language' | 'channels' | 'people' | 'platforms'> {
  const { rota, overrides, absences, business_hours, paging, drill } = read;
  const { next_way_after, remind_after, still_on_it, last_resort, bundle_above, ...ladders } = paging;
  const special: Paging['ladders'] = ladders.ladders;
  return {
    ...{ rota, overrides, absences },
    businessHours: {
      days: business_hours.days.map((day) => days.indexOf(day) + 1),
      ...{ from: business_hours.from, to: business_hours.to },
      holidays: business_hours.holidays ?? (timezone === 'Asia/Tokyo' ? 'jp' : 'none'),
      companyHolidays: business_hours.company_holidays,
    },
    paging: {
      ...{ rungs: ladders.rungs ?? usualRungs, rounds: ladders.rounds, lastResort: last_resort, ladders: special },
      ...(ladders.rungs === undefined ? { usualRungs: true } : {}),
      ...{ nextWayAfterSeconds: next_way_after, remindAfterSeconds: remind_after, bundleAbove: bundle_above },
      stillOnIt: still_on_it && {
        ...{ afterSeconds: still_on_it.after, answerWithinSeconds: still_on_it.answer_within },
        times: still_on_it.times,
      },
    },
    ...(drill ? { drill: { cron: drill.cron, answerWithinSeconds: drill.answer_within } } : {}),
  };
}

type Tell = (path: string, ja: string, en: string) => void;

/** What no single field can know: names that must exist, spans that must have a length. */
export function pagingFaults(read: PagingRead, ids: string[], fault: Tell): void {
  const known = (path: string, id: string) => {
    if (!ids.includes(id))
      fault(
        path,
        `「${id}」は people にいません。使えるのは ${ids.join('、')} です。`,
        `"${id}" is nobody under people. Possible: ${ids.join(', ')}.`,
      );
  };
  for (const [index, rotation] of read.rota.entries())
    for (const [at, member] of rotation.members.entries()) known(`rota.#${index + 1}.members.#${at + 1}`, member);
  for (const part of ['overrides', 'absences'] as const)
    for (const [index, one] of read[part].entries()) {
      known(`${part}.#${index + 1}.member`, one.member);
      if (one.from >= one.to)
        fault(`${part}.#${index + 1}.to`, '終わりが始まりより前です。', 'It ends before it begins.');
    }
  if (read.business_hours.from >= read.business_hours.to)
    fault('business_hours.to', '終わりが始まりより前です。', 'It ends before it begins.');
  const ladders = [
    { path: 'paging', rungs: read.paging.rungs ?? [] },
    ...read.paging.ladders.map(({ rungs }, index) => ({ path: `paging.ladders.#${index + 1}`, rungs })),
  ];
  for (const { path, rungs } of ladders)
    for (const [index, { call: calls }] of rungs.entries())
      for (const one of [calls].flat())
        if (one.startsWith('person:')) known(`${path}.rungs.#${index + 1}.call`, one.slice('person:'.length));
  const names = read.paging.ladders.map(({ name }) => name);
  for (const [index, name] of names.entries())
    if (names.indexOf(name) !== index)
      fault(
        `paging.ladders.#${index + 1}.name`,
        `名前「${name}」が二度使われています。`,
        `The name "${name}" is used twice.`,
      );
}

/** Whoever can be called needs a way, and a way needs an address and somebody who runs it. */
export function reachFaults(people: PeopleRead[], platforms: Platform[], pagers: PagerName[], fault: Tell): void {
  const chats = platforms.filter((platform) => platform !== 'web');
  if (chats.length === 0) return;
  for (const [index, one] of people.entries()) {
    const path = `people.#${index + 1}`;
    const runs = (way: string) => [...chats, ...pagers].some((running) => running === way);
    for (const [at, way] of (one.reach ?? []).entries()) {
      if (way !== 'webhook' && !one[way as 'slack' | 'teams' | 'mail'])
        fault(`${path}.reach.#${at + 1}`, `${one.name} さんの ${way} がありません。`, `${one.name} has no ${way}.`);
      else if ((way === 'mail' || way === 'webhook') && !runs(way))
        fault(`${path}.reach.#${at + 1}`, notSetUp[way].ja, notSetUp[way].en);
    }
    const order = one.reach ?? [...chats, ...pagers];
    const open = order.some(
      (way) => runs(way) && (one[way as 'slack'] || (way === 'webhook' && one.reach?.includes('webhook'))),
    );
    const isCalled = one.roles.includes('commander') || one.roles.includes('ciso');
    if (isCalled && !open)
      fault(
        path,
        `${one.name} さんを呼び出す手段がありません。${chats.join(' か ')} の id を書いてください。`,
        `There is no way to call ${one.name}. Write their id for ${chats.join(' or ')}.`,
      );
  }
}

const notSetUp: Record<'mail' | 'webhook', SettingFault['says']> = {
  mail: {
    ja: 'メールを送る設定がありません。.env に SMTP_URL を書いてください。',
    en: 'The desk cannot send mail. Write SMTP_URL in .env.',
  },
  webhook: {
    ja: '電話アラームの設定がありません。.env に PAGER_WEBHOOK_KEY を書いてください。',
    en: 'The phone alarm is not set up. Write PAGER_WEBHOOK_KEY in .env.',
  },
};

function isCron(text: string): boolean {
  try {
    return new Cron(text, { paused: true }).nextRun(new Date(0)) !== null;
  } catch {
    return false;
  }
}
