// To whom a ticket was handed, on the commanders' cards.
import type { Receiver } from '../ticket/handling/escalation.js';
import type { Block, Inline } from './card.js';
import { escalationWordsOf } from './escalation-words.js';
import { aside, personIn, type Scene, timeIn } from './scene.js';

/** On the commanders' cards: who has a package. */
export function handedFacts(scene: Scene): Block[] {
  const { ticket, language, organisation } = scene;
  const { handed } = ticket.handling.escalation;
  if (handed.length === 0) return [];
  const { handedLabel } = escalationWordsOf(language);
  const facts = handed.map(({ to, at }) => ({
    label: handedLabel,
    value: [receiverIn(scene, to), aside(timeIn(organisation, at), language)],
  }));
  return [{ type: 'facts', facts }];
}

export function receiverIn(scene: Scene, to: Receiver): Inline {
  if ('person' in to) return personIn(scene, to.person);
  return scene.organisation.partners?.find(({ id }) => id === to.partner)?.name ?? to.partner;
}
