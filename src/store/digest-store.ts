// What the digest asks of a database: the events of a time, and who has taken note.
import type { Happening, PersonId, StoredEvent } from '../ticket/event.js';

export interface Seen {
  person: PersonId;
  at: string;
}

export interface WarningReads {
  ticket: number;
  warning: string;
  count: number;
}

export interface ClosedTicket {
  number: number;
  openedAt: string;
  closedAt: string;
}

export interface DigestStore {
  /** When the first event of all was stored. */
  firstEventAt(): Promise<string | undefined>;
  /** The number of the last event of all; 0 when there is none. */
  lastSeq(): Promise<number>;
  /** Tickets that an event behind this one belongs to. */
  ticketsTouchedSince(seq: number): Promise<number[]>;
  /** Tickets that something happened to from `from` until before `to`. */
  ticketsTouched(from: string, to: string): Promise<number[]>;
  /** Tickets opened before `to` that are open now, or had a corrective action that was open at `to`. */
  ticketsStillOpen(to: string): Promise<number[]>;
  /** Tickets that were closed at `to` or later, the earliest first, from behind `after` on. */
  ticketsClosedSince(to: string, limit: number, after?: ClosedTicket): Promise<ClosedTicket[]>;
  /** The events of these tickets before `before`, by ticket and then in order. */
  eventsBefore(tickets: number[], before: string): Promise<StoredEvent[]>;
  /** The same without what only the chain needs, in half the time. */
  happeningsBefore(tickets: number[], before: string): Promise<Happening[]>;
  /** Tickets that were opened from `from` until before `to`, in order. */
  ticketsOpened(from: string, to: string): Promise<number[]>;
  /** How many people had read each warning of these tickets before `before`; none is absent. */
  readsBefore(tickets: number[], before: string): Promise<WarningReads[]>;
  /** The earliest first. */
  seen(digest: string): Promise<Seen[]>;
  /** The first time counts. */
  keepSeen(digest: string, seen: Seen): Promise<void>;
}
