// What new events of a ticket come to: its row in the register, and the jobs that are owed. Pure.
import type { Organisation } from './paging/organisation.js';
import { rowOf } from './register.js';
import type { Batch } from './store/store.js';
import type { TicketEvent } from './ticket/event.js';
import type { JobSpec } from './ticket/job.js';
import { plan } from './ticket/plan.js';
import { evolve, type Ticket } from './ticket/ticket.js';

/** @param before the ticket without the events; absent while it is only coming to be */
export function whatFollows(
  before: Ticket | undefined,
  events: TicketEvent[],
  at: string,
  organisation: Organisation,
): { row?: Batch['row']; jobs: JobSpec[] } {
  let ticket = before;
  const jobs: JobSpec[] = [];
  for (const event of events) {
    const happening = { ticket: before?.number ?? 0, version: (ticket?.version ?? 0) + 1, at, event };
    ticket = evolve(ticket, happening);
    if (ticket) jobs.push(...plan(ticket, happening, organisation));
  }
  return { row: ticket && rowOf(ticket), jobs };
}
