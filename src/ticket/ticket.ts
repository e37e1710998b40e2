// What a ticket is after its events: evolve() is the only way a ticket changes. Pure.
import type { Severity } from '../script/schema.js';
import type { Opened, Paged, Party, PersonId, Place, ScriptRef, StoredEvent, TextRef } from './event.js';

export type Phase =
  /** Open and nobody was called for it (a question). */
  | { is: 'queued' }
  /** Somebody is being called. */
  | { is: 'paging'; people: PersonId[]; rung: number; round: number; answerBy: string }
  /** Everybody was called and nobody took it: the last resort is shown until somebody does. */
  | { is: 'unanswered'; since: string }
  | { is: 'held'; by: PersonId; since: string }
  | { is: 'closed'; by: PersonId; at: string; said: TextRef };

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

/** One person called once; `failed` lists the ways that could not be used, with the platform's reason. */
export interface Page {
  person: PersonId;
  rung: number;
  round: number;
  at: string;
  failed: { way: string; reason: string }[];
  declined: boolean;
}

/** First aid of a second, more urgent kind that was recognised in a note. */
export interface AnotherKind {
  said: TextRef;
  script: ScriptRef;
}

export interface Ticket extends Omit<Opened, 'type'> {
  number: number;
  version: number;
  openedAt: string;
  phase: Phase;
  notes: Note[];
  pages: Page[];
  another: AnotherKind[];
  /** When the reporter and the desk last spoke of it; decides where a new direct message belongs. */
  talkedAt: string;
}

/** The ticket after one more event. The first event of a ticket is always `opened`. Never throws on any stored sequence. */
export function evolve(ticket: Ticket | undefined, stored: StoredEvent): Ticket | undefined {
  const { event, at, version } = stored;
  if (event.type === 'opened') {
    const { type: _, ...opened } = event;
    const start: Phase = { is: 'queued' };
    return {
      ...opened,
      number: stored.ticket,
      version,
      openedAt: at,
      phase: start,
      notes: [],
      pages: [],
      another: [],
      talkedAt: at,
    };
  }
  return ticket && { ...change(ticket, stored), version };
}

function change(ticket: Ticket, { event, at, version }: StoredEvent): Ticket {
  switch (event.type) {
    case 'opened':
      return ticket;
    case 'paged':
      return paged(ticket, event, at);
    case 'page-failed':
      return {
        ...ticket,
        pages: changeLastPage(ticket.pages, event.person, (page) => ({
          ...page,
          failed: [...page.failed, { way: event.way, reason: event.reason }],
        })),
      };
    case 'ladder-ended':
      return { ...ticket, phase: { is: 'unanswered', since: at } };
    case 'acknowledged':
      return { ...ticket, talkedAt: at, phase: { is: 'held', by: event.by.id, since: at } };
    case 'declined':
      return { ...ticket, pages: changeLastPage(ticket.pages, event.by.id, (page) => ({ ...page, declined: true })) };
    case 'noted':
      return {
        ...ticket,
        talkedAt: at,
        notes: [
          ...ticket.notes,
          { version, by: event.by, said: event.said, how: event.how, place: event.place, at, separated: false },
        ],
      };
    case 'another-kind':
      return {
        ...ticket,
        another: [...ticket.another, { said: event.said, script: event.script }],
        severity: higher(ticket.severity, event.severity),
      };
    case 'script-chosen':
      return {
        ...ticket,
        script: event.to,
        sure: true,
        candidates: [],
        severity: event.severity,
        restricted: event.restricted,
      };
    case 'separated':
      return {
        ...ticket,
        notes: ticket.notes.map((note) => (note.said.id === event.said.id ? { ...note, separated: true } : note)),
      };
    case 'language-chosen':
      return { ...ticket, language: event.language };
    case 'attempt-refused':
      return ticket;
    case 'closed':
      return { ...ticket, phase: { is: 'closed', by: event.by.id, at, said: event.said } };
    case 'reopened':
      return { ...ticket, phase: { is: 'held', by: event.by.id, since: at }, talkedAt: at };
  }
}

function paged(ticket: Ticket, { people, rung, round, answerBy }: Paged, at: string): Ticket {
  const pages = people.map((person): Page => ({ person, rung, round, at, failed: [], declined: false }));
  return { ...ticket, phase: { is: 'paging', people, rung, round, answerBy }, pages: [...ticket.pages, ...pages] };
}

export function fold(events: StoredEvent[]): Ticket | undefined {
  return events.reduce<Ticket | undefined>(evolve, undefined);
}

/** SEV1 is the highest. */
export function higher(a: Severity, b: Severity): Severity {
  return a < b ? a : b;
}

function changeLastPage(pages: Page[], person: PersonId, changed: (page: Page) => Page): Page[] {
  const last = pages.findLastIndex((page) => page.person === person);
  return pages.map((page, index) => (index === last ? changed(page) : page));
}
