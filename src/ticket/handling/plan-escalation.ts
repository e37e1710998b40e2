// What is owed when somebody outside the commanders is told of a ticket. Pure.
import { type JobSpec, letterJob, priorities } from '../job.js';
import { inCharge, type Owe, toDesks, toPeople } from '../owe.js';
import type { Told } from '../surface.js';
import type { EscalationEvent, Handed } from './escalation.js';

export function planEscalation(event: EscalationEvent, owe: Owe): JobSpec[] {
  const { ticket, organisation, tell, redraw, show, at, version } = owe;
  switch (event.type) {
    case 'ciso-informed':
      return tell(toPeople(event.people, organisation));
    case 'escalated': {
      const { to } = event;
      const handed: Pick<Handed, 'by'> = event;
      const sends = 'partner' in to ? [letterJob(version, to.partner, at)] : tell(toPeople([to.person], organisation));
      return [...sends, ...tell(receipts(handed, owe, to)), ...redraw('desk', 'pages')];
    }
    case 'package-sent':
    case 'package-failed': {
      const handed = ticket.handling.escalation.handed.find((one) => one.version === event.escalation);
      if (!handed) return [];
      const again = receipts(handed, owe, handed.to).flatMap((to) =>
        show({ at: 'tell', version: handed.version, to }, priorities.redraw),
      );
      if (event.type === 'package-sent') return again;
      return [
        ...again,
        ...tell(toPeople([...new Set([handed.by.id, ...inCharge(ticket)])], organisation), priorities.page),
      ];
    }
  }
}

/** Who sees that it went: its author, the room, whoever has the ticket; not the receiver, who has the package itself. */
function receipts({ by }: Pick<Handed, 'by'>, { ticket, organisation, desks }: Owe, to: Handed['to']): Told[] {
  const receiver = 'person' in to ? to.person : undefined;
  const people = [...new Set([by.id, ...inCharge(ticket)])].filter((person) => person !== receiver);
  return [...toDesks(desks), ...toPeople(people, organisation)];
}
