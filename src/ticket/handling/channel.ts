// A conversation of its own for a severe ticket, on a platform that can open one: asked for, opened, filled, archived. Pure.
import type { Platform } from '../../paging/organisation.js';
import type { Party, Place } from '../terms.js';

export type ChannelEvent =
  | { type: 'channel-asked'; by: Party }
  /** Again with the same channel when it was brought back after a ticket was reopened. */
  | { type: 'channel-opened'; platform: Platform; channel: string; name: string }
  /** `reason` is the platform's own word. */
  | { type: 'channel-failed'; reason: string }
  | { type: 'channel-archived'; channel: string };

export type ChannelCommand =
  | { type: 'open-channel'; ticket: number; by: Party }
  | { type: 'channel-opened'; ticket: number; platform: Platform; channel: string; name: string }
  | { type: 'channel-failed'; ticket: number; reason: string }
  | { type: 'channel-archived'; ticket: number; channel: string };

export interface Channel {
  /** Who asked for it: they are told when it cannot be had. */
  by: Party;
  /** Version of the event that asked for it. */
  asked: number;
  opened?: { platform: Platform; channel: string; name: string; version: number; archived: boolean };
  failed?: string;
}

export function afterChannel(before: Channel | undefined, event: ChannelEvent, version: number): Channel | undefined {
  if (event.type === 'channel-asked') return { by: event.by, asked: version };
  if (!before) return undefined;
  const { by, asked, opened } = before;
  switch (event.type) {
    case 'channel-opened': {
      const { platform, channel, name } = event;
      return { by, asked, opened: { platform, channel, name, version, archived: false } };
    }
    case 'channel-failed':
      return { by, asked, failed: event.reason };
    case 'channel-archived':
      return opened?.channel === event.channel ? { by, asked, opened: { ...opened, archived: true } } : before;
  }
}

/** Asked for, on its way or there: a second one is not opened. */
export function hasChannel(channel: Channel | undefined): channel is Channel {
  return channel !== undefined && channel.failed === undefined;
}

export function isInChannel(channel: Channel | undefined, place: Place | undefined): boolean {
  const { opened } = channel ?? {};
  return opened !== undefined && opened.platform === place?.platform && opened.channel === place.channel;
}
