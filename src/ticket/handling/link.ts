// What happens to one ticket and matters to another: a merge has two ends, each with events of its own. Pure.
import type { Command } from '../command.js';
import type { TicketEvent } from '../event.js';
import { type JobSpec, priorities } from '../job.js';
import type { Said } from '../terms.js';
import type { Ticket } from '../ticket.js';

/** The tickets that must hear of this event, given the ticket after it. */
export function linkJobs(ticket: Ticket, event: TicketEvent, version: number, at: string): JobSpec[] {
  return heard(ticket, event).map((other) => ({
    kind: 'link',
    name: `link/${other}/${version}`,
    lane: '',
    priority: priorities.news,
    dueAt: at,
  }));
}

function heard(ticket: Ticket, event: TicketEvent): number[] {
  const { main, duplicates } = ticket.handling.triage;
  const onward = main === undefined ? [] : [main];
  switch (event.type) {
    case 'triaged':
      return onward;
    case 'unmerged':
      return [event.main];
    case 'taken-in':
      // It ended before the other one came to it: that one's reporter hears of it too.
      return main === undefined && ticket.phase.is === 'closed' ? event.duplicates : onward;
    case 'given-back':
      return onward;
    case 'acknowledged':
    case 'reopened':
      return duplicates;
    case 'closed':
      // What is merged onward has not come to its end.
      return main === undefined ? duplicates : [];
    default:
      return [];
  }
}

/** What the event asks of the other ticket. `said`: the words of a text of this one. */
export function linkCommand(
  ticket: Ticket,
  event: TicketEvent,
  other: number,
  said: (ref: { id: string; sha256: string }) => Said | undefined,
): Command | undefined {
  const { number, handling, restricted, phase } = ticket;
  const { duplicates } = handling.triage;
  const moved = { type: 'main-moved', ticket: other, main: number } as const;
  // Of a restricted ticket its duplicates' reporters learn that it is over, never what was found.
  const ending = (ref: { id: string; sha256: string }) => {
    const text = restricted ? undefined : said(ref)?.text;
    return { ...moved, news: 'closed' as const, ...(text ? { said: { text } } : {}) };
  };
  switch (event.type) {
    case 'triaged':
      // Separated again before the other one heard of it.
      if (handling.triage.main !== other) return undefined;
      return { type: 'take-in', ticket: other, by: event.by, duplicates: [number, ...duplicates] };
    case 'unmerged':
      return { type: 'give-back', ticket: other, by: event.by, duplicates: [number, ...duplicates] };
    case 'taken-in':
      if (event.duplicates.includes(other)) return phase.is === 'closed' ? ending(phase.said) : undefined;
      return { type: 'take-in', ticket: other, by: event.by, duplicates: event.duplicates };
    case 'given-back':
      return { type: 'give-back', ticket: other, by: event.by, duplicates: event.duplicates };
    case 'acknowledged':
      return { ...moved, news: event.type, holder: event.by.id };
    case 'reopened':
      return { ...moved, news: event.type };
    case 'closed':
      return ending(event.said);
    default:
      return undefined;
  }
}
