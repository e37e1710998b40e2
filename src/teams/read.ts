// What was written in Teams, read into a Request. Pure. Ids come from what was written, so that a second delivery counts once.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Command, FileNote, Request, Said } from '../ticket/command.js';
import type { Language, Party, Place } from '../ticket/event.js';
import { type Activity, type Attachment, conversationOf, isDirect, userOf } from './activity.js';
import { fromEntities, fromHtml } from './from-html.js';

/** What reading needs to know: who the people are. */
export interface Reader {
  party(user: string): Party;
  /** The person behind an id within Teams ("29:…"), when they have written to us before. */
  member?(id: string): string | undefined;
}

/** Whom to answer, and where that person is looking. */
export interface Asker {
  by: Party;
  channel: string;
  thread?: string;
  direct: boolean;
  /** The language of the person's Teams. */
  hint?: Language;
}

export type Word = 'report' | 'oncall' | 'list' | 'help';

/** `rest` narrows the list. */
export type Asked = { is: 'word'; word: Word; asker: Asker; rest: string };
export type Heard = { is: 'request'; request: Request; asker: Asker } | Asked;

/** @param activity a message. Undefined: nothing for the desk (bots, channel talk without a mention). */
export function readMessage(activity: Activity, reader: Reader): Heard | undefined {
  const asker = readAsker(activity, reader);
  if (!asker || !activity.id) return undefined;
  const { text, mentioned, mentions } = spoken(activity, reader);
  const place = placeOf(activity, activity.id);
  const addressed = place.direct || mentioned;
  if (!addressed && !place.thread) return undefined;
  const files = fileNotes(activity, activity.id);
  const word = addressed && files.length === 0 ? wordIn(text) : undefined;
  if (word) return { is: 'word', asker, ...word };
  const command: Command = {
    type: 'say',
    by: asker.by,
    place,
    addressed,
    said: { text, ...(mentions.length > 0 && { mentions }), ...(files.length > 0 && { files }) },
    ...(asker.hint && { language: asker.hint }),
  };
  return { is: 'request', request: { id: messageId(activity, asker.by.user, text), command }, asker };
}

/**
 * @param activity a messageUpdate or messageDelete. `calls` is what to hear when the desk does not know the message: it was addressed to the
 *   desk only now.
 */
export function readChange(activity: Activity, reader: Reader): { request: Request; calls?: Heard } | undefined {
  const asker = readAsker(activity, reader);
  if (!asker || !activity.id) return undefined;
  const deleted = activity.type === 'messageDelete';
  const { text, mentioned, mentions } = spoken(activity, reader);
  const files = fileNotes(activity, activity.id);
  const said: Said = { text, ...(mentions.length > 0 && { mentions }), ...(files.length > 0 && { files }) };
  const place = placeOf(activity, activity.id);
  const how = deleted ? 'deleted' : 'edited';
  const id = `${messageId(activity, asker.by.user, text)}:${how}:${deleted ? '' : (activity.timestamp ?? '')}`;
  const calls = !deleted && (mentioned || place.direct) ? readMessage(activity, reader) : undefined;
  return { request: { id, command: { type: 'edit', by: asker.by, place, how, said } }, ...(calls && { calls }) };
}

export function readAsker(activity: Activity, reader: Reader): Asker | undefined {
  const user = userOf(activity);
  if (!user) return undefined;
  const hint = languageOf(activity.locale);
  return { by: reader.party(user), ...conversationOf(activity), direct: isDirect(activity), ...(hint && { hint }) };
}

export function languageOf(locale: string | null | undefined): Language | undefined {
  if (/^ja\b/i.test(locale ?? '')) return 'ja';
  return /^en\b/i.test(locale ?? '') ? 'en' : undefined;
}

function placeOf(activity: Activity, message: string): Place {
  const { channel, thread } = conversationOf(activity);
  // The first message of a thread is written into the thread of its own id.
  const inThread = thread !== undefined && thread !== message;
  return { platform: 'teams', channel, message, ...(inThread && { thread }), direct: isDirect(activity) };
}

interface Spoken {
  text: string;
  mentioned: boolean;
  mentions: NonNullable<Said['mentions']>;
}

/** The words without the mention of us, which is the address on the envelope, not part of the letter. */
function spoken({ text, textFormat, entities, recipient }: Activity, reader: Reader): Spoken {
  let words = text ?? '';
  let mentioned = false;
  const mentions: Spoken['mentions'] = [];
  for (const { type, text: tag, mentioned: who } of entities ?? []) {
    if (type !== 'mention' || !tag || who?.id === undefined) continue;
    if (who.id !== recipient?.id) {
      const user = who.aadObjectId ?? reader.member?.(who.id) ?? who.id;
      mentions.push({ as: plainText(tag, textFormat), person: reader.party(user).id });
      continue;
    }
    mentioned = true;
    words = words.replaceAll(tag, ' ');
  }
  return { text: plainText(words, textFormat), mentioned, mentions };
}

function plainText(words: string, format: string | null | undefined): string {
  if (format === 'xhtml') return fromHtml(words);
  const named = words.replace(/<at(?: [^>]{0,200})?>([^<]{0,300})<\/at>/gi, (_, name: string) => `@${name}`);
  return fromEntities(named);
}

const words: Record<string, Word> = {
  report: 'report',
  報告: 'report',
  'on call': 'oncall',
  oncall: 'oncall',
  当番: 'oncall',
  list: 'list',
  一覧: 'list',
  help: 'help',
  ヘルプ: 'help',
};

/** A word that stands alone, or a list with what narrows it. Calling the desk without a word asks what it can do. */
function wordIn(text: string): { word: Word; rest: string } | undefined {
  const plain = text.normalize('NFKC').trim();
  const alone = plain.toLowerCase().replace(/^\//, '').replace(/\s+/g, ' ');
  const word = alone === '' ? 'help' : words[alone];
  if (word) return { word, rest: '' };
  const rest = narrowing.exec(plain)?.[1];
  return rest === undefined ? undefined : { word: 'list', rest };
}

/**
 * "list of customers sent to a stranger" is a report: only a list that is asked for with a stroke, a colon, a Japanese word or a filter
 * is narrowed.
 */
const narrowing =
  /^(?:\/list[^\S\n]+|list[^\S\n]*:[^\S\n]*|\/?一覧(?:[^\S\n]*:[^\S\n]*|[^\S\n]+)|list[^\S\n]+(?=(?:open|closed|all|mine|sev[1-4])(?:\s|$)))(\S.{0,60})$/i;

const download = z.object({ fileType: z.string().nullish() });

/** Files as Teams describes them. They are never fetched, and their addresses are not kept: those can open a file without a sign-in. */
function fileNotes(activity: Activity, message: string): FileNote[] {
  const permalink = permalinkOf(activity, message);
  return (activity.attachments ?? []).filter(isFile).map(({ contentType, name, content }) => {
    const { fileType } = download.safeParse(content).data ?? {};
    const type = contentType.startsWith('application/vnd.microsoft.teams.') ? fileType : contentType;
    return { name: name || '?', ...(type && { type: type.slice(0, 200) }), ...(permalink && { permalink }) };
  });
}

function isFile({ contentType, name }: Attachment): boolean {
  if (contentType === 'application/vnd.microsoft.teams.file.download.info' || contentType === 'reference') return true;
  if (/^image\//.test(contentType)) return true;
  return Boolean(name) && contentType !== 'text/html' && !contentType.startsWith('application/vnd.microsoft.card.');
}

/** The message the files hang on, as Teams' own "copy link" names it; chats with the desk have no such address. */
function permalinkOf(activity: Activity, message: string): string | undefined {
  const { channel } = conversationOf(activity);
  if (!channel.startsWith('19:')) return undefined;
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(channel)}/${encodeURIComponent(message)}`;
}

function messageId(activity: Activity, user: string, text: string): string {
  const { channel } = conversationOf(activity);
  return `teams:${digest(channel)}:${activity.id}:${digest(user, text)}`;
}

/** A short fingerprint that goes into request ids; not a secret, only one of its kind. */
export function digest(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
