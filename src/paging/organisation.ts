// The organisation as desk.yml describes it, checked and in plain data. The pure rules read it; config.ts makes it.
import type { Severity } from '../script/schema.js';
import type { TriageRules } from '../script/triage.js';

export type Platform = 'slack' | 'teams' | 'web';
export type Language = 'ja' | 'en';

/** What only rings: it brings a page, and nothing else is said there. */
export const pagers = ['mail', 'webhook'] as const;
export type PagerName = (typeof pagers)[number];

/** A way to bring a page to a person. */
export type Way = Platform | PagerName;

/** A person's id in desk.yml ("tanaka"), or `<platform>:<user>` ("slack:U0EMPLOYEE") for someone who is not listed there. */
export type PersonId = string;

export const roles = ['commander', 'ciso', 'isms', 'it', 'pr', 'desk'] as const;
export type Role = (typeof roles)[number];

export interface Person {
  id: PersonId;
  name: string;
  language?: Language;
  slack?: string;
  teams?: string;
  /** Seat of the practice desk. */
  web?: string;
  mail?: string;
  /** The environment variable that holds the key of this person's phone alarm; without it the organisation's key is used. */
  webhook?: string;
  /** The person's own order: one way after the other. Without it every way is used at once. */
  reach?: Way[];
  roles: Role[];
  /** For the digest's repeated kinds by department; absent: the person counts in none. */
  department?: string;
}

/** A turn of duty, counted from `from` on the wall clock of the organisation's zone, so that handover stays at the same hour across DST. */
export interface Rotation {
  from: string;
  every: { unit: 'hours' | 'days' | 'weeks' | 'months'; count: number };
  members: PersonId[];
  /** A higher layer goes before a lower one wherever it has somebody; 1 when absent. */
  layer?: number;
  /** In force only then. */
  hours?: Hours;
}

/** A wall-clock time span of the organisation's zone: an override, a shift that was swapped, somebody's absence. */
export interface Span {
  from: string;
  to: string;
  member: PersonId;
}
export type Override = Span;

export type Hours = 'business' | 'outside';

export interface BusinessHours {
  /** 1 is Monday, 7 is Sunday. */
  days: number[];
  /** HH:MM on the wall clock. */
  from: string;
  to: string;
  /** Whose public holidays are no business days. */
  holidays: 'jp' | 'none';
  /** The company's own days off, YYYY-MM-DD. */
  companyHolidays: string[];
}

export type Call = 'on-call' | 'next-on-call' | `role:${Role}` | `person:${string}`;

export interface Rung {
  /** One, or several who are called at once. */
  call: Call | Call[];
  answerWithinSeconds: number;
}

export interface Ladder {
  rungs: Rung[];
  rounds: number;
}

/** A ladder for some tickets only; the first that fits is climbed. */
export interface SpecialLadder extends Ladder {
  name: string;
  severity?: Severity[];
  hours?: Hours;
}

/** When a commander who took a ticket and is quiet is asked whether they are still on it. */
export interface StillOnIt {
  afterSeconds: number;
  answerWithinSeconds: number;
  /** How often a ticket is paged again because its commander did not answer; after that the last resort is shown. */
  times: number;
}

export interface Paging extends Ladder {
  /** More alike pages than this to one person within a minute are counted on the last one; absent: never. */
  bundleAbove?: number;
  /** desk.yml names no rungs: a role that nobody has is then a warning, not a mistake. */
  usualRungs?: boolean;
  /** What is shown when nobody answers, such as a telephone number. */
  lastResort?: string;
  ladders?: SpecialLadder[];
  /** How long a person's way is tried before the next one in their order; less when a rung is too short for that. */
  nextWayAfterSeconds?: number;
  stillOnIt?: StillOnIt;
  /** The first reminder of a ticket that nobody took; each further one comes after twice the time. */
  remindAfterSeconds?: number;
}

/** Somebody outside who is handed a ticket by mail: a security service, the maker of a system. */
export interface Partner {
  id: string;
  name: string;
  mail: string;
  language?: Language;
}

/** The severities at which the CISO is told: at once, or when such a ticket is late. */
export interface Informing {
  atOnce: readonly Severity[];
  overdue: readonly Severity[];
}

export type ChannelName = 'desk' | 'isms' | 'staff';

export interface Organisation {
  name: string;
  timezone: string;
  /** How many people a warning to staff is meant for, and may report; absent: only who has read or reported is counted. */
  employees?: number;
  /** Of channels. A person's own language wins in direct messages. */
  language: Language;
  channels: Record<ChannelName, Partial<Record<Platform, string>>>;
  people: Person[];
  partners?: Partner[];
  informing?: Informing;
  rota: Rotation[];
  overrides: Override[];
  absences?: Span[];
  businessHours?: BusinessHours;
  paging: Paging;
  /** How a ticket's severity is decided, and its targets; from triage.yml. Absent: by hand, and without targets. */
  triage?: TriageRules;
  /** When everybody who can be called gets a test page. */
  drill?: { cron: string; answerWithinSeconds: number };
  /** When the digest of the week before is sent; Monday at nine when absent. */
  digest?: { cron: string };
  /** The platforms that are running; nothing is owed to the others. */
  platforms: Platform[];
  /** The pagers that are set up. */
  pagers?: PagerName[];
}

export function personById(organisation: Organisation, id: PersonId): Person | undefined {
  return organisation.people.find((person) => person.id === id);
}

export function personAt(organisation: Organisation, platform: Platform, user: string): Person | undefined {
  return organisation.people.find((person) => person[platform] === user);
}

export function withRole(organisation: Organisation, role: Role): Person[] {
  return organisation.people.filter((person) => person.roles.includes(role));
}

/** The running platforms on which this person has an account. */
export function chatsOf(organisation: Organisation, id: PersonId): Platform[] {
  const person = personById(organisation, id);
  return organisation.platforms.filter((platform) => person?.[platform]);
}
