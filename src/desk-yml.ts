// desk.yml: the organisation's settings, checked whole. Every mistake is told at once: where, what stands there, what was expected.
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { outsideFields, outsideOf, partnerFaults } from './outside-yml.js';
import { type Organisation, type PagerName, type Person, type Platform, roles } from './paging/organisation.js';
import { cron, pagingFaults, pagingFields, pagingOf, reachFaults, reachFields } from './paging-yml.js';
import { type Rest, restOf } from './rest-of-yml.js';
import type { BothLanguages } from './script/schema.js';
import { type SettingFault, timezone } from './yml-values.js';

export type { SettingFault } from './yml-values.js';

const language = z.enum(['ja', 'en']);
const channel = z.strictObject({ slack: z.string().min(1).optional(), teams: z.string().min(1).optional() });

const person = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/),
  name: z.string().trim().min(1),
  language: language.optional(),
  ...reachFields,
  roles: z.array(z.enum(roles)).default([]),
  department: z.string().trim().min(1).max(60).optional(),
});

const settings = z.strictObject({
  organisation: z.string().trim().min(1),
  employees: z.number().int().positive().optional(),
  timezone: timezone.default('Asia/Tokyo'),
  language: language.default('ja'),
  channels: z.strictObject({ desk: channel, isms: channel.default({}), staff: channel.default({}) }),
  people: z.array(person).min(1),
  ...outsideFields,
  ...pagingFields,
  digest: z.strictObject({ cron }).optional(),
});
type Settings = z.infer<typeof settings>;

export type ReadSettings =
  | { organisation: Organisation; faults: [] }
  | { organisation?: undefined; faults: SettingFault[] };

/**
 * @param platforms those that will run: each needs a way into the commanders' room
 * @param pagers those that are set up in the environment
 */
export function readDeskYml(text: string, platforms: Platform[], pagers: PagerName[] = []): ReadSettings {
  const document = parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0)
    return {
      faults: document.errors.map((error) => ({
        path: '',
        says: { ja: `YAMLとして読めません：${error.message}`, en: `This is not readable as YAML: ${error.message}` },
      })),
    };
  const data: unknown = document.toJS() ?? {};
  const parsed = settings.safeParse(data);
  if (!parsed.success) {
    const rest = restOf(data, settings);
    return {
      faults: [
        ...parsed.error.issues.flatMap((issue) => issueFaults(issue, data)),
        ...(rest ? faultsOfRest(rest, platforms, pagers) : []),
      ],
    };
  }
  const faults = agreementFaults(parsed.data, platforms, pagers);
  return faults.length > 0 ? { faults } : { organisation: toOrganisation(parsed.data, platforms, pagers), faults: [] };
}

function toOrganisation(read: Settings, platforms: Platform[], pagers: PagerName[]): Organisation {
  return {
    name: read.organisation,
    timezone: read.timezone,
    language: read.language,
    channels: read.channels,
    people: read.people as Person[],
    ...outsideOf(read),
    ...pagingOf(read, read.timezone),
    ...(read.digest ? { digest: read.digest } : {}),
    ...(read.employees === undefined ? {} : { employees: read.employees }),
    platforms,
    pagers,
  };
}

/** What no single field can know: names that must exist, and people who must be reachable. */
function agreementFaults(read: Settings, platforms: Platform[], pagers: PagerName[]): SettingFault[] {
  const faults: SettingFault[] = [];
  const fault = (path: string, ja: string, en: string) => void faults.push({ path, says: { ja, en } });
  const ids = read.people.map((one) => one.id);
  for (const [index, one] of read.people.entries())
    if (ids.indexOf(one.id) !== index)
      fault(`people.#${index + 1}.id`, `id「${one.id}」が二度使われています。`, `The id "${one.id}" is used twice.`);
  reachFaults(read.people, platforms, pagers, fault);
  for (const account of ['slack', 'teams'] as const) {
    const used = read.people.flatMap((one) => one[account] ?? []);
    for (const id of new Set(used.filter((one, index) => used.indexOf(one) !== index)))
      fault(
        'people',
        `${account} の id「${id}」が二人に使われています。`,
        `Two people have the ${account} id "${id}".`,
      );
  }
  if (!read.people.some((one) => one.roles.includes('commander')))
    fault(
      'people',
      '役割 commander の人がいません。一人以上に roles: [commander] と書いてください。',
      'Nobody has the role commander. Give it to at least one person: roles: [commander].',
    );
  pagingFaults(read, ids, fault);
  partnerFaults(read.partners, fault);
  for (const platform of ['slack', 'teams'] as const)
    if (platforms.includes(platform) && !read.channels.desk[platform])
      fault(
        `channels.desk.${platform}`,
        '担当者が集まる非公開チャンネルの id がありません。',
        "The id of the commanders' private channel is missing.",
      );
  return faults;
}

/** Faults of agreement that stand beside faults of single fields: only those that would be there without these, too. */
function faultsOfRest({ read, gone }: Rest<Settings>, platforms: Platform[], pagers: PagerName[]): SettingFault[] {
  const places = gone.map(pathText);
  // Without a person's id or roles, it is not known whom the others mean.
  const peopleUnknown = gone.some(
    ([list, , field]) => list === 'people' && (field === undefined || field === 'id' || field === 'roles'),
  );
  return agreementFaults(read, platforms, pagers).filter(
    ({ path }) =>
      (!peopleUnknown || path.startsWith('channels')) &&
      !places.some((place) => within(path, place) || (path !== 'people' && within(place, path))),
  );
}

const within = (inner: string, outer: string): boolean => `${inner}.`.startsWith(`${outer}.`);

function issueFaults(issue: z.core.$ZodIssue, data: unknown): SettingFault[] {
  const path = pathText(issue.path);
  const value = issue.path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    data,
  );
  const stands = value === undefined ? undefined : JSON.stringify(value);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [path, key].filter(Boolean).join('.'),
      says: {
        ja: 'この項目はありません。つづりと字下げを確かめてください。',
        en: 'There is no such setting. Check its spelling and indent.',
      },
    }));
  const wanted = wantedOf(issue);
  const ja = stands === undefined ? 'ありません。' : `いまは ${stands} です。`;
  const en = stands === undefined ? 'Missing.' : `Now ${stands}.`;
  return [{ path, says: { ja: `${ja}書けるのは、${wanted.ja} です。`, en: `${en} Expected: ${wanted.en}.` } }];
}

function wantedOf(issue: z.core.$ZodIssue): BothLanguages {
  switch (issue.code) {
    case 'custom':
      return issue.params as BothLanguages;
    case 'invalid_value':
      return { ja: issue.values.join('、'), en: issue.values.join(', ') };
    case 'invalid_format': {
      const last = String(issue.path.at(-1));
      if (last === 'every') return { ja: '12h、1d、1w、1mo のような周期', en: 'a period such as 12h, 1d, 1w, 1mo' };
      if (last === 'answer_within')
        return { ja: '90s、15m、4h、1d のような長さ', en: 'a length such as 90s, 15m, 4h, 1d' };
      if (last === 'mail') return { ja: 'メールアドレス', en: 'a mail address' };
      return { ja: '半角の小文字、数字、. _ - でできた id', en: 'an id of small letters, digits and . _ -' };
    }
    case 'invalid_type':
      return typeWords[issue.expected] ?? { ja: issue.expected, en: issue.expected };
    case 'too_small':
      return { ja: '空ではないもの', en: 'something that is not empty' };
    case 'too_big':
      return { ja: `${issue.maximum} 以下`, en: `at most ${issue.maximum}` };
    default:
      return { ja: issue.message, en: issue.message };
  }
}

const typeWords: Record<string, BothLanguages> = {
  string: { ja: '文字', en: 'text' },
  number: { ja: '整数', en: 'a whole number' },
  int: { ja: '整数', en: 'a whole number' },
  array: { ja: '一覧（- で始まる行）', en: 'a list (lines that begin with -)' },
  object: { ja: '項目の組（desk.example.yml を見てください）', en: 'a group of settings (see desk.example.yml)' },
};

function pathText(path: PropertyKey[]): string {
  return path.map((key) => (typeof key === 'number' ? `#${key + 1}` : String(key))).join('.');
}
