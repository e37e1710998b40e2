// What the desk asks of a database. One commit carries events, row, texts, jobs and the mark "this request was handled", or nothing.

import type { DrillPage, Swap } from '../paging/swap.js';
import type { FileNote, Said } from '../ticket/command.js';
import type { WarningRead } from '../ticket/decision.js';
import type { Language, PersonId, Platform, StoredEvent, TextRef, TicketEvent } from '../ticket/event.js';
import type { JobSpec } from '../ticket/plan.js';

export type { FileNote, Said };

/** A text to be stored with the batch. The body is the JSON of a Said. */
export interface TextRow extends TextRef {
  salt: string;
  body: string;
}

/** What lists and look-ups need of a ticket, kept beside its events and always equal to their fold. */
export interface TicketRow {
  number: number;
  version: number;
  phase: 'queued' | 'paging' | 'unanswered' | 'held' | 'closed';
  script: string;
  severity: string;
  restricted: boolean;
  reporter: PersonId;
  /** Who was called for it or holds it, for the gate. */
  participants: PersonId[];
  /** Whom a restricted ticket may be about, for the gate. */
  barred: PersonId[];
  holder: PersonId | null;
  /** The public thread the report stands in. */
  place: { platform: Platform; channel: string; thread: string | null } | null;
  /** The ticket's own channel. */
  room?: { platform: Platform; channel: string } | null;
  openedAt: string;
  talkedAt: string;
  closedAt: string | null;
  /** Until when its corrective actions lived on: the end of time while one does, null when there are none. */
  actingUntil: string | null;
}

/** A message of a person that became a text of a ticket: edits and deletions find their way by it. */
export interface Utterance {
  platform: Platform;
  channel: string;
  message: string;
  text: string;
}

export interface Batch {
  request: string;
  at: string;
  /** "next" opens a ticket: the store gives the number, without gaps. */
  ticket: number | 'next' | 'none';
  /** The version it was decided on. Another one in the store means: decide again. */
  version: number;
  /** Decided when this was the last ticket of all. A newer one of this person, still open, means: decide again. */
  unless?: { newerOf: PersonId; than: number };
  /** Another ticket that it was decided on; a newer version of that one too means: decide again. */
  unchanged?: { ticket: number; version: number };
  events: TicketEvent[];
  row?: Omit<TicketRow, 'number' | 'version'>;
  texts: TextRow[];
  utterance?: Utterance;
  /** A shift that is offered, or taken: only the first who takes it gets it. */
  swap?: Swap;
  drill?: DrillPage[];
  /** Somebody of the staff has read a warning; a second time changes nothing. */
  read?: WarningRead;
  jobs: JobSpec[];
  /** Of a new ticket: jobs that this worker begins as soon as they are written. */
  taken?: { names: string[]; worker: string; until: string };
}

/** `events` as they are stored. */
export type Committed =
  | { is: 'committed'; ticket: number; events: StoredEvent[] }
  | { is: 'stale' }
  | { is: 'handled' };

export interface Job {
  /** 0 for jobs that belong to no ticket. */
  ticket: number;
  name: string;
  kind: JobSpec['kind'];
  lane: string;
  priority: number;
  dueAt: string;
  createdAt: string;
  /** Counts every change of the job: finishing an older generation leaves the newer one to be done. */
  generation: number;
  /** How often it was begun, this time included. */
  attempts: number;
  lastError: string | null;
}

/** The message that stands on a surface; `drawn` is a hash of what it shows. */
export interface Shown {
  platform: Platform;
  channel: string;
  message: string;
  drawn: string;
}

/** What a platform told of a person, or of a conversation that can be written to. */
export interface Contact {
  platform: Platform;
  /** The platform's id of the person or conversation. */
  user: string;
  name?: string;
  language?: Language;
  gone?: boolean;
  /** What the platform needs to write there first (JSON of its own making). */
  reference?: string;
  checkedAt: string;
}

export interface PageName {
  ticket: number;
  surface: string;
}

export interface Store {
  commit(batch: Batch): Promise<Committed>;
  /** @param after only those that came after this version */
  events(ticket: number, after?: number): Promise<StoredEvent[]>;
  /** The words behind a ticket's text references; an erased text is absent. */
  texts(ticket: number): Promise<Map<string, Said>>;

  ticketInThread(platform: Platform, channel: string, thread: string): Promise<number | undefined>;
  /** The ticket whose own channel this is. */
  ticketOfRoom(platform: Platform, channel: string): Promise<number | undefined>;
  ticketOfMessage(
    platform: Platform,
    channel: string,
    message: string,
  ): Promise<{ ticket: number; text: string } | undefined>;
  /** Open tickets of a reporter, the one talked about last first. */
  openTicketsOf(reporter: PersonId): Promise<TicketRow[]>;
  /** The report of this person that was closed last, unless it was put away. */
  lastClosedOf(reporter: PersonId): Promise<TicketRow | undefined>;
  /** Open tickets that this person holds, or is being called for when nobody holds them; the newest first. */
  openTicketsInChargeOf(person: PersonId): Promise<TicketRow[]>;
  openTickets(limit: number): Promise<TicketRow[]>;
  countOpen(): Promise<number>;
  /** Tickets with a number below this one, the newest first; `holder` and `reporter` look only among theirs. */
  register(asked: {
    open?: boolean;
    reporter?: PersonId;
    holder?: PersonId;
    below?: number;
    limit: number;
  }): Promise<TicketRow[]>;
  rowsOf(tickets: number[]): Promise<TicketRow[]>;
  /** Texts that hold all these words, the newest ticket's first: of one ticket, of those with a lower number, or of all. */
  textsWith(
    words: string[],
    within: { ticket?: number; below?: number; limit: number },
  ): Promise<{ ticket: number; text: string }[]>;

  /** Takes due jobs, at most one a lane, none of a lane that is not free, and holds them until `leaseUntil`. */
  claim(options: {
    worker: string;
    now: string;
    leaseUntil: string;
    limit: number;
    isFree(lane: string, priority: number): boolean;
    /** Told of a conversation as soon as a job for it is chosen, so that it is free no more; the transaction may still fail. */
    took?(lane: string): void;
    /** Leaves out whatever is less urgent than this priority. */
    leastUrgent?: number;
  }): Promise<Job[]>;
  /** The workers that hold a lease, ended or not. */
  leaseHolders(): Promise<string[]>;
  /** Gives back, to be tried again now, all that this worker held. */
  releaseLeases(worker: string): Promise<void>;
  /**
   * The run before may have begun what is due, and a power cut may have taken the note of it: whatever is sent of these is looked for first.
   */
  doubtDue(now: string): Promise<void>;
  finish(job: Job, worker: string): Promise<void>;
  /** Gives the job back, to be tried again at `dueAt`; `error` says why, without anything a person wrote. */
  postpone(job: Job, worker: string, dueAt: string, error: string): Promise<void>;
  /** Gives it back uncounted: it was not begun. */
  release(job: Job, worker: string, dueAt: string): Promise<void>;
  /** When the earliest due job was due, and how many are late by more than a minute. */
  backlog(now: string): Promise<{ due: number; late: number; oldestDueAt: string | null }>;

  /**
   * What was made in the future shows that the clock was set back: these jobs are owed now, and leases that would last for hours end.
   * @returns how many jobs were mended
   */
  mendFuture(now: string): Promise<number>;

  shown(ticket: number, surface: string): Promise<Shown | undefined>;
  keepShown(ticket: number, surface: string, shown: Shown): Promise<void>;
  forgetShown(ticket: number, surface: string): Promise<void>;

  /** The state of its page that a pager was last told. */
  ring(ticket: number, surface: string): Promise<string | undefined>;
  /** @param under the page of another ticket that this one is counted on */
  keepRing(ticket: number, surface: string, state: string, at: string, under?: PageName): Promise<void>;
  ringUnder(ticket: number, surface: string): Promise<PageName | undefined>;
  /** Pages that this person was sent by this way since then, for open tickets of this kind, the oldest first. */
  alikePages(options: { person: PersonId; way: string; script: string; since: string }): Promise<PageName[]>;
  /** Pages to this person about reports of this kind: brought since then, one by one or under another, waiting, and the one in hand; up to about `most`. */
  countPages(
    pages: { person: PersonId; way: string; script: string; lane: string; since: string; now: string },
    most: number,
  ): Promise<number>;
  /** Reports of this kind since then that are not restricted and not closed, counted up to `most`. */
  countAlike(script: string, since: string, most: number): Promise<number>;
  /** Messages of this kind of report that wait for this conversation with this rank and were never tried, the oldest first. */
  waitingAlike(owed: Pick<Job, 'lane' | 'priority'>, script: string, now: string, most: number): Promise<PageName[]>;
  /** Counts these on a message of another ticket; they are owed no more. */
  gather(surfaces: PageName[], lead: PageName, state: string, at: string): Promise<void>;
  /** The last ticket of this kind since then that still calls somebody and stands on this surface. */
  alikeCard(script: string, surface: string, since: string): Promise<number | undefined>;
  /** Tickets that still call somebody and are counted on a surface of this ticket (on this one, or on any). */
  pagesUnder(ticket: number, surface?: string): Promise<number[]>;
  /** Tickets that are not closed and are counted on a surface of this ticket. */
  gatheredUnder(ticket: number): Promise<number[]>;

  /** Swaps of shifts that are not over at `at`, the oldest first. */
  swaps(at: string): Promise<Swap[]>;
  swap(id: string): Promise<Swap | undefined>;
  drill(id: string): Promise<DrillPage[]>;
  /** Test pages that were sent in this time, the oldest first. */
  drills(from: string, to: string): Promise<DrillPage[]>;
  /** Test pages whose time to answer is over, that were neither answered nor counted as missed. */
  overdueDrills(at: string): Promise<DrillPage[]>;
  /** Test pages that had been missed before this time and that nobody had looked into by then, the oldest first. */
  missedDrills(at: string): Promise<DrillPage[]>;
  /** How many people have read each warning of a ticket. */
  warningReads(ticket: number): Promise<Map<string, number>>;
  /** The message that stands for a notice. */
  notice(name: string): Promise<Shown | undefined>;
  keepNotice(name: string, shown: Shown, at: string): Promise<void>;

  contact(platform: Platform, user: string): Promise<Contact | undefined>;
  keepContact(contact: Contact): Promise<void>;

  /** Keeps every version of a script that was ever used for an answer. */
  keepScripts(scripts: { id: string; version: string; body: string }[]): Promise<void>;
  scriptBody(id: string, version: string): Promise<string | undefined>;

  /** Tickets that were given another script by a person, the newest first, without those whose correction was removed. */
  correctedTickets(limit: number): Promise<number[]>;
  removeCorrection(ticket: number, at: string): Promise<void>;

  /** The whole log in order, a page at a time. */
  log(afterSeq: number, limit: number): Promise<StoredEvent[]>;
  chainHead(): Promise<{ seq: number; hash: string }>;
  /** The row as stored, to be compared with the fold. */
  row(ticket: number): Promise<TicketRow | undefined>;
  lastTicket(): Promise<number>;
  /** Who reported the tickets after this one, in order. */
  reportersAfter(ticket: number, limit: number): Promise<{ number: number; reporter: PersonId }[]>;
  /** Texts with salt, to check their hashes. */
  storedTexts(ticket: number): Promise<{ id: string; salt: string; body: string | null }[]>;

  /** Small things the desk must remember, by name. */
  kept(name: string): Promise<string | undefined>;
  keep(name: string, value: string): Promise<void>;
  /** Keeps the value unless there is one already; answers with what is kept. */
  keepFirst(name: string, value: string): Promise<string>;

  /** The last commit of this process, when it failed: there may be room for a sign of life and none for a report. */
  failedCommit(): { at: string; why: string } | undefined;
  /** Proves that the database can be written; throws when it cannot. */
  ping(now: string): Promise<void>;
  /** Forgets the marks of requests handled before this time; platforms repeat within minutes. */
  forgetHandled(before: string): Promise<void>;
  /**
   * Packs the events of tickets that were closed before this time, and forgets messages on them that are never looked for again.
   * @returns how many tickets; fewer than `limit` when none is left
   */
  putAway(before: string, limit: number): Promise<number>;
  close(): Promise<void>;
}
