// What the desk owes the world after an event of a ticket's handling. Pure.
import { type JobSpec, priorities } from '../job.js';
import { inCharge, type Owe, toDesks, toPeople } from '../owe.js';
import type { HandOver, HandOverEvent } from './hand-over.js';
import type { HandlingEvent } from './handling.js';
import { planChannel } from './plan-channel.js';
import { planEscalation } from './plan-escalation.js';
import { planRelay } from './plan-relay.js';
import { planStatement } from './plan-statement.js';
import { planTriage } from './plan-triage.js';
import { planWarning } from './plan-warning.js';
import type { TaskEvent } from './tasks.js';

/** From so many reminders on the holder hears of it too. */
const HOLDER_HEARS_FROM = 3;

export function planHandling(event: HandlingEvent, owe: Owe): JobSpec[] {
  switch (event.type) {
    case 'decided':
    case 'stated':
      return owe.redraw('desk', 'pages');
    case 'evidence-taken':
    case 'evidence-handed':
    case 'evidence-hashed':
    case 'evidence-lacking':
      return owe.redraw('desk', 'pages', 'boards');
    case 'hand-over-asked':
    case 'hand-over-reminded':
    case 'hand-over-declined':
    case 'handed-over':
      return [...afterHandOver(event, owe), ...owe.wakes()];
    case 'task-added':
    case 'task-assigned':
    case 'task-settled':
    case 'task-reopened':
    case 'task-reminded':
      return [...afterTask(event, owe), ...owe.wakes(), ...owe.redraw('desk', 'pages', 'boards')];
    case 'triaged':
    case 'target-passed':
    case 'taken-in':
    case 'given-back':
    case 'unmerged':
    case 'main-moved':
      return planTriage(event, owe);
    case 'ciso-informed':
    case 'escalated':
    case 'package-sent':
    case 'package-failed':
      return planEscalation(event, owe);
    case 'statement-drafted':
    case 'statement-returned':
    case 'statement-approved':
    case 'statement-withdrawn':
      return planStatement(event, owe);
    case 'told-reporter':
    case 'relay-arrived':
    case 'relay-failed':
      return planRelay(event, owe);
    case 'channel-asked':
    case 'channel-opened':
    case 'channel-failed':
    case 'channel-archived':
      return planChannel(event, owe);
    case 'duties-considered':
      return owe.redraw('desk', 'pages');
    case 'action-checked':
      return [
        ...owe.retell(owe.ticket.handling.tasks.find(({ id }) => id === event.task)?.told ?? []),
        ...owe.tell(toDesks(event.effective ? [] : owe.desks)),
        ...owe.wakes(),
        ...owe.redraw('desk', 'pages', 'boards'),
      ];
    default:
      return planWarning(owe.ticket, event, owe.organisation, owe);
  }
}

function afterHandOver(event: HandOverEvent, { ticket, organisation, tell, retell, redraw }: Owe): JobSpec[] {
  const handOver = ticket.handling.handOvers.at(-1);
  const before = ticket.handling.handOvers.at(-2);
  if (!handOver) return [];
  const people = (...ids: string[]) => toPeople([...new Set(ids)], organisation);
  const { from, to, by } = handOver;
  const asked = (one: HandOver) => one.told.map((version) => ({ version, person: one.to }));
  switch (event.type) {
    case 'hand-over-asked':
      return [
        ...tell(people(to), priorities.page),
        // Whoever was asked before need not answer any more.
        ...(before ? retell(asked(before)) : []),
        ...redraw('desk', 'pages'),
      ];
    case 'hand-over-reminded':
      return [...tell(people(to), priorities.page), ...tell(people(from, by)), ...redraw('desk')];
    case 'hand-over-declined':
      return [...tell(people(from, by)), ...retell(asked(handOver)), ...redraw('desk', 'pages')];
    case 'handed-over':
      return [
        ...tell([{ who: 'reporter' }, ...people(from, by)]),
        ...retell(asked(handOver)),
        ...redraw('reporter', 'thread', 'desk', 'pages', 'boards'),
      ];
  }
}

function afterTask(event: TaskEvent, { ticket, organisation, tell, retell }: Owe): JobSpec[] {
  const told = 'task' in event ? (ticket.handling.tasks.find(({ id }) => id === event.task)?.told ?? []) : [];
  const people = (ids: string[]) => toPeople([...new Set(ids)], organisation);
  switch (event.type) {
    case 'task-added':
    case 'task-assigned': {
      const { owner, by } = event;
      return [...tell(people(owner === undefined || owner === by.id ? [] : [owner])), ...retell(told.slice(0, -1))];
    }
    case 'task-settled':
      return [...tell(people(inCharge(ticket).filter((id) => id !== event.by.id))), ...retell(told)];
    case 'task-reopened':
      return retell(told);
    case 'task-reminded': {
      const { owner, count } = event;
      const holder = count < HOLDER_HEARS_FROM ? [] : inCharge(ticket);
      return [...tell(people([owner, ...holder])), ...retell(told.slice(0, -1))];
    }
  }
}
