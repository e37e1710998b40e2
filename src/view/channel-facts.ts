// A ticket's own channel, on the commanders' cards.
import type { Block } from './card.js';
import { channelWordsOf } from './channel-words.js';
import type { Scene } from './scene.js';

/** Where to find it, on the commanders' cards. */
export function channelFacts({ ticket, language }: Scene): Block[] {
  const { channel } = ticket.handling;
  if (!channel || channel.failed !== undefined) return [];
  const words = channelWordsOf(language);
  const { opened } = channel;
  const value = opened ? (opened.archived ? words.archived(opened.name) : `#${opened.name}`) : words.opening;
  return [{ type: 'facts', facts: [{ label: words.channel, value: [value] }] }];
}
