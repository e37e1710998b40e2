// What is owed after an event of a statement to the press. Pure.
import type { PersonId } from '../event.js';
import { type JobSpec, priorities } from '../job.js';
import { type Owe, toDesks, toPeople } from '../owe.js';
import type { Ticket } from '../ticket.js';
import type { Statement, StatementEvent } from './statement.js';

type Told = Statement['told'][number];

export function planStatement({ people }: StatementEvent, owe: Owe): JobSpec[] {
  const { ticket, organisation, version, desks, tell, show, retell, redraw } = owe;
  const room = ticket.restricted ? [] : toDesks(desks);
  const before = toldOf(ticket).filter((one) => one.version !== version);
  return [
    ...tell([...room, ...toPeople(people, organisation)]),
    // An older text must not be taken for the one that holds.
    ...before.flatMap((one) => room.flatMap((to) => show({ at: 'tell', version: one.version, to }, priorities.redraw))),
    ...retell(before.flatMap(directly)),
    ...redraw('desk', 'pages'),
  ];
}

/** The direct messages among them. */
export function directly(told: Told): { version: number; person: PersonId }[] {
  return told.people.map((person) => ({ version: told.version, person }));
}

/** Every message that was sent about any of them. */
export function toldOf({ handling }: Pick<Ticket, 'handling'>): Told[] {
  return handling.statements.flatMap(({ told }) => told);
}
