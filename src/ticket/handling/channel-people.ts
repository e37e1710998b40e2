// Which tickets may have a channel of their own, and who is in it. Pure.
import { type Organisation, type PersonId, withRole } from '../../paging/organisation.js';
import type { Severity } from '../../script/schema.js';
import { guarded, helpersOf, maySee, participantsOf, subjectsOf } from '../rights.js';
import type { Ticket } from '../ticket.js';

/** Teams has no conversation that a bot may open for a few people and archive again. */
export const CHANNEL_PLATFORM = 'slack';
/** Less severe tickets are told in direct messages and the commanders' room. */
const LEAST_SEVERITY: Severity = 'SEV2';

export function deservesChannel({ severity }: Pick<Ticket, 'severity'>, { platforms }: Organisation): boolean {
  return platforms.includes(CHANNEL_PLATFORM) && severity <= LEAST_SEVERITY;
}

/** Whoever was called for it, has it or had it, has something to do, and the CISO; of a restricted ticket nobody whom the gate keeps out. */
export function channelPeople(ticket: Ticket, organisation: Organisation): PersonId[] {
  const gate = guarded(ticket);
  const ciso = withRole(organisation, 'ciso').map(({ id }) => id);
  const people = [...new Set([...participantsOf(ticket), ...helpersOf(ticket), ...ciso])];
  const out = subjectsOf(ticket);
  return people.filter((id) => !out.includes(id) && maySee(organisation, gate, id));
}
