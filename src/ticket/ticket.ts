// What a ticket is after its events: evolve() is the only way a ticket changes. Pure.
import type { Severity } from '../script/schema.js';
import { type CheckIn, checkInsAfter } from './check-in.js';
import type { Happening, Opened, Paged, Party, PersonId, Place, ScriptRef, TextRef, TicketEvent } from './event.js';
import { afterHandling, afterReporter, type Handling, unhandled } from './handling/handling.js';
import { isUpdate } from './handling/triage.js';
import { afterHearing, type StepsDone } from './heard.js';
import type { Fact, Hearing } from './hearing.js';
import { changeLastPage, later, type Page } from './page.js';

export type Phase =
  /** Open and nobody was called for it (a question). */
  | { is: 'queued' }
  /** Somebody is being called. */
  | { is: 'paging'; people: PersonId[]; rung: number; round: number; answerBy: string; ladder?: string }
  /** Everybody was called and nobody took it: the last resort is shown until somebody does. */
  | { is: 'unanswered'; since: string; reminded: number; remindAt: string }
  | Held
  | { is: 'closed'; by: PersonId; at: string; said: TextRef };

export interface Held {
  is: 'held';
  by: PersonId;
  since: string;
  /** The holder's last act on the ticket, where there was one since they took it. */
  signAt?: string;
  /** How often they said that they are still on it. */
  stayed?: number;
  /** They are being asked, and have until then to answer. */
  askedUntil?: string;
}

export interface Note {
  /** The version of the event that brought it. */
  version: number;
  by: Party;
  said: TextRef;
  how: 'said' | 'edited' | 'deleted';
  place?: Place;
  at: string;
  separated: boolean;
}

/** First aid of a second, more urgent kind that was recognised in a note. */
export interface AnotherKind {
  said: TextRef;
  script: ScriptRef;
  severity: Severity;
}

export interface Ticket extends Omit<Opened, 'type'> {
  number: number;
  version: number;
  openedAt: string;
  phase: Phase;
  notes: Note[];
  pages: Page[];
  /** How often the ladder was begun, and how often of these because the holder was silent. */
  climbs: number;
  silences: number;
  /** How often its holder was asked whether they are still on it, and what came of it. */
  checkIns: CheckIn[];
  another: AnotherKind[];
  facts: Fact[];
  hearing: Hearing;
  /** One entry a script. */
  done: StepsDone[];
  /** What the severity would be without any answer. */
  basis: Severity;
  /** The versions at which answers or a triage moved it. */
  moves: number[];
  /** When the reporter and the desk last spoke of it; decides where a new direct message belongs. */
  talkedAt: string;
  handling: Handling;
}

/** The ticket after one more event. The first event of a ticket is always `opened`. Never throws on any stored sequence. */
export function evolve(ticket: Ticket | undefined, happening: Happening): Ticket | undefined {
  if (happening.event.type === 'opened') return begun(happening.event, happening);
  if (!ticket) return undefined;
  const changed = change(ticket, happening);
  // What was changed is a copy already, and nobody else has it yet: the rest is written into it.
  const after = changed === ticket ? { ...ticket } : changed;
  after.version = happening.version;
  after.phase = signOfLife(after.phase, happening);
  after.handling = updated(after, happening);
  after.checkIns = checkInsAfter(ticket.checkIns, ticket.phase, after.phase, happening);
  return after;
}

/** Names every field, also those that are absent: tickets that all have the same fields are copied several times faster. */
function begun(
  opened: Opened,
  { ticket, version, at }: Happening,
): { [field in keyof Required<Ticket>]: Ticket[field] } {
  return {
    reporter: opened.reporter,
    place: opened.place,
    said: opened.said,
    route: opened.route,
    language: opened.language,
    bothLanguages: opened.bothLanguages,
    script: opened.script,
    sure: opened.sure,
    candidates: opened.candidates,
    also: opened.also,
    severity: opened.severity,
    restricted: opened.restricted,
    named: opened.named,
    separatedFrom: opened.separatedFrom,
    happenedAt: opened.happenedAt,
    number: ticket,
    version,
    openedAt: at,
    phase: { is: 'queued' },
    notes: [],
    pages: [],
    climbs: 0,
    silences: 0,
    checkIns: [],
    another: [],
    facts: [],
    hearing: { sheet: 0, later: [] },
    done: [],
    basis: opened.severity,
    moves: [],
    talkedAt: at,
    handling: unhandled,
  };
}

function change(ticket: Ticket, { event, at, version }: Happening): Ticket {
  switch (event.type) {
    case 'paged':
      return paged(ticket, event, at);
    case 'page-late':
      return { ...ticket, pages: changeLastPage(ticket.pages, event.person, (page) => later(page, event)) };
    case 'page-failed':
      return {
        ...ticket,
        pages: changeLastPage(ticket.pages, event.person, (page) => ({
          ...page,
          failed: [...page.failed, { way: event.way, reason: event.reason }],
        })),
      };
    case 'ladder-ended':
      return { ...ticket, phase: { is: 'unanswered', since: at, reminded: 0, remindAt: event.remindAt } };
    case 'reminded':
    case 'holder-asked':
    case 'stayed':
      return { ...ticket, phase: waited(ticket.phase, event) };
    case 'acknowledged':
      return { ...ticket, talkedAt: at, phase: { is: 'held', by: event.by.id, since: at } };
    case 'declined':
      return { ...ticket, pages: changeLastPage(ticket.pages, event.by.id, (page) => ({ ...page, declined: true })) };
    case 'noted':
      return noted(ticket, event, at, version);
    case 'another-kind':
      return {
        ...ticket,
        another: [...ticket.another, { said: event.said, script: event.script, severity: event.severity }],
        severity: higher(ticket.severity, event.severity),
        basis: higher(ticket.basis, event.severity),
      };
    case 'script-chosen':
      return scriptChosen(ticket, event);
    case 'answered':
    case 'question-moved':
    case 'script-done':
    case 'severity-changed':
      return afterHearing(ticket, event, at, version);
    case 'separated':
      return {
        ...ticket,
        // What is another matter answers nothing here.
        facts: ticket.facts.filter((fact) => fact.said?.id !== event.said.id),
        notes: ticket.notes.map((note) => (note.said.id === event.said.id ? { ...note, separated: true } : note)),
      };
    case 'language-chosen':
      return { ...ticket, language: event.language };
    case 'opened':
    case 'attempt-refused':
      return ticket;
    case 'closed':
      return { ...ticket, talkedAt: at, phase: { is: 'closed', by: event.by.id, at, said: event.said } };
    case 'reopened':
      return { ...ticket, phase: { is: 'held', by: event.by.id, since: at }, talkedAt: at };
    case 'handed-over': {
      const since: Phase = { is: 'held', by: event.by.id, since: at };
      return { ...afterHandling(ticket, event, at, version), phase: since, talkedAt: at };
    }
    default:
      return afterHandling(ticket, event, at, version);
  }
}

function noted(ticket: Ticket, event: Extract<TicketEvent, { type: 'noted' }>, at: string, version: number): Ticket {
  const { by, said, how, place } = event;
  return {
    ...ticket,
    named: [...new Set([...(ticket.named ?? []), ...(event.named ?? [])])],
    talkedAt: at,
    handling: by.id === ticket.reporter.id ? afterReporter(ticket.handling, version) : ticket.handling,
    notes: [...ticket.notes, { version, by, said, how, place, at, separated: false }],
  };
}

function scriptChosen(ticket: Ticket, event: Extract<TicketEvent, { type: 'script-chosen' }>): Ticket {
  const { to, severity, restricted } = event;
  // The new script's questions begin below its first aid; answers to questions that both ask are kept.
  const hearing = { sheet: ticket.hearing.sheet + 1, later: [] };
  return { ...ticket, script: to, sure: true, candidates: [], severity, basis: severity, restricted, hearing };
}

function paged(ticket: Ticket, event: Paged, at: string): Ticket {
  const { people, still = [], rung, round, answerBy, ladder, lateSeconds = 0 } = event;
  const called = [...still, ...people];
  const begins = event.why === 'opened' || event.why === 'reclassified' || event.why === 'silent-holder';
  const climb = ticket.climbs + (begins ? 1 : 0);
  const pages = people.map((person) => ({
    person,
    rung,
    round,
    climb,
    at,
    failed: [],
    declined: false,
    lateSeconds,
    lateBy: {},
  }));
  return {
    ...ticket,
    phase: { is: 'paging', people: called, rung, round, answerBy, ...(ladder === undefined ? {} : { ladder }) },
    pages: [...ticket.pages, ...pages],
    climbs: climb,
    silences: ticket.silences + (event.why === 'silent-holder' ? 1 : 0),
  };
}

function waited(phase: Phase, event: Extract<TicketEvent, { type: 'reminded' | 'holder-asked' | 'stayed' }>): Phase {
  if (phase.is === 'unanswered' && event.type === 'reminded')
    return { ...phase, reminded: event.count, remindAt: event.remindAt };
  if (phase.is === 'held' && event.type === 'holder-asked') return { ...phase, askedUntil: event.answerBy };
  if (phase.is === 'held' && event.type === 'stayed') return { ...phase, stayed: (phase.stayed ?? 0) + 1 };
  return phase;
}

/** Whatever the holder does on the ticket shows that they are on it. */
function signOfLife(phase: Phase, { event, at }: Happening): Phase {
  if (phase.is !== 'held' || !('by' in event) || event.by?.id !== phase.by || phase.since === at) return phase;
  const { askedUntil: _, ...rest } = phase;
  return { ...rest, signAt: at };
}

/** Whatever the desk does or writes about a ticket is news of how it stands: the next target counts from there. */
function updated({ phase, handling }: Ticket, { event, at }: Happening): Handling {
  if (!isUpdate(event, phase.is === 'held' ? phase.by : undefined)) return handling;
  return { ...handling, triage: { ...handling.triage, updatedAt: at } };
}

/** A page stands open as long as the ticket is this person's to take: it is the last one they got in this climb, and they did not decline. */
export function isOpenPage(ticket: Ticket, index: number): boolean {
  const { phase, pages } = ticket;
  const page = pages[index];
  if (!page || page.declined || page.climb !== ticket.climbs || (phase.is !== 'paging' && phase.is !== 'unanswered'))
    return false;
  return pages.findLastIndex((one) => one.person === page.person) === index;
}

export function fold(events: Happening[]): Ticket | undefined {
  return events.reduce<Ticket | undefined>(evolve, undefined);
}

/** SEV1 is the highest. */
export function higher(a: Severity, b: Severity): Severity {
  return a < b ? a : b;
}
