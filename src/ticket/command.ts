// What people and timers ask of the desk. A platform's payload is read into a Request, which carries one of these.
import type { ReporterRoute } from '../script/schema.js';
import type { Language, Party, PersonId, Place } from './event.js';

import type { HandlingCommand } from './handling/handling.js';
import type { Said } from './terms.js';

export type { FileNote, Said } from './terms.js';

export type Command =
  /** Something was written in a conversation; whether it is a report or a note on one is for the rules to say. */
  | {
      type: 'say';
      by: Party;
      place: Place;
      /** It was meant for the desk: a direct message or a mention. Otherwise it counts only in the thread of a report. */
      addressed: boolean;
      said: Said;
      language?: Language;
    }
  | {
      type: 'report';
      by: Party;
      place?: Place;
      said: Said;
      route: ReporterRoute;
      language?: Language;
      separatedFrom?: number;
    }
  | { type: 'edit'; by: Party; place: Place; how: 'edited' | 'deleted'; said: Said }
  | { type: 'acknowledge'; ticket: number; by: Party }
  | { type: 'decline'; ticket: number; by: Party }
  | { type: 'choose-script'; ticket: number; by: Party; script: string }
  | { type: 'separate'; ticket: number; by: Party; text: string }
  | { type: 'choose-language'; ticket: number; by: Party; language: Language }
  /** A button below a question; `answer` is a choice's id, yes, no, unknown, or what puts the question off or asks it again. */
  | { type: 'answer-question'; ticket: number; by: Party; question: string; answer: string }
  /** The hearing as a form came back; `script` (id@version) is the one it was made of, `steps` the places of the steps ticked. */
  | { type: 'fill-in'; ticket: number; by: Party; script: string; said: Said; steps?: number[] }
  /** All first-aid steps of this script are done; without one, those of the ticket's. */
  | { type: 'script-done'; ticket: number; by: Party; script?: string }
  /** Written by a commander for the record; the reporter does not see it. */
  | { type: 'note'; ticket: number; by: Party; said: Said }
  | HandlingCommand
  | { type: 'reopen'; ticket: number; by: Party }
  /** A timer rang: look whether something is owed now. */
  | { type: 'wake'; ticket: number }
  /** The worker could not bring a page to this person. */
  | { type: 'page-failed'; ticket: number; person: PersonId; way: string; reason: string }
  /** A page could be sent only now. */
  | { type: 'page-late'; ticket: number; person: PersonId; way: string; seconds: number }
  /** Asks for somebody who takes the author's shift; `shift` is its end (ISO UTC). */
  | { type: 'ask-swap'; by: Party; shift: string }
  | { type: 'take-shift'; by: Party; swap: string }
  | { type: 'answer-drill'; by: Party; drill: string }
  /** It was found out why a test page was missed; `page` is `<drill>/<person>`. */
  | { type: 'settle-drill'; by: Party; page: string }
  /** Somebody who answers for security has read the digest of this name. */
  | { type: 'seen'; by: Party; digest: string }
  /** Somebody opened the desk's home tab. */
  | { type: 'home-opened'; by: Party };

/** `id` is the same whenever the platform delivers the same thing again; the same id changes nothing the second time. */
export interface Request {
  id: string;
  command: Command;
}

/** Why the desk says no. Each has words in both languages (view/words.ts). */
export const refusals = [
  'no-such-ticket',
  'not-entitled',
  'already-held',
  'already-yours',
  'ticket-closed',
  'ticket-open',
  'not-paged',
  'not-your-ticket',
  'unknown-script',
  'same-script',
  'already-separated',
  'already-sent',
  'too-long',
  'unknown-receiver',
  'question-over',
  'steps-changed',
  'changed-meanwhile',
  'closing-gate',
  'check-before-due',
  'action-not-done',
  'no-such-task',
  'task-over',
  'reason-missing',
  'due-unclear',
  'due-past',
  'person-unfit',
  'person-unreachable',
  'no-staff-channel',
  'second-person-needed',
  'warning-changed',
  'warning-over',
  'statement-over',
  'statement-blanks',
  'nobody-to-approve',
  'ciso-only',
  'person-away',
  'hash-wrong',
  'no-such-evidence',
  'no-such-file',
  'file-taken',
  'receiver-missing',
  'not-held',
  'channel-there',
  'channel-unfit',
  'hand-over-self',
  'hand-over-reporter',
  'hand-over-waits',
  'hand-over-over',
  'empty',
  'ticket-full',
  'assessment-missing',
  'severity-reason',
  'reply-missing',
  'whom-missing',
  'day-missing',
  'may-not-lower',
  'merge-itself',
  'merge-unknown',
  'merge-ring',
  'merge-closed',
  'not-your-shift',
  'shift-over',
  'already-asked',
  'already-taken',
  'nobody-to-ask',
] as const;
export type Refusal = (typeof refusals)[number];

/** What became of a request. */
export type Outcome =
  | { is: 'done'; ticket?: number }
  | { is: 'repeated' }
  | { is: 'refused'; reason: Refusal; ticket?: number; holder?: PersonId }
  /** Nothing to do with a ticket (channel talk, a message of an unknown thread). */
  | { is: 'ignored' };

/** The command behind a button that belongs to no ticket; `of` is what the button names. undefined when there is none. */
export function commandWithoutTicket(act: string, of: string | undefined, by: Party): Command | undefined {
  if (!of) return undefined;
  if (act === 'ask-swap') return { type: act, by, shift: of };
  if (act === 'seen') return { type: act, by, digest: of };
  if (act === 'take-shift') return { type: act, by, swap: of };
  if (act === 'settle-drill') return { type: act, by, page: of };
  return act === 'answer-drill' ? { type: act, by, drill: of } : undefined;
}
