// What was written in Slack, read into a Request. Pure. Ids come from what was written, not from the envelope: Slack delivers one message
// as message and app_mention, and again under new envelope ids, and all of these must count once.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Command, FileNote, Request, Said } from '../ticket/command.js';
import type { Party, Place } from '../ticket/event.js';
import { typed } from './markup.js';

/** What reading needs to know: our own bot user, and who the people are. */
export interface Reader {
  /** Unknown until Slack has been asked; events say it too. */
  botUser?: string;
  party(user: string): Party;
}

const files = z
  .array(
    z.object({
      name: z.string().nullish(),
      title: z.string().nullish(),
      size: z.number().nullish(),
      mimetype: z.string().nullish(),
      permalink: z.string().nullish(),
    }),
  )
  .optional()
  .catch(undefined);

/** A message that was forwarded, as Slack attaches it to the one that forwards it. */
const attachments = z
  .array(
    z.object({
      is_share: z.boolean().optional(),
      is_msg_unfurl: z.boolean().optional(),
      author_name: z.string().nullish(),
      author_id: z.string().nullish(),
      text: z.string().nullish(),
      fallback: z.string().nullish(),
      from_url: z.string().nullish(),
    }),
  )
  .optional()
  .catch(undefined);

export const message = z.object({
  subtype: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  username: z.string().optional(),
  text: z.string().optional(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  edited: z.object({ ts: z.string() }).optional(),
  files,
  attachments,
});
type Message = z.infer<typeof message>;

const inChannel = { channel: z.string(), channel_type: z.string().optional() };
const said = message.extend({ type: z.enum(['message', 'app_mention']), ...inChannel });
const changed = z.object({
  type: z.literal('message'),
  subtype: z.literal('message_changed'),
  message,
  previous_message: message.partial({ ts: true }).optional(),
  ...inChannel,
});
const deleted = z.object({
  type: z.literal('message'),
  subtype: z.literal('message_deleted'),
  deleted_ts: z.string(),
  previous_message: message.partial({ ts: true }).optional(),
  ...inChannel,
});
const homeOpened = z.object({
  type: z.literal('app_home_opened'),
  tab: z.string().optional(),
  user: z.string(),
  event_ts: z.string().optional(),
});
const envelope = z.object({
  event_id: z.string().optional(),
  authorizations: z
    .array(z.object({ user_id: z.string().nullish(), is_bot: z.boolean().optional() }))
    .optional()
    .catch(undefined),
  event: z.union([changed, deleted, homeOpened, said]),
});
type Conversation = Pick<z.infer<typeof said>, 'channel' | 'channel_type'>;

/** Messages of people; joins, topics and whatever else Slack writes itself have other subtypes. */
const writtenByPeople: (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast', 'me_message'];

/** @param body an Events API payload. Undefined: nothing for the desk (bots, joins, channel talk without a mention, what we do not know). */
export function readEvent(body: unknown, reader: Reader): Request | undefined {
  const read = envelope.safeParse(body);
  if (!read.success) return undefined;
  const { event, event_id, authorizations } = read.data;
  const bot = reader.botUser ?? authorizations?.find((one) => one.is_bot)?.user_id ?? undefined;
  const known = { ...reader, botUser: bot };
  switch (event.type) {
    case 'app_home_opened': {
      if (event.tab !== 'home') return undefined;
      const id = event_id ?? `${event.user}:${event.event_ts}`;
      return { id: `slack:home:${id}`, command: { type: 'home-opened', by: reader.party(event.user) } };
    }
    case 'app_mention':
      return readSaid(event, event, true, known);
    case 'message':
      if ('deleted_ts' in event) return readDeleted(event, known);
      if ('message' in event) return readChanged(event, known);
      return readSaid(event, event, false, known);
  }
}

function readSaid(written: Message, where: Conversation, mentioned: boolean, reader: Reader): Request | undefined {
  if (!writtenByPeople.includes(written.subtype)) return undefined;
  const user = person(written, reader);
  if (!user) return undefined;
  const place = placeOf(written, where);
  const addressed = place.direct || mentioned || mentions(written.text, reader.botUser);
  // In a thread it may be the reporter who goes on without calling us by name, in a private channel the people of a ticket that has it
  // for its own; the desk knows the place or ignores it.
  if (!addressed && !place.thread && where.channel_type !== 'group') return undefined;
  const said = saidIn(written, reader, mentioned);
  const command: Command = { type: 'say', by: reader.party(user), place, addressed, said };
  return { id: messageId(where.channel, written.ts, user, written.text), command };
}

function readChanged(event: z.infer<typeof changed>, reader: Reader): Request | undefined {
  const { message: now, previous_message: before } = event;
  // A deleted message with replies is not deleted but replaced by a tombstone.
  if (now.subtype === 'tombstone') return removed(event, now.ts, before ?? now, reader);
  const user = person(now, reader);
  if (!user || !writtenByPeople.includes(now.subtype)) return undefined;
  // Slack also reports a change when a link gets its preview or a reply arrives.
  if (before && before.text === now.text && (now.files?.length ?? 0) === (before.files?.length ?? 0)) return undefined;
  const calledOnlyNow = mentions(now.text, reader.botUser) && before && !mentions(before.text, reader.botUser);
  if (calledOnlyNow) return readSaid(now, event, true, reader);
  const place = placeOf(now, event);
  const id = `${messageId(event.channel, now.ts, user, now.text)}:edited:${now.edited?.ts ?? ''}`;
  const said = saidIn(now, reader, false);
  return { id, command: { type: 'edit', by: reader.party(user), place, how: 'edited', said } };
}

function readDeleted(event: z.infer<typeof deleted>, reader: Reader): Request | undefined {
  return event.previous_message && removed(event, event.deleted_ts, event.previous_message, reader);
}

function removed(where: Conversation, ts: string, was: Partial<Message>, reader: Reader): Request | undefined {
  const user = person(was, reader);
  if (!user) return undefined;
  const place = placeOf({ ...was, ts }, where);
  const said = saidIn(was, reader, false);
  const id = `slack:${where.channel}:${ts}:deleted`;
  return { id, command: { type: 'edit', by: reader.party(user), place, how: 'deleted', said } };
}

/** Who wrote it, unless that was a bot, Slack itself or we. */
function person({ user, bot_id }: Partial<Message>, { botUser }: Reader): string | undefined {
  return bot_id || user === botUser || user === 'USLACKBOT' ? undefined : user;
}

function placeOf(written: Pick<Message, 'ts' | 'thread_ts'>, { channel, channel_type }: Conversation): Place {
  const inThread = written.thread_ts !== undefined && written.thread_ts !== written.ts;
  return {
    platform: 'slack',
    channel,
    message: written.ts,
    ...(inThread && { thread: written.thread_ts }),
    direct: isDirect(channel, channel_type),
  };
}

export function isDirect(channel: string, type?: string): boolean {
  return type === 'im' || channel.startsWith('D');
}

function mentions(text: string | undefined, bot: string | undefined): boolean {
  return bot !== undefined && (text ?? '').includes(`<@${bot}`);
}

/** The mention of us is the address on the envelope, not part of the letter. */
function saidIn(written: Partial<Message>, reader: Reader, mentioned: boolean): Said {
  const bot = reader.botUser;
  const first = mentioned ? /^\s*<@\w+>/.exec(written.text ?? '')?.[0] : undefined;
  const ours = bot ? new RegExp(`\\s*<@${bot}(?:\\|[^>]*)?>[,:、：]?\\s*`, 'g') : (first ?? '');
  const text = (written.text ?? '').replace(ours, ' ');
  const found = fileNotes(written.files);
  const quoted = forwarded(written.attachments);
  const others = othersIn(text, reader);
  return {
    text: typed(text).trim(),
    ...(others.length > 0 && { mentions: others }),
    ...(found.length > 0 && { files: found }),
    ...(quoted && { quoted }),
  };
}

/** Whom else it mentions, and how that reads once it is plain text. */
function othersIn(text: string, reader: Reader): NonNullable<Said['mentions']> {
  const found = text.matchAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/g);
  return [...found].map(([as, user = '']) => ({ as: typed(as), person: reader.party(user).id }));
}

/** Files as Slack describes them; they are never fetched. */
export function fileNotes(found: Message['files']): FileNote[] {
  return (found ?? []).map(({ name, title, size, mimetype, permalink }) => ({
    name: name ?? title ?? '?',
    ...(size != null && { bytes: size }),
    ...(mimetype && { type: mimetype }),
    ...(permalink && { permalink }),
  }));
}

function forwarded(found: Message['attachments']): Said['quoted'] {
  const shared = found?.find((one) => one.is_share || one.is_msg_unfurl);
  if (!shared) return undefined;
  const author = shared.author_name ?? (shared.author_id ? `@${shared.author_id}` : '?');
  const text = typed(shared.text ?? shared.fallback ?? '');
  return { author, text, ...(shared.from_url && { permalink: shared.from_url }) };
}

function messageId(channel: string, ts: string, user: string, text: string | undefined): string {
  return `slack:${channel}:${ts}:${digest(user, text ?? '')}`;
}

/** A short fingerprint that goes into request ids; not a secret, only one of its kind. */
export function digest(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
