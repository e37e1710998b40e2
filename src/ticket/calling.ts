// Calling somebody for a ticket, and what follows when they do not answer, decline, cannot be reached or fall silent. Pure.
import { plusSeconds, secondsBetween } from '../clock.js';
import { ladderAt, ladderNamed, nextStep } from '../paging/ladder.js';
import type { Ladder, Organisation } from '../paging/organisation.js';
import { waysTo } from '../paging/ways.js';
import type { Script, Severity } from '../script/schema.js';
import type { Command } from './command.js';
import type { Paged, PersonId, TicketEvent } from './event.js';
import { subjectsOf } from './rights.js';
import type { Held, Ticket } from './ticket.js';

/** What calling must know. */
export interface Caller {
  /** ISO UTC. */
  at: string;
  organisation: Organisation;
  script(id: string): Script | undefined;
}

/** A call that comes later than this says so. */
const LATE_SECONDS = 60;
/** Reminders and questions come ever more seldom, but at least once a day. */
const LONGEST_INTERVAL_SECONDS = 24 * 60 * 60;
const stillOnItByDefault = { afterSeconds: 4 * 60 * 60, answerWithinSeconds: 15 * 60, times: 3 };

/** When somebody must be called, reminded or asked next (ISO UTC); undefined when nobody is waited for. */
export function nextCall({ phase, handling }: Ticket, organisation: Organisation): string | undefined {
  switch (phase.is) {
    case 'paging':
      return phase.answerBy;
    case 'unanswered':
      return phase.remindAt;
    case 'held':
      return phase.askedUntil ?? askAt(phase, handling.triage.last?.lookAgainAt, organisation);
    case 'queued':
    case 'closed':
      return undefined;
  }
}

/** The timer rang. Too early, or for a ticket that moved on, it has nothing to say. */
export function wakeCalling(ticket: Ticket, known: Caller): TicketEvent[] {
  const { phase } = ticket;
  const due = nextCall(ticket, known.organisation);
  if (!due || (known.at < due && !isClockSetBack(ticket, known.at))) return [];
  const late = lateBy(due, known.at);
  if (phase.is === 'paging') return [{ ...callNext(ticket, known, 'no-answer', []), ...late }];
  if (phase.is === 'unanswered') {
    const count = phase.reminded + 1;
    return [{ type: 'reminded', count, remindAt: remindAt(known, count) }];
  }
  if (phase.is !== 'held') return [];
  const { answerWithinSeconds, times } = known.organisation.paging.stillOnIt ?? stillOnItByDefault;
  if (!phase.askedUntil) return [{ type: 'holder-asked', answerBy: plusSeconds(known.at, answerWithinSeconds) }];
  // Paging the same people for the same ticket without end helps nobody: then the last resort is shown.
  if (ticket.silences >= times) return [ended(known, [])];
  return [{ ...callAgain(ticket, known, 'silent-holder', [phase.by]), ...late }];
}

/** What was waited for lies further ahead than it did when the wait began: the clock was set back, and waiting on would be silence. */
function isClockSetBack({ phase, pages }: Ticket, at: string): boolean {
  if (phase.is === 'paging') return at < (pages.at(-1)?.at ?? at);
  return phase.is === 'unanswered' && at < phase.since;
}

function lateBy(due: string, at: string): { lateSeconds?: number } {
  const seconds = Math.round(secondsBetween(due, at));
  return seconds > LATE_SECONDS ? { lateSeconds: seconds } : {};
}

/** Each "still on it" doubles the time until the next question. */
function askAt({ since, signAt, stayed = 0 }: Held, lookAgainAt = '', { paging }: Organisation): string {
  const { afterSeconds } = paging.stillOnIt ?? stillOnItByDefault;
  // What is only watched may be quiet until the day to look at it again.
  const from = [signAt ?? since, lookAgainAt].sort().at(-1) ?? since;
  return plusSeconds(from, backedOff(afterSeconds, stayed));
}

/** @param count how many reminders there were so far */
function remindAt({ at, organisation }: Caller, count: number): string {
  const { remindAfterSeconds, rungs } = organisation.paging;
  return plusSeconds(at, backedOff(remindAfterSeconds ?? rungs.at(-1)?.answerWithinSeconds ?? 900, count));
}

function backedOff(seconds: number, times: number): number {
  // What desk.yml itself asks for is kept, also when it is longer.
  return Math.min(seconds * 2 ** Math.min(times, 30), Math.max(seconds, LONGEST_INTERVAL_SECONDS));
}

/** A page could not be brought. When that was the last way to the last person of this rung, the next one is called at once. */
export function pageFailed(
  ticket: Ticket,
  failed: Extract<Command, { type: 'page-failed' }>,
  known: Caller,
): TicketEvent[] {
  const { type, person, way, reason } = failed;
  const event: TicketEvent = { type, person, way, reason };
  const last = ticket.pages.findLast((page) => page.person === person);
  if (!last || last.failed.some((one) => one.way === way)) return [];
  if (ticket.phase.is !== 'paging' || !ticket.phase.people.includes(person)) return [event];
  const lost = (id: PersonId) => {
    const page = ticket.pages.findLast((one) => one.person === id);
    const failures = (page?.failed ?? []).map((one) => one.way).concat(id === person ? [way] : []);
    return waysTo(known.organisation, id).every((one) => failures.includes(one));
  };
  const reached = ticket.phase.people.filter((id) => !lost(id) && !hasDeclined(ticket, id));
  return reached.length > 0 ? [event] : [event, callNext(ticket, known, 'unreachable', [])];
}

export function hasDeclined(ticket: Ticket, person: PersonId): boolean {
  return ticket.pages.findLast((page) => page.person === person)?.declined ?? false;
}

/** The next call for a ticket that is being paged. */
export function callNext(ticket: Ticket, known: Caller, why: Paged['why'], declinedNow: PersonId[]): TicketEvent {
  const { phase } = ticket;
  if (phase.is !== 'paging') throw new Error(`nobody is being called for a ticket that is ${phase.is}`);
  const declined = ticket.pages
    .filter((page) => page.declined && page.climb === ticket.climbs && page.round === phase.round)
    .map((page) => page.person);
  const ladder = { ...ladderNamed(known.organisation, phase.ladder), name: phase.ladder };
  const whom = { ...whomFor(ticket), declined: [...declined, ...declinedNow], after: phase };
  return call(known, ofScript(ladder, known.script(ticket.script.id)), whom, why);
}

/** Begins the ladder anew for a ticket that somebody was called for before. */
export function callAgain(ticket: Ticket, known: Caller, why: Paged['why'], declined: PersonId[] = []): TicketEvent {
  const ladder = ladderAt(known.organisation, ticket.severity, known.at);
  return call(known, ofScript(ladder, known.script(ticket.script.id)), { ...whomFor(ticket), declined }, why);
}

/** It turns out to be about somebody who is being called for it: somebody else is called at once. */
export function callAnother(ticket: Ticket, known: Caller): TicketEvent[] {
  const { phase } = ticket;
  const isAbout = subjectsOf(ticket).some((id) => phase.is === 'paging' && phase.people.includes(id));
  return isAbout ? [callAgain(ticket, known, 'reclassified')] : [];
}

/**
 * It is more serious than it seemed: the ladder for that severity takes over where it is another one, from its first rung. Whoever is
 * being called already and stands on that rung is not called twice. A ticket that everybody was called for in vain is called for again.
 */
export function callHigher(ticket: Ticket, known: Caller): TicketEvent[] {
  const { phase } = ticket;
  if (phase.is === 'unanswered') {
    const again = callAgain(ticket, known, 'reclassified');
    return again.type === 'paged' ? [again] : [];
  }
  if (phase.is !== 'paging' || ladderAt(known.organisation, ticket.severity, known.at).name === phase.ladder) return [];
  const declined = ticket.pages.filter((page) => page.declined && page.climb === ticket.climbs && page.round === 1);
  const first = callAgain(
    ticket,
    known,
    'raised',
    declined.map((page) => page.person),
  );
  // Where the new ladder reaches nobody, the old one is better than none.
  if (first.type !== 'paged') return [];
  const still = first.people.filter((person) => phase.people.includes(person));
  const people = first.people.filter((person) => !still.includes(person));
  // Nobody is given more time than they had.
  const [answerBy = first.answerBy] = people.length > 0 ? [first.answerBy] : [first.answerBy, phase.answerBy].sort();
  return [{ ...first, people, answerBy, ...(still.length > 0 ? { still } : {}) }];
}

/** What the first call must know of a ticket that is only coming to be. */
export interface FirstCall {
  script: Script;
  severity: Severity;
  reporter: PersonId;
  subjects: PersonId[];
}

/** The first call for a ticket that nobody was called for so far. */
export function callFirst(known: Caller, first: FirstCall, why: Paged['why']): TicketEvent {
  const { script, severity, reporter, subjects } = first;
  const ladder = ladderAt(known.organisation, severity, known.at);
  return call(known, ofScript(ladder, script), { reporter, subjects, declined: [] }, why);
}

function whomFor(ticket: Ticket): { reporter: PersonId; subjects: PersonId[] } {
  return { reporter: ticket.reporter.id, subjects: subjectsOf(ticket) };
}

function call(
  known: Caller,
  ladder: Ladder & { name?: string },
  from: { reporter: PersonId; subjects: PersonId[]; declined: PersonId[]; after?: { rung: number; round: number } },
  why: Paged['why'],
): TicketEvent {
  const step = nextStep(known.organisation, ladder, { at: known.at, ...from });
  if (step.is === 'ended') return ended(known, step.skipped);
  const { people, rung, round, skipped } = step;
  const answerBy = plusSeconds(known.at, step.answerWithinSeconds);
  const named = ladder.name === undefined ? {} : { ladder: ladder.name };
  return { type: 'paged', people, rung, round, skipped, why, answerBy, ...named };
}

function ended(known: Caller, skipped: Paged['skipped']): TicketEvent {
  return { type: 'ladder-ended', skipped, remindAt: remindAt(known, 0) };
}

/** A script that names a role is for cases in which the rota itself could be the subject: only that role is called. */
function ofScript(ladder: Ladder & { name?: string }, script: Script | undefined): Ladder & { name?: string } {
  if (!script || script.page === 'on-call') return ladder;
  const answerWithinSeconds = ladder.rungs[0]?.answerWithinSeconds ?? 900;
  return { ...ladder, rungs: [{ call: script.page, answerWithinSeconds }] };
}
