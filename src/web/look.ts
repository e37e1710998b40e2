// What the page shows: every message of every channel, cards drawn as they look now in the viewer's language.
import type { FrontDesk } from '../chat/chat.js';
import type { PracticeMessage } from '../chat/practice-messages.js';
import type { Log } from '../log.js';
import type { Language } from '../ticket/event.js';
import type { Card } from '../view/card.js';
import { plainLine } from '../view/plain-text.js';
import { cardHtml, missingHtml, saidHtml } from './html.js';
import { nameOf, type Seats } from './seats.js';

export interface Shown {
  id: string;
  channel: string;
  thread?: string;
  by: 'desk' | 'person';
  author: string;
  at: string;
  html: string;
  /** Of cards only. */
  tone?: Card['tone'];
  /** One plain line for screen readers; of cards only. */
  summary?: string;
}

export async function look(
  messages: PracticeMessage[],
  options: { desk: FrontDesk; seats: Seats; log: Log; language: Language },
): Promise<Shown[]> {
  return Promise.all(inThreads(messages).map((message) => show(message, options)));
}

async function show(
  message: PracticeMessage,
  { desk, seats, log, language }: { desk: FrontDesk; seats: Seats; log: Log; language: Language },
): Promise<Shown> {
  const { id, channel, thread, at } = message;
  const place = { id, channel, ...(thread === undefined ? {} : { thread }), at };
  if (message.marker === undefined) {
    const author = plainLine([{ said: nameOf(seats, message.author, language) ?? message.author }]);
    return { ...place, by: 'person', author, html: saidHtml(message.said ?? '', language) };
  }
  const card = await draw(desk, log, message.id, message.marker, language);
  const author = language === 'ja' ? '窓口' : 'Desk';
  if (!card) return { ...place, by: 'desk', author, html: missingHtml(language) };
  return {
    ...place,
    by: 'desk',
    author,
    html: cardHtml(card, language, message.marker),
    tone: card.tone,
    summary: plainLine(card.summary),
  };
}

/** One card that cannot be drawn must not take the page away from everyone. */
async function draw(
  desk: FrontDesk,
  log: Log,
  id: string,
  marker: string,
  language: Language,
): Promise<Card | undefined> {
  try {
    return await desk.redraw(marker, language);
  } catch (error) {
    log.error({ message: id, err: error }, 'practice: a card could not be drawn');
    return undefined;
  }
}

/** What a person typed stands above the answer of the same millisecond. */
function byTime(a: PracticeMessage, b: PracticeMessage): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return Number(a.marker !== undefined) - Number(b.marker !== undefined);
}

/** Oldest first, and every reply behind the message that it answers. */
export function inThreads(messages: PracticeMessage[]): PracticeMessage[] {
  const ordered = [...messages].sort(byTime);
  const roots = new Set(ordered.filter((message) => message.thread === undefined).map((message) => message.id));
  const repliesTo = new Map<string, PracticeMessage[]>();
  const standing: PracticeMessage[] = [];
  for (const message of ordered) {
    // A reply whose first message is no longer listed stands by itself.
    if (message.thread === undefined || !roots.has(message.thread)) standing.push(message);
    else repliesTo.set(message.thread, [...(repliesTo.get(message.thread) ?? []), message]);
  }
  return standing.flatMap((message) => [message, ...(repliesTo.get(message.id) ?? [])]);
}
