// What a pager must offer: something that rings a person who may not be looking at chat. Mail and webhook implement it in the same way.
import type { Language, PagerName, Person } from '../paging/organisation.js';
import type { Severity } from '../script/schema.js';

/** What has become of a page: it calls, somebody has the ticket, or the ticket is closed. */
export type PageState = 'called' | 'taken' | 'closed';

/** One person's page, as the ticket stands now. No word of it comes from a person who wrote. */
export interface Summons {
  /** DESK-7 */
  ticket: string;
  person: Person;
  language: Language;
  state: PageState;
  severity: Severity;
  /** One line. */
  subject: string;
  lines: string[];
  /** The same for every ring of one climb of the ladder, so that a phone alarm can be silenced again. */
  key: string;
  /** Answers the page; undefined when the desk has no address of its own. */
  link?: string;
  /** When the ticket was called for (ISO UTC). */
  at: string;
}

/** A fault of the desk itself, told to whoever runs it. */
export interface Alarm {
  key: string;
  subject: string;
  lines: string[];
  /** The fault is gone. */
  over?: boolean;
}

/** Each method throws Outage (try again) or Undeliverable (never arrives as addressed); none retries by itself. */
export interface Pager {
  readonly way: PagerName;
  /** Called whenever the state changed. A pager that cannot take back what it rang does nothing for the later states. */
  summon(summons: Summons): Promise<void>;
  alarm(alarm: Alarm): Promise<void>;
}

/** Sends a text to somebody outside. Throws Outage or Undeliverable, and never retries. */
export interface Letters {
  letter(letter: { to: string; subject: string; text: string; key: string }): Promise<void>;
}
