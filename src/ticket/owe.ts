// Short words for what may be owed after an event: cards to post or redraw, news to tell, timers. Pure.
import { plusSeconds } from '../clock.js';
import { chatsOf, type Organisation } from '../paging/organisation.js';
import type { PersonId, Platform, StoredEvent } from './event.js';
import { handedThrough } from './handling/hand-over.js';
import { type JobSpec, priorities, wakeJob } from './job.js';
import { laneOfPage, type OwedPage, standingPages } from './page-jobs.js';
import { guarded, mayCommand, subjectsOf } from './rights.js';
import { boardNames, laneOf, nameOf, type Surface, spotOf, type Told } from './surface.js';
import type { Ticket } from './ticket.js';
import { nextWake } from './wake.js';

export type Owe = ReturnType<typeof toolsFor>;

export function toolsFor(
  ticket: Ticket,
  { at, version }: Pick<StoredEvent, 'at' | 'version'>,
  organisation: Organisation,
) {
  const show = (surface: Surface, priority: number) => showJob(ticket, surface, priority, at, organisation);
  const tell = (to: Told[], priority: number = priorities.news) =>
    to.flatMap((whom) => show({ at: 'tell', version, to: whom }, priority));
  const desks = desksOf(organisation);
  /** Messages about tasks and hand-overs that people got. */
  const retell = (told: { version: number; person: PersonId }[]) =>
    told.flatMap((one) =>
      toPeople([one.person], organisation).flatMap((to) =>
        show({ at: 'tell', version: one.version, to }, priorities.redraw),
      ),
    );
  const boards = () => [
    ...boardsOf(ticket, desks, organisation).flatMap((one) => show(one, priorityOf(one))),
    ...retell(askedOf(ticket, at)),
  ];
  const redraw = (...which: ('reporter' | 'thread' | 'desk' | 'pages' | 'boards')[]) => [
    ...redrawn(ticket, which, desks, organisation, at).flatMap((one) => show(one, priorities.redraw)),
    ...(which.includes('boards') ? boards() : []),
  ];
  const page = (owed: OwedPage[]) =>
    owed.flatMap((one) => showJob(ticket, one.surface, priorities.page, one.dueAt, organisation));
  const wakes = () => {
    const due = nextWake(ticket, organisation);
    return due === undefined ? [] : [wakeJob(due)];
  };
  /** The hearing where it goes on, and the message it stood in before. */
  const hearing = (afterSeconds = 0) => {
    const { sheet } = ticket.hearing;
    const dueAt = plusSeconds(at, afterSeconds);
    const before = sheet > 0 ? show({ at: 'hearing', sheet: sheet - 1 }, priorities.redraw) : [];
    return [...before, ...showJob(ticket, { at: 'hearing', sheet }, priorities.hearing, dueAt, organisation)];
  };
  return { ticket, organisation, at, version, show, tell, desks, redraw, page, wakes, hearing, retell };
}

function showJob(
  ticket: Ticket,
  surface: Surface,
  priority: number,
  at: string,
  organisation: Organisation,
): JobSpec[] {
  const spot = spotOf(ticket, surface, organisation);
  const lane = surface.at === 'page' ? laneOfPage(ticket, surface, organisation) : spot && laneOf(spot);
  return lane === undefined ? [] : [{ kind: 'show', name: nameOf(surface), lane, priority, dueAt: at }];
}

/** The surfaces that stand already and must be redrawn. */
function redrawn(
  ticket: Ticket,
  which: string[],
  desks: Platform[],
  organisation: Organisation,
  at: string,
): Surface[] {
  return [
    ...(which.includes('reporter') ? [{ at: 'reporter' } as const] : []),
    ...(which.includes('thread') && isPublic(ticket) ? [{ at: 'thread' } as const] : []),
    ...(which.includes('desk')
      ? [...desks.map((platform) => ({ at: 'desk', platform }) as const), ...ownChannel(ticket)]
      : []),
    ...(which.includes('pages')
      ? [...standingPages(ticket, organisation, at), ...takenOver(ticket, organisation)]
      : []),
  ];
}

function ownChannel({ handling }: Ticket): Surface[] {
  const { opened } = handling.channel ?? {};
  return opened && !opened.archived ? [{ at: 'channel', platform: opened.platform, part: 'card' }] : [];
}

/** Whoever took it over from somebody else reads it where they were asked. */
function takenOver({ handling }: Ticket, organisation: Organisation): Surface[] {
  return handling.handOvers
    .filter(({ is }) => is === 'taken')
    .flatMap(({ version, to }) =>
      toPeople([to], organisation).map((one) => ({ at: 'tell', version, to: one }) as const),
    );
}

export function isPublic(ticket: Ticket): boolean {
  return ticket.place !== undefined && !ticket.place.direct && !ticket.restricted;
}

export function desksOf(organisation: Organisation): Platform[] {
  return organisation.platforms.filter((platform) => organisation.channels.desk[platform]);
}

export function toDesks(desks: Platform[]): Told[] {
  return desks.map((platform) => ({ who: 'desk', platform }));
}

export function toPeople(people: PersonId[], organisation: Organisation): Told[] {
  return people.flatMap((person) =>
    chatsOf(organisation, person).map((platform) => ({ who: 'person', person, platform }) as const),
  );
}

/** Whoever was asked for something need not answer on a closed ticket, and may again on one that is open once more. */
function askedOf({ phase, handling }: Ticket, at: string): { version: number; person: PersonId }[] {
  if (phase.is !== 'closed' && !(phase.is === 'held' && phase.since === at)) return [];
  const last = handling.handOvers.at(-1);
  const asked = last?.is === 'asked' ? last.told.map((version) => ({ version, person: last.to })) : [];
  return [...asked, ...handling.tasks.filter(({ is }) => is === 'open').flatMap(({ told }) => told)];
}

function priorityOf(surface: Surface): number {
  return surface.at === 'board' ? priorities.boards + boardNames.indexOf(surface.of) : priorities.redraw;
}

/** What has to be done, for whoever may read it; a message that no longer fits the ticket is only redrawn. */
function boardsOf(ticket: Ticket, desks: Platform[], organisation: Organisation): Surface[] {
  // Whom the case turns out to be about must not go on reading what they were told before.
  const barred = subjectsOf(ticket);
  const readers = new Set([...boardReaders(ticket, organisation), ...barred]);
  const people = ticket.restricted ? toPeople([...readers], organisation) : [];
  const told = ticket.handling.tasks.flatMap((task) => task.told).filter(({ person }) => barred.includes(person));
  const boards = boardNames.flatMap((of) =>
    [...toDesks(desks), ...people].flatMap((to): Surface[] => {
      if (to.who === 'reporter') return [];
      const { platform } = to;
      return [{ at: 'board', of, platform, ...(to.who === 'person' ? { person: to.person } : {}) }];
    }),
  );
  return [
    ...boards,
    ...told.flatMap(({ version, person }) =>
      toPeople([person], organisation).map((to) => ({ at: 'tell', version, to }) as const),
    ),
  ];
}

/** Of a restricted ticket: whoever has or had it, and whoever may command it and has something to do. */
function boardReaders(ticket: Ticket, organisation: Organisation): PersonId[] {
  const gate = guarded(ticket);
  const holder = ticket.phase.is === 'held' || ticket.phase.is === 'closed' ? [ticket.phase.by] : [];
  const helpers = (gate.helpers ?? []).filter((id) => mayCommand(organisation, gate, id));
  return [...new Set([...holder, ...handedThrough(ticket.handling.handOvers), ...helpers])];
}

/** Who must hear news of a ticket: its holder, else whoever is being called. */
export function inCharge(ticket: Ticket): PersonId[] {
  const { phase } = ticket;
  const people = phase.is === 'held' ? [phase.by] : phase.is === 'paging' ? phase.people : [];
  // A case may turn out to be about somebody who was called for it.
  return people.filter((person) => !subjectsOf(ticket).includes(person));
}
