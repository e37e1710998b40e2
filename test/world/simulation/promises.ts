// What must hold at every moment, looked at after each step: over the log as it grows, and over each message as it appears.

import { readMarker, readNoticeMarker } from '../../../src/scene.js';
import { toMessage as toSlack } from '../../../src/slack/blocks.js';
import { firstBroken } from '../../../src/store/chain.js';
import { toMessage as toTeams } from '../../../src/teams/adaptive-card.js';
import { bytesOf } from '../../../src/teams/fit.js';
import type { PersonId, Platform, StoredEvent } from '../../../src/ticket/event.js';
import { guarded, maySee } from '../../../src/ticket/rights.js';
import { surfaceNamed } from '../../../src/ticket/surface.js';
import { isOpenPage, type Ticket } from '../../../src/ticket/ticket.js';
import type { Drawn, Standing } from '../chat.js';
import { faultsOfMessage } from '../slack-limits.js';

import { simulatedOrganisation } from './organisation.js';
import { INJECTED } from './ports.js';
import type { Site } from './site.js';

/** Microsoft's limit for a message. */
const MAX_TEAMS_BYTES = 28 * 1_024;
const MOST_EVENTS = 100_000;

export interface Watcher {
  /** What is broken now, in words, or undefined. */
  broken(): Promise<string | undefined>;
}

export function createWatcher(site: Site): Watcher {
  let head = { seq: 0, hash: '' };
  let tickets = 0;
  const versions = new Map<number, number>();
  const lastOf = new Map<string, number>();
  const seen = new Map<Platform, number>();
  const longest = new Map<string, number>();
  let heard = 0;

  /** The log has grown as it must: whole, in order, without gaps, and nothing was asked twice with effect. */
  async function brokenLog(): Promise<string | undefined> {
    const events = await site.store.log(head.seq, MOST_EVENTS);
    const link = firstBroken(events, head);
    if (link) return link.why;
    for (const one of events) {
      const { seq, ticket, version, request, event } = one;
      if (event.type === 'opened' && ticket !== ++tickets) return `after ticket ${tickets - 1} comes ticket ${ticket}`;
      if (version !== (versions.get(ticket) ?? 0) + 1) return `event ${seq} is version ${version} of ticket ${ticket}`;
      versions.set(ticket, version);
      if ((lastOf.get(request) ?? seq - 1) !== seq - 1)
        return `request ${request} had its effect twice: ${sayEvent(one)}`;
      lastOf.set(request, seq);
    }
    head = events.at(-1) ?? head;
    return undefined;
  }

  async function brokenMessages(): Promise<string | undefined> {
    for (const [platform, chat] of site.chats) {
      const from = seen.get(platform) ?? 0;
      seen.set(platform, chat.drawn.length);
      for (let index = from; index < chat.drawn.length; index += 1) {
        const one = chat.drawn[index] as Drawn;
        const isFirst = !chat.drawn.slice(0, index).some(({ message }) => message.marker === one.message.marker);
        const broken = (await brokenDrawing(site, platform, one, isFirst)) ?? brokenLimits(platform, one, longest);
        if (broken) return `${platform} ${one.message.marker}: ${broken}`;
      }
      const markers = chat.messages().map((one) => one.marker);
      const twice = markers.find((marker, index) => markers.indexOf(marker) !== index);
      if (twice) return `${platform} ${twice} stands twice`;
    }
    return undefined;
  }

  /** Nobody's phone rings for a ticket that is not theirs to take any more. */
  function brokenRings(): string | undefined {
    const from = heard;
    heard = site.pagers.rung.length;
    for (const [index, one] of site.pagers.rung.entries()) {
      if (index < from || one.action !== 'trigger') continue;
      const before = site.pagers.rung.slice(0, index);
      if (before.some(({ way, to, key }) => way === one.way && to === one.to && key === one.key)) continue;
      if (site.uncalled.has(one)) return `${one.way} rings ${one.to} for ${one.key}, who is not called any more`;
    }
    return site.pagers.faults[0];
  }

  async function brokenJobs(): Promise<string | undefined> {
    for (const desk of [0, 1]) {
      const { world, life } = await site.seat(desk);
      if (life.isOver) continue;
      for (const [job, why] of world.worker.health().failing)
        if (!why.includes(INJECTED) && !why.startsWith('Undeliverable')) return `job ${job}: ${why}`;
    }
    return undefined;
  }

  return {
    broken: async () =>
      site.surprises[0] ?? (await brokenLog()) ?? (await brokenMessages()) ?? brokenRings() ?? (await brokenJobs()),
  };
}

async function brokenDrawing(
  site: Site,
  platform: Platform,
  drawn: Drawn,
  isFirst: boolean,
): Promise<string | undefined> {
  const { message, card, before } = drawn;
  if (readNoticeMarker(message.marker) !== undefined)
    return /tok\d+end/.test(JSON.stringify(card)) ? 'words of a report stand on a notice' : undefined;
  const named = readMarker(message.marker);
  const surface = named && surfaceNamed(named.surface);
  if (!named || !surface) return 'no such surface';
  const ticket = site.drawnFrom.get(drawn);
  if (!ticket) return 'drawn without having been taken in hand';
  if (!before && isFirst && surface.at === 'page' && !isOpenPage(ticket, surface.page))
    return 'a page is posted to somebody who is not called any more';
  return brokenCircle(site, platform, message, JSON.stringify(card), ticket);
}

/** What was written shows only on cards of its own ticket, and only before people who may see it. */
export async function brokenCircle(
  site: Site,
  platform: Platform,
  { channel, marker }: Pick<Standing, 'channel' | 'marker'>,
  card: string,
  ticket: Ticket,
): Promise<string | undefined> {
  const tokens = [...new Set(card.match(/tok\d+end/g) ?? [])];
  if (tokens.length === 0) return undefined;
  const texts = await site.store.texts(ticket.number);
  const words = JSON.stringify([...texts.values()]);
  const foreign = tokens.find((token) => !words.includes(token));
  if (foreign) return `${foreign} of another ticket shows on ${marker}`;
  if (channel === 'desk') return ticket.restricted ? `restricted text ${tokens} shows in the room` : undefined;
  if (channel === 'staff') {
    const posted = JSON.stringify(approvedTexts(ticket).map((id) => texts.get(id)));
    const more = tokens.find((token) => !posted.includes(token));
    return more && `${more}, which nobody approved, shows to all staff`;
  }
  // Its own channel, where the desk lets in only whoever may see it.
  if (ticket.handling.channel?.opened?.channel === channel) return undefined;
  if (!channel.startsWith('D-')) return `text ${tokens} shows in ${channel}`;
  const readers = readersOf(platform, channel);
  return readers.some((reader) => maySee(site.organisation(), guarded(ticket), reader))
    ? undefined
    : `text ${tokens} shows to ${readers[0]}`;
}

/** What a second person agreed to, and why it was taken back. */
function approvedTexts({ handling }: Ticket): string[] {
  return handling.warnings.flatMap(({ said, state }) => {
    if (state.is === 'withdrawn') return [said.id, state.said.id];
    return state.is === 'posted' ? [said.id] : [];
  });
}

/** Whoever reads this conversation, under the name that desk.yml gives or gave them, or none. */
function readersOf(platform: Platform, channel: string): PersonId[] {
  const user = channel.slice(2);
  const listed = simulatedOrganisation().people.find((person) => person[platform] === user);
  return [...(listed ? [listed.id] : []), `${platform}:${user}`];
}

/** Of each kind of message the longest so far is looked at: what is shorter breaks no limit that this one keeps. */
function brokenLimits(platform: Platform, { card, message }: Drawn, longest: Map<string, number>): string | undefined {
  const kind = `${platform}/${/^[^/]+\/\w+/.exec(message.marker)?.[0].replace(/\d+/, '')}`;
  const { length } = JSON.stringify(card);
  if (length <= (longest.get(kind) ?? 0)) return undefined;
  longest.set(kind, length);
  if (platform === 'slack') return faultsOfMessage({ ...toSlack(card) })[0];
  const bytes = bytesOf(toTeams(card));
  return bytes > MAX_TEAMS_BYTES ? `${bytes} bytes are too many for Teams` : undefined;
}

function sayEvent({ seq, ticket, event }: StoredEvent): string {
  return `event ${seq}, ${event.type} of ticket ${ticket}`;
}
