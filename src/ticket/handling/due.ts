// When a timer must ring for a ticket's handling, and what has fallen due when it does. Pure.
import type { Organisation } from '../../paging/organisation.js';
import type { Known } from '../decision.js';
import type { TicketEvent } from '../event.js';
import type { Ticket } from '../ticket.js';

/** When something of the handling falls due next (ISO UTC); undefined when nothing will. */
export function nextHandlingWake(_ticket: Ticket, _organisation: Organisation): string | undefined {
  return undefined;
}

/** What has fallen due by now. */
export function wakeHandling(_ticket: Ticket, _known: Known): TicketEvent[] {
  return [];
}
