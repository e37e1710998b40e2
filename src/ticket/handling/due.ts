// When a timer must ring for a ticket's handling, and what has fallen due when it does. Pure.
import type { Organisation } from '../../paging/organisation.js';
import { type Known, MAX_EVENTS_PER_TICKET } from '../decision.js';
import type { TicketEvent } from '../event.js';
import type { Ticket } from '../ticket.js';
import { nextReminder as nextWarningReminder, wakeWarning } from './due-warning.js';
import { openHandOver, reminderOfHandOver } from './hand-over.js';
import { nextTarget, wakeTargets } from './targets.js';
import { nextReminder, reminderOf, type Task } from './tasks.js';

/** When something of the handling falls due next (ISO UTC); undefined when nothing will. */
export function nextHandlingWake(ticket: Ticket, organisation: Organisation): string | undefined {
  const ofOpen = isSilent(ticket) ? [] : [openHandOver(ticket)?.remindAt, nextTarget(ticket, organisation)];
  // A warning stands in the staff channel whatever becomes of its ticket.
  const due = [...ofOpen, ...livingTasks(ticket).map(nextReminder), nextWarningReminder(ticket.handling.warnings)];
  return due.filter((at) => at !== undefined).sort()[0];
}

/** What has fallen due by now. */
export function wakeHandling(ticket: Ticket, known: Known): TicketEvent[] {
  const { at } = known;
  const waiting = reminderOfHandOver(openHandOver(ticket), at);
  const reminders = livingTasks(ticket).flatMap((task) => reminderOf(task, at) ?? []);
  return [
    ...(isSilent(ticket) || !waiting ? [] : [waiting]),
    ...reminders,
    ...(isSilent(ticket) ? [] : wakeTargets(ticket, known)),
    ...wakeWarning(ticket.handling.warnings, at),
  ];
}

/** Of a closed ticket only corrective actions live on. */
function livingTasks({ phase, version, handling }: Ticket): Task[] {
  if (version >= MAX_EVENTS_PER_TICKET) return [];
  return handling.tasks.filter((task) => phase.is !== 'closed' || task.phase === 'prevent');
}

/** Nobody is reminded of what is closed, and a ticket that is full falls silent. */
function isSilent({ phase, version }: Ticket): boolean {
  return phase.is === 'closed' || version >= MAX_EVENTS_PER_TICKET;
}
