// Many alike reports in a short time: after the first pages a person gets no further message for each, but a counter on the last one.
// Every ticket keeps its own ladder and its own timers, so whatever fails here makes noise, never silence.

import type { FrontDesk } from './chat/chat.js';
import { type Clock, plusSeconds } from './clock.js';
import { personById } from './paging/organisation.js';
import type { Job, PageName, Store } from './store/store.js';
import type { Platform } from './ticket/event.js';
import { priorities } from './ticket/plan.js';
import type { Surface } from './ticket/surface.js';
import { isOpenPage, type Ticket } from './ticket/ticket.js';
import type { Scene } from './view/scene.js';

/** Pages within this time are counted. */
const SHORT_SECONDS = 60;

type PageSurface = Extract<Surface, { at: 'page' }>;

export interface Bundler {
  /** Puts the page under one that this person already has; false when it must be sent. */
  bundled(job: Job, surface: PageSurface, scene: Scene): Promise<boolean>;
  /** The page is out, one by one or under another. */
  sent(job: Job, surface: PageSurface, ticket: Ticket): Promise<void>;
  /** What was answered on a page holds for those under it. */
  passOn(job: Job, surface: PageSurface, scene: Scene): Promise<void>;
}

export function createBundler(parts: { store: Store; desk: Pick<FrontDesk, 'handle'>; clock: Clock }): Bundler {
  const { store, desk, clock } = parts;

  async function redrawLead(job: Job, lead: PageName): Promise<void> {
    const { lane } = job;
    const at = clock.now();
    const redraw = { kind: 'show', name: lead.surface, lane, priority: priorities.redraw, dueAt: at } as const;
    const request = `bundle/${job.ticket}/${job.name}/${job.generation}/${job.createdAt}`;
    await store.commit({ request, at, ticket: lead.ticket, version: 0, events: [], texts: [], jobs: [redraw] });
  }

  return {
    async bundled(job, surface, { ticket, organisation }) {
      const before = await store.ringUnder(job.ticket, job.name);
      if (before) {
        await redrawLead(job, before);
        return true;
      }
      const page = ticket.pages[surface.page];
      if (!page || ticket.restricted) return false;
      const alike = await store.alikePages({
        ...{ person: page.person, way: surface.way, script: ticket.script.id },
        since: plusSeconds(clock.now(), -SHORT_SECONDS),
      });
      const lead = alike.at(-1);
      const oneByOne = organisation.paging.bundleAbove ?? Number.POSITIVE_INFINITY;
      if (!lead || alike.length < oneByOne) return false;
      await store.keepRing(job.ticket, job.name, 'under', clock.now(), lead);
      // Answered in the same moment: what was passed on by then did not know of this one.
      const { phase } = (await store.row(lead.ticket)) ?? {};
      if (phase !== 'paging' && phase !== 'unanswered') return false;
      await redrawLead(job, lead);
      return true;
    },
    async sent(job, surface, ticket) {
      const page = ticket.pages[surface.page];
      if (page) await store.keepRing(job.ticket, job.name, `sent/${page.person}`, clock.now());
    },
    async passOn(job, surface, { ticket, organisation }) {
      if (isOpenPage(ticket, surface.page)) return;
      const page = ticket.pages[surface.page];
      const taken = ticket.phase.is === 'held' ? ticket.phase.by : undefined;
      const by = taken ?? (page?.declined ? page.person : undefined);
      if (by === undefined) return;
      const platform = surface.way as Platform;
      const party = { id: by, platform, user: personById(organisation, by)?.[platform] ?? '' };
      const type = taken === undefined ? 'decline' : 'acknowledge';
      for (const follower of await store.pagesUnder(job.ticket, job.name))
        await desk.handle({
          id: `alike/${job.ticket}/${job.name}/${type}/${follower}`,
          command: { type, ticket: follower, by: party },
        });
    },
  };
}
