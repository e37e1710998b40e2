// Rings a page by mail or webhook: once when a person is called, and again whenever what became of it changes.
import type { Clock } from './clock.js';
import type { Pager, PageState } from './pager/pager.js';
import { type PagerName, personById } from './paging/organisation.js';
import type { Stage } from './scene.js';
import type { Job, Store } from './store/store.js';
import type { Surface } from './ticket/surface.js';
import { isOpenPage, type Ticket } from './ticket/ticket.js';
import { pageText } from './view/page-text.js';
import { ticketName } from './view/scene.js';

export interface RingParts {
  store: Store;
  stage: Stage;
  clock: Clock;
  pagers: Map<PagerName, Pager>;
  /** The address that answers a page; undefined when the desk has none of its own. */
  linkTo(ticket: number, page: number): string | undefined;
  /** Answers to mails are read. */
  repliesRead?: boolean;
}

/**
 * @returns whether it rang
 * @throws Outage, Undeliverable
 */
export function createRinger({ store, stage, clock, pagers, linkTo, repliesRead }: RingParts) {
  return async (job: Job, surface: Extract<Surface, { at: 'page' }>): Promise<boolean> => {
    const set = await stage.set(job.ticket);
    const pager = pagers.get(surface.way as PagerName);
    if (!set || !pager) return false;
    const { ticket, organisation } = set('ja');
    const page = ticket.pages[surface.page];
    const person = page && personById(organisation, page.person);
    if (!page || !person) return false;
    const state = stateOf(ticket, surface.page);
    const before = await store.ring(job.ticket, job.name);
    // It was told so already, or nothing was rung yet and nobody need be any more. An attempt without an answer may have rung.
    const mayHaveRung = before !== undefined || job.attempts > 1;
    if (state === undefined || before === state || (!mayHaveRung && state !== 'called')) return false;
    const language = person.language ?? organisation.language;
    const link = linkTo(ticket.number, surface.page);
    const { severity } = ticket;
    await pager.summon({
      ...{ ticket: ticketName(ticket.number), person, language, state, severity, link, at: page.at },
      ...pageText(set(language), surface.page, link, repliesRead && surface.way === 'mail'),
      key: ticketName(ticket.number) + (page.climb > 1 ? `/${page.climb}` : ''),
    });
    await store.keepRing(job.ticket, job.name, state, clock.now());
    return true;
  };
}

/** undefined: others are being called instead, and nothing need be told to this one. */
function stateOf(ticket: Ticket, index: number): PageState | undefined {
  if (isOpenPage(ticket, index)) return 'called';
  if (ticket.phase.is === 'closed') return 'closed';
  return ticket.phase.is === 'held' ? 'taken' : undefined;
}
