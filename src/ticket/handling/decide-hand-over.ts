// Who may be asked to take a ticket over, and who may answer. Pure.
import { chatsOf, personById } from '../../paging/organisation.js';
import { isAbsent } from '../../paging/rota.js';
import type { Refusal } from '../command.js';
import { type Decision, type Known, MAX_EVENTS_PER_TICKET, refuse } from '../decision.js';
import type { Party, PersonId } from '../event.js';
import { guarded, mayCommand, subjectsOf } from '../rights.js';
import type { Ticket } from '../ticket.js';
import { firstRemindAt, type HandOverCommand, openHandOver } from './hand-over.js';

export function decideHandOver(ticket: Ticket, command: HandOverCommand, known: Known): Decision {
  return command.type === 'hand-over' ? ask(ticket, command, known) : answer(ticket, command);
}

function ask(ticket: Ticket, command: Extract<HandOverCommand, { type: 'hand-over' }>, known: Known): Decision {
  const { by, to, holder } = command;
  const { phase, version } = ticket;
  if (!mayCommand(known.organisation, guarded(ticket), by.id)) return refuse(by, 'hand-over', 'not-entitled');
  if (phase.is === 'closed') return { refused: 'ticket-closed' };
  if (phase.is !== 'held') return { refused: 'not-held' };
  if (version >= MAX_EVENTS_PER_TICKET) return { refused: 'ticket-full' };
  if (holder !== undefined && holder !== phase.by) return { refused: 'changed-meanwhile' };
  if (to === phase.by || to === by.id) return { refused: 'hand-over-self' };
  const why = whyNotTo(ticket, to, known);
  if (why) return { refused: why };
  if (openHandOver(ticket)?.to === to) return { refused: 'hand-over-waits' };
  if (!known.said) throw new Error('a hand-over needs its words stored');
  const { since } = phase;
  const remindAt = firstRemindAt(known.at);
  return { events: [{ type: 'hand-over-asked', by, from: phase.by, to, since, said: known.said, remindAt }] };
}

/** Why the ticket cannot be handed to this person; the one who has it aside. */
export function whyNotTo(
  ticket: Ticket,
  to: PersonId,
  { organisation, at }: Pick<Known, 'organisation'> & { at?: string },
): Refusal | undefined {
  if (to === ticket.reporter.id) return 'hand-over-reporter';
  const roles = personById(organisation, to)?.roles ?? [];
  const isFit = (roles.includes('commander') || roles.includes('ciso')) && !subjectsOf(ticket).includes(to);
  if (!isFit) return 'person-unfit';
  if (chatsOf(organisation, to).length === 0) return 'person-unreachable';
  return at !== undefined && isAbsent(organisation, to, at) ? 'person-away' : undefined;
}

function answer(ticket: Ticket, command: Exclude<HandOverCommand, { type: 'hand-over' }>): Decision {
  const { by, type } = command;
  const open = openHandOver(ticket);
  if (open?.to === by.id && !subjectsOf(ticket).includes(by.id))
    return type === 'hand-over-yes' ? takeOver(ticket, by) : { events: [{ type: 'hand-over-declined', by }] };
  if (ticket.handling.handOvers.some(({ to }) => to === by.id)) return { refused: 'hand-over-over' };
  return refuse(by, type, 'not-entitled');
}

/** The one who is asked takes it, by whichever button. */
export function takeOver(ticket: Ticket, by: Party): Decision {
  const open = openHandOver(ticket);
  if (!open) return { refused: 'hand-over-over' };
  return { events: [{ type: 'handed-over', by, from: open.from }] };
}
