// A ticket has one timer: it rings for whatever falls due next, a call or something of its handling. Pure.
import type { Organisation } from '../paging/organisation.js';
import { nextCall, wakeCalling } from './calling.js';
import type { Known } from './decision.js';
import type { TicketEvent } from './event.js';
import { nextHandlingWake, wakeHandling } from './handling/due.js';
import type { Ticket } from './ticket.js';

/** When the ticket's timer must ring next (ISO UTC); undefined when nothing is being waited for. */
export function nextWake(ticket: Ticket, organisation: Organisation): string | undefined {
  const due = [nextCall(ticket, organisation), nextHandlingWake(ticket, organisation)];
  return due.filter((at) => at !== undefined).sort()[0];
}

/** The timer rang. One that rings early or late, or for a ticket that moved on, looks and has nothing to say. */
export function wake(ticket: Ticket, known: Known): TicketEvent[] {
  return [...wakeCalling(ticket, known), ...wakeHandling(ticket, known)];
}
