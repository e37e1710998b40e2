// What can happen to a ticket. Events are stored for ever and hash-chained, so they hold references to what people wrote
// (TextRef), never the words themselves: a text can be erased while the history stays whole.
import type { Skipped } from '../paging/ladder.js';
import type { Language, PersonId } from '../paging/organisation.js';
import type { ReporterRoute, Severity } from '../script/schema.js';

import type { LeftUndone } from './handling/closing.js';
import type { HandlingEvent } from './handling/handling.js';
import type { Party, Place, ScriptRef, TextRef } from './terms.js';

export type { Language, PersonId, Platform, Way } from '../paging/organisation.js';
export type { Party, Place, ScriptRef, TextRef } from './terms.js';

export interface Opened {
  type: 'opened';
  reporter: Party;
  /** Absent when the report came by a form or a shortcut: then the desk answers in a direct message. */
  place?: Place;
  said: TextRef;
  route: ReporterRoute;
  language: Language;
  /** They wrote in a third language: the first aid is given in both of ours. */
  bothLanguages?: true;
  script: ScriptRef;
  /** The desk was sure of the script. If not, `candidates` are offered as buttons. */
  sure: boolean;
  candidates: string[];
  /** A second kind that the same report speaks of. */
  also?: string;
  severity: Severity;
  restricted: boolean;
  /** People of desk.yml whom the text names: a restricted report may be about them. */
  named?: PersonId[];
  /** The ticket whose note was made into this report. */
  separatedFrom?: number;
  /** When it happened, where the report form says so and was surely understood (ISO UTC). */
  happenedAt?: string;
}

export interface Paged {
  type: 'paged';
  people: PersonId[];
  rung: number;
  round: number;
  answerBy: string;
  why: 'opened' | 'declined' | 'no-answer' | 'unreachable' | 'reclassified' | 'silent-holder' | 'raised';
  /** Of this rung too, but being called already: they are not rung a second time. */
  still?: PersonId[];
  skipped: Skipped[];
  /** The special ladder that is climbed; absent for the one for all. */
  ladder?: string;
  /** Seconds by which this call comes too late, because the desk was down or asleep or its clock was moved. */
  lateSeconds?: number;
}

/** A question of the hearing was answered; a later answer to the same question replaces it. */
export interface Answered {
  type: 'answered';
  by: Party;
  question: string;
  /** The script that asked. */
  script: ScriptRef;
  /** A choice's id, yes, no or unknown; a number. */
  answer?: string | number;
  /** The answer as it was written. */
  said?: TextRef;
  named?: PersonId[];
  /** The time that it tells, where it was surely understood (ISO UTC). */
  happenedAt?: string;
}

export type TicketEvent =
  | Opened
  | Paged
  /** A page could not be brought to this person by this way; `reason` is the platform's own word. */
  | { type: 'page-failed'; person: PersonId; way: string; reason: string }
  /** A page is only now on its way, so many seconds after it was owed: the card says so. */
  | { type: 'page-late'; person: PersonId; way: string; seconds: number }
  /** Every rung was called in every round and nobody took the ticket: the last resort is shown, and a reminder follows. */
  | { type: 'ladder-ended'; skipped: Skipped[]; remindAt: string }
  /** Nobody took it yet: said again. `count` begins at 1. */
  | { type: 'reminded'; count: number; remindAt: string }
  | { type: 'acknowledged'; by: Party }
  /** Whoever has it was quiet for long and is asked whether they are still on it. */
  | { type: 'holder-asked'; answerBy: string }
  | { type: 'stayed'; by: Party }
  | { type: 'declined'; by: Party }
  | { type: 'noted'; by: Party; said: TextRef; how: 'said' | 'edited' | 'deleted'; place?: Place; named?: PersonId[] }
  /** What was written afterwards is of another, more urgent kind: its first aid is given too. */
  | { type: 'another-kind'; said: TextRef; script: ScriptRef; severity: Severity }
  | { type: 'script-chosen'; by: Party; from: ScriptRef; to: ScriptRef; severity: Severity; restricted: boolean }
  | { type: 'separated'; by: Party; said: TextRef }
  | Answered
  /** A question of the hearing was put off, or is to be asked again: then its answer, if it had one, does not count any more. */
  | { type: 'question-moved'; by: Party; question: string; to: 'later' | 'again' }
  /** The first-aid steps that are done by now, by their place in the script's list; a later one replaces it. */
  | { type: 'script-done'; by: Party; script: ScriptRef; steps: number[] }
  /** The answers moved it; `change` is the place in the script's `severity.changes` of the one that says why. */
  | { type: 'severity-changed'; by: Party; from: Severity; to: Severity; script: ScriptRef; change?: number }
  | { type: 'language-chosen'; by: Party; language: Language }
  | { type: 'attempt-refused'; by: Party; act: string; reason: string }
  | HandlingEvent
  /** `left`: what was left undone then; the text says why. */
  | { type: 'closed'; by: Party; said: TextRef; left?: LeftUndone[] }
  | { type: 'reopened'; by: Party };

export type EventType = TicketEvent['type'];

/** An event as it lies in the store. `seq` numbers the whole log, `version` one ticket's events, both from 1 without gaps. */
export interface StoredEvent {
  seq: number;
  ticket: number;
  version: number;
  at: string;
  request: string;
  event: TicketEvent;
  prev: string;
  hash: string;
}

/** What a ticket goes by, of an event that is stored or only being decided. */
export type Happening = Pick<StoredEvent, 'ticket' | 'version' | 'at' | 'event'>;
