// Who closes a ticket, and that it is not closed before it says what the organisation learns from it. Pure.
import { plusSeconds } from '../../clock.js';
import type { Refusal } from '../command.js';
import { type Decision, type Known, MAX_EVENTS_PER_TICKET, refuse } from '../decision.js';
import type { TicketEvent } from '../event.js';
import { answersForSecurity, guarded, mayCommand } from '../rights.js';
import type { Ticket } from '../ticket.js';
import { type ClosingCommand, isReviewed, leftUndone, missingFields } from './closing.js';
import { whyNot } from './decide-tasks.js';
import { readDue } from './due-text.js';

const DAY_SECONDS = 24 * 60 * 60;
/** A corrective action without a time of its own is due in a month; two months later somebody looks whether it helped. */
const USUAL_DUE_DAYS = 30;
const USUAL_CHECK_DAYS = 60;

export function decideClosing(ticket: Ticket, command: ClosingCommand, known: Known): Decision {
  switch (command.type) {
    case 'close':
      return close(ticket, command, known);
    case 'consider-duties':
      return considerDuties(ticket, command, known);
    case 'check-action':
      return checkAction(ticket, command, known);
  }
}

type Of<T extends ClosingCommand['type']> = Extract<ClosingCommand, { type: T }>;

function close(ticket: Ticket, command: Of<'close'>, known: Known): Decision {
  const { by } = command;
  if (!mayCommand(known.organisation, guarded(ticket), by.id)) return refuse(by, 'close', 'not-entitled');
  if (ticket.phase.is === 'closed') return { refused: 'ticket-closed' };
  const { said, asked } = known;
  if (!said) throw new Error('closing needs its words stored');
  if (asked && missingFields(ticket, asked, command.said).length > 0) return { refused: 'closing-gate' };
  const action = correctiveAction(ticket, command, known);
  if (typeof action === 'string') return { refused: action };
  const left = asked && isReviewed(ticket, asked) ? leftUndone(ticket, asked) : [];
  return { events: [...action, { type: 'closed', by, said, ...(left.length > 0 ? { left } : {}) }] };
}

/** The task that prevents it from happening again; none when nobody is to do it: then the words are the reason. */
function correctiveAction(ticket: Ticket, command: Of<'close'>, known: Known): TicketEvent[] | Refusal {
  const { by, owner, due = '', check = '' } = command;
  const { said, at, organisation } = known;
  if (owner === undefined || !said || !command.said.fields?.prevention?.trim()) return [];
  const unfit = whyNot(ticket, owner, known);
  if (unfit) return unfit;
  const dueAt = due.trim() ? readDue(due, at, organisation) : { at: plusSeconds(at, USUAL_DUE_DAYS * DAY_SECONDS) };
  if (typeof dueAt === 'string') return dueAt === 'past' ? 'due-past' : 'due-unclear';
  const usualCheck = { at: plusSeconds(dueAt.at, USUAL_CHECK_DAYS * DAY_SECONDS) };
  const checkAt = check.trim() ? readDue(check, at, organisation) : usualCheck;
  if (typeof checkAt === 'string') return checkAt === 'past' ? 'due-past' : 'due-unclear';
  if (checkAt.at < dueAt.at) return 'check-before-due';
  const times = { dueAt: dueAt.at, checkAt: checkAt.at };
  return [{ type: 'task-added', by, said, field: 'prevention', phase: 'prevent', owner, ...times }];
}

function considerDuties(ticket: Ticket, { by }: Of<'consider-duties'>, known: Known): Decision {
  if (!mayCommand(known.organisation, guarded(ticket), by.id)) return refuse(by, 'duties', 'not-entitled');
  if (ticket.version >= MAX_EVENTS_PER_TICKET) return { refused: 'ticket-full' };
  if (!known.said) throw new Error('what was considered needs its words stored');
  return { events: [{ type: 'duties-considered', by, said: known.said }] };
}

/** Whoever did it, the ticket's commanders, and whoever answers for security; of a restricted ticket only its circle. */
function checkAction(ticket: Ticket, command: Of<'check-action'>, known: Known): Decision {
  const { by, task: id, effective } = command;
  const task = ticket.handling.tasks.find((one) => one.id === id);
  if (task?.phase !== 'prevent') return { refused: 'no-such-task' };
  const may =
    mayCommand(known.organisation, guarded(ticket), by.id) ||
    task.owner === by.id ||
    (!ticket.restricted && answersForSecurity(known.organisation, by.id));
  if (!may) return refuse(by, 'check-action', 'not-entitled');
  if (task.is !== 'done') return { refused: 'action-not-done' };
  if (task.checked) return { refused: 'task-over' };
  if (!known.said) throw new Error('what was seen needs its words stored');
  return { events: [{ type: 'action-checked', by, task: id, effective, said: known.said }] };
}
