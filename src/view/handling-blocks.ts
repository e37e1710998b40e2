// What the handling of a ticket adds to a commander's card: each part draws its own blocks and buttons, here they are put in order.
import type { Block, Button } from './card.js';
import { recordBlocks } from './record-blocks.js';
import { recordWordsOf } from './record-words.js';
import { type Scene, ticketName, wordsOf } from './scene.js';

export function handlingBlocks(scene: Scene): Block[] {
  return recordBlocks(scene);
}

/** While somebody has the ticket; in the order in which they are mostly needed. */
export function handlingButtons({ ticket, language }: Scene): Button[] {
  const name = ticketName(ticket.number);
  return [
    { act: 'note', label: wordsOf(language).writeNote, ticket: name },
    { act: 'decide', label: recordWordsOf(language).decide, ticket: name },
  ];
}
