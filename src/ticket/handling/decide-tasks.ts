// Who may give, take and settle tasks, and when. Pure.
import { chatsOf, personById } from '../../paging/organisation.js';
import type { Refusal } from '../command.js';
import { type Decision, type Known, MAX_EVENTS_PER_TICKET, refuse } from '../decision.js';
import type { PersonId, TicketEvent } from '../event.js';
import { guarded, mayCommand, mayHelp, subjectsOf } from '../rights.js';
import type { Ticket } from '../ticket.js';
import { dueText, readDue } from './due-text.js';
import { proposed, scriptOfTask, type Task, type TaskCommand } from './tasks.js';

export function decideTask(ticket: Ticket, command: TaskCommand, known: Known): Decision {
  const { by } = command;
  const task = command.type === 'task-add' ? undefined : taskOf(ticket, command.task, known);
  const gate = guarded(ticket);
  const may =
    mayCommand(known.organisation, gate, by.id) ||
    (command.type === 'task-done' && task?.owner === by.id && mayHelp(gate, by.id));
  if (!may) return refuse(by, command.type, 'not-entitled');
  // Corrective actions live on after closing.
  const phase = command.type === 'task-add' ? command.phase : task?.phase;
  if (ticket.phase.is === 'closed' && phase !== 'prevent') return { refused: 'ticket-closed' };
  if (ticket.version >= MAX_EVENTS_PER_TICKET) return { refused: 'ticket-full' };
  if (command.type === 'task-add') return add(ticket, command, known);
  if (!task) return { refused: 'no-such-task' };
  if (command.seen !== undefined && command.seen !== task.version) return { refused: 'changed-meanwhile' };
  if (command.type === 'assign') return assign(ticket, task, command, known);
  if (task.is !== 'open') return { refused: 'task-over' };
  if (command.type === 'task-done') return { events: [{ type: 'task-settled', by, task: task.id, as: 'done' }] };
  const { said } = known;
  if (!command.said.text.trim()) return { refused: 'reason-missing' };
  if (!said) throw new Error('a task that is not needed needs its reason stored');
  return { events: [{ type: 'task-settled', by, task: task.id, as: 'not-needed', said }] };
}

/** One that somebody did something with, or one that the script of the ticket proposes. */
function taskOf({ handling }: Ticket, id: string, { asked }: Known): Task | undefined {
  const touched = handling.tasks.find((one) => one.id === id);
  if (touched) return touched;
  const ref = scriptOfTask(id);
  if (!ref || asked?.id !== ref.id || asked.version !== ref.version) return undefined;
  return asked.tasks[ref.phase][ref.index] && proposed(asked, ref.phase, ref.index);
}

function add(ticket: Ticket, command: Extract<TaskCommand, { type: 'task-add' }>, known: Known): Decision {
  const { by, phase } = command;
  const wished = readWish(ticket, command, {}, known);
  if (typeof wished === 'string') return { refused: wished };
  if (!known.said) throw new Error('a task needs its words stored');
  return { events: [{ type: 'task-added', by, said: known.said, phase, ...wished }] };
}

/** A task that was settled is open again once somebody is given it. */
function assign(ticket: Ticket, task: Task, command: Extract<TaskCommand, { type: 'assign' }>, known: Known): Decision {
  const { by } = command;
  const wished = readWish(ticket, command, task, known);
  if (typeof wished === 'string') return { refused: wished };
  const again: TicketEvent[] = task.is === 'open' ? [] : [{ type: 'task-reopened', by, task: task.id }];
  const isSame = wished.owner === task.owner && wished.dueAt === task.dueAt;
  return { events: isSame ? again : [...again, { type: 'task-assigned', by, task: task.id, ...wished }] };
}

/** Owner and time as they are to stand, or why they cannot. */
function readWish(
  ticket: Ticket,
  { owner, due }: Pick<Extract<TaskCommand, { type: 'assign' }>, 'owner' | 'due'>,
  before: Pick<Task, 'owner' | 'dueAt'>,
  known: Known,
): Pick<Task, 'owner' | 'dueAt'> | Refusal {
  const { organisation, at } = known;
  const wanted = owner === undefined ? before.owner : owner === 'nobody' ? undefined : owner;
  if (wanted !== undefined && wanted !== before.owner) {
    const why = whyNot(ticket, wanted, known);
    if (why) return why;
  }
  const who = wanted === undefined ? {} : { owner: wanted };
  const { dueAt } = before;
  // A field that was left as it stood is no new time, even when that time is over.
  if (due === undefined || (dueAt && due.trim() === dueText(dueAt, organisation)))
    return { ...who, ...(dueAt === undefined ? {} : { dueAt }) };
  if (due.trim() === '') return who;
  const read = readDue(due, at, organisation);
  if (read === 'unclear') return 'due-unclear';
  return read === 'past' ? 'due-past' : { ...who, dueAt: read.at };
}

/** Why this person cannot be given a task. */
export function whyNot(
  ticket: Ticket,
  id: PersonId,
  { organisation }: Pick<Known, 'organisation'>,
): Refusal | undefined {
  if (!personById(organisation, id) || subjectsOf(ticket).includes(id)) return 'person-unfit';
  return chatsOf(organisation, id).length === 0 ? 'person-unreachable' : undefined;
}
