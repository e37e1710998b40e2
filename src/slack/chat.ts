// What the desk owes, sent to Slack: the port Chat, and the answers to somebody who is looking at Slack right now.
import type {
  AuthTestResponse,
  ChatGetPermalinkResponse,
  ChatPostMessageResponse,
  ConversationsHistoryResponse,
  ConversationsOpenResponse,
  UsersInfoResponse,
} from '@slack/web-api';
import { type Address, type Chat, MessageGone, type MessageRef, type Profile, Undeliverable } from '../chat/chat.js';
import { secondsBetween } from '../clock.js';
import type { Log } from '../log.js';
import type { Card } from '../view/card.js';
import type { Form } from '../view/form.js';
import { sendAttachment } from './attachments.js';
import { toArguments, toHome, toPlainText } from './blocks.js';
import { toModal } from './modal.js';
import { createRooms } from './rooms.js';
import { neededScopes } from './scopes.js';
import type { Api } from './web-api.js';

const EVENT_TYPE = 'madoguchi';
/** Our clock and Slack's may differ by so much. */
const CLOCK_SLACK_SECONDS = 60;
const MESSAGES_A_PAGE = 100;
const MAX_PAGES = 5;
/** Slack takes one message a second in a conversation; a little more, because ours may travel at different speeds. */
const SECONDS_A_MESSAGE = 1.05;
const MAX_KNOWN_CONVERSATIONS = 10_000;

export interface SlackChat extends Chat {
  /** The desk's own user, as auth.test told. */
  botUser(): string | undefined;
  /** Shown to this one person, where they are looking; else in a direct message. Throws as `post` does. */
  whisper(to: { user: string; channel?: string; thread?: string }, card: Card): Promise<void>;
  /** Opens a form for whoever holds the trigger. Throws when Slack refuses, such as after 3 seconds. */
  openForm(trigger: string, form: Form): Promise<void>;
  /** The address of a message, or undefined when Slack does not tell. */
  permalink(channel: string, message: string): Promise<string | undefined>;
}

export function createSlackChat(api: Api, log: Log): SlackChat {
  let bot: { user?: string } = {};
  const directs = createDirects(api, log);

  async function post(to: Address, card: Card, marker?: string): Promise<MessageRef> {
    const channel = to.channel ?? (await directs.of(to.user ?? ''));
    const args = {
      channel,
      ...(to.thread && { thread_ts: to.thread }),
      ...(marker && { metadata: metadata(marker) }),
      unfurl_links: false,
      unfurl_media: false,
    };
    const sent = await withBlocks(card, (content) =>
      api.call<ChatPostMessageResponse>('chat.postMessage', { ...args, ...content }),
    );
    const where = sent.channel ?? channel;
    if (to.user && !to.channel) directs.learn(to.user, where);
    return { platform: 'slack', channel: where, id: sent.ts ?? '' };
  }

  return {
    platform: 'slack',
    secondsAMessage: SECONDS_A_MESSAGE,
    post,
    find: (to, marker, since) => find(api, directs, log, to, marker, since),
    update: (message, card, marker) => update(api, message, card, marker),
    attach: (under, attachment, perhaps) => sendAttachment(api, under, attachment, perhaps),
    profile: (user) => profile(api, user),
    rooms: createRooms(api, log),
    async lacks() {
      const granted = await api.granted();
      return granted ? neededScopes.filter((scope) => !granted.includes(scope)) : [];
    },
    async home(user, card) {
      await api.call('views.publish', { user_id: user, view: toHome(card) });
    },
    async ping() {
      const { user_id } = await api.call<AuthTestResponse>('auth.test', {});
      bot = { user: user_id ?? bot.user };
    },
    botUser: () => bot.user,
    async whisper({ user, channel, thread }, card) {
      if (!channel) return void (await post({ platform: 'slack', user }, card));
      const args = { channel, user, ...(thread && { thread_ts: thread }) };
      try {
        await withBlocks(card, (content) => api.call('chat.postEphemeral', { ...args, ...content }));
      } catch (error) {
        if (!(error instanceof Undeliverable)) throw error;
        await post({ platform: 'slack', user }, card);
      }
    },
    async openForm(trigger, form) {
      await api.call('views.open', { trigger_id: trigger, view: toModal(form) });
    },
    async permalink(channel, message) {
      const args = { channel, message_ts: message };
      const found = await api.call<ChatGetPermalinkResponse>('chat.getPermalink', args).catch(() => undefined);
      return found?.permalink;
    },
  };
}

function metadata(marker: string) {
  return { event_type: EVENT_TYPE, event_payload: { marker } };
}

/** Blocks that Slack refuses are a mistake of ours or a new limit of theirs; the words must arrive all the same. */
const refusedBlocks = [
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'block_mismatch',
];

async function withBlocks<T>(card: Card, send: (content: Record<string, unknown>) => Promise<T>): Promise<T> {
  try {
    return await send(toArguments(card));
  } catch (error) {
    if (!(error instanceof Undeliverable) || !refusedBlocks.includes(error.reason)) throw error;
    return send({ text: toPlainText(card), blocks: [] });
  }
}

/** The message is deleted or frozen, or the place it stood in is closed to us. */
const gone = [
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'channel_not_found',
  'is_archived',
  'is_inactive',
  'not_in_channel',
];

async function update(api: Api, message: MessageRef, card: Card, marker: string): Promise<void> {
  // chat.update alone would turn @names and addresses in `text` into mentions and links unless told not to.
  const args = { channel: message.channel, ts: message.id, metadata: metadata(marker), parse: 'none' };
  try {
    await withBlocks(card, (content) => api.call('chat.update', { ...args, ...content }));
  } catch (error) {
    if (error instanceof Undeliverable && gone.includes(error.reason)) throw new MessageGone(error.reason);
    throw error;
  }
}

async function find(
  api: Api,
  directs: Directs,
  log: Log,
  to: Address,
  marker: string,
  since: string,
): Promise<MessageRef | undefined> {
  const oldest = secondsBetween('1970-01-01T00:00:00.000Z', since) - CLOCK_SLACK_SECONDS;
  try {
    const channel = to.channel ?? (await directs.of(to.user ?? ''));
    const method = to.thread ? 'conversations.replies' : 'conversations.history';
    const args = {
      channel,
      ...(to.thread && { ts: to.thread }),
      oldest: oldest.toFixed(6),
      include_all_metadata: true,
    };
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const asked = { ...args, limit: MESSAGES_A_PAGE, ...(cursor && { cursor }) };
      const answer = await api.call<ConversationsHistoryResponse>(method, asked);
      const found = answer.messages?.find((one) => markerOf(one.metadata) === marker);
      if (found?.ts) return { platform: 'slack', channel, id: found.ts };
      cursor = answer.response_metadata?.next_cursor;
      if (!cursor) return undefined;
    }
  } catch (error) {
    if (!(error instanceof Undeliverable)) throw error;
    log.warn({ reason: error.reason }, 'cannot look whether a message had arrived; it may be shown twice');
  }
  return undefined;
}

function markerOf(found: { event_type?: string; event_payload?: unknown } | undefined): unknown {
  const payload = found?.event_type === EVENT_TYPE ? found.event_payload : undefined;
  return typeof payload === 'object' && payload !== null && 'marker' in payload ? payload.marker : undefined;
}

async function profile(api: Api, user: string): Promise<Profile> {
  try {
    const { user: found } = await api.call<UsersInfoResponse>('users.info', { user, include_locale: true });
    if (!found) return {};
    const name = found.profile?.display_name || found.real_name || found.profile?.real_name || found.name;
    return {
      ...(name && { name }),
      ...(found.locale && { language: found.locale.startsWith('ja') ? ('ja' as const) : ('en' as const) }),
      ...((found.deleted || found.is_bot) && { gone: true }),
    };
  } catch (error) {
    if (error instanceof Undeliverable) return error.reason === 'user_not_found' ? { unknown: true } : {};
    throw error;
  }
}

interface Directs {
  /** The direct conversation with this person, or the person's own id, which Slack takes for it when sending. */
  of(user: string): Promise<string>;
  learn(user: string, channel: string): void;
}

/** It is the person whom Slack cannot reach, not the way we asked. */
const unreachable = ['user_not_found', 'users_not_found', 'user_not_visible', 'user_disabled', 'cannot_dm_bot'];

function createDirects(api: Api, log: Log): Directs {
  const known = new Map<string, string>();
  const learn = (user: string, channel: string) => {
    if (!channel.startsWith('D')) return;
    if (known.size >= MAX_KNOWN_CONVERSATIONS) known.clear();
    known.set(user, channel);
  };
  return {
    learn,
    async of(user) {
      const before = known.get(user);
      if (before) return before;
      try {
        const { channel } = await api.call<ConversationsOpenResponse>('conversations.open', { users: user });
        if (channel?.id) learn(user, channel.id);
        return channel?.id ?? user;
      } catch (error) {
        if (!(error instanceof Undeliverable) || unreachable.includes(error.reason)) throw error;
        log.warn({ reason: error.reason }, 'conversations.open was refused; sending to the person by id');
        return user;
      }
    },
  };
}
