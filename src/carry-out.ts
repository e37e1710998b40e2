// What each kind of job does. A message is drawn from the ticket as it is now, so it can be neither out of order nor out of date.
import { createHash } from 'node:crypto';
import { createBetweenTickets } from './between-tickets.js';
import { createBundler } from './bundle.js';
import {
  type Address,
  type Chat,
  type FrontDesk,
  MessageGone,
  type MessageRef,
  Outage,
  Undeliverable,
} from './chat/chat.js';
import { type Clock, secondsBetween } from './clock.js';
import type { Log } from './log.js';
import type { Noticeboard } from './noticeboard.js';
import type { Packages } from './packages.js';
import type { Organisation } from './paging/organisation.js';
import { isPager } from './paging/ways.js';
import type { Pictures } from './pictures.js';
import { createProfiles } from './profiles.js';
import { markerOf, type Stage } from './scene.js';
import type { Job, Shown, Store } from './store/store.js';
import type { Platform } from './ticket/event.js';
import { owedPages } from './ticket/page-jobs.js';
import { guarded, maySee } from './ticket/rights.js';
import { nameOf, type Spot, type Surface, spotOf, surfaceNamed } from './ticket/surface.js';
import { isOpenPage, lateness, type Ticket } from './ticket/ticket.js';
import type { Card } from './view/card.js';
import { draw } from './view/draw.js';
import type { Scene } from './view/scene.js';

/** A message waits so many attempts for the card in whose thread it belongs; then it is posted without a thread. */
const MAX_WAITS_FOR_CARD = 8;
/** Jobs of a platform that was taken out of the settings wait for its return. */
const NOT_RUNNING_PAUSE_SECONDS = 300;

/** A page that goes out later than this says so. */
const LATE_SECONDS = 60;

/** Correct: redraw what is there already, and post nothing new. */
type Owed = 'send' | 'correct' | 'nothing';

type PageSurface = Extract<Surface, { at: 'page' }>;
type HearingSurface = Extract<Surface, { at: 'hearing' }>;
type WarningSurface = Extract<Surface, { at: 'warning' }>;

export interface CarryOutParts {
  store: Store;
  chats: Map<Platform, Chat>;
  stage: Stage;
  desk: FrontDesk;
  clock: Clock;
  log: Log;
  /** Brings a page by mail or webhook. */
  ring(job: Job, surface: PageSurface): Promise<void>;
  noticeboard: Pick<Noticeboard, 'show'>;
  pictures: Pictures;
  packages: Packages;
}

export function createCarryOut(parts: CarryOutParts): (job: Job) => Promise<void> {
  const { store, chats, stage, desk, clock, log, ring, noticeboard, pictures, packages } = parts;
  const between = createBetweenTickets({ store, stage, desk });
  const bundler = createBundler({ store, desk, clock });
  const profiles = createProfiles(parts);

  return async (job) => {
    switch (job.kind) {
      case 'show':
        return show(job);
      case 'wake':
        await desk.handle({
          id: `wake/${job.ticket}/${job.generation}/${job.dueAt}`,
          command: { type: 'wake', ticket: job.ticket },
        });
        return;
      case 'letter':
        return packages.letter(job);
      case 'separate':
        return between.separate(job);
      case 'link':
        return between.link(job);
      case 'profile':
        return profiles.learn(job);
      case 'home':
        return profiles.home(job);
      case 'notice':
        return noticeboard.show(job);
      case 'pictures':
        return pictures.show(job);
    }
  };

  async function show(job: Job): Promise<void> {
    const surface = surfaceNamed(job.name);
    const owed = surface?.at === 'page' ? await stillOwed(job, surface) : 'send';
    if (owed === 'nothing') return;
    const scene = await stage.set(job.ticket);
    if (!surface || !scene) throw new Error(`job ${job.ticket}/${job.name} names nothing that can be shown`);
    const { ticket, organisation } = scene('ja');
    if (surface.at === 'page' && isPager(surface.way)) return reached(job, surface, ticket, () => ring(job, surface));
    const spot = spotOf(ticket, surface, organisation);
    const card = draw(scene(stage.readerOf(ticket, surface)), surface);
    if (!spot || !card) return;
    const chat = chats.get(spot.platform);
    if (!chat) throw new Outage(`${spot.platform} is not running`, NOT_RUNNING_PAUSE_SECONDS);
    if (surface.at === 'page') return page(job, surface, scene('ja'), () => put(job, chat, spot, card, owed));
    if (surface.at === 'tell' && isPackage(scene('ja'), surface)) {
      const { version } = surface;
      const bring = (then: Scene) => put(job, chat, spot, draw(then, surface) ?? card, owed);
      return packages.brought(job.ticket, version, bring);
    }
    if (surface.at === 'warning') return warn(job, surface, () => put(job, chat, spot, card));
    if (surface.at === 'tell' && surface.to.who === 'reporter' && isRelay(scene('ja'), surface.version))
      return relay(job, surface.version, () => putOrWriteTo(job, chat, spot, card, owed));
    const still =
      surface.at === 'hearing'
        ? await hearingOwed(job, surface, ticket)
        : boardOwed(surface, ticket, organisation, owed);
    await putOrWriteTo(job, chat, spot, card, still);
  }

  async function putOrWriteTo(job: Job, chat: Chat, spot: Spot, card: Card, owed: Owed): Promise<void> {
    try {
      await put(job, chat, spot, card, owed);
    } catch (error) {
      // The conversation of the report is closed to us: the person may still be written to.
      if (!(error instanceof Undeliverable && spot.channel && spot.user)) throw error;
      await put(job, chat, { platform: spot.platform, user: spot.user }, card, owed);
    }
  }

  /** Brings the reporter what the desk wrote; the commander who wrote it is told whether it arrived. */
  async function relay(job: Job, told: number, bring: () => Promise<void>): Promise<void> {
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
  }

  /** Brings a page by chat, or counts it on one that the person already has when there are many alike. */
  async function page(job: Job, surface: PageSurface, scene: Scene, bring: () => Promise<void>): Promise<void> {
    const { ticket } = scene;
    const isNew = !(await store.shown(job.ticket, job.name));
    if (isNew && isOpenPage(ticket, surface.page) && (await bundler.bundled(job, surface, scene))) return;
    await reached(job, surface, ticket, bring);
    if (isNew && (await store.shown(job.ticket, job.name))) await bundler.sent(job, surface, ticket);
    await bundler.passOn(job, surface, scene);
  }

  /** Brings a page; that it can never arrive there is put on the ticket, and the next way or person is called at once. */
  async function reached(job: Job, surface: PageSurface, ticket: Ticket, bring: () => Promise<void>): Promise<void> {
    const page = ticket.pages[surface.page];
    try {
      await bring();
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
    }
  }

  /** Posts a warning to staff; that it cannot arrive is put on the ticket, because nobody would miss it in the channel. */
  async function warn(job: Job, { warning, platform }: WarningSurface, post: () => Promise<void>): Promise<void> {
    try {
      await post();
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

  /** What has to be done is posted while somebody has the ticket, and never in the room when that may not read it. */
  function boardOwed(surface: Surface, ticket: Ticket, organisation: Organisation, owed: Owed): Owed {
    if (surface.at !== 'board') return owed;
    const { person } = surface;
    const mayRead = person === undefined ? !ticket.restricted : maySee(organisation, guarded(ticket), person);
    return ticket.phase.is === 'held' && mayRead ? owed : 'correct';
  }

  /** A page that is out is redrawn whatever became of the ticket; a new one is sent only to somebody who is still to take it. */
  async function stillOwed(job: Job, surface: PageSurface): Promise<Owed> {
    if (await isOut(job, surface)) return 'send';
    const set = await stage.set(job.ticket);
    const scene = set?.('ja');
    // An attempt that was never answered may have arrived all the same: that copy must not go on calling.
    if (!scene || !isOpenPage(scene.ticket, surface.page)) return job.attempts > 1 ? 'correct' : 'nothing';
    await sayIfLate(job, surface, scene.ticket, scene.organisation);
    return 'send';
  }

  async function isOut(job: Job, { way }: PageSurface): Promise<boolean> {
    const { ticket, name } = job;
    if (!isPager(way) && (await store.shown(ticket, name))) return true;
    return (await store.ring(ticket, name)) !== undefined;
  }

  /** The desk was down, or the platform was: the card then says by how much the call comes late. */
  async function sayIfLate(job: Job, surface: PageSurface, ticket: Ticket, organisation: Organisation): Promise<void> {
    const page = ticket.pages[surface.page];
    // What this way could not bring is on the ticket already.
    if (!page || page.failed.some(({ way }) => way === surface.way)) return;
    const owed = owedPages(ticket, organisation).find((one) => nameOf(one.surface) === job.name)?.dueAt ?? page.at;
    const seconds = Math.round(secondsBetween(owed, clock.now()));
    // Said again only when it has doubled: every attempt of a long outage would fill the ticket.
    if (seconds <= Math.max(LATE_SECONDS, lateness(page, surface.way) * 2)) return;
    const command = { type: 'page-late', ticket: job.ticket, person: page.person, way: surface.way, seconds } as const;
    await desk.handle({ id: `page-late/${job.ticket}/${job.name}/${seconds}`, command });
  }

  /** Redraws the message that stands there, or posts the first one. */
  async function put(job: Job, chat: Chat, spot: Spot, card: Card, owed: Owed = 'send'): Promise<void> {
    const { ticket, name } = job;
    const marker = markerOf(ticket, name);
    const drawn = createHash('sha256').update(JSON.stringify(card)).digest('hex');
    const keep = (ref: MessageRef) =>
      store.keepShown(
        ticket,
        name,
        { platform: ref.platform, channel: ref.channel, message: ref.id, drawn },
        clock.now(),
      );

    const standing = await store.shown(ticket, name);
    // What an earlier attempt drew, or another process after its lease, may stand there instead.
    if (standing?.drawn === drawn && job.attempts <= 1) return;
    const address = await addressOf(job, spot);
    const found = standing ? refOf(standing) : await lookFor(job, chat, address, marker);
    if (found) {
      try {
        await chat.update(found, card, marker);
        return await keep(found);
      } catch (error) {
        if (!(error instanceof MessageGone)) throw error;
        await store.forgetShown(ticket, name);
      }
    }
    if (owed === 'send') await keep(await chat.post(address, card, marker));
  }

  /** An earlier attempt that was never answered may have arrived all the same. */
  async function lookFor(job: Job, chat: Chat, address: Address, marker: string): Promise<MessageRef | undefined> {
    return job.attempts > 1 ? chat.find(address, marker, job.createdAt) : undefined;
  }

  async function addressOf(job: Job, spot: Spot): Promise<Address> {
    const { under, ...address } = spot;
    if (!under) return address;
    const above = await store.shown(job.ticket, nameOf(under));
    if (above) return { platform: above.platform, channel: above.channel, thread: above.message };
    if (job.attempts <= MAX_WAITS_FOR_CARD) throw new Outage(`waits for ${nameOf(under)}`);
    return address;
  }
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

function refOf({ platform, channel, message }: Shown): MessageRef {
  return { platform, channel, id: message };
}
