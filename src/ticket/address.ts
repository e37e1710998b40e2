// Where something that was written belongs: a new report, a note on one that is open, or nowhere. Pure.
import { secondsBetween } from '../clock.js';
import type { Organisation } from '../paging/organisation.js';
import type { Party, Place } from './event.js';
import { guarded, mayCommand } from './rights.js';
import type { Ticket } from './ticket.js';

/** A direct message belongs to the open report while the two last spoke of it within this time. */
export const TALK_MINUTES = 30;

export interface Heard {
  by: Party;
  place: Place;
  /** A direct message or a mention. */
  addressed: boolean;
  /** The ticket in whose thread it stands. */
  inThread?: Ticket;
  /** The author's own open reports, the one talked about last first. */
  open: { number: number; talkedAt: string }[];
  /** ISO UTC. */
  at: string;
}

export type Belongs = { to: 'report' } | { to: 'note'; ticket: number } | { to: 'nothing' };

export function whereItBelongs(heard: Heard, organisation: Organisation): Belongs {
  const { by, place, inThread } = heard;
  const theirs = inThread && (inThread.reporter.id === by.id || mayCommand(organisation, guarded(inThread), by.id));
  if (theirs && inThread.phase.is !== 'closed') return { to: 'note', ticket: inThread.number };
  if (!heard.addressed) return { to: 'nothing' };
  const recent = heard.open.find((one) => secondsBetween(one.talkedAt, heard.at) <= TALK_MINUTES * 60);
  // In a channel everything that is addressed to the desk outside a report's thread is a report of its own.
  if (place.direct && recent) return { to: 'note', ticket: recent.number };
  return { to: 'report' };
}
