// What a card may show: a ticket, the words behind it, and the reader's language. Handed in whole, so that drawing stays pure.
import { type Organisation, personById } from '../paging/organisation.js';
import type { Script, Severity } from '../script/schema.js';
import type { Said } from '../ticket/command.js';
import type { Language, PersonId, ScriptRef, TextRef, TicketEvent } from '../ticket/event.js';
import type { Ticket } from '../ticket/ticket.js';
import type { Inline, PersonText } from './card.js';
import { ja } from './words.ja.js';
import { en, type Words } from './words.js';

/** A card stays readable on a phone. */
const ALIKE_NAMED = 50;

export interface Scene {
  ticket: Ticket;
  organisation: Organisation;
  /** The reader's. */
  language: Language;
  /** Undefined once erased. */
  said(ref: TextRef): Said | undefined;
  /** The script in the version the ticket was answered with. */
  script(ref: ScriptRef): Script;
  /** A script of today's catalogue. */
  scriptNow(id: string): Script | undefined;
  /** All of them, in the order in which they are offered. */
  scriptsNow(): Iterable<Script>;
  /** Names of people who are not in desk.yml, as far as the platforms told them. */
  names: Map<PersonId, string>;
  /** Other open tickets that this one may be the same as, the likeliest first; only for the form that offers them. */
  others?: { ticket: number; script: string; openedAt: string }[];
  /** Alike tickets of the same burst, whose pages are counted on this one's. */
  alike?: number[];
  /** The event of this version; cards that tell news are drawn from it. */
  event(version: number): TicketEvent | undefined;
  /** When it happened (ISO UTC). */
  when(version: number): string | undefined;
  /** How many people have read a warning to staff. */
  reads(warning: string): number;
  /** How many presses were refused, for the commander's eyes. */
  refusedAttempts: number;
}

export function wordsOf(language: Language): Words {
  return language === 'ja' ? ja : en;
}

export function ticketName(number: number): string {
  return `DESK-${number}`;
}

/** Only `DESK-<n>` with a plain positive number is a ticket's name. */
export function ticketNumber(name: string): number | undefined {
  const [, digits] = /^DESK-([1-9]\d{0,8})$/.exec(name) ?? [];
  return digits ? Number(digits) : undefined;
}

/** A person as each platform can show them. */
export function personText(organisation: Organisation, names: Map<PersonId, string>, id: PersonId): PersonText {
  const person = personById(organisation, id);
  if (person) return { person: person.name, slack: person.slack, teams: person.teams };
  const colon = id.indexOf(':');
  const [platform, user] = [id.slice(0, colon), id.slice(colon + 1)];
  return {
    person: names.get(id) ?? user,
    ...(platform === 'slack' ? { slack: user } : {}),
    ...(platform === 'teams' ? { teams: user } : {}),
  };
}

export function personIn(scene: Scene, id: PersonId): PersonText {
  return personText(scene.organisation, scene.names, id);
}

/** Month, day and minute on the organisation's wall clock: short enough for a phone, never ambiguous at midnight. */
export function timeIn({ timezone }: Organisation, at: string): string {
  const { format, minutes } = clockOn(timezone);
  const minute = Math.floor(Date.parse(at) / 60_000);
  const known = minutes.get(minute);
  if (known !== undefined) return known;
  const parts = format.formatToParts(new Date(at));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const written = `${part('month')}/${part('day')} ${part('hour')}:${part('minute')}`;
  if (minutes.size >= MAX_MINUTES) minutes.clear();
  minutes.set(minute, written);
  return written;
}

/** A zone's format, and the minutes that were written with it: either takes longer to make than the rest of a card to draw. */
interface WallClock {
  format: Intl.DateTimeFormat;
  /** By minutes since 1970. */
  minutes: Map<number, string>;
}
const MAX_MINUTES = 1_000;
const clocks = new Map<string, WallClock>();

function clockOn(timeZone: string): WallClock {
  const known = clocks.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const made = { format, minutes: new Map<number, string>() };
  clocks.set(timeZone, made);
  return made;
}

/** A length of time as people say it: "8 h 2 min". */
export function lengthText(seconds: number, language: Language): string {
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (minutes < 1) return language === 'ja' ? `${Math.round(seconds)}秒` : `${Math.round(seconds)} s`;
  const [hourWord, minuteWord] = language === 'ja' ? ['時間', '分'] : [' h', ' min'];
  const said = [...(hours > 0 ? [`${hours}${hourWord}`] : []), ...(rest > 0 ? [`${rest}${minuteWord}`] : [])];
  return said.join(language === 'ja' ? '' : ' ');
}

/** "DESK-12, DESK-13, DESK-14": a burst of reports, shortened in the middle when it is long. */
export function alikeNames(alike: number[]): string {
  const names = alike.map(ticketName);
  if (names.length <= ALIKE_NAMED) return names.join(', ');
  return `${names.slice(0, ALIKE_NAMED - 1).join(', ')} … ${names.at(-1)}`;
}

/** SEV1 said in words, because a number alone frightens or soothes wrongly. */
export function severityText(severity: Severity, language: Language): string {
  const words = {
    ja: { SEV1: 'SEV1（緊急）', SEV2: 'SEV2（急ぎ）', SEV3: 'SEV3（通常）', SEV4: 'SEV4（軽微）' },
    en: { SEV1: 'SEV1 (critical)', SEV2: 'SEV2 (urgent)', SEV3: 'SEV3 (normal)', SEV4: 'SEV4 (minor)' },
  };
  return words[language][severity];
}

/** "Label: …" as each language writes it. */
export function labelled(label: string, language: Language): string {
  return language === 'ja' ? `${label}：` : `${label}: `;
}

/** An aside in brackets, with what separates it from the words before. */
export function aside(text: string, language: Language): string {
  return language === 'ja' ? `（${text}）` : ` (${text})`;
}

/** Whole sentences of one paragraph: Japanese sets no space between them. */
export function sentences(language: Language, ...all: string[]): string {
  return all.join(language === 'ja' ? '' : ' ');
}

/** What stands between the titles of several kinds, which hold commas of their own. */
export function stroke(language: Language): string {
  return language === 'ja' ? '／' : ' / ';
}

/** What stands between two of several. */
export function comma(language: Language): string {
  return language === 'ja' ? '、' : ', ';
}

/** A person and a sentence about them: Japanese joins without a space ("田中さんが…"). */
export function about(person: PersonText, sentence: string, language: Language): Inline[] {
  return language === 'ja' ? [person, sentence] : [person, ` ${sentence}`];
}

/** Whom to phone when nobody answers: what desk.yml says, else what is right in any company. */
export function lastResortText(organisation: Organisation, language: Language): string {
  return organisation.paging.lastResort ?? wordsOf(language).noLastResort;
}
