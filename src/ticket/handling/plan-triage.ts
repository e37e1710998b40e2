// Who is told of a triage, of a target that passed and of a merge. Pure.
import { type Organisation, withRole } from '../../paging/organisation.js';
import { type JobSpec, priorities } from '../job.js';
import { inCharge, type Owe, toDesks, toPeople } from '../owe.js';
import { subjectsOf } from '../rights.js';
import type { Ticket } from '../ticket.js';
import type { TriageEvent } from './triage.js';

export function planTriage(event: TriageEvent, owe: Owe): JobSpec[] {
  const { ticket, organisation, tell, desks, redraw, wakes } = owe;
  const others = (by: { id: string }) =>
    toPeople(
      inCharge(ticket).filter((id) => id !== by.id),
      organisation,
    );
  switch (event.type) {
    case 'triaged': {
      const isNews = event.from !== event.to || event.result === 'watch' || event.result === 'drill';
      const priority = event.to < event.from ? priorities.page : priorities.news;
      return [
        ...tell([...(isNews ? toDesks(desks) : []), ...others(event.by)], priority),
        ...wakes(),
        ...redraw('desk', 'pages'),
      ];
    }
    case 'target-passed': {
      // Half of the time is a hint for whoever has it; when all of it is over, others must know.
      const whole = event.part === 'whole';
      // Whoever is asked this minute whether they are still on it is not told the same in other words.
      const isAsked = whole && ticket.phase.is === 'held' && ticket.phase.askedUntil !== undefined;
      const holder = isAsked ? [] : inCharge(ticket);
      const people = [...holder, ...(whole ? above(ticket, event, organisation) : [])];
      return [
        ...tell([...(whole ? toDesks(desks) : []), ...toPeople([...new Set(people)], organisation)]),
        ...wakes(),
        ...redraw('desk', 'pages'),
      ];
    }
    case 'taken-in':
      return [...tell([...toDesks(desks), ...others(event.by)]), ...redraw('desk', 'pages')];
    case 'given-back':
    case 'unmerged':
      return redraw('desk', 'pages');
    case 'main-moved':
      return [...tell([{ who: 'reporter' }]), ...redraw('reporter', 'desk')];
  }
}

/**
 * The CISO hears of what is late in a serious case that they know of, unless it may be about them. Of one that they do not know of yet they
 * are informed because it is late, if desk.yml says so: never of one lateness in two messages.
 */
function above(
  ticket: Ticket,
  { target }: Extract<TriageEvent, { type: 'target-passed' }>,
  organisation: Organisation,
): string[] {
  const isKnown = ticket.handling.escalation.informed !== undefined;
  if (!isKnown || ticket.severity > 'SEV2' || target === 'look-again') return [];
  const subjects = subjectsOf(ticket);
  return withRole(organisation, 'ciso').flatMap(({ id }) => (subjects.includes(id) ? [] : [id]));
}
