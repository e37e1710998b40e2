// Who may warn the staff, and that nobody does so alone. Pure.
import { type Organisation, personById } from '../../paging/organisation.js';
import { type Decision, type Known, refuse } from '../decision.js';
import type { PersonId } from '../event.js';
import { guarded, mayCommand } from '../rights.js';
import type { Ticket } from '../ticket.js';
import { countJobs } from './plan-warning.js';
import type { Warning, WarningCommand } from './warning.js';

/** A second person: the ticket's commanders and, where it is no restricted case, the ISMS office. */
export function mayApprove(organisation: Organisation, ticket: Ticket, id: PersonId): boolean {
  const isms = personById(organisation, id)?.roles.includes('isms') ?? false;
  return mayCommand(organisation, guarded(ticket), id) || (isms && !ticket.restricted);
}

export function decideWarning(ticket: Ticket, command: WarningCommand, known: Known): Decision {
  if (command.type === 'draft-warning') return draft(ticket, command, known);
  const warning = ticket.handling.warnings.find((one) => one.id === command.warning);
  if (!warning) return { refused: 'warning-over' };
  switch (command.type) {
    case 'approve-warning':
      return approve(ticket, warning, command, known);
    case 'return-warning':
      return giveBack(ticket, warning, command, known);
    case 'remind-warning':
      return remind(ticket, warning, command, known);
    case 'withdraw-warning':
      return withdraw(ticket, warning, command, known);
    case 'read-warning':
      return read(ticket, warning, command, known);
    case 'warning-failed': {
      const { type, warning: id, platform, reason } = command;
      const isKnown = warning.failed.some((one) => one.platform === platform && one.reason === reason);
      return { events: isKnown ? [] : [{ type, warning: id, platform, reason }] };
    }
  }
}

type Of<T extends WarningCommand['type']> = Extract<WarningCommand, { type: T }>;

function draft(ticket: Ticket, command: Of<'draft-warning'>, known: Known): Decision {
  const { by, warning: id, corrects, seen } = command;
  const { warnings } = ticket.handling;
  if (!mayCommand(known.organisation, guarded(ticket), by.id)) return refuse(by, 'warn', 'not-entitled');
  if (!hasStaffChannel(known.organisation)) return { refused: 'no-staff-channel' };
  const { said } = known;
  if (!said) throw new Error('a warning needs its words stored');
  const changed = warnings.find((one) => one.id === id);
  if (id !== undefined && changed?.state.is !== 'drafted' && changed?.state.is !== 'returned')
    return { refused: 'warning-over' };
  if (changed && seen !== changed.version) return { refused: 'changed-meanwhile' };
  if (corrects !== undefined && !isOut(warnings.find((one) => one.id === corrects))) return { refused: 'warning-over' };
  const name = id ?? `w${warnings.length + 1}`;
  return { events: [{ type: 'warning-drafted', by, warning: name, said, ...(corrects ? { corrects } : {}) }] };
}

function approve(ticket: Ticket, warning: Warning, { by, seen }: Of<'approve-warning'>, known: Known): Decision {
  if (!mayApprove(known.organisation, ticket, by.id)) return refuse(by, 'approve-warning', 'not-entitled');
  if (warning.state.is !== 'drafted') return { refused: 'warning-over' };
  if (warning.by.id === by.id) return refuse(by, 'approve-warning', 'second-person-needed');
  if (warning.version !== seen) return { refused: 'warning-changed' };
  return { events: [{ type: 'warning-approved', by, warning: warning.id }] };
}

function giveBack(ticket: Ticket, warning: Warning, { by }: Of<'return-warning'>, known: Known): Decision {
  if (!mayApprove(known.organisation, ticket, by.id)) return refuse(by, 'return-warning', 'not-entitled');
  if (warning.state.is !== 'drafted') return { refused: 'warning-over' };
  if (!known.said) throw new Error('sending back needs its words stored');
  return { events: [{ type: 'warning-returned', by, warning: warning.id, said: known.said }] };
}

function remind(ticket: Ticket, warning: Warning, { by }: Of<'remind-warning'>, known: Known): Decision {
  if (!mayApprove(known.organisation, ticket, by.id)) return refuse(by, 'remind-warning', 'not-entitled');
  if (!isOut(warning)) return { refused: 'warning-over' };
  return { events: [{ type: 'warning-reminded', by, warning: warning.id }] };
}

/** One person may: a false alarm that goes on standing does harm. */
function withdraw(ticket: Ticket, warning: Warning, { by }: Of<'withdraw-warning'>, known: Known): Decision {
  if (!mayApprove(known.organisation, ticket, by.id)) return refuse(by, 'withdraw-warning', 'not-entitled');
  if (!isOut(warning)) return { refused: 'warning-over' };
  if (!known.said) throw new Error('withdrawing needs its words stored');
  return { events: [{ type: 'warning-withdrawn', by, warning: warning.id, said: known.said }] };
}

/** Anybody who can see the staff channel; no event, because it changes no ticket. */
function read(ticket: Ticket, warning: Warning, { by }: Of<'read-warning'>, known: Known): Decision {
  if (warning.state.is !== 'posted') return { refused: 'warning-over' };
  return {
    events: [],
    read: { warning: warning.id, person: by.id, platform: by.platform },
    jobs: countJobs(ticket, warning, known),
  };
}

export function hasStaffChannel(organisation: Organisation): boolean {
  return organisation.platforms.some((platform) => organisation.channels.staff[platform]);
}

function isOut(warning: Warning | undefined): boolean {
  return warning?.state.is === 'posted' && !warning.state.correctedBy;
}
