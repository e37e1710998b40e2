// What follows from a command: events, or a refusal with a name. Pure: all that it may know is handed in.

import type { Script, Severity } from '../script/schema.js';
import { after, answerInNote, answerQuestion, fillIn, happened, stepsDone, weigh } from './answer.js';
import { callAgain, callAnother, callFirst, callHigher, callNext, hasDeclined, pageFailed } from './calling.js';
import type { Command } from './command.js';
import { type Decision, type Known, MAX_EVENTS_PER_TICKET, type Recognised, refOf, refuse } from './decision.js';
import type { Opened, Party, PersonId, TicketEvent } from './event.js';
import { mayLower } from './handling/assess.js';
import { isInChannel } from './handling/channel.js';
import { decideHandling } from './handling/decide.js';
import { informCiso } from './handling/decide-escalation.js';
import { takeOver } from './handling/decide-hand-over.js';
import { relayed } from './handling/decide-relay.js';
import { unmerge } from './handling/decide-triage.js';
import { openHandOver } from './handling/hand-over.js';
import { guarded, mayCommand, subjectsOf } from './rights.js';
import { fold, higher, type Ticket } from './ticket.js';
import { wake } from './wake.js';

export type { Decision, Known, Recognised } from './decision.js';
export { MAX_EVENTS_PER_TICKET } from './decision.js';

type TicketCommand = Extract<Command, { ticket: number }>;

/** Decides on a new report. There is nothing to refuse: whatever was written opens a ticket. */
export function open(command: Extract<Command, { type: 'report' }>, known: Known): TicketEvent[] {
  const events = opening(command, known);
  const ticket = folded(events, known.at);
  return ticket ? [...events, ...informCiso(events, ticket, known)] : events;
}

function folded(events: TicketEvent[], at: string): Ticket | undefined {
  return fold(events.map((event, index) => ({ ticket: 0, version: index + 1, at, event })));
}

function opening(command: Extract<Command, { type: 'report' }>, known: Known): TicketEvent[] {
  const { recognised, said } = known;
  if (!recognised || !said) throw new Error('a report needs its text stored and its script chosen');
  const { script } = recognised;
  const opened: Opened = {
    type: 'opened',
    reporter: command.by,
    place: command.place,
    said,
    route: command.route,
    language: known.language ?? known.organisation.language,
    ...(known.foreign ? { bothLanguages: true as const } : {}),
    script: refOf(script),
    sure: recognised.sure,
    candidates: recognised.candidates,
    also: recognised.also,
    severity: script.severity.default,
    restricted: script.restricted,
    ...(known.named?.length ? { named: known.named } : {}),
    separatedFrom: command.separatedFrom,
    ...happened(known.words?.since, known),
  };
  if (!script.pages) return [opened];
  const { severity } = opened;
  const first = { script, severity, reporter: command.by.id, subjects: subjectsOf(opened) };
  return [opened, callFirst(known, first, 'opened')];
}

/** Decides on everything that is asked of a ticket that exists. */
export function decide(ticket: Ticket | undefined, command: TicketCommand, known: Known): Decision {
  if (!ticket) return { refused: 'no-such-ticket' };
  return withCiso(ticket, decided(ticket, command, known), known);
}

/** Whatever made it severe, or late: the CISO hears of it. */
function withCiso(ticket: Ticket, decision: Decision, known: Known): Decision {
  if ('refused' in decision || decision.events.length === 0) return decision;
  const { events } = decision;
  return { events: [...events, ...informCiso(events, after(ticket, events, known.at), known)] };
}

function decided(ticket: Ticket, command: TicketCommand, known: Known): Decision {
  switch (command.type) {
    case 'acknowledge':
      return acknowledge(ticket, command.by, known);
    case 'decline':
      return decline(ticket, command.by, known);
    case 'choose-script':
      return chooseScript(ticket, command.by, command.script, known);
    case 'separate':
      return separate(ticket, command.by, command.text, known);
    case 'choose-language':
      return command.by.id === ticket.reporter.id
        ? {
            events:
              ticket.language === command.language
                ? []
                : [{ type: 'language-chosen', by: command.by, language: command.language }],
          }
        : refuse(command.by, 'language', 'not-your-ticket');
    case 'answer-question':
      return answerQuestion(ticket, command, known);
    case 'fill-in':
      return fillIn(ticket, command, known);
    case 'script-done':
      return stepsDone(ticket, command, known);
    case 'note':
      return noteByCommander(ticket, command.by, known);
    case 'reopen':
      return reopen(ticket, command.by, known);
    case 'wake':
      return { events: wake(ticket, known) };
    case 'page-failed':
      return { events: pageFailed(ticket, command, known) };
    case 'page-late': {
      const { type, person, way, seconds } = command;
      return { events: [{ type, person, way, seconds }] };
    }
    default:
      return decideHandling(ticket, command, known);
  }
}

/** What the reporter (or somebody in the reporter's thread) wrote afterwards, edited or deleted. */
export function note(
  ticket: Ticket,
  by: Party,
  how: 'said' | 'edited' | 'deleted',
  place: Opened['place'],
  known: Known,
): Decision {
  return withCiso(ticket, noteOf(ticket, by, how, place, known), known);
}

function noteOf(
  ticket: Ticket,
  by: Party,
  how: 'said' | 'edited' | 'deleted',
  place: Opened['place'],
  known: Known,
): Decision {
  if (!known.said) throw new Error('a note needs its text stored');
  const forReporter = relayed(ticket, by, how, place, known);
  if (forReporter) return forReporter;
  if (ticket.version >= MAX_EVENTS_PER_TICKET) return { refused: 'ticket-full' };
  // A reply to what the desk wrote answers no question of the hearing.
  const replies = ticket.handling.relay.awaits && by.id === ticket.reporter.id;
  const events: TicketEvent[] = [{ type: 'noted', by, said: known.said, how, place, ...named(ticket, known) }];
  const { recognised } = known;
  // Whoever handles it speaks of kinds all the time in its own channel, and says by triage what it is.
  const isReport = how === 'said' && !isInChannel(ticket.handling.channel, place);
  if (isReport && recognised && needsFirstAid(ticket, recognised, known)) {
    const { script } = recognised;
    events.push({ type: 'another-kind', said: known.said, script: refOf(script), severity: script.severity.default });
    const severity = higher(ticket.severity, script.severity.default);
    const first = { script, severity, reporter: ticket.reporter.id, subjects: subjectsOf(ticket) };
    if (ticket.phase.is === 'queued' && script.pages) events.push(callFirst(known, first, 'reclassified'));
    else if (severity < ticket.severity) events.push(...callHigher(after(ticket, events, known.at), known));
  } else if (how === 'said' && !replies)
    events.push(...answerInNote(after(ticket, events, known.at), by, place, known));
  events.push(...callAnother(after(ticket, events, known.at), known));
  return { events };
}

/** First aid that must happen within so many minutes is given even when an earlier kind was more urgent still. */
const CANNOT_WAIT_MINUTES = 15;

function needsFirstAid(ticket: Ticket, recognised: Recognised, known: Known): boolean {
  const given = [ticket.script.id, ...ticket.another.map((one) => one.script.id)];
  const { script } = recognised;
  if (!recognised.sure || !script.pages || given.includes(script.id)) return false;
  const mostUrgent = Math.min(...given.map((id) => known.script(id)?.urgency_minutes ?? Number.POSITIVE_INFINITY));
  return script.urgency_minutes < mostUrgent || script.urgency_minutes <= CANNOT_WAIT_MINUTES;
}

/** Names that are new to the ticket; few notes have any. */
function named(ticket: Ticket, known: Known): { named?: PersonId[] } {
  const found = (known.named ?? []).filter((id) => !ticket.named?.includes(id));
  return found.length > 0 ? { named: found } : {};
}

function acknowledge(ticket: Ticket, by: Party, known: Known): Decision {
  // Whoever is asked to take it over does so by this button too; a restricted ticket lets them in by it.
  if (openHandOver(ticket)?.to === by.id && !subjectsOf(ticket).includes(by.id)) return takeOver(ticket, by);
  if (!mayCommand(known.organisation, guarded(ticket), by.id)) return refuse(by, 'acknowledge', 'not-entitled');
  if (ticket.phase.is === 'closed') return { refused: 'ticket-closed' };
  const { phase } = ticket;
  // While its holder is asked whether they are still on it, they may say so, and anybody else may take it over.
  if (phase.is === 'held' && phase.askedUntil)
    return { events: [{ type: phase.by === by.id ? 'stayed' : 'acknowledged', by }] };
  if (phase.is === 'held') return { refused: phase.by === by.id ? 'already-yours' : 'already-held' };
  return { events: [{ type: 'acknowledged', by }] };
}

function decline(ticket: Ticket, by: Party, known: Known): Decision {
  const { phase } = ticket;
  if (phase.is === 'closed') return { refused: 'ticket-closed' };
  if (phase.is === 'held') return { refused: phase.by === by.id ? 'already-yours' : 'already-held' };
  if (phase.is !== 'paging' || !phase.people.includes(by.id)) {
    const entitled = mayCommand(known.organisation, guarded(ticket), by.id);
    return entitled ? { refused: 'not-paged' } : refuse(by, 'decline', 'not-entitled');
  }
  const declined: TicketEvent = { type: 'declined', by };
  const waiting = phase.people.filter((person) => person !== by.id && !hasDeclined(ticket, person));
  // Somebody else of the same rung may still take it.
  return { events: waiting.length > 0 ? [declined] : [declined, callNext(ticket, known, 'declined', [by.id])] };
}

function chooseScript(ticket: Ticket, by: Party, id: string, known: Known): Decision {
  const mayChoose = by.id === ticket.reporter.id || mayCommand(known.organisation, guarded(ticket), by.id);
  if (!mayChoose) return refuse(by, 'wrong-script', 'not-entitled');
  if (ticket.phase.is === 'closed') return { refused: 'ticket-closed' };
  const script = known.script(id);
  if (!script) return { refused: 'unknown-script' };
  if (ticket.sure && script.id === ticket.script.id) return { refused: 'same-script' };
  const chosen = {
    type: 'script-chosen' as const,
    by,
    from: ticket.script,
    to: refOf(script),
    severity: severityChosen(ticket, by, script, known),
    restricted: ticket.restricted || script.restricted,
  };
  // Answers that the new script asks for too count at once.
  const events = [chosen, ...weigh(after(ticket, [chosen], known.at), script, by, known)];
  const then = after(ticket, events, known.at);
  const { is } = then.phase;
  const roleInstead = script.page !== 'on-call' && known.script(ticket.script.id)?.page !== script.page;
  const mustCall = script.pages && (is === 'queued' || (roleInstead && (is === 'paging' || is === 'unanswered')));
  if (mustCall) return { events: [...events, callAgain(then, known, 'reclassified')] };
  const isRaised = script.pages && then.severity < ticket.severity;
  return { events: isRaised ? [...events, ...callHigher(then, known)] : events };
}

/** A reporter's tap corrects the words, it does not make the case smaller: that is for those who may. What was triaged stays as it is. */
function severityChosen(ticket: Ticket, by: Party, script: Script, { organisation }: Known): Severity {
  const own = by.id === ticket.reporter.id;
  if (ticket.handling.triage.last && !own) return ticket.severity;
  const mayMakeSmaller = !own && mayLower(organisation, ticket.severity, by.id);
  return mayMakeSmaller ? script.severity.default : higher(ticket.severity, script.severity.default);
}

function separate(ticket: Ticket, by: Party, text: string, known: Known): Decision {
  const mayAct = by.id === ticket.reporter.id || mayCommand(known.organisation, guarded(ticket), by.id);
  if (!mayAct) return refuse(by, 'separate', 'not-entitled');
  const found = ticket.notes.find((one) => one.said.id === text && one.how === 'said');
  if (!found) return { refused: 'no-such-ticket' };
  return found.separated ? { refused: 'already-separated' } : { events: [{ type: 'separated', by, said: found.said }] };
}

function noteByCommander(ticket: Ticket, by: Party, known: Known): Decision {
  if (!mayCommand(known.organisation, guarded(ticket), by.id)) return refuse(by, 'note', 'not-entitled');
  return ticket.phase.is === 'closed' ? { refused: 'ticket-closed' } : note(ticket, by, 'said', undefined, known);
}

function reopen(ticket: Ticket, by: Party, known: Known): Decision {
  if (!mayCommand(known.organisation, guarded(ticket), by.id)) return refuse(by, 'reopen', 'not-entitled');
  if (ticket.phase.is !== 'closed') return { refused: 'ticket-open' };
  return { events: [...unmerge(ticket, by), { type: 'reopened', by }] };
}
