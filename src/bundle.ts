// Many alike reports in a short time: they are gathered under one of them, whose card and page count the others, instead of a message each.
// Every ticket keeps its own number, answer, ladder and timers, so whatever fails here makes noise, never silence.

import type { FrontDesk } from './chat/chat.js';
import { type Clock, plusSeconds } from './clock.js';
import { personById } from './paging/organisation.js';
import type { Job, PageName, Shown, Store } from './store/store.js';
import type { Party, PersonId, Platform } from './ticket/event.js';
import { priorities } from './ticket/plan.js';
import { type Surface, surfaceNamed } from './ticket/surface.js';
import { isOpenPage, type Ticket } from './ticket/ticket.js';
import type { Tickets } from './tickets.js';
import type { Scene } from './view/scene.js';

/** Reports within this time are counted. */
const SHORT_SECONDS = 60;
/** While the crowd goes on, it is gathered under a message that is so old at most. */
const LEAD_SECONDS = 15 * 60;
/** Waiting messages that are counted in one go. */
const AT_ONCE = 200;
/** Tickets that an answer is passed on to at the same time. */
const AT_A_TIME = 32;

type Fits = (ticket: Ticket, surface: string) => boolean;
/** Whether an earlier attempt brought the message although nobody heard of it: then it stands, and must go on by itself. */
type Arrived = () => Promise<boolean>;
type PageSurface = Extract<Surface, { at: 'page' }>;

export interface Bundler {
  /** Puts the page under one that this person already has; false when it must be sent. */
  bundled(job: Job, surface: PageSurface, scene: Scene, arrived: Arrived): Promise<boolean>;
  /** Counts the ticket on the card of another one in the commanders' room; false when it must have its own. */
  gathered(job: Job, scene: Scene, arrived: Arrived): Promise<boolean>;
  /** The card that a ticket is counted on instead of its own. */
  leadCard(ticket: number, surface: string): Promise<Shown | undefined>;
  /** The page is out, one by one or under another. */
  sent(job: Job, surface: PageSurface, ticket: Ticket): Promise<void>;
  /** What was answered on a page holds for those under it. */
  passOn(job: Job, surface: PageSurface, scene: Scene): Promise<void>;
}

interface BundlerParts {
  store: Store;
  tickets: Tickets;
  desk: Pick<FrontDesk, 'handle'>;
  clock: Clock;
}

export function createBundler({ store, tickets, desk, clock }: BundlerParts): Bundler {
  /** The message is drawn again, or for the first time. */
  async function owe(job: Job, { ticket, surface }: PageName): Promise<void> {
    const { lane } = job;
    const at = clock.now();
    const redraw = { kind: 'show', name: surface, lane, priority: priorities.redraw, dueAt: at } as const;
    const request = `bundle/${job.ticket}/${job.name}/${job.generation}/${job.createdAt}/${ticket}`;
    await store.commit({ request, at, ticket, version: 0, events: [], texts: [], jobs: [redraw] });
  }

  /** More alike pages to this person, out or owed, than are brought one by one. */
  async function isCrowdOfPages(job: Job, { way }: PageSurface, person: PersonId, scene: Scene): Promise<boolean> {
    const most = scene.organisation.paging.bundleAbove;
    const { script, restricted } = scene.ticket;
    if (restricted || most === undefined) return false;
    const now = clock.now();
    const since = plusSeconds(now, -SHORT_SECONDS);
    return (await store.countPages({ person, way, script: script.id, lane: job.lane, since, now }, most + 1)) > most;
  }

  async function isCrowd({ ticket, organisation }: Scene): Promise<boolean> {
    const most = organisation.paging.bundleAbove;
    if (ticket.restricted || most === undefined) return false;
    const since = plusSeconds(clock.now(), -SHORT_SECONDS);
    return (await store.countAlike(ticket.script.id, since, most + 1)) > most;
  }

  /** @param fits whether another message that waits for the same conversation goes with it, so that a crowd is counted at once */
  async function putUnder(job: Job, lead: PageName, state: string, script: string, fits: Fits): Promise<boolean> {
    const at = clock.now();
    const crowd = [{ ticket: job.ticket, surface: job.name }];
    for (const one of await store.waitingAlike(job, script, at, AT_ONCE)) {
      const ticket = await tickets.load(one.ticket);
      if (ticket && one.ticket !== lead.ticket && fits(ticket, one.surface)) crowd.push(one);
    }
    await store.gather(crowd.slice(1), lead, state, at);
    await store.keepRing(job.ticket, job.name, state, at, lead);
    // Answered in the same moment: what was passed on by then did not know of these.
    const { phase } = (await store.row(lead.ticket)) ?? {};
    if (phase !== 'paging' && phase !== 'unanswered') {
      await Promise.all(crowd.slice(1).map((one) => owe(job, one)));
      return false;
    }
    await owe(job, lead);
    return true;
  }

  const leadsSince = () => plusSeconds(clock.now(), -LEAD_SECONDS);

  return {
    async bundled(job, surface, scene, arrived) {
      const { ticket } = scene;
      const isOpen = isOpenPage(ticket, surface.page);
      const before = await store.ringUnder(job.ticket, job.name);
      if (before) {
        if (isOpen) await owe(job, before);
        return true;
      }
      const { person } = ticket.pages[surface.page] ?? {};
      if (!isOpen || person === undefined || !(await isCrowdOfPages(job, surface, person, scene))) return false;
      const alike = await store.alikePages({ person, way: surface.way, script: ticket.script.id, since: leadsSince() });
      const lead = alike.at(-1);
      const alsoOpen: Fits = (other, name) => {
        const also = surfaceNamed(name);
        if (also?.at !== 'page' || also.way !== surface.way) return false;
        return other.pages[also.page]?.person === person && isOpenPage(other, also.page);
      };
      if (lead === undefined || (await arrived())) return false;
      return putUnder(job, lead, `under/${person}`, ticket.script.id, alsoOpen);
    },

    async gathered(job, scene, arrived) {
      const { ticket } = scene;
      if (await store.shown(job.ticket, job.name)) return false;
      const before = await store.ringUnder(job.ticket, job.name);
      if (before) {
        if (!(await stays(job, before, ticket))) return false;
        await owe(job, before);
        return true;
      }
      if (!isCalling(ticket) || !(await isCrowd(scene))) return false;
      const lead = await store.alikeCard(ticket.script.id, job.name, leadsSince());
      if (lead === undefined || lead === ticket.number || (await arrived())) return false;
      const alsoAlike: Fits = (other, name) =>
        name === job.name && isCalling(other) && other.severity === ticket.severity && other.notes.length === 0;
      return putUnder(job, { ticket: lead, surface: job.name }, 'under', ticket.script.id, alsoAlike);
    },

    async leadCard(ticket, surface) {
      const lead = await store.ringUnder(ticket, surface);
      return lead && store.shown(lead.ticket, lead.surface);
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
      const id = `alike/${job.ticket}/${job.name}`;
      // Whoever takes the one with the counter takes all that it counts; "I cannot" is an answer to the pages under it alone.
      if (taken === undefined) await passTo(await store.pagesUnder(job.ticket, job.name), 'decline', id, party);
      else await passTo(await store.pagesUnder(job.ticket), 'acknowledge', id, party);
    },
  };

  async function passTo(followers: number[], type: 'acknowledge' | 'decline', id: string, by: Party): Promise<void> {
    for (let start = 0; start < followers.length; start += AT_A_TIME)
      await Promise.all(
        followers
          .slice(start, start + AT_A_TIME)
          .map((ticket) => desk.handle({ id: `${id}/${type}/${ticket}`, command: { type, ticket, by } })),
      );
  }

  /** As long as nothing sets the ticket apart from the one it is counted on; else it gets a card of its own. */
  async function stays(job: Job, lead: PageName, ticket: Ticket): Promise<boolean> {
    const row = await store.row(lead.ticket);
    const alike = row?.script === ticket.script.id && row.severity === ticket.severity && !ticket.restricted;
    const spoken = ticket.notes.length > 0;
    const inOtherHands = ticket.phase.is === 'held' && row?.phase === 'held' && ticket.phase.by !== row.holder;
    if (alike && !spoken && !inOtherHands) return true;
    await store.keepRing(job.ticket, job.name, 'own', clock.now());
    return false;
  }
}

function isCalling({ phase }: Ticket): boolean {
  return phase.is === 'paging' || phase.is === 'unanswered';
}
