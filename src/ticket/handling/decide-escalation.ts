// When the CISO is told, and who may hand a ticket to whom. Pure.
import { type Organisation, personById, withRole } from '../../paging/organisation.js';
import { type Decision, type Known, MAX_EVENTS_PER_TICKET, refuse } from '../decision.js';
import type { TicketEvent } from '../event.js';
import { guarded, mayCommand, subjectsOf } from '../rights.js';
import type { Ticket } from '../ticket.js';
import type { EscalationCommand, Handed, Receiver } from './escalation.js';

/** What holds when desk.yml says nothing. */
export const usualInforming = { atOnce: ['SEV1'], overdue: ['SEV2'] } as const;

export function decideEscalation(ticket: Ticket, command: EscalationCommand, known: Known): Decision {
  if (command.type !== 'escalate') {
    const { ticket: _, ...event } = command;
    const handed = ticket.handling.escalation.handed.find(({ version }) => version === command.escalation);
    // The file may follow on another platform of the receiver.
    const withFile = event.type === 'package-sent' && event.file !== undefined && handed?.sent?.file === undefined;
    const news =
      handed && (withFile || (!handed.sent && (event.type === 'package-sent' || handed.failed === undefined)));
    return { events: news ? [event] : [] };
  }
  const { by, to } = command;
  const { organisation, said } = known;
  if (!mayCommand(organisation, guarded(ticket), by.id)) return refuse(by, 'escalate', 'not-entitled');
  if (ticket.phase.is === 'closed') return { refused: 'ticket-closed' };
  if (ticket.version >= MAX_EVENTS_PER_TICKET) return { refused: 'ticket-full' };
  if (!said) throw new Error('a hand-over to somebody else needs its words stored');
  return mayReceive(ticket, to, organisation) ? { events: [{ type: 'escalated', by, to, said }] } : unknownReceiver;
}

const unknownReceiver: Decision = { refused: 'unknown-receiver' };

/** A partner or a person with a role, both of desk.yml; never the reporter, nor whom a restricted ticket may be about. */
export function mayReceive(ticket: Ticket, to: Receiver, organisation: Organisation): boolean {
  if ('partner' in to) return organisation.partners?.some(({ id }) => id === to.partner) ?? false;
  if (to.person === ticket.reporter.id || subjectsOf(ticket).includes(to.person)) return false;
  return (personById(organisation, to.person)?.roles.length ?? 0) > 0;
}

/** Whoever it was handed to, and the commanders; never whom a restricted ticket may be about. */
export function mayHavePackage(ticket: Ticket, { to }: Handed, id: string, organisation: Organisation): boolean {
  if (mayCommand(organisation, guarded(ticket), id)) return true;
  return 'person' in to && to.person === id && !subjectsOf(ticket).includes(id);
}

/**
 * The CISO hears of a severe ticket at once, of a less severe one when it is late, and again whenever the severity rises.
 * @param events what happens now
 * @param ticket how it stands with them
 */
export function informCiso(
  events: TicketEvent[],
  ticket: Ticket,
  { organisation }: Pick<Known, 'organisation'>,
): TicketEvent[] {
  const { atOnce, overdue } = organisation.informing ?? usualInforming;
  const { severity, phase } = ticket;
  const { informed } = ticket.handling.escalation;
  if (phase.is === 'closed' || (informed !== undefined && informed <= severity)) return [];
  const isLate = events.some((event) => event.type === 'target-passed' && event.part === 'whole');
  const severe = atOnce.some((one) => one === severity);
  if (!severe && !(isLate && overdue.some((one) => one === severity)) && informed === undefined) return [];
  const people = whomToInform(ticket, organisation);
  if (people.length === 0) return [];
  return [{ type: 'ciso-informed', people, severity, why: severe || informed !== undefined ? 'severity' : 'overdue' }];
}

/** Whoever is called for it or has it knows already. */
function whomToInform(ticket: Ticket, organisation: Organisation): string[] {
  const { phase, reporter } = ticket;
  const known = phase.is === 'paging' ? phase.people : phase.is === 'held' ? [phase.by] : [];
  const out = [reporter.id, ...known, ...subjectsOf(ticket)];
  return withRole(organisation, 'ciso').flatMap(({ id }) => (out.includes(id) ? [] : [id]));
}
