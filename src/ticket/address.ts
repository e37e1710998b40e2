// Where something that was written belongs: a new report, a note on one that is open, or nowhere. Pure.
import { secondsBetween } from '../clock.js';
import type { Organisation } from '../paging/organisation.js';
import type { Party, Place } from './event.js';
import { guarded, mayCommand, maySee } from './rights.js';
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
  /** The ticket whose own channel it stands in. */
  inChannel?: Ticket;
  /** The words are meant for the reporter of the ticket in whose thread they stand. */
  forReporter?: boolean;
  /** The author's own open reports, the one talked about last first. */
  open: { number: number; talkedAt: string }[];
  /** The author's report that was closed last. */
  closed?: { number: number; talkedAt: string };
  /** The author's report whose hearing, or whose desk, waits for an answer in words; the desk may wait on a closed one too. */
  waiting?: number;
  /** Open tickets that the author holds or is being called for, the newest first. */
  inCharge: { number: number }[];
  /** What the text surely is by itself. */
  sounds: 'incident' | 'question' | 'unsure';
  /** ISO UTC. */
  at: string;
}

export type Belongs = { to: 'report' } | { to: 'note'; ticket: number } | { to: 'nothing' };

export function whereItBelongs(heard: Heard, organisation: Organisation): Belongs {
  const { by, place, inThread } = heard;
  // Whoever a member let in by hand, and is no part of it, does not write on the ticket.
  const own = heard.inChannel;
  if (own && maySee(organisation, guarded(own), by.id))
    return own.phase.is === 'closed' ? { to: 'nothing' } : { to: 'note', ticket: own.number };
  const theirs = inThread && (inThread.reporter.id === by.id || mayCommand(organisation, guarded(inThread), by.id));
  if (theirs && inThread.phase.is !== 'closed') return { to: 'note', ticket: inThread.number };
  // There may be something left to say to whoever reported a closed ticket.
  if (theirs && heard.forReporter && inThread.reporter.id !== by.id) return { to: 'note', ticket: inThread.number };
  const again = theirs && inThread.reporter.id === by.id;
  if (!heard.addressed && !again) return { to: 'nothing' };
  // In a channel everything that is addressed to the desk outside a report's thread is a report of its own.
  if (!place.direct) return { to: 'report' };
  const recent = heard.open.find((one) => isRecent(one, heard.at));
  if (recent) return { to: 'note', ticket: recent.number };
  // Thanks for a report that has just been closed are no new report.
  const { closed } = heard;
  if (closed && heard.sounds === 'question' && isRecent(closed, heard.at)) return { to: 'note', ticket: closed.number };
  if (heard.waiting !== undefined && heard.sounds !== 'incident') return { to: 'note', ticket: heard.waiting };
  // A commander who answers a page in words ("on my way") speaks of that ticket, unless it is plainly an incident of their own.
  const [charge] = heard.inCharge;
  return charge && heard.sounds !== 'incident' ? { to: 'note', ticket: charge.number } : { to: 'report' };
}

function isRecent({ talkedAt }: { talkedAt: string }, at: string): boolean {
  return secondsBetween(talkedAt, at) <= TALK_MINUTES * 60;
}
