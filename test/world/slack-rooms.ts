// Private channels of the stand-in for Slack: names, members, topics and archiving, with Slack's own refusals.
import type { SlackOptions, SlackWorld } from './slack.js';
import { botUser } from './slack-methods.js';

type Json = Record<string, unknown>;

export interface SlackRoom {
  id: string;
  name: string;
  creator: string;
  /** Seconds since 1970. */
  created: number;
  members: string[];
  archived: boolean;
  topic: string;
  topicsSet: number;
}

const refused = (error: string): Json => ({ ok: false, error });
const MAX_NAME = 80;
const MAX_TOPIC = 250;

export function createRooms(world: SlackWorld, options: SlackOptions) {
  const roomOf = ({ channel }: Json) => world.rooms.find(({ id }) => id === channel);
  const known = (user: string) => !options.users || options.users.some(({ id }) => id === user);
  /** Only whoever is in a private channel knows that it is there. */
  const inside = (args: Json, work: (room: SlackRoom) => Json | undefined): Json => {
    const room = roomOf(args);
    if (!room?.members.includes(botUser)) return refused('channel_not_found');
    return work(room) ?? { ok: true };
  };
  const unlessArchived = (work: (room: SlackRoom) => Json | undefined) => (room: SlackRoom) =>
    room.archived ? refused('is_archived') : work(room);
  const shown = ({ id, name, creator, created, archived, topic }: SlackRoom) => ({
    ...{ id, name, creator, created, is_private: true, is_archived: archived },
    topic: { value: topic.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') },
  });

  const methods: Record<string, (args: Json) => Json> = {
    'conversations.create': ({ name, is_private }) => {
      const wanted = String(name ?? '');
      if (wanted === '') return refused('invalid_name_required');
      if (wanted.length > MAX_NAME) return refused('invalid_name_maxlength');
      if (!/^[a-z0-9_-]+$/.test(wanted)) return refused('invalid_name_specials');
      if (world.rooms.some((one) => one.name === wanted)) return refused('name_taken');
      if (is_private !== true) world.violations.push(`conversations.create: ${wanted} is open to everybody`);
      const id = `G0ROOM${world.rooms.length + 1}`;
      const created = Math.floor(Date.now() / 1000);
      const room = { id, name: wanted, creator: botUser, created, members: [botUser], archived: false };
      world.rooms.push({ ...room, topic: '', topicsSet: 0 });
      return { ok: true, channel: { id, name: wanted, creator: botUser, created } };
    },
    'conversations.invite': (args) =>
      inside(
        args,
        unlessArchived((room) => {
          const users = String(args.users ?? '').split(',');
          if (users.includes(botUser)) return refused('cant_invite_self');
          if (users.some((user) => !known(user))) return refused('user_not_found');
          if (users.some((user) => room.members.includes(user))) return refused('already_in_channel');
          room.members.push(...users);
          return { ok: true, channel: shown(room) };
        }),
      ),
    'conversations.kick': (args) =>
      inside(
        args,
        unlessArchived((room) => {
          if (args.user === botUser) return refused('cant_kick_self');
          if (!room.members.includes(String(args.user))) return refused('not_in_channel');
          room.members = room.members.filter((one) => one !== args.user);
          return undefined;
        }),
      ),
    'conversations.setTopic': (args) =>
      inside(
        args,
        unlessArchived((room) => {
          if (String(args.topic).length > MAX_TOPIC) return refused('too_long');
          room.topic = String(args.topic);
          room.topicsSet += 1;
          return undefined;
        }),
      ),
    'conversations.archive': (args) =>
      inside(args, (room) => {
        if (room.archived) return refused('already_archived');
        room.archived = true;
        return undefined;
      }),
    'conversations.unarchive': (args) =>
      inside(args, (room) => {
        if (!room.archived) return refused('not_archived');
        if (!options.mayUnarchive) return refused('not_in_channel');
        room.archived = false;
        return undefined;
      }),
    'conversations.members': (args) =>
      inside(args, (room) => {
        const start = Number(args.cursor ?? 0);
        const end = start + Number(args.limit ?? 100);
        const next_cursor = end < room.members.length ? String(end) : '';
        return { ok: true, members: room.members.slice(start, end), response_metadata: { next_cursor } };
      }),
    'conversations.info': (args) => inside(args, (room) => ({ ok: true, channel: shown(room) })),
    'conversations.list': ({ types, exclude_archived, cursor, limit }) => {
      if (types !== 'private_channel') return { ok: true, channels: [] };
      const found = world.rooms.filter(
        (room) => room.members.includes(botUser) && !(exclude_archived && room.archived),
      );
      const start = Number(cursor ?? 0);
      const end = start + Number(limit ?? 100);
      const next_cursor = end < found.length ? String(end) : '';
      return { ok: true, channels: found.slice(start, end).map(shown), response_metadata: { next_cursor } };
    },
  };
  return {
    methods,
    /** Why nothing can be written there. */
    shut: (method: string, args: Json): Json | undefined =>
      method.startsWith('chat.') && roomOf(args)?.archived ? refused('is_archived') : undefined,
  };
}
