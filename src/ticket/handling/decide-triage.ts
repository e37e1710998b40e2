// Who may triage, what a result needs, and what follows from it. Pure.

import { plusSeconds } from '../../clock.js';
import { after } from '../answer.js';
import { callAgain, callHigher } from '../calling.js';
import type { Refusal } from '../command.js';
import { type Decision, type Known, MAX_EVENTS_PER_TICKET, refuse } from '../decision.js';
import type { TicketEvent } from '../event.js';
import { severityByAnswers } from '../hearing.js';
import { guarded, mayCommand } from '../rights.js';
import type { Party } from '../terms.js';
import { higher, type Ticket } from '../ticket.js';
import { mayLower, propose, rulesOf } from './assess.js';
import { closingResults, stand, type TriageCommand, type Triaged } from './triage.js';

type Asked = Extract<TriageCommand, { type: 'triage' }>;

const DAY_SECONDS = 24 * 60 * 60;
const MAX_LOOK_AGAIN_DAYS = 90;

export function decideTriage(ticket: Ticket, command: TriageCommand, known: Known): Decision {
  switch (command.type) {
    case 'triage':
      return triage(ticket, command, known);
    case 'take-in':
      return takeIn(ticket, command.by, command.duplicates);
    case 'give-back': {
      const { type: _, by } = command;
      const duplicates = command.duplicates.filter((one) => ticket.handling.triage.duplicates.includes(one));
      return { events: duplicates.length > 0 ? [{ type: 'given-back', by, duplicates }] : [] };
    }
    case 'main-moved': {
      const { main, news, holder } = command;
      // Separated again meanwhile: it has news of its own.
      if (ticket.handling.triage.main === undefined) return { events: [] };
      const { said } = known;
      return { events: [{ type: 'main-moved', main, news, ...(holder ? { holder } : {}), ...(said ? { said } : {}) }] };
    }
  }
}

function triage(ticket: Ticket, command: Asked, known: Known): Decision {
  const { by } = command;
  const { organisation, said, at } = known;
  if (!mayCommand(organisation, guarded(ticket), by.id)) return refuse(by, 'triage', 'not-entitled');
  if (ticket.phase.is === 'closed') return { refused: 'ticket-closed' };
  if (ticket.version >= MAX_EVENTS_PER_TICKET) return { refused: 'ticket-full' };
  if (!said) throw new Error('a triage needs its words stored');
  if (command.seen !== undefined && command.seen !== stand(ticket)) return { refused: 'changed-meanwhile' };
  const isAssessed = organisation.triage === undefined || propose(rulesOf(organisation), command) !== undefined;
  const lacks = lacking(command, isAssessed) ?? wrongMain(ticket, command, known);
  if (lacks) return { refused: lacks };
  const triaged = assessed(ticket, command, said, known);
  const { from, to, proposed, result } = triaged;
  const lowers = to > from && from <= 'SEV2';
  if (lowers && !mayLower(organisation, from, by.id)) return refuse(by, 'triage', 'may-not-lower');
  if ((to !== proposed || lowers) && !command.said.fields?.why) return { refused: 'severity-reason' };
  if (closingResults.includes(result)) return { events: [triaged, { type: 'closed', by, said }] };
  return { events: [triaged, ...calls(ticket, triaged, at, known)] };
}

function assessed(ticket: Ticket, command: Asked, said: Triaged['said'], known: Known): Triaged {
  const { by, result, severity, main, lookAgainDays, impact, urgency } = command;
  const { organisation, at } = known;
  const rules = rulesOf(organisation);
  const circumstances = command.circumstances.filter((id) => rules.circumstances.some((one) => one.id === id));
  const proposed = propose(rules, { impact, urgency, circumstances })?.severity ?? ticket.severity;
  const script = known.script(ticket.script.id);
  return {
    ...{ type: 'triaged', by, result, circumstances, proposed, from: ticket.severity, to: severity ?? proposed, said },
    ...{ answers: script ? severityByAnswers(ticket, script).to : ticket.basis },
    ...(impact ? { impact } : {}),
    ...(urgency ? { urgency } : {}),
    ...(result === 'duplicate' && main !== undefined ? { main } : {}),
    ...(result === 'watch' && lookAgainDays ? { lookAgainAt: plusSeconds(at, lookAgainDays * DAY_SECONDS) } : {}),
  };
}

/** A result without what it needs: words for the reporter, a day, a severity's grounds. */
function lacking({ result, said, lookAgainDays }: Asked, isAssessed: boolean): Refusal | undefined {
  const reply = said.text.trim();
  switch (result) {
    case 'incident':
    case 'drill':
      return isAssessed ? undefined : 'assessment-missing';
    case 'watch':
      if (!isAssessed) return 'assessment-missing';
      return lookAgainDays && lookAgainDays <= MAX_LOOK_AGAIN_DAYS ? undefined : 'day-missing';
    case 'near-miss':
    case 'not-incident':
      return reply ? undefined : 'reply-missing';
    case 'forwarded':
      return said.fields?.whom ? undefined : 'whom-missing';
    case 'duplicate':
      return undefined;
  }
}

/** A ticket goes on only with one that is open, that its commander may act on too, and that does not itself go on with this one. */
function wrongMain(ticket: Ticket, { result, main, by }: Asked, known: Known): Refusal | undefined {
  if (result !== 'duplicate') return undefined;
  if (main === ticket.number) return 'merge-itself';
  const { other } = known;
  if (main === undefined || !other || !mayCommand(known.organisation, guarded(other), by.id)) return 'merge-unknown';
  const goesOnHere = other.handling.triage.main === ticket.number;
  if (goesOnHere || ticket.handling.triage.duplicates.includes(main)) return 'merge-ring';
  return other.phase.is === 'closed' ? 'merge-closed' : undefined;
}

/** More serious than it seemed: whoever is to be called for that severity is called. */
function calls(ticket: Ticket, triaged: Triaged, at: string, known: Known): TicketEvent[] {
  const then = after(ticket, [triaged], at);
  if (triaged.result === 'incident' && ticket.phase.is === 'queued' && then.severity <= 'SEV2')
    return [callAgain(then, known, 'reclassified')];
  return higher(then.severity, ticket.severity) !== ticket.severity ? callHigher(then, known) : [];
}

/** The other ticket has ended and points here: that stands, whatever became of this one meanwhile. */
function takeIn(ticket: Ticket, by: Party, duplicates: number[]): Decision {
  const fresh = duplicates.filter((one) => one !== ticket.number && !ticket.handling.triage.duplicates.includes(one));
  return { events: fresh.length > 0 ? [{ type: 'taken-in', by, duplicates: fresh }] : [] };
}

/** Opened again, a ticket that went on with another one goes on by itself. */
export function unmerge(ticket: Ticket, by: Party): TicketEvent[] {
  const { main } = ticket.handling.triage;
  return main === undefined ? [] : [{ type: 'unmerged', by, main }];
}
