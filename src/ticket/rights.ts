// Who may see and who may act: the one gate that every list, card and command asks. Pure.
import { type Organisation, personById } from '../paging/organisation.js';
import type { PersonId } from './event.js';
import { handedThrough } from './handling/hand-over.js';
import type { Ticket } from './ticket.js';

/** What the gate must know of a ticket; a row of the register is enough. */
export interface Guarded {
  restricted: boolean;
  reporter: PersonId;
  participants: PersonId[];
  /** Owners of its tasks: they see what they were let in for, and command nothing. */
  helpers?: PersonId[];
  /** People whom a restricted ticket may be about. */
  barred?: PersonId[];
}

export function guarded(ticket: Ticket): Guarded {
  return {
    restricted: ticket.restricted,
    reporter: ticket.reporter.id,
    participants: participantsOf(ticket),
    helpers: helpersOf(ticket),
    barred: subjectsOf(ticket),
  };
}

/** Whoever was called for it, has it, or handed it on. */
export function participantsOf({ pages, phase, handling }: Ticket): PersonId[] {
  const holder = phase.is === 'held' || phase.is === 'closed' ? [phase.by] : [];
  return [...new Set([...pages.map((page) => page.person), ...holder, ...handedThrough(handling.handOvers)])];
}

/** Whoever has a task of the ticket, or had it when it was settled. */
export function helpersOf({ handling }: Ticket): PersonId[] {
  return [...new Set(handling.tasks.flatMap(({ owner }) => (owner === undefined ? [] : [owner])))];
}

/** Whom a ticket may be about: in a restricted case, everybody of desk.yml whom its texts name. They are neither called nor let in. */
export function subjectsOf(ticket: Pick<Ticket, 'restricted' | 'named'>): PersonId[] {
  return ticket.restricted ? (ticket.named ?? []) : [];
}

/** May act on the ticket as its commander: commanders and the CISO; on a restricted ticket only the CISO and whoever was called for it. */
export function mayCommand(organisation: Organisation, ticket: Guarded, id: PersonId): boolean {
  if (ticket.barred?.includes(id)) return false;
  const roles = personById(organisation, id)?.roles ?? [];
  if (ticket.restricted) return roles.includes('ciso') || ticket.participants.includes(id);
  return roles.includes('commander') || roles.includes('ciso') || ticket.participants.includes(id);
}

/** May do the task they were given. */
export function mayHelp({ helpers = [], barred = [] }: Guarded, id: PersonId): boolean {
  return helpers.includes(id) && !barred.includes(id);
}

/** May see what the ticket says. The reporter sees their own. */
export function maySee(organisation: Organisation, ticket: Guarded, id: PersonId): boolean {
  return ticket.reporter === id || mayCommand(organisation, ticket, id) || mayHelp(ticket, id);
}

/** Answers for security: may take note of a digest, and settle what a test page has shown. */
export function answersForSecurity(organisation: Organisation, id: PersonId): boolean {
  const roles = personById(organisation, id)?.roles ?? [];
  return roles.some((role) => role === 'isms' || role === 'ciso' || role === 'commander');
}
