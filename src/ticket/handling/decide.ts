// What follows from a command of a ticket's handling: each part decides for itself. Pure.
import type { Decision, Known } from '../decision.js';
import type { Ticket } from '../ticket.js';
import { decideChannel } from './decide-channel.js';
import { decideClosing } from './decide-closing.js';
import { decideEscalation } from './decide-escalation.js';
import { decideEvidence } from './decide-evidence.js';
import { decideHandOver } from './decide-hand-over.js';
import { decideRecord } from './decide-record.js';
import { decideRelay } from './decide-relay.js';
import { decideStatement } from './decide-statement.js';
import { decideTask } from './decide-tasks.js';
import { decideTriage } from './decide-triage.js';
import { decideWarning } from './decide-warning.js';
import type { HandlingCommand } from './handling.js';

export function decideHandling(ticket: Ticket, command: HandlingCommand, known: Known): Decision {
  switch (command.type) {
    case 'decide':
    case 'state':
      return decideRecord(ticket, command, known);
    case 'evidence':
    case 'evidence-file':
    case 'evidence-hand':
    case 'evidence-lacking':
      return decideEvidence(ticket, command, known);
    case 'hand-over':
    case 'hand-over-yes':
    case 'hand-over-no':
      return decideHandOver(ticket, command, known);
    case 'task-add':
    case 'assign':
    case 'task-done':
    case 'task-not-needed':
      return decideTask(ticket, command, known);
    case 'triage':
    case 'take-in':
    case 'give-back':
    case 'main-moved':
      return decideTriage(ticket, command, known);
    case 'escalate':
    case 'package-sent':
    case 'package-failed':
      return decideEscalation(ticket, command, known);
    case 'draft-statement':
    case 'return-statement':
    case 'approve-statement':
    case 'withdraw-statement':
      return decideStatement(ticket, command, known);
    case 'tell-reporter':
    case 'send-note':
    case 'relay-arrived':
    case 'relay-failed':
      return decideRelay(ticket, command, known);
    case 'open-channel':
    case 'channel-opened':
    case 'channel-failed':
    case 'channel-archived':
      return decideChannel(ticket, command, known);
    case 'close':
    case 'consider-duties':
    case 'check-action':
      return decideClosing(ticket, command, known);
    default:
      return decideWarning(ticket, command, known);
  }
}
