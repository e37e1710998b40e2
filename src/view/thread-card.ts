// What everybody in a channel may read under a report: the first aid and the number, nothing else.
import { type Card, note, title } from './card.js';
import { firstAid } from './first-aid.js';
import { type Scene, ticketName, wordsOf } from './scene.js';

export function threadCard({ ticket, language, script }: Scene): Card {
  const words = wordsOf(language);
  const name = ticketName(ticket.number);
  const over = ticket.phase.is === 'closed';
  const heading = over ? words.closingThanks(name) : words.received(name);
  return {
    tone: over ? 'done' : 'calm',
    summary: [heading],
    blocks: [
      title(heading),
      ...(over ? [] : firstAid(script(ticket.script), ticket.route, language)),
      note(over ? words.closedState : words.writeMoreDirect),
    ],
  };
}
