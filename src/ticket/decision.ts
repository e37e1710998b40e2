// What a decision may know, and what it comes to.
import type { Organisation } from '../paging/organisation.js';
import type { Script } from '../script/schema.js';
import type { Refusal, Said } from './command.js';
import type { Language, Party, PersonId, Platform, ScriptRef, TextRef, TicketEvent } from './event.js';
import type { JobSpec } from './job.js';
import type { Ticket } from './ticket.js';

/** A ticket with more events than this takes no further notes: the person is asked to phone. A limit, never reached in earnest. */
export const MAX_EVENTS_PER_TICKET = 2_000;

/** What the desk understood of a text. */
export interface Recognised {
  script: Script;
  sure: boolean;
  candidates: string[];
  /** A second kind that the text clearly speaks of. */
  also?: string;
}

export interface Known {
  /** ISO UTC. */
  at: string;
  organisation: Organisation;
  /** Reference of the command's text, when it has one. */
  said?: TextRef;
  /** The id of the text that an edited or deleted message brought. */
  original?: string;
  /** The command's own words, for what is read out of them. */
  words?: Said;
  /** The language to answer the author in. */
  language?: Language;
  /** The text is neither Japanese nor English. */
  foreign?: boolean;
  recognised?: Recognised;
  /** People of desk.yml whom the command's text names. */
  named?: PersonId[];
  /** A script of today's catalogue, by id. */
  script(id: string): Script | undefined;
  /** The script whose questions or steps the command is about, in the version the reporter was answered with. */
  asked?: Script;
  /** The other ticket that the command names. */
  other?: Ticket;
  /** What was written before, for forms that come back with it; undefined once erased. */
  earlier?(ref: TextRef): Said | undefined;
}

/** Somebody of the staff has read a warning: kept beside the events. */
export interface WarningRead {
  warning: string;
  person: PersonId;
  platform: Platform;
}

/** Events to store, or a refusal; `record` is an event that keeps the attempt on the ticket. */
export type Decision =
  | { events: TicketEvent[]; read?: WarningRead; jobs?: JobSpec[] }
  | { refused: Refusal; record?: TicketEvent };

/** A refusal that is put on record: somebody tried what they are not entitled to. */
export function refuse(by: Party, act: string, reason: Refusal): Decision {
  return { refused: reason, record: { type: 'attempt-refused', by, act, reason } };
}

export function refOf(script: Script): ScriptRef {
  return { id: script.id, version: script.version };
}
