// What is waited for on a ticket and by when, by the targets of triage.yml: each is said once when half of the time is over, and once when all is. Pure.
import { plusSeconds } from '../../clock.js';
import { businessDaySeconds, plusBusinessSeconds } from '../../paging/business-hours.js';
import type { Organisation } from '../../paging/organisation.js';
import type { Length } from '../../script/triage.js';
import type { TicketEvent } from '../event.js';
import type { Ticket } from '../ticket.js';
import { rulesOf } from './assess.js';
import type { Target } from './triage.js';

export interface Awaited {
  target: Target;
  /** ISO UTC, as all of them. */
  since: string;
  /** Absent where half of the time is nothing to speak of. */
  halfAt?: string;
  dueAt: string;
}

/** What is waited for now; undefined when nothing is, or nothing by a time. */
export function awaited(ticket: Ticket, organisation: Organisation): Awaited | undefined {
  const { phase, handling, severity } = ticket;
  const { targets, settled_urgency: settled } = rulesOf(organisation);
  const target = targets[severity];
  const { last, updatedAt } = handling.triage;
  const by = (what: Target, since: string, length: Length | undefined): Awaited | undefined => {
    if (!length || !target) return undefined;
    const at = (part: number) => plus(organisation, since, length, target.counted, part);
    // Nobody has it yet who could be told quietly.
    return { target: what, since, dueAt: at(1), ...(what === 'acknowledge' ? {} : { halfAt: at(0.5) }) };
  };
  if (phase.is === 'queued') return by('acknowledge', ticket.openedAt, target?.acknowledge);
  if (phase.is !== 'held') return undefined;
  if (!last) return by('triage', phase.since, target?.triage);
  if (last.lookAgainAt) return { target: 'look-again', since: last.at, dueAt: last.lookAgainAt };
  const isSettled = settled !== undefined && last.urgency === settled;
  return by('update', updatedAt ?? phase.since, isSettled ? target?.update_settled : target?.update);
}

/** When the next of it must be said (ISO UTC); undefined when all was. */
export function nextTarget(ticket: Ticket, organisation: Organisation): string | undefined {
  const found = awaited(ticket, organisation);
  if (!found || wasSaid(ticket, found, 'whole')) return undefined;
  return found.halfAt && !wasSaid(ticket, found, 'half') ? found.halfAt : found.dueAt;
}

/** What has fallen due by now. A timer that rings late says the whole of it, and not the half any more. */
export function wakeTargets(
  ticket: Ticket,
  { at, organisation }: { at: string; organisation: Organisation },
): TicketEvent[] {
  const found = awaited(ticket, organisation);
  const due = nextTarget(ticket, organisation);
  if (!found || !due || at < due) return [];
  const { target, since, dueAt } = found;
  return [{ type: 'target-passed', target, part: at < dueAt ? 'half' : 'whole', since, dueAt }];
}

export function wasSaid({ handling }: Ticket, { target, since }: Awaited, part: 'half' | 'whole'): boolean {
  return handling.triage.passed.some((one) => one.target === target && one.since === since && one.part === part);
}

/** A working day is as long as the company's business hours. */
function plus(
  organisation: Organisation,
  from: string,
  { count, unit }: Length,
  counted: 'always' | 'working',
  part: number,
): string {
  const working = counted === 'working';
  const seconds = { m: 60, h: 3_600, d: working ? businessDaySeconds(organisation) : 86_400 }[unit] * count * part;
  return working ? plusBusinessSeconds(organisation, from, seconds) : plusSeconds(from, seconds);
}
