// The register: what lists and look-ups need of a ticket, kept beside its events. Pure.
import type { TicketRow } from './store/store.js';
import { actingUntil } from './ticket/handling/closing.js';
import { helpersOf, participantsOf, subjectsOf } from './ticket/rights.js';
import type { Ticket } from './ticket/ticket.js';

/** What lists need of a ticket; always equal to the fold of its events. */
export function rowOf(ticket: Ticket): Omit<TicketRow, 'number' | 'version'> {
  const { phase, place } = ticket;
  const holder = phase.is === 'held' || phase.is === 'closed' ? phase.by : null;
  return {
    phase: phase.is,
    script: ticket.script.id,
    severity: ticket.severity,
    restricted: ticket.restricted,
    reporter: ticket.reporter.id,
    // Lists ask who may see it; who may command is asked of the ticket itself.
    participants: [...new Set([...participantsOf(ticket), ...helpersOf(ticket)])],
    barred: subjectsOf(ticket),
    holder,
    place:
      place && !place.direct
        ? { platform: place.platform, channel: place.channel, thread: place.thread ?? place.message ?? null }
        : null,
    room: roomOf(ticket),
    openedAt: ticket.openedAt,
    talkedAt: ticket.talkedAt,
    closedAt: phase.is === 'closed' ? phase.at : null,
    actingUntil: actingUntil(ticket.handling.tasks),
  };
}

/** Where what is written belongs to the ticket without being addressed to the desk. */
function roomOf({ handling }: Ticket): TicketRow['room'] {
  const { opened } = handling.channel ?? {};
  return opened ? { platform: opened.platform, channel: opened.channel } : null;
}
