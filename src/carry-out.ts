// What each kind of job does. A message is drawn from the ticket as it is now, so it can be neither out of order nor out of date.
import { createBetweenTickets } from './between-tickets.js';
import { createBundler } from './bundle.js';
import { createChannels } from './channels.js';
import { type Chat, type FrontDesk, Outage, Undeliverable } from './chat/chat.js';
import { type Clock, secondsBetween } from './clock.js';
import { createHome } from './home.js';
import type { Log } from './log.js';
import type { Noticeboard } from './noticeboard.js';
import type { Packages } from './packages.js';
import type { Organisation } from './paging/organisation.js';
import { isPager } from './paging/ways.js';
import type { Pictures } from './pictures.js';
import { createPutCard, type Owed } from './put-card.js';
import type { Stage } from './scene.js';
import type { Job, Store } from './store/store.js';
import type { Platform } from './ticket/event.js';
import { lateness } from './ticket/page.js';
import { owedPages } from './ticket/page-jobs.js';
import { guarded, maySee } from './ticket/rights.js';
import { nameOf, type Spot, type Surface, spotOf, surfaceNamed } from './ticket/surface.js';
import { isOpenPage, type Ticket } from './ticket/ticket.js';
import type { Tickets } from './tickets.js';
import type { Card } from './view/card.js';
import { draw } from './view/draw.js';
import type { Scene } from './view/scene.js';

/** Jobs of a platform that was taken out of the settings wait for its return. */
const NOT_RUNNING_PAUSE_SECONDS = 300;

/** A page that goes out later than this says so. */
const LATE_SECONDS = 60;

type PageSurface = Extract<Surface, { at: 'page' }>;
type HearingSurface = Extract<Surface, { at: 'hearing' }>;
type WarningSurface = Extract<Surface, { at: 'warning' }>;

export interface CarryOutParts {
  store: Store;
  tickets: Tickets;
  chats: Map<Platform, Chat>;
  stage: Stage;
  desk: FrontDesk;
  clock: Clock;
  log: Log;
  /** Brings a page by mail or webhook. */
  ring(job: Job, surface: PageSurface): Promise<boolean>;
  noticeboard: Pick<Noticeboard, 'show'>;
  pictures: Pictures;
  packages: Packages;
}

/** @returns does a job, and says whether a message went out */
export function createCarryOut(parts: CarryOutParts): (job: Job) => Promise<boolean> {
  const { store, tickets, chats, stage, desk, clock, log, ring, noticeboard, pictures, packages } = parts;
  const between = createBetweenTickets({ store, stage, desk });
  const bundler = createBundler({ store, tickets, desk, clock });
  const { put, arrived } = createPutCard({ store, bundler });
  /** What posts no message. */
  const quiet = {
    ...{ wake, letter: packages.letter, separate: between.separate, link: between.link },
    channel: createChannels(parts),
    home: createHome(parts),
  };

  return async (job) => {
    switch (job.kind) {
      case 'show':
        return show(job);
      case 'notice':
        await noticeboard.show(job);
        return true;
      case 'pictures':
        await pictures.show(job);
        return true;
      default:
        await quiet[job.kind](job);
        return false;
    }
  };

  async function wake({ ticket, generation, dueAt }: Job): Promise<void> {
    await desk.handle({ id: `wake/${ticket}/${generation}/${dueAt}`, command: { type: 'wake', ticket } });
  }

  async function show(job: Job): Promise<boolean> {
    const surface = surfaceNamed(job.name);
    const reportersOwn = surface?.at === 'reporter' || surface?.at === 'hearing';
    let scene = await stage.set(job.ticket, { reportersOwn });
    if (!surface || !scene) throw new Error(`job ${job.ticket}/${job.name} names nothing that can be shown`);
    const still = surface.at === 'page' ? await stillOwed(job, surface, scene('ja')) : 'send';
    if (still === 'nothing') return false;
    if (still === 'late') scene = (await stage.set(job.ticket)) ?? scene;
    const owed = still === 'late' ? 'send' : still;
    const { ticket, organisation } = scene('ja');
    if (surface.at === 'page' && isPager(surface.way)) return reached(job, surface, ticket, () => ring(job, surface));
    const spot = spotOf(ticket, surface, organisation);
    const card = draw(scene(stage.readerOf(ticket, surface)), surface);
    if (!spot || !card) return false;
    const chat = chats.get(spot.platform);
    if (!chat) throw new Outage(`${spot.platform} is not running`, NOT_RUNNING_PAUSE_SECONDS);
    const before = () => arrived(job, chat, spot);
    if (surface.at === 'page') return page(job, surface, scene('ja'), before, () => put(job, chat, spot, card, owed));
    if (surface.at === 'desk' && (await bundler.gathered(job, scene('ja'), before))) return false;
    // What has to be done for one that is counted on another's card stands with that one.
    const inRoom = surface.at === 'board' && surface.person === undefined;
    if (inRoom && (await bundler.leadCard(job.ticket, nameOf({ at: 'desk', platform: surface.platform }))))
      return false;
    if (surface.at === 'tell' && isPackage(scene('ja'), surface)) {
      let sent = false;
      await packages.brought(job, surface.version, chat, async (then) => {
        sent = await put(job, chat, spot, draw(then, surface) ?? card, owed);
      });
      return sent;
    }
    if (surface.at === 'warning') return warn(job, surface, () => put(job, chat, spot, card));
    if (surface.at === 'tell' && surface.to.who === 'reporter' && isRelay(scene('ja'), surface.version))
      return relay(job, surface.version, () => putOrWriteTo(job, chat, spot, card, owed));
    const inTime = surface.at === 'hearing' ? await hearingOwed(job, surface, ticket) : owed;
    return putOrWriteTo(job, chat, spot, card, standingOwed(surface, ticket, organisation, inTime));
  }

  async function putOrWriteTo(job: Job, chat: Chat, spot: Spot, card: Card, owed: Owed): Promise<boolean> {
    try {
      return await put(job, chat, spot, card, owed);
    } catch (error) {
      // The conversation of the report is closed to us: the person may still be written to.
      if (!(error instanceof Undeliverable && spot.channel && spot.user)) throw error;
      return put(job, chat, { platform: spot.platform, user: spot.user }, card, owed);
    }
  }

  /** Brings the reporter what the desk wrote; the commander who wrote it is told whether it arrived. */
  async function relay(job: Job, told: number, bring: () => Promise<boolean>): Promise<boolean> {
    const { ticket } = job;
    try {
      await bring();
    } catch (error) {
      if (error instanceof Undeliverable) {
        const command = { type: 'relay-failed', ticket, told, reason: error.reason } as const;
        await desk.handle({ id: `relay-failed/${ticket}/${told}`, command });
      }
      throw error;
    }
    await desk.handle({ id: `relay-arrived/${ticket}/${told}`, command: { type: 'relay-arrived', ticket, told } });
    return true;
  }

  /** Brings a page by chat, or counts it on one that the person already has when there are many alike. */
  async function page(
    job: Job,
    surface: PageSurface,
    scene: Scene,
    before: () => Promise<boolean>,
    bring: () => Promise<boolean>,
  ): Promise<boolean> {
    const { ticket } = scene;
    const isNew = !(await store.shown(job.ticket, job.name));
    if (isNew && (await bundler.bundled(job, surface, scene, before))) return false;
    const sent = await reached(job, surface, ticket, bring);
    if (isNew && (await store.shown(job.ticket, job.name))) await bundler.sent(job, surface, ticket);
    await bundler.passOn(job, surface, scene);
    return sent;
  }

  /** Brings a page; that it can never arrive there is put on the ticket, and the next way or person is called at once. */
  async function reached(
    job: Job,
    surface: PageSurface,
    ticket: Ticket,
    bring: () => Promise<boolean>,
  ): Promise<boolean> {
    const page = ticket.pages[surface.page];
    try {
      return await bring();
    } catch (error) {
      if (!page || !(error instanceof Undeliverable)) throw error;
      const { reason } = error;
      log.error({ job: `${job.ticket}/${job.name}`, reason }, 'a page cannot be delivered');
      const command = {
        type: 'page-failed',
        ticket: job.ticket,
        person: page.person,
        way: surface.way,
        reason,
      } as const;
      await desk.handle({ id: `page-failed/${job.ticket}/${job.name}`, command });
      // One that is out must not go on calling: it is redrawn when the conversation is open again.
      if (await isOut(job, surface)) throw error;
      return false;
    }
  }

  /** Posts a warning to staff; that it cannot arrive is put on the ticket, because nobody would miss it in the channel. */
  async function warn(job: Job, { warning, platform }: WarningSurface, post: () => Promise<boolean>): Promise<boolean> {
    try {
      return await post();
    } catch (error) {
      if (!(error instanceof Undeliverable)) throw error;
      const { reason } = error;
      const command = { type: 'warning-failed', ticket: job.ticket, warning, platform, reason } as const;
      await desk.handle({ id: `warning-failed/${job.ticket}/${job.name}/${reason}`, command });
      throw error;
    }
  }

  /** Questions follow the first aid: whoever cannot be given that is not asked. A message that the hearing has left is only redrawn. */
  async function hearingOwed(job: Job, { sheet }: HearingSurface, { hearing, phase }: Ticket): Promise<Owed> {
    if (sheet !== hearing.sheet || phase.is === 'closed') return 'correct';
    if (await store.shown(job.ticket, 'reporter')) return 'send';
    throw new Outage('waits for the first aid');
  }

  /**
   * What has to be done is posted while somebody has the ticket, and never in the room when that may not read it; nothing begins anew in a
   * channel that is being archived.
   */
  function standingOwed(surface: Surface, ticket: Ticket, organisation: Organisation, owed: Owed): Owed {
    if (surface.at === 'channel' && surface.part === 'card') return isQuiet(ticket) ? 'correct' : owed;
    if (surface.at !== 'board') return owed;
    const { person } = surface;
    const mayRead = person === undefined ? !ticket.restricted : maySee(organisation, guarded(ticket), person);
    return ticket.phase.is === 'held' && mayRead ? owed : 'correct';
  }

  /** A page that is out is redrawn whatever became of the ticket; a new one is sent only to somebody who is still to take it. */
  async function stillOwed(job: Job, surface: PageSurface, { ticket, organisation }: Scene): Promise<Owed | 'late'> {
    if (await isOut(job, surface)) return 'send';
    // An attempt that was never answered may have arrived all the same: that copy must not go on calling.
    if (!isOpenPage(ticket, surface.page)) return job.attempts > 1 ? 'correct' : 'nothing';
    return (await sayIfLate(job, surface, ticket, organisation)) ? 'late' : 'send';
  }

  async function isOut(job: Job, { way }: PageSurface): Promise<boolean> {
    const { ticket, name } = job;
    if (!isPager(way) && (await store.shown(ticket, name))) return true;
    return (await store.ring(ticket, name)) !== undefined;
  }

  /** The desk was down, or the platform was: the card then says by how much the call comes late. */
  async function sayIfLate(
    job: Job,
    surface: PageSurface,
    ticket: Ticket,
    organisation: Organisation,
  ): Promise<boolean> {
    const page = ticket.pages[surface.page];
    // What this way could not bring is on the ticket already.
    if (!page || page.failed.some(({ way }) => way === surface.way)) return false;
    const owed = owedPages(ticket, organisation).find((one) => nameOf(one.surface) === job.name)?.dueAt ?? page.at;
    const seconds = Math.round(secondsBetween(owed, clock.now()));
    // Said again only when it has doubled: every attempt of a long outage would fill the ticket.
    if (seconds <= Math.max(LATE_SECONDS, lateness(page, surface.way) * 2)) return false;
    const command = { type: 'page-late', ticket: job.ticket, person: page.person, way: surface.way, seconds } as const;
    await desk.handle({ id: `page-late/${job.ticket}/${job.name}/${seconds}`, command });
    return true;
  }
}

function isQuiet({ phase, handling }: Ticket): boolean {
  return phase.is === 'closed' || handling.channel?.opened?.archived === true;
}

/** The copy of whoever a ticket is handed to. */
function isPackage(scene: Scene, { version, to }: Extract<Surface, { at: 'tell' }>): boolean {
  const event = scene.event(version);
  if (event?.type !== 'escalated' || to.who !== 'person') return false;
  return 'person' in event.to && event.to.person === to.person;
}

function isRelay(scene: Scene, version: number): boolean {
  return scene.event(version)?.type === 'told-reporter';
}
