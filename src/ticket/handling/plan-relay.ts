// What is owed when the desk writes to the reporter: their copy, and to the desk what became of it. Pure.
import { type JobSpec, priorities } from '../job.js';
import { inCharge, type Owe, toDesks, toPeople } from '../owe.js';
import type { Surface, Told } from '../surface.js';
import type { Note } from '../ticket.js';
import type { RelayEvent } from './relay.js';

type ToldReporter = Extract<RelayEvent, { type: 'told-reporter' }>;

export function planRelay(event: RelayEvent, owe: Owe): JobSpec[] {
  const { ticket, organisation, tell, show, desks, redraw } = owe;
  switch (event.type) {
    case 'told-reporter': {
      const note = ticket.notes.find(({ said }) => said.id === event.said.id);
      const again = note ? noteSurfaces(note, owe) : [];
      return [
        ...tell([{ who: 'reporter' }, ...receipts(event, owe)]),
        ...again.flatMap((one) => show(one, priorities.redraw)),
        ...redraw('desk', 'pages'),
      ];
    }
    case 'relay-arrived': {
      const told = ticket.handling.relay.told.find(({ version }) => version === event.told);
      if (!told) return [];
      return receipts(told, owe).flatMap((to) => show({ at: 'tell', version: event.told, to }, priorities.redraw));
    }
    case 'relay-failed': {
      const told = ticket.handling.relay.told.find(({ version }) => version === event.told);
      const people = [...new Set([...(told ? [told.by.id] : []), ...inCharge(ticket)])];
      return [
        ...tell([...toDesks(desks), ...toPeople(people, organisation)], priorities.page),
        ...(told ? receipts(told, owe) : []).flatMap((to) =>
          show({ at: 'tell', version: event.told, to }, priorities.redraw),
        ),
      ];
    }
  }
}

/** Who sees that it went and exactly what the reporter got: the ticket's thread, its author, whoever is in charge. */
function receipts({ by }: Pick<ToldReporter, 'by'>, { ticket, organisation, desks }: Owe): Told[] {
  const others = inCharge(ticket).filter((person) => person !== by.id);
  return [
    ...toDesks(desks),
    { who: 'person', person: by.id, platform: by.platform },
    ...toPeople(others, organisation),
  ];
}

/** Where a note stands with the button that sends it on. */
function noteSurfaces(note: Note, { ticket, organisation, desks }: Owe): Surface[] {
  const others = inCharge(ticket).filter((person) => person !== note.by.id);
  const author: Told = { who: 'person', person: note.by.id, platform: note.by.platform };
  return [author, ...toDesks(desks), ...toPeople(others, organisation)].map((to) => ({
    at: 'tell',
    version: note.version,
    to,
  }));
}
