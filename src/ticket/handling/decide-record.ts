// Who may keep the record, and when. Pure.
import { type Decision, type Known, refuse } from '../decision.js';
import { guarded, mayCommand } from '../rights.js';
import type { Ticket } from '../ticket.js';
import type { RecordCommand } from './record.js';

/** Commanders keep the record. On a closed ticket nothing is decided any more: it would have to be reopened. */
export function decideRecord(ticket: Ticket, command: RecordCommand, known: Known): Decision {
  const { by } = command;
  if (!mayCommand(known.organisation, guarded(ticket), by.id)) return refuse(by, command.type, 'not-entitled');
  if (ticket.phase.is === 'closed') return { refused: 'ticket-closed' };
  const { said } = known;
  if (!said) throw new Error('the record needs its words stored');
  if (command.type === 'decide') return { events: [{ type: 'decided', by, said }] };
  return { events: [{ type: 'stated', by, said, as: command.as }] };
}
