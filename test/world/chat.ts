// A chat platform in memory that behaves: messages stand in channels, can be found by their marker, redrawn and taken away,
// and every call can be made to fail before or after it has had its effect, as networks do.
import {
  type Address,
  type Chat,
  MessageGone,
  type MessageRef,
  type Profile,
  Undeliverable,
} from '../../src/chat/chat.js';
import type { Clock } from '../../src/clock.js';
import type { Platform } from '../../src/ticket/event.js';
import type { Card } from '../../src/view/card.js';
import { type FakeRooms, fakeRooms } from './rooms.js';

export interface Standing {
  channel: string;
  id: string;
  thread?: string;
  marker: string;
  at: string;
  card: Card;
}

/** What was drawn in a channel, in the order in which it appeared. `before` is what stood there, when it is a redrawing. */
export interface Drawn {
  message: Standing;
  card: Card;
  before?: Card;
  at: string;
}

type Call = 'post' | 'find' | 'update' | 'profile' | 'home' | 'ping';

export interface Failure {
  /** The call that fails; every call when absent. */
  call?: Call;
  with: Error;
  /** After: the platform did it, but its answer was lost. */
  when: 'before' | 'after';
  /** How many calls fail; 1 when absent. */
  times?: number;
}

export interface FakeChat extends Chat {
  rooms: FakeRooms;
  /** Every message that stands, in the order of posting. */
  messages(channel?: string): Standing[];
  drawn: Drawn[];
  homes: Map<string, Card>;
  /** How often each call was made, failed ones too. */
  calls: Record<Call, number>;
  fail(failure: Failure): void;
  /** Somebody deletes a message, or the platform freezes it. */
  takeAway(message: MessageRef): void;
  /** Nothing can be delivered there any more; the reason is the platform's own word. */
  shut(channel: string, reason: string): void;
  reopen(channel: string): void;
  /** This person's account exists no more. */
  deactivate(user: string): void;
}

/** The channel in which the desk writes to this person. */
export function directChannel(user: string): string {
  return `D-${user}`;
}

export function fakeChat(platform: Platform, clock: Clock, profiles: Record<string, Profile> = {}): FakeChat {
  let standing: Standing[] = [];
  let posted = 0;
  const failures: (Failure & { times: number })[] = [];
  const closed = new Map<string, string>();
  const gone = new Set<string>();
  const rooms = fakeRooms();
  const drawn: Drawn[] = [];
  const homes = new Map<string, Card>();
  const calls: FakeChat['calls'] = { post: 0, find: 0, update: 0, profile: 0, home: 0, ping: 0 };

  async function attempt<T>(call: Call, work: () => T): Promise<T> {
    calls[call] += 1;
    const failure = failures.find((one) => one.times > 0 && (one.call === undefined || one.call === call));
    if (failure) failure.times -= 1;
    // A real call takes a turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    if (failure?.when === 'before') throw failure.with;
    const done = work();
    if (failure) throw failure.with;
    return done;
  }

  function channelOf(to: Address): string {
    const channel = to.channel ?? directChannel(to.user ?? '');
    const reason = closed.get(channel) ?? (rooms.standing.get(channel)?.archived ? 'is_archived' : undefined);
    if (reason) throw new Undeliverable(reason);
    return channel;
  }

  return {
    platform,
    rooms,
    drawn,
    homes,
    calls,
    messages: (channel) => standing.filter((one) => channel === undefined || one.channel === channel),
    fail: (failure) => void failures.push({ times: 1, ...failure }),
    takeAway: ({ channel, id }) => {
      standing = standing.filter((one) => one.channel !== channel || one.id !== id);
    },
    shut: (channel, reason) => void closed.set(channel, reason),
    reopen: (channel) => void closed.delete(channel),
    deactivate: (user) => void gone.add(user),

    post: (to, card, marker) =>
      attempt('post', () => {
        const channel = channelOf(to);
        posted += 1;
        const message = { channel, id: `desk-${posted}`, thread: to.thread, marker, at: clock.now(), card };
        standing.push(message);
        drawn.push({ message, card, at: clock.now() });
        return { platform, channel, id: message.id };
      }),
    find: (to, marker, since) =>
      attempt('find', () => {
        const channel = channelOf(to);
        const found = standing.find((one) => one.channel === channel && one.marker === marker && one.at >= since);
        return found && { platform, channel, id: found.id };
      }),
    update: ({ channel, id }, card, marker) =>
      attempt('update', () => {
        if (rooms.standing.get(channel)?.archived) throw new MessageGone('is_archived');
        channelOf({ platform, channel });
        const message = standing.find((one) => one.channel === channel && one.id === id);
        if (!message) throw new MessageGone(`${id} does not stand in ${channel}`);
        if (message.marker !== marker) throw new Error(`${id} carries ${message.marker}, not ${marker}`);
        drawn.push({ message, card, before: message.card, at: clock.now() });
        message.card = card;
      }),
    profile: (user) => attempt('profile', () => ({ ...profiles[user], ...(gone.has(user) ? { gone: true } : {}) })),
    home: (user, card) => attempt('home', () => void homes.set(user, card)),
    ping: () => attempt('ping', () => undefined),
  };
}
