// Who may write a statement to the press, and that only a CISO lets it out of the desk's hands, never the one who wrote it. Pure.
import { type Organisation, withRole } from '../../paging/organisation.js';
import { type Decision, type Known, MAX_EVENTS_PER_TICKET, refuse } from '../decision.js';
import type { PersonId } from '../event.js';
import { inCharge } from '../owe.js';
import { guarded, mayCommand, subjectsOf } from '../rights.js';
import type { Ticket } from '../ticket.js';
import type { Statement, StatementCommand } from './statement.js';

/** Stands in the proposed text for what only people know. */
export const blank = '____';

/** The CISOs whom the case is not about. */
export function approversOf(organisation: Organisation, ticket: Ticket): PersonId[] {
  const subjects = subjectsOf(ticket);
  return withRole(organisation, 'ciso').flatMap(({ id }) => (subjects.includes(id) ? [] : [id]));
}

/** Nobody is let write what nobody else could approve. */
export function hasApprover(organisation: Organisation, ticket: Ticket, author: PersonId): boolean {
  return approversOf(organisation, ticket).some((id) => id !== author);
}

export function decideStatement(ticket: Ticket, command: StatementCommand, known: Known): Decision {
  if (command.type === 'draft-statement') return draft(ticket, command, known);
  const statement = ticket.handling.statements.find(({ id }) => id === command.statement);
  switch (command.type) {
    case 'approve-statement':
      return approve(ticket, statement, command, known);
    case 'return-statement':
      return giveBack(ticket, statement, command, known);
    case 'withdraw-statement':
      return withdraw(ticket, statement, command, known);
  }
}

type Of<T extends StatementCommand['type']> = Extract<StatementCommand, { type: T }>;

function draft(ticket: Ticket, { by, statement: id, seen }: Of<'draft-statement'>, known: Known): Decision {
  const { organisation, said, words } = known;
  const { statements } = ticket.handling;
  if (!mayCommand(organisation, guarded(ticket), by.id)) return refuse(by, 'statement', 'not-entitled');
  if (ticket.phase.is === 'closed') return { refused: 'ticket-closed' };
  if (ticket.version >= MAX_EVENTS_PER_TICKET) return { refused: 'ticket-full' };
  if (!hasApprover(organisation, ticket, by.id)) return { refused: 'nobody-to-approve' };
  if (!said) throw new Error('a statement needs its words stored');
  if ([words?.text, words?.fields?.en].some((text) => text?.includes(blank))) return { refused: 'statement-blanks' };
  const changed = statements.find((one) => one.id === id);
  if (id !== undefined && !isOpen(changed)) return { refused: 'statement-over' };
  if (changed && seen !== changed.version) return { refused: 'changed-meanwhile' };
  const statement = id ?? `s${statements.length + 1}`;
  const people = readersOf(ticket, by.id, organisation);
  return { events: [{ type: 'statement-drafted', by, statement, people, said }] };
}

function approve(
  ticket: Ticket,
  statement: Statement | undefined,
  { by, seen }: Of<'approve-statement'>,
  known: Known,
): Decision {
  if (!mayApprove(ticket, by.id, known)) return refuse(by, 'approve-statement', 'ciso-only');
  if (statement?.state.is !== 'drafted') return { refused: 'statement-over' };
  if (statement.by.id === by.id) return refuse(by, 'approve-statement', 'second-person-needed');
  if (statement.version !== seen) return { refused: 'warning-changed' };
  const people = readersOf(ticket, statement.by.id, known.organisation, 'pr');
  return { events: [{ type: 'statement-approved', by, statement: statement.id, people }] };
}

function giveBack(
  ticket: Ticket,
  statement: Statement | undefined,
  { by }: Of<'return-statement'>,
  known: Known,
): Decision {
  if (!mayApprove(ticket, by.id, known)) return refuse(by, 'return-statement', 'ciso-only');
  if (statement?.state.is !== 'drafted') return { refused: 'statement-over' };
  if (!known.said) throw new Error('sending back needs its words stored');
  const people = readersOf(ticket, statement.by.id, known.organisation);
  return { events: [{ type: 'statement-returned', by, statement: statement.id, people, said: known.said }] };
}

/** One person may: a text that no longer holds must not be read out. */
function withdraw(
  ticket: Ticket,
  statement: Statement | undefined,
  { by }: Of<'withdraw-statement'>,
  { organisation, said }: Known,
): Decision {
  if (!mayCommand(organisation, guarded(ticket), by.id)) return refuse(by, 'withdraw-statement', 'not-entitled');
  if (!statement || !(isOpen(statement) || statement.state.is === 'approved')) return { refused: 'statement-over' };
  if (!said) throw new Error('withdrawing needs its words stored');
  // Whoever was given the approved text must hear of it too.
  const outside = statement.state.is === 'approved' ? (['pr'] as const) : [];
  const people = readersOf(ticket, statement.by.id, organisation, ...outside);
  return { events: [{ type: 'statement-withdrawn', by, statement: statement.id, people, said }] };
}

/** Its author, whoever has the ticket, the CISOs; of a restricted ticket never anybody outside its circle. */
function readersOf(ticket: Ticket, author: PersonId, organisation: Organisation, ...more: 'pr'[]): PersonId[] {
  const relations = more.length === 0 || ticket.restricted ? [] : withRole(organisation, 'pr').map(({ id }) => id);
  const people = [author, ...inCharge(ticket), ...approversOf(organisation, ticket), ...relations];
  return [...new Set(people)].filter((id) => !subjectsOf(ticket).includes(id));
}

function mayApprove(ticket: Ticket, id: PersonId, { organisation }: Known): boolean {
  return approversOf(organisation, ticket).includes(id);
}

function isOpen(statement: Statement | undefined): boolean {
  return statement?.state.is === 'drafted' || statement?.state.is === 'returned';
}
