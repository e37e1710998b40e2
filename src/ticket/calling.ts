// Calling somebody for a ticket, and what follows when they do not answer, decline or cannot be reached. Pure.
import { plusSeconds } from '../clock.js';
import { nextStep } from '../paging/ladder.js';
import { type Ladder, type Organisation, waysTo } from '../paging/organisation.js';
import type { Script } from '../script/schema.js';
import type { Command } from './command.js';
import type { Paged, PersonId, TicketEvent } from './event.js';
import type { Ticket } from './ticket.js';

/** What calling must know. */
export interface Caller {
  /** ISO UTC. */
  at: string;
  organisation: Organisation;
  script(id: string): Script | undefined;
}

/** The time to answer is over: the next rung. A timer that rings early or late, or for a ticket that was taken, has nothing to say. */
export function wake(ticket: Ticket, known: Caller): TicketEvent[] {
  if (ticket.phase.is !== 'paging' || known.at < ticket.phase.answerBy) return [];
  return [callNext(ticket, known, 'no-answer', [])];
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
    .filter((page) => page.declined && page.round === phase.round)
    .map((page) => page.person);
  const from = { reporter: ticket.reporter.id, declined: [...declined, ...declinedNow], after: phase };
  return call(known, known.script(ticket.script.id), from, why);
}

/** The first call for a ticket that nobody was called for so far. */
export function callFirst(known: Caller, script: Script, reporter: PersonId, why: Paged['why']): TicketEvent {
  return call(known, script, { reporter, declined: [] }, why);
}

function call(
  known: Caller,
  script: Script | undefined,
  from: { reporter: PersonId; declined: PersonId[]; after?: { rung: number; round: number } },
  why: Paged['why'],
): TicketEvent {
  const step = nextStep(known.organisation, ladderFor(known.organisation, script), { at: known.at, ...from });
  if (step.is === 'ended') return { type: 'ladder-ended', skipped: step.skipped };
  const { people, rung, round, skipped } = step;
  return {
    type: 'paged',
    people,
    rung,
    round,
    skipped,
    why,
    answerBy: plusSeconds(known.at, step.answerWithinSeconds),
  };
}

/** A script that names a role is for cases in which the rota itself could be the subject: only that role is called. */
function ladderFor(organisation: Organisation, script: Script | undefined): Ladder {
  const { paging } = organisation;
  if (!script || script.page === 'on-call') return paging;
  const answerWithinSeconds = paging.rungs[0]?.answerWithinSeconds ?? 900;
  return { rungs: [{ call: script.page, answerWithinSeconds }], rounds: paging.rounds };
}
