// What happened, in words: one line an event. An event type without its words does not compile, in either language.
// Who did it stands beside the line, so that the line itself begins with what was done.
import type { Severity } from '../script/schema.js';
import type { EventType, PersonId, ScriptRef, TicketEvent } from '../ticket/event.js';
import type { Target, TriageResult } from '../ticket/handling/triage.js';

export type EventOf<T extends EventType> = Extract<TicketEvent, { type: T }>;
export type TimelineWords = { [T in EventType]: (event: EventOf<T>, say: Say) => string };

/** How the things that events name are said in one language. */
export interface Say {
  person(id: PersonId): string;
  people(ids: PersonId[]): string;
  time(at: string): string;
  length(seconds: number): string;
  severity(severity: Severity): string;
  script(ref: ScriptRef): string;
  kind(id: string): string;
  ticket(number: number): string;
  tickets(numbers: number[]): string;
  question(event: { script: ScriptRef; question: string }): string;
  answer(event: EventOf<'answered'>): string;
  asked(question: string): string;
  task(id: string): string;
  evidence(id: number): string;
  suggestion(id: string): string;
  steps(event: EventOf<'script-done'>): string;
  result(result: TriageResult): string;
  because(event: EventOf<'severity-changed'>): string;
  receiver(to: EventOf<'escalated'>['to']): string;
}

const why: Record<EventOf<'paged'>['why'], string> = {
  opened: 'new report',
  declined: 'the one before cannot',
  'no-answer': 'no answer before',
  unreachable: 'the one before cannot be reached',
  reclassified: 'another script now calls them',
  'silent-holder': 'whoever had it was silent',
  raised: 'it became more serious',
};

const targets: Record<Target, string> = {
  acknowledge: 'until somebody takes it',
  triage: 'until the triage',
  update: 'until the next word on how it stands',
  'look-again': 'until it is looked at again',
};

export const en: TimelineWords = {
  opened: ({ script, severity, separatedFrom }, say) =>
    `Reported. First aid given: ${say.script(script)}. ${say.severity(severity)}.${separatedFrom === undefined ? '' : ` Separated from ${say.ticket(separatedFrom)}.`}`,
  paged: (event, say) =>
    `Called: ${say.people(event.people)} (${why[event.why]}). Answer by ${say.time(event.answerBy)}.${event.lateSeconds ? ` ${say.length(event.lateSeconds)} late.` : ''}`,
  'page-failed': ({ person, way, reason }, say) =>
    `The call to ${say.person(person)} by ${way} did not arrive (${reason}).`,
  'page-late': ({ person, way, seconds }, say) =>
    `The call to ${say.person(person)} by ${way} went out ${say.length(seconds)} late.`,
  'ladder-ended': () => 'Everybody was called and nobody took it. The last resort is shown.',
  reminded: ({ count }) => `Still nobody has it: said again (${count}).`,
  acknowledged: () => 'Took the ticket.',
  'holder-asked': ({ answerBy }, say) => `Whoever has it was asked: still on it? Answer by ${say.time(answerBy)}.`,
  stayed: () => 'Still on it.',
  declined: () => 'Cannot take it.',
  noted: ({ how }) => ({ said: 'Wrote:', edited: 'Changed a message:', deleted: 'Deleted a message.' })[how],
  'another-kind': ({ script, severity }, say) =>
    `What was written is also this: ${say.script(script)}, ${say.severity(severity)}. Its first aid was given too.`,
  'script-chosen': ({ from, to, severity }, say) =>
    `Another script: ${say.script(to)} in place of ${say.script(from)}. ${say.severity(severity)}.`,
  separated: () => 'Made a note into a report of its own.',
  answered: (event, say) => `${say.question(event)}: ${say.answer(event)}`,
  'question-moved': ({ question, to }, say) =>
    to === 'later' ? `Answers later: ${say.asked(question)}` : `Is asked again: ${say.asked(question)}`,
  'script-done': (event, say) => `First-aid steps done: ${say.steps(event)}`,
  'severity-changed': (event, say) =>
    `Severity: ${say.severity(event.from)} → ${say.severity(event.to)}.${say.because(event)}`,
  'language-chosen': ({ language }) => `Reads in ${language === 'ja' ? 'Japanese' : 'English'} from now on.`,
  'attempt-refused': ({ act, reason }) => `Tried "${act}" and was refused (${reason}).`,
  decided: () => 'Decided:',
  stated: ({ as }) => (as === 'fact' ? 'Fact:' : 'Guess:'),
  'told-reporter': ({ how }) =>
    ({
      said: 'To the reporter:',
      corrected: 'To the reporter, corrected:',
      withdrawn: 'Withdrew words to the reporter.',
    })[how],
  'relay-arrived': () => 'The words reached the reporter.',
  'relay-failed': ({ reason }) => `The words cannot reach the reporter (${reason}).`,
  'task-added': ({ owner, dueAt }, say) =>
    `Task added${owner === undefined ? '' : `, owner ${say.person(owner)}`}${dueAt === undefined ? '' : `, due ${say.time(dueAt)}`}:`,
  'task-assigned': ({ task, owner, dueAt }, say) =>
    `Task: ${say.task(task)} — ${owner === undefined ? 'nobody yet' : say.person(owner)}${dueAt === undefined ? '' : `, due ${say.time(dueAt)}`}`,
  'task-settled': ({ task, as }, say) => `Task ${as === 'done' ? 'done' : 'not needed'}: ${say.task(task)}`,
  'task-reopened': ({ task }, say) => `Task open again: ${say.task(task)}`,
  'task-reminded': ({ task, owner }, say) => `${say.person(owner)} was reminded: ${say.task(task)}`,
  'evidence-taken': ({ sha256 }) => `Evidence registered${sha256 === undefined ? '' : ` (SHA-256 ${sha256})`}:`,
  'evidence-handed': ({ evidence, sha256 }, say) =>
    `Evidence ${say.evidence(evidence)} handed over${sha256 === undefined ? '' : ` (SHA-256 ${sha256})`}:`,
  'evidence-hashed': ({ evidence, sha256 }, say) => `Evidence ${say.evidence(evidence)}: SHA-256 ${sha256}`,
  'evidence-lacking': ({ covers }, say) => `Evidence that cannot be had: ${say.suggestion(covers)}`,
  'hand-over-asked': ({ from, to }, say) => `Hand-over from ${say.person(from)} to ${say.person(to)} asked for:`,
  'hand-over-reminded': () => 'The hand-over still waits for an answer.',
  'hand-over-declined': () => 'Declined the hand-over.',
  'handed-over': ({ from }, say) => `Took the ticket over from ${say.person(from)}.`,
  triaged: ({ result, from, to, proposed, main, lookAgainAt }, say) =>
    `Triage: ${say.result(result)}. ${from === to ? say.severity(to) : `${say.severity(from)} → ${say.severity(to)}`}, proposed ${proposed}.` +
    `${main === undefined ? '' : ` Goes on with ${say.ticket(main)}.`}${lookAgainAt === undefined ? '' : ` Look again ${say.time(lookAgainAt)}.`}`,
  'target-passed': ({ target, part, dueAt }, say) =>
    `${part === 'half' ? 'Half of the time' : 'The time'} ${targets[target]} is over (${say.time(dueAt)}).`,
  'taken-in': ({ duplicates }, say) => `${say.tickets(duplicates)} goes on with this ticket.`,
  'given-back': ({ duplicates }, say) => `${say.tickets(duplicates)} goes on by itself again.`,
  unmerged: ({ main }, say) => `Goes on by itself again, no longer with ${say.ticket(main)}.`,
  'main-moved': ({ main, news }, say) =>
    `${say.ticket(main)} was ${{ acknowledged: 'taken', closed: 'closed', reopened: 'opened again' }[news]}.`,
  'warning-drafted': ({ corrects }) =>
    `Warning to staff drafted${corrects === undefined ? '' : ', to correct the one before'}:`,
  'warning-returned': () => 'Warning sent back:',
  'warning-approved': () => 'Warning approved and posted.',
  'warning-failed': ({ platform, reason }) => `The warning cannot be posted on ${platform} (${reason}).`,
  'warning-reminded': () => 'The staff was reminded of the warning.',
  'warning-withdrawn': () => 'Warning withdrawn:',
  'statement-drafted': () => 'Statement to the press drafted:',
  'statement-returned': () => 'Statement to the press sent back:',
  'statement-approved': () => 'Statement to the press approved. The desk does not publish it.',
  'statement-withdrawn': () => 'Statement to the press withdrawn:',
  'ciso-informed': ({ people, severity, why: because }, say) =>
    `Told the CISO (${say.people(people)}): ${because === 'severity' ? say.severity(severity) : 'a target is overdue'}.`,
  escalated: ({ to }, say) => `Asked ${say.receiver(to)} for help:`,
  'package-sent': ({ sha256, bytes }) => `The package went out (${bytes} bytes, SHA-256 ${sha256}).`,
  'package-failed': ({ reason }) => `The package could not be sent (${reason}).`,
  'channel-asked': () => 'Asked for a channel of its own.',
  'channel-opened': ({ name }) => `Channel #${name} is open; the people of the ticket were invited.`,
  'channel-failed': ({ reason }) => `No channel could be opened (${reason}).`,
  'channel-archived': () => 'The channel was archived.',
  'duties-considered': () => 'Duties to report considered:',
  'action-checked': ({ task, effective }, say) =>
    `Corrective action ${effective ? 'helped' : 'did not help'}: ${say.task(task)}`,
  closed: () => 'Closed. To the reporter:',
  reopened: () => 'Opened again.',
};
