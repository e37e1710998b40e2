// What each Web API method of the stand-in does when it does not fail.
import type { PostedMessage, SlackOptions, SlackWorld } from './slack.js';
import { faultsOfMessage, faultsOfView } from './slack-limits.js';

type Json = Record<string, unknown>;
type Methods = Record<string, (args: Json) => Json>;

export const botUser = 'U0MADOGUCHI';
export const botId = 'B0MADOGUCHI';

export function directOf(user: string): string {
  return `D${user.slice(1)}`;
}

const refused = (error: string): Json => ({ ok: false, error });

export function createMethods(world: SlackWorld, options: SlackOptions): Methods {
  const users = new Map((options.users ?? []).map((user) => [user.id, user]));
  const exists = (channel: string) => /^[DUW]/.test(channel) || !options.channels || options.channels.includes(channel);
  const check = (what: string, found: string[]) => world.violations.push(...found.map((fault) => `${what}: ${fault}`));
  return {
    ...writing(world, options, exists, check),
    ...reading(world),
    ...views(world, check),
    'auth.test': () => ({ ok: true, user_id: botUser, bot_id: botId, team_id: 'T0EXAMPLE' }),
    'apps.connections.open': () => ({ ok: true, url: world.socket.url }),
    'conversations.open': ({ users: user }) => {
      if (options.users && !users.has(String(user))) return refused('user_not_found');
      return { ok: true, channel: { id: directOf(String(user)) } };
    },
    'users.info': ({ user }) => {
      const found = users.get(String(user));
      if (!found) return refused('user_not_found');
      return { ok: true, user: { ...found, profile: { display_name: found.name ?? '' } } };
    },
  };
}

function writing(
  world: SlackWorld,
  options: SlackOptions,
  exists: (channel: string) => boolean,
  check: (what: string, found: string[]) => void,
): Methods {
  const lastPost = new Map<string, number>();
  return {
    'chat.postMessage': (args) => {
      const named = String(args.channel);
      if (!exists(named)) return refused('channel_not_found');
      const channel = /^[UW]/.test(named) ? directOf(named) : named;
      check('chat.postMessage', faultsOfMessage(args));
      const now = Date.now();
      if (options.strictPace && now - (lastPost.get(channel) ?? 0) < 1_000) return refused('ratelimited');
      lastPost.set(channel, now);
      const message = posted(
        channel,
        `${Math.floor(now / 1000)}.${String(world.messages.length + 1).padStart(6, '0')}`,
        args,
      );
      world.messages.push(message);
      return { ok: true, channel, ts: message.ts };
    },
    'chat.update': (args) => {
      const found = world.messages.find((message) => message.channel === args.channel && message.ts === args.ts);
      if (!found) return refused('message_not_found');
      check('chat.update', faultsOfMessage(args));
      found.earlier.push(found.text);
      Object.assign(found, { text: String(args.text), blocks: args.blocks ?? [] });
      if (args.metadata) found.metadata = args.metadata as Json;
      return { ok: true, channel: found.channel, ts: found.ts };
    },
    'chat.postEphemeral': (args) => {
      if (!exists(String(args.channel))) return refused('channel_not_found');
      check('chat.postEphemeral', faultsOfMessage(args));
      world.ephemerals.push(args as SlackWorld['ephemerals'][number]);
      return { ok: true, message_ts: '1.000001' };
    },
  };
}

function posted(channel: string, ts: string, { text, blocks, metadata, thread_ts }: Json): PostedMessage {
  return {
    channel,
    ts,
    ...(thread_ts ? { thread_ts: String(thread_ts) } : {}),
    user: botUser,
    text: String(text),
    blocks: (blocks ?? []) as Json[],
    ...(metadata ? { metadata: metadata as Json } : {}),
    earlier: [],
  };
}

function reading(world: SlackWorld): Methods {
  function list(args: Json, thread?: string): Json {
    const withMetadata = args.include_all_metadata === true;
    const found = world
      .in(String(args.channel))
      .filter((message) => Number(message.ts) > Number(args.oldest ?? 0))
      .filter((message) => (thread ? message.thread_ts === thread || message.ts === thread : !message.thread_ts))
      .map(({ metadata, earlier: _, ...message }) => ({ ...message, ...(withMetadata && metadata && { metadata }) }))
      .reverse();
    const start = Number(args.cursor ?? 0);
    const end = start + Number(args.limit ?? 100);
    const next_cursor = end < found.length ? String(end) : '';
    return { ok: true, messages: found.slice(start, end), response_metadata: { next_cursor } };
  }
  return {
    'conversations.history': (args) => list(args),
    'conversations.replies': (args) => list(args, String(args.ts)),
    'chat.getPermalink': ({ channel, message_ts }) => ({
      ok: true,
      permalink: `https://example.slack.com/archives/${channel}/p${String(message_ts).replace('.', '')}`,
    }),
  };
}

function views(world: SlackWorld, check: (what: string, found: string[]) => void): Methods {
  return {
    'views.open': ({ trigger_id, view }) => {
      check('views.open', faultsOfView(view as Json));
      if (!trigger_id) return refused('invalid_trigger_id');
      world.openedViews.push({ trigger: String(trigger_id), view: view as Json });
      return { ok: true, view: { ...(view as Json), id: `V${world.openedViews.length}`, hash: '1.hash' } };
    },
    'views.publish': ({ user_id, view }) => {
      check('views.publish', faultsOfView(view as Json));
      world.homes.set(String(user_id), view as Json);
      return { ok: true };
    },
  };
}
