// A ticket's own channel in Slack: private, with the people of the ticket, archived when it is over.
import type {
  AuthTestResponse,
  ConversationsCreateResponse,
  ConversationsInfoResponse,
  ConversationsListResponse,
  ConversationsMembersResponse,
} from '@slack/web-api';
import { type Rooms, Undeliverable } from '../chat/chat.js';
import { secondsBetween } from '../clock.js';
import type { Log } from '../log.js';
import type { Api } from './web-api.js';

/** desk-12-20261116 to desk-12-20261116-9: a ticket is not reopened more often than that. */
const MAX_NAMES = 9;
/** Our clock and Slack's may differ by so much. */
const CLOCK_SLACK_SECONDS = 60;
const A_PAGE = 200;
const MAX_PAGES = 25;
const LONGEST_TOPIC = 250;

export function createRooms(api: Api, log: Log): Rooms {
  return {
    async open(name, lostSince) {
      const names = Array.from({ length: MAX_NAMES }, (_, index) => (index === 0 ? name : `${name}-${index + 1}`));
      const lost = lostSince === undefined ? undefined : await find(api, names, lostSince);
      return lost ?? create(api, names);
    },
    async keep(channel, { members, out, topic }) {
      const there = await membersOf(api, channel);
      for (const user of out)
        if (there.has(user)) await unless(over.kick, api.call('conversations.kick', { channel, user }));
      for (const user of members) if (!there.has(user)) await invite(api, log, channel, user);
      const { channel: found } = await api.call<ConversationsInfoResponse>('conversations.info', { channel });
      const wanted = topic.slice(0, LONGEST_TOPIC);
      // Slack writes every setting of the topic into the channel, the same one too.
      if (typed(found?.topic?.value ?? '') !== wanted)
        await api.call('conversations.setTopic', { channel, topic: wanted });
    },
    async archive(channel) {
      await unless(over.archive, api.call('conversations.archive', { channel }));
    },
    async revive(channel) {
      try {
        await unless(over.unarchive, api.call('conversations.unarchive', { channel }));
        return true;
      } catch (error) {
        // Most often Slack lets only people bring a channel back: then a new one is opened.
        if (!(error instanceof Undeliverable)) throw error;
        log.info({ reason: error.reason }, 'a channel cannot be brought back; a new one is opened');
        return false;
      }
    },
  };
}

/** What is so already. */
const over = {
  archive: ['already_archived'],
  unarchive: ['not_archived'],
  invite: ['already_in_channel', 'cant_invite_self'],
  kick: ['not_in_channel', 'cant_kick_self', 'user_not_found'],
};

async function unless(reasons: string[], call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Undeliverable && reasons.includes(error.reason))) throw error;
  }
}

async function create(api: Api, names: string[]): Promise<{ channel: string; name: string }> {
  for (const name of names)
    try {
      const { channel } = await api.call<ConversationsCreateResponse>('conversations.create', {
        name,
        is_private: true,
      });
      if (channel?.id) return { channel: channel.id, name: channel.name ?? name };
      throw new Undeliverable('no_channel');
    } catch (error) {
      if (!(error instanceof Undeliverable && error.reason === 'name_taken')) throw error;
    }
  throw new Undeliverable('name_taken');
}

/** One that we opened ourselves since then: a channel of that name that somebody else made is a trap. */
async function find(api: Api, names: string[], since: string) {
  const oldest = secondsBetween('1970-01-01T00:00:00.000Z', since) - CLOCK_SLACK_SECONDS;
  const { user_id: self } = await api.call<AuthTestResponse>('auth.test', {});
  const asked = { types: 'private_channel', exclude_archived: true, limit: A_PAGE };
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await api.call<ConversationsListResponse>('conversations.list', {
      ...asked,
      ...(cursor && { cursor }),
    });
    const ours = answer.channels?.find(
      ({ name, creator, created }) =>
        names.includes(name ?? '') && self !== undefined && creator === self && (created ?? 0) >= oldest,
    );
    if (ours?.id && ours.name) return { channel: ours.id, name: ours.name };
    cursor = answer.response_metadata?.next_cursor;
    if (!cursor) return undefined;
  }
  return undefined;
}

async function membersOf(api: Api, channel: string): Promise<Set<string>> {
  const found = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const args = { channel, limit: A_PAGE, ...(cursor && { cursor }) };
    const answer = await api.call<ConversationsMembersResponse>('conversations.members', args);
    for (const member of answer.members ?? []) found.add(member);
    cursor = answer.response_metadata?.next_cursor;
    if (!cursor) break;
  }
  return found;
}

/** It is this person whom Slack does not let in; the others are. */
const notLetIn = [
  ...['user_not_found', 'cant_invite', 'user_is_restricted', 'user_is_ultra_restricted', 'ura_max_channels'],
  ...['user_disabled', 'user_not_visible', 'not_in_team', 'org_user_not_in_team', 'external_org_migrating'],
];

/** One by one: a list is refused whole when Slack does not know one of them. */
async function invite(api: Api, log: Log, channel: string, user: string): Promise<void> {
  try {
    await unless(over.invite, api.call('conversations.invite', { channel, users: user }));
  } catch (error) {
    if (!(error instanceof Undeliverable && notLetIn.includes(error.reason))) throw error;
    log.warn({ user, reason: error.reason }, 'somebody cannot be invited to the channel of a ticket');
  }
}

/** Slack escapes what it gives back. */
function typed(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
