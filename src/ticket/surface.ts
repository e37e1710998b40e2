// A surface is a place where a message about a ticket stands: it has a name, an address and one message, redrawn when the ticket changes.
// Jobs and messages carry the name only; what stands there is drawn from the ticket as it is when it is sent. Pure.
import { type Organisation, personById } from '../paging/organisation.js';
import { isPager } from '../paging/ways.js';
import type { PersonId, Platform, Way } from './event.js';
import type { Ticket } from './ticket.js';

export type Surface =
  /** First aid and state, for the person who reported. */
  | { at: 'reporter' }
  /** The hearing, beside the first aid; sheet n is its n-th message. */
  | { at: 'hearing'; sheet: number }
  /** First aid and number in the public thread of a report. */
  | { at: 'thread' }
  /** The ticket in the commanders' room. */
  | { at: 'desk'; platform: Platform }
  /** A page: the n-th call of this ticket, by one of the person's ways. A pager is no place where a message stands: it rings. */
  | { at: 'page'; page: number; way: Way }
  /** What has to be done, below the ticket in the commanders' room; of a restricted ticket only in somebody's direct messages. */
  | { at: 'board'; of: BoardName; platform: Platform; person?: PersonId }
  /** A warning to staff, or what is said below it: a reminder (reminder-1), that it was withdrawn. */
  | { at: 'warning'; warning: string; platform: Platform; part: string }
  /** The ticket in its own channel (card), or the last word there (closed-<version of the closing>). */
  | { at: 'channel'; platform: Platform; part: string }
  /** News that came with one event, told once. */
  | { at: 'tell'; version: number; to: Told };

export const boardNames = ['tasks', 'evidence'] as const;
export type BoardName = (typeof boardNames)[number];

export type Told =
  | { who: 'reporter' }
  | { who: 'desk'; platform: Platform }
  | { who: 'person'; person: PersonId; platform: Platform };

/** Where a surface stands. `under` names the surface in whose thread it goes. */
export interface Spot {
  platform: Platform;
  channel?: string;
  user?: string;
  thread?: string;
  under?: Surface;
}

export function nameOf(surface: Surface): string {
  switch (surface.at) {
    case 'reporter':
    case 'thread':
      return surface.at;
    case 'hearing':
      return `hearing/${surface.sheet}`;
    case 'desk':
      return `desk/${surface.platform}`;
    case 'warning':
      return `warning/${surface.warning}/${surface.platform}/${surface.part}`;
    case 'channel':
      return `channel/${surface.platform}/${surface.part}`;
    case 'page':
      return `page/${surface.page}/${surface.way}`;
    case 'board':
      return `board/${surface.of}/${surface.platform}${surface.person === undefined ? '' : `/${surface.person}`}`;
    case 'tell': {
      const { to } = surface;
      const whom = to.who === 'reporter' ? '' : to.who === 'desk' ? `/${to.platform}` : `/${to.platform}/${to.person}`;
      return `tell/${surface.version}/${to.who}${whom}`;
    }
  }
}

/** The surface of this name, or undefined when it is none. */
export function surfaceNamed(name: string): Surface | undefined {
  const [at, one = '', two = '', three = '', person = ''] = name.split('/');
  switch (at) {
    case 'reporter':
    case 'thread':
      return { at };
    case 'hearing':
      return { at, sheet: Number(one) };
    case 'desk':
      return { at, platform: one as Platform };
    case 'page':
      return { at, page: Number(one), way: two as Way };
    case 'board':
      return { at, of: one as BoardName, platform: two as Platform, ...(three === '' ? {} : { person: three }) };
    case 'channel':
      return { at, platform: one as Platform, part: two };
    case 'warning':
      return { at, warning: one, platform: two as Platform, part: three };
    case 'tell':
      if (two === 'reporter') return { at, version: Number(one), to: { who: two } };
      if (two === 'desk') return { at, version: Number(one), to: { who: two, platform: three as Platform } };
      return { at, version: Number(one), to: { who: 'person', platform: three as Platform, person } };
    default:
      return undefined;
  }
}

/** Where the surface stands, or undefined when there is no such place: a pager, or a channel or account that was taken out of desk.yml. */
export function spotOf(ticket: Ticket, surface: Surface, organisation: Organisation): Spot | undefined {
  switch (surface.at) {
    case 'reporter':
    case 'hearing':
      return reporterSpot(ticket);
    case 'thread':
      return (
        ticket.place && {
          platform: ticket.place.platform,
          channel: ticket.place.channel,
          thread: ticket.place.thread ?? ticket.place.message,
        }
      );
    case 'desk':
      return deskSpot(organisation, surface.platform);
    case 'page': {
      const page = ticket.pages[surface.page];
      return page && !isPager(surface.way) ? personSpot(organisation, page.person, surface.way) : undefined;
    }
    case 'board': {
      const { platform, person } = surface;
      return person === undefined ? belowDesk(organisation, platform) : personSpot(organisation, person, platform);
    }
    case 'warning': {
      const channel = organisation.channels.staff[surface.platform];
      return channel ? { platform: surface.platform, channel } : undefined;
    }
    case 'channel': {
      const { opened } = ticket.handling.channel ?? {};
      return opened && { platform: opened.platform, channel: opened.channel };
    }
    case 'tell': {
      const { to } = surface;
      if (to.who === 'reporter') return reporterSpot(ticket);
      if (to.who === 'person') return personSpot(organisation, to.person, to.platform);
      return belowDesk(organisation, to.platform);
    }
  }
}

/** One conversation on one platform. */
export function laneOf(spot: Spot): string {
  return `${spot.platform}:${spot.channel ?? spot.user}`;
}

/** The open conversation the report was made in, not a thread of it, so that a frightened person sees the answer; else a direct message. */
function reporterSpot({ reporter, place }: Ticket): Spot {
  const { platform, user } = reporter;
  return place?.direct ? { platform, user, channel: place.channel } : { platform, user };
}

function deskSpot(organisation: Organisation, platform: Platform): Spot | undefined {
  const channel = organisation.channels.desk[platform];
  return channel ? { platform, channel } : undefined;
}

function belowDesk(organisation: Organisation, platform: Platform): Spot | undefined {
  const desk = deskSpot(organisation, platform);
  return desk && { ...desk, under: { at: 'desk', platform } };
}

function personSpot(organisation: Organisation, id: PersonId, platform: Platform): Spot | undefined {
  const user = personById(organisation, id)?.[platform];
  return user ? { platform, user } : undefined;
}
