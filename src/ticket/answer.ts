// What follows from an answer: a fact, and at once whatever it means for the severity. Pure.
import type { Question, ReporterRoute, Script } from '../script/schema.js';
import { callAnother, callFirst, callHigher } from './calling.js';
import type { Command } from './command.js';
import { type Decision, type Known, MAX_EVENTS_PER_TICKET, refOf, refuse } from './decision.js';
import type { Answered, Opened, Party, TextRef, TicketEvent } from './event.js';
import {
  type Fact,
  isWritten,
  mayLowerByAnswers,
  openQuestion,
  questionsFor,
  readWritten,
  severityByAnswers,
  tapsOf,
} from './hearing.js';
import { readPast } from './past-text.js';
import { guarded, mayCommand, subjectsOf } from './rights.js';
import { evolve, type Ticket } from './ticket.js';

/** Beside the answers of a question: put it off, and ask it again. No choice of a script can have these names. */
export const LATER = ':later';
export const AGAIN = ':again';

/** A button below a question was pressed. */
export function answerQuestion(
  ticket: Ticket,
  { by, question: id, answer }: Extract<Command, { type: 'answer-question' }>,
  known: Known,
): Decision {
  const refused = refusal(ticket, by, 'answer-question', known);
  if (refused) return refused;
  const script = askedIn(known);
  const question = questionsFor(script, ticket.route).find((one) => one.id === id);
  if (!question) return { refused: 'question-over' };
  const fact = factOf(ticket, id);
  if (answer === LATER) {
    const moved = fact || ticket.hearing.later.includes(id);
    return { events: moved ? [] : [{ type: 'question-moved', by, question: id, to: 'later' }] };
  }
  if (answer === AGAIN) {
    const waits = fact !== undefined || ticket.hearing.later.includes(id);
    return withWeight(
      ticket,
      waits ? [{ type: 'question-moved', by, question: id, to: 'again' }] : [],
      script,
      by,
      known,
    );
  }
  if (answer !== 'unknown' && !tapsOf(question).includes(answer)) return { refused: 'question-over' };
  if (fact?.answer === answer && !fact.said) return { events: [] };
  return withWeight(ticket, [answered(script, by, id, { answer })], script, by, known);
}

/** The whole hearing came back as one form. What it says of questions that are not asked any more is kept as a note. */
export function fillIn(
  ticket: Ticket,
  { by, script: formOf, said, steps }: Extract<Command, { type: 'fill-in' }>,
  known: Known,
): Decision {
  const { said: text } = known;
  if (!text) throw new Error('a form needs its text stored');
  const script = askedIn(known);
  const questions = questionsFor(script, ticket.route);
  const given = Object.entries(said.answers ?? {}).filter(([id, value]) => !isKnown(ticket, id, value, known));
  const events = given.flatMap(([id, value]): TicketEvent[] => {
    const question = questions.find((one) => one.id === id);
    const found = question && readField(question, value, text, known);
    if (!found) return [];
    const names = found.said && known.named?.length ? { named: known.named } : {};
    return [{ ...answered(script, by, id, found), ...names }];
  });
  const isLeftOver = events.length < given.length;
  const kept: TicketEvent = { type: 'noted', by, said: text, how: 'said' };
  const refused = refusal(ticket, by, 'details', known);
  // Whoever typed for minutes must not lose it because the ticket was closed meanwhile.
  const typed = given.some(([id]) => questions.every((one) => one.id !== id || isWritten(one)));
  if (refused && 'refused' in refused && refused.refused === 'ticket-closed' && typed)
    return { ...refused, record: kept };
  if (refused) return refused;
  if (isLeftOver) events.push(kept);
  const isSame = formOf === `${script.id}@${script.version}`;
  if (isSame && steps) events.push(...ticked(ticket, by, script, steps));
  events.push(...weigh(after(ticket, events, known.at), script, by, known));
  return { events: [...events, ...callAnother(after(ticket, events, known.at), known)] };
}

/** First-aid steps are done: by the button all of the steps that this reporter was given. */
export function stepsDone(
  ticket: Ticket,
  { by, script: id }: Extract<Command, { type: 'script-done' }>,
  known: Known,
): Decision {
  const refused = refusal(ticket, by, 'script-done', known);
  if (refused) return refused;
  const { asked } = known;
  const given = [ticket.script, ...ticket.another.map((one) => one.script)];
  if (!asked || !given.some((one) => one.id === (id ?? ticket.script.id))) return { refused: 'steps-changed' };
  return { events: ticked(ticket, by, asked, stepsFor(asked, ticket.route)) };
}

/** The steps that a reporter by this route is given, by their places in the script's list. */
export function stepsFor({ first_aid }: Script, route: ReporterRoute): number[] {
  return first_aid.do.flatMap(({ only_from }, index) => (!only_from || only_from.includes(route) ? [index] : []));
}

/** What the reporter wrote while a question waited for words, which is a note as well. */
export function answerInNote(ticket: Ticket, by: Party, place: Opened['place'], known: Known): TicketEvent[] {
  const { asked: script, words, said } = known;
  if (!script || !words || !said || !place?.direct || by.id !== ticket.reporter.id) return [];
  const question = ticket.phase.is === 'closed' ? undefined : openQuestion(ticket, script);
  const found = question && readWritten(question, words.text);
  if (!found) return [];
  const events: TicketEvent[] = [
    answered(script, by, question.id, { ...found, said, ...timeIn(question, words.text, known) }),
  ];
  return [...events, ...weigh(after(ticket, events, known.at), script, by, known)];
}

/** What the answers say of the severity, given the ticket with them. A raise calls somebody when nobody was called so far, or others. */
export function weigh(ticket: Ticket, script: Script, by: Party, known: Known): TicketEvent[] {
  const { to, change } = severityByAnswers(ticket, script);
  const from = ticket.severity;
  const { last } = ticket.handling.triage;
  // Whoever triaged it knew the answers until then: only what speaks for more than those did is news.
  if (last && (to >= last.answers || to > from)) return [];
  if (to === from || (to > from && !mayLowerByAnswers(from))) return [];
  const why = change === undefined ? {} : { change };
  const changed: TicketEvent = { type: 'severity-changed', by, from, to, script: refOf(script), ...why };
  if (to > from) return [changed];
  if (ticket.phase.is !== 'queued') return [changed, ...callHigher(after(ticket, [changed], known.at), known)];
  const first = { script, severity: to, reporter: ticket.reporter.id, subjects: subjectsOf(ticket) };
  return [changed, callFirst(known, first, 'reclassified')];
}

/** The ticket as it will be with these events. */
export function after(ticket: Ticket, events: TicketEvent[], at: string): Ticket {
  return events.reduce<Ticket>(
    (now, event) => evolve(now, { ticket: now.number, version: now.version + 1, at, event }) ?? now,
    ticket,
  );
}

function withWeight(ticket: Ticket, events: TicketEvent[], script: Script, by: Party, known: Known): Decision {
  return { events: [...events, ...weigh(after(ticket, events, known.at), script, by, known)] };
}

function askedIn({ asked }: Known): Script {
  if (!asked) throw new Error('an answer needs the script that asked');
  return asked;
}

function answered(
  script: Script,
  by: Party,
  question: string,
  { answer, said, happenedAt }: Pick<Answered, 'answer' | 'said' | 'happenedAt'>,
): Answered {
  const when = happenedAt === undefined ? {} : { happenedAt };
  const parts = { ...(answer === undefined ? {} : { answer }), ...(said ? { said } : {}), ...when };
  return { type: 'answered', by, question, script: refOf(script), ...parts };
}

/** @returns undefined when it is no answer to this question */
function readField(
  question: Question,
  value: string,
  said: TextRef,
  known: Known,
): Pick<Answered, 'answer' | 'said' | 'happenedAt'> | undefined {
  if (isWritten(question)) return { ...readWritten(question, value), said, ...timeIn(question, value, known) };
  return value === 'unknown' || tapsOf(question).includes(value) ? { answer: value } : undefined;
}

/** The time that an answer to a question for one tells. */
function timeIn({ type }: Question, words: string, known: Known): Pick<Answered, 'happenedAt'> {
  return type === 'time' ? happened(words, known) : {};
}

/** The time that these words surely tell, for figures; the words themselves are kept beside the events. */
export function happened(words: string | undefined, { at, organisation }: Known): Pick<Answered, 'happenedAt'> {
  const happenedAt = words === undefined ? undefined : readPast(words, at, organisation.timezone);
  return happenedAt === undefined ? {} : { happenedAt };
}

function factOf(ticket: Ticket, question: string): Fact | undefined {
  return ticket.facts.find((one) => one.question === question);
}

/** The form came back with what stood in it already. */
function isKnown(ticket: Ticket, question: string, value: string, { earlier }: Known): boolean {
  const fact = factOf(ticket, question);
  if (!fact) return false;
  const before = fact.said && earlier?.(fact.said);
  return before ? (before.answers?.[question] ?? before.text).trim() === value.trim() : String(fact.answer) === value;
}

function ticked(ticket: Ticket, by: Party, script: Script, steps: number[]): TicketEvent[] {
  const possible = stepsFor(script, ticket.route).filter((one) => steps.includes(one));
  const before = ticket.done.find((one) => one.script.id === script.id && one.script.version === script.version);
  const same = (before?.steps ?? []).join() === possible.join();
  return same ? [] : [{ type: 'script-done', by, script: refOf(script), steps: possible }];
}

/** Answers are the reporter's; a commander may give them too, for somebody on the phone. */
function refusal(ticket: Ticket, by: Party, act: string, { organisation }: Known): Decision | undefined {
  const may = by.id === ticket.reporter.id || mayCommand(organisation, guarded(ticket), by.id);
  if (!may) return refuse(by, act, 'not-your-ticket');
  if (ticket.phase.is === 'closed') return { refused: 'ticket-closed' };
  return ticket.version >= MAX_EVENTS_PER_TICKET ? { refused: 'ticket-full' } : undefined;
}
