// What the desk owes, sent to Teams: the port Chat.
import { type Address, type Chat, MessageGone, type MessageRef, Outage, Undeliverable } from '../chat/chat.js';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { Card } from '../view/card.js';
import { createPatience } from '../within.js';
import { threaded } from './activity.js';
import { toMessageJson, toPlainMessage } from './adaptive-card.js';
import { type Connector, Refused } from './connector.js';
import type { Login } from './login.js';
import type { References } from './references.js';

/** Longer than this the worker does not wait for one message; what arrives later is found again by `find`. */
const PATIENCE_MS = 5_000;
const MAX_REMEMBERED = 5_000;

export interface TeamsChat extends Chat {
  /** The marker of a message we posted or redrew since the start, or undefined. */
  markerOf(channel: string, message: string): string | undefined;
  /** The person wrote to us: whatever stood in the way is gone. */
  heard(user: string): void;
  /** People whom Teams does not let us write to, with the reason. */
  gaps(): { user: string; reason: string }[];
}

export function createTeamsChat(parts: {
  connector: Connector;
  references: References;
  login: Login;
  clock: Clock;
  log: Log;
}): TeamsChat {
  const { connector, references, login, clock, log } = parts;
  const patiently = createPatience(clock, PATIENCE_MS);
  /** Posts that were not answered yet, by marker. */
  const underWay = new Map<string, Promise<MessageRef | undefined>>();
  const markers = new Map<string, string>();
  const closedDoors = new Map<string, string>();

  const note = (ref: MessageRef, marker: string) => remember(markers, `${ref.channel} ${ref.id}`, marker);

  async function post(to: Address, card: Card, marker: string): Promise<MessageRef> {
    const attempt = deliver(to, card);
    remember(
      underWay,
      marker,
      attempt.catch(() => undefined),
    );
    let ref: MessageRef | undefined;
    try {
      ref = await patiently(attempt);
    } catch (error) {
      underWay.delete(marker);
      throw error;
    }
    if (!ref) throw new Outage('Teams has not answered yet');
    underWay.delete(marker);
    note(ref, marker);
    return ref;
  }

  /**
   * Teams has no search, so only posts of this process can be found: a slow answer is waited for instead of posting again. After a restart in the
   * middle of a post, a card may stand twice.
   */
  async function find(_to: Address, marker: string): Promise<MessageRef | undefined> {
    const attempt = underWay.get(marker);
    if (!attempt) return undefined;
    const settled = await patiently(attempt.then((ref) => ({ ref })));
    if (!settled) throw new Outage('Teams has not answered the first attempt yet');
    underWay.delete(marker);
    if (settled.ref) note(settled.ref, marker);
    return settled.ref;
  }

  async function deliver({ channel, user, thread }: Address, card: Card): Promise<MessageRef> {
    if (channel) {
      try {
        return await send(await references.serviceUrlOf(channel), threaded(channel, thread), card);
      } catch (error) {
        if (!user || !isGone(error)) throw undeliverable(error);
      }
    }
    if (!user) throw new Undeliverable('no-address');
    try {
      const ref = await sendToPerson(user, card);
      closedDoors.delete(user);
      return ref;
    } catch (error) {
      const failure = undeliverable(error);
      if (failure instanceof Undeliverable) {
        if (!closedDoors.has(user))
          log.error({ user, reason: failure.reason }, 'Teams does not let us write to this person');
        remember(closedDoors, user, failure.reason);
      }
      throw failure;
    }
  }

  async function sendToPerson(user: string, card: Card): Promise<MessageRef> {
    const { serviceUrl, conversation, member } = await references.person(user);
    if (conversation) {
      try {
        return await send(serviceUrl, conversation, card);
      } catch (error) {
        if (!isGone(error)) throw error;
        await references.keepChat(user, undefined);
      }
    }
    const opened = await connector.open(serviceUrl, member ?? user);
    await references.keepChat(user, opened);
    return send(serviceUrl, opened, card);
  }

  async function send(serviceUrl: string, conversation: string, card: Card): Promise<MessageRef> {
    const id = await withCard(card, (json) => connector.send(serviceUrl, conversation, json));
    return { platform: 'teams', channel: conversation, id };
  }

  return {
    platform: 'teams',
    post,
    find,
    async update(ref, card, marker) {
      const serviceUrl = await references.serviceUrlOf(baseOf(ref.channel));
      try {
        if (ref.id === '') throw new MessageGone('Teams never told the id of this message');
        await withCard(card, (json) => connector.update(serviceUrl, ref.channel, ref.id, json));
        note(ref, marker);
      } catch (error) {
        // 403: the desk was taken out of the conversation; a new post says so clearly.
        if (error instanceof Refused && [403, 404, 405, 410].includes(error.status))
          throw new MessageGone(error.message);
        throw undeliverable(error);
      }
    },
    async profile(user) {
      const { serviceUrl, conversation, member } = await references.person(user);
      const { name, language } = (await references.contact(user)) ?? {};
      const known = { ...(name && { name }), ...(language && { language }) };
      try {
        // A chat that is opened shows nothing to the person, and only who has the desk's app can be opened one with.
        const chat = conversation ?? (await connector.open(serviceUrl, member ?? user));
        if (!conversation) await references.keepChat(user, chat);
        return { ...known, ...(await connector.member(serviceUrl, chat, member ?? user)) };
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return error.status === 403 ? { ...known, unknown: true, noApp: true } : known;
      }
    },
    // Teams has no home tab for bots.
    async home() {},
    async ping() {
      await login.token();
      const trouble = connector.trouble();
      if (trouble) throw new Outage(trouble, undefined, true);
    },
    markerOf: (channel, message) =>
      markers.get(`${channel} ${message}`) ?? markers.get(`${baseOf(channel)} ${message}`),
    heard: (user) => void closedDoors.delete(user),
    gaps: () => [...closedDoors].map(([user, reason]) => ({ user, reason })),
  };
}

function baseOf(conversation: string): string {
  return conversation.split(';messageid=')[0] ?? conversation;
}

/** The oldest is forgotten first. */
function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MAX_REMEMBERED && oldest !== undefined) map.delete(oldest);
}

/** A card that Teams refuses is a mistake of ours or a new limit of theirs; the words must arrive all the same. */
async function withCard<T>(card: Card, send: (json: string) => Promise<T>): Promise<T> {
  try {
    return await send(toMessageJson(card));
  } catch (error) {
    if (!(error instanceof Refused) || ![400, 413, 422].includes(error.status)) throw error;
    return send(JSON.stringify(toPlainMessage(card)));
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Refused && (error.status === 404 || error.status === 410);
}

/** Teams' words for the doors that are commonly closed, as an operator would say them. */
const doors: Record<string, string> = {
  BotNotInConversationRoster: 'not-installed',
  BotDisabledByAdmin: 'disabled-by-admin',
  ConversationBlockedByUser: 'blocked-by-user',
  MessageWritesBlocked: 'writes-blocked',
};

function undeliverable(error: unknown): unknown {
  if (!(error instanceof Refused)) return error;
  const { status, code } = error;
  return new Undeliverable((code && doors[code]) ?? code ?? (status === 403 ? 'not-installed' : `status-${status}`));
}
