// The jobs of pages: one for each way to each person who is called, each in a lane of its own so that none waits for another. Pure.
import { plusSeconds, secondsBetween } from '../clock.js';
import { chatsOf, type Organisation } from '../paging/organisation.js';
import { isPager, timetable, waysTo } from '../paging/ways.js';
import type { CheckIn } from './check-in.js';
import type { Page } from './page.js';
import { laneOf, nameOf, type Surface, spotOf } from './surface.js';
import type { Ticket } from './ticket.js';

type PageSurface = Extract<Surface, { at: 'page' }>;

export interface OwedPage {
  surface: PageSurface;
  page: Page;
  /** ISO UTC. */
  dueAt: string;
}

/** The pages of the rung that is being called, with the time at which each is owed. Nothing once the ticket moved on. */
export function owedPages(ticket: Ticket, organisation: Organisation): OwedPage[] {
  const { phase, pages } = ticket;
  if (phase.is !== 'paging') return [];
  return phase.people.flatMap((person) => {
    const index = pages.findLastIndex((page) => page.person === person);
    const page = pages[index];
    if (!page || page.declined) return [];
    return timetable(organisation, person, secondsBetween(page.at, phase.answerBy)).map(({ way, afterSeconds }) => ({
      surface: { at: 'page', page: index, way } as const,
      page,
      dueAt: plusSeconds(page.at, afterSeconds),
    }));
  });
}

/** A way failed: the next one in this person's order is used at once instead of at its time. */
export function nextOwed(ticket: Ticket, organisation: Organisation, person: string, at: string): OwedPage[] {
  const ahead = owedPages(ticket, organisation).filter((one) => one.page.person === person && one.dueAt > at);
  return ahead.slice(0, 1).map((one) => ({ ...one, dueAt: at }));
}

/** The pages that are out, or whose time has come: they are redrawn when the ticket changes. */
export function standingPages(ticket: Ticket, organisation: Organisation, at: string): PageSurface[] {
  const early = owedPages(ticket, organisation)
    .filter((one) => one.dueAt > at)
    .map((one) => nameOf(one.surface));
  return ticket.pages
    .flatMap((page, index) =>
      waysTo(organisation, page.person).map((way) => ({ at: 'page', page: index, way }) as const),
    )
    .filter((surface) => !early.includes(nameOf(surface)));
}

/** Where a page goes: a conversation, or a pager of one person. */
export function laneOfPage(ticket: Ticket, surface: PageSurface, organisation: Organisation): string | undefined {
  if (isPager(surface.way)) return `${surface.way}:${ticket.pages[surface.page]?.person}`;
  const spot = spotOf(ticket, surface, organisation);
  return spot && laneOf(spot);
}

/** The questions that the event of this version has settled: each stands without its button then. */
export function checkInsOver(checkIns: CheckIn[], version: number, organisation: Organisation): Surface[] {
  return checkIns
    .filter(({ over }) => over?.version === version)
    .flatMap(({ person, version: asked }) =>
      chatsOf(organisation, person).map(
        (platform): Surface => ({ at: 'tell', version: asked, to: { who: 'person', person, platform } }),
      ),
    );
}
