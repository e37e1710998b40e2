// Slack's own notation. `typed` turns what events carry back into what the person typed; `mrkdwn` writes text that stays literal.
import type { Inline } from '../view/card.js';
import { cut, inert } from '../view/inert.js';

/** Inline texts are short by nature; a long quotation has a block of its own. */
export const MAX_SAID_INLINE = 300;
export const MAX_NAME = 80;

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&' };

/**
 * The plain text behind an event's text: &lt; &gt; &amp; undone, links as their address, mentions as @name and #channel.
 * Source: "Retrieving messages" in Slack's formatting reference.
 */
export function typed(text: string): string {
  return text.replace(/<([^<>]*)>|&(lt|gt|amp);/g, (_, construct: string | undefined, entity: string | undefined) =>
    construct === undefined ? (entities[entity ?? ''] ?? '') : unwrap(construct),
  );
}

function unwrap(construct: string): string {
  const bar = construct.indexOf('|');
  const target = typed(bar < 0 ? construct : construct.slice(0, bar));
  const label = bar < 0 ? '' : typed(construct.slice(bar + 1));
  switch (target.charAt(0)) {
    case '@':
      return `@${(label || target).replace(/^@/, '')}`;
    case '#':
      return `#${(label || target).replace(/^#/, '')}`;
    case '!':
      // <!date^…|Monday> carries its reading as a label; <!channel>, <!here>, <!subteam^S1|@it> are mentions.
      if (target.startsWith('!date')) return label;
      return `@${(label || target.slice(1).replace(/^subteam\^/, '')).replace(/^@/, '')}`;
    default:
      return link(target, label, construct);
  }
}

function link(target: string, label: string, construct: string): string {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(target)) return `<${typed(construct)}>`;
  const address = target.replace(/^mailto:/, '');
  if (label === '' || label === address) return address;
  return label === address.replace(/^https?:\/\//, '') ? label : `${label} (${address})`;
}

const lookAlikes: Record<string, string> = {
  '*': '＊',
  _: '＿',
  '~': '～',
  '`': '｀',
  '<': '＜',
  '>': '＞',
  '&': '＆',
};

/** What a person typed, for mrkdwn: Slack has no escape for its signs of formatting, so they give way to their wide twins. */
export function literal(said: string, limit = MAX_SAID_INLINE): string {
  return inert(said, limit)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[*_~`<>&]/g, (sign) => lookAlikes[sign] ?? sign)
    .replace(/:(?=[\w+'-]+:)/g, '：');
}

/**
 * Parts as one mrkdwn text of at most `limit` UTF-16 units.
 * @param mentions write people as mentions; without, by name, as notifications and screen readers need it
 */
export function mrkdwn(parts: Inline[], limit: number, mentions: boolean): string {
  let text = '';
  for (const part of parts) {
    const piece = whole(part, mentions);
    const room = limit - text.length;
    if (piece.length > room) {
      if (room < 1) return text;
      return text + (typeof part === 'string' ? escapeWithin(part, room) : '…');
    }
    text += piece;
  }
  return text;
}

function whole(part: Inline, mentions: boolean): string {
  if (typeof part === 'string') return escaped(part);
  if ('strong' in part) return `*${escaped(part.strong)}*`;
  if ('said' in part) return literal(part.said);
  const id = mentions ? mentionable(part.slack) : undefined;
  return id ? `<@${id}>` : literal(part.person, MAX_NAME);
}

/** Our own words in mrkdwn. */
function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Escapes, and cuts so that no escape is cut in two. `room` is at least 1. */
function escapeWithin(text: string, room: number): string {
  for (let limit = room; ; limit = Math.max(1, Math.floor(limit * 0.8))) {
    const found = escaped(cut(text, limit));
    if (found.length <= room) return found;
  }
}

/** A user id that Slack would take as a mention; anything else is shown by name. */
export function mentionable(id: string | undefined): string | undefined {
  return id !== undefined && /^[UW][A-Z0-9]{1,30}$/.test(id) ? id : undefined;
}
