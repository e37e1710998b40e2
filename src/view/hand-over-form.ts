// The form of a hand-over: to whom, and how things stand. And the line on the card while it waits for an answer.
import { whyNotTo } from '../ticket/handling/decide-hand-over.js';
import { openHandOver } from '../ticket/handling/hand-over.js';
import { type Block, note } from './card.js';
import { longText, onTicket } from './forms.js';
import { handOverWordsOf } from './hand-over-words.js';
import { about, personIn, type Scene } from './scene.js';
import { filledIn, type TicketForm, unlessOpenAndCommander } from './ticket-form.js';

/** A list that opens holds no more than a hundred. */
const MAX_LISTED = 90;

export const handOverForm: TicketForm = {
  unless: (scene, by) =>
    unlessOpenAndCommander(scene, by) ?? (scene.ticket.phase.is === 'held' ? undefined : 'not-held'),
  draw(scene) {
    const { ticket, organisation, language } = scene;
    const words = handOverWordsOf(language);
    const holder = ticket.phase.is === 'held' ? ticket.phase.by : '';
    const people = organisation.people
      .filter(({ id }) => id !== holder && whyNotTo(ticket, id, { organisation }) === undefined)
      .slice(0, MAX_LISTED);
    const shared = onTicket('hand-over', ticket.number, language);
    return {
      ...shared,
      context: { ...shared.context, holder },
      title: words.formTitle,
      intro: words.formIntro,
      fields: [
        {
          type: 'choice',
          id: 'to',
          label: words.to,
          required: true,
          options:
            people.length > 0
              ? people.map(({ id, name }) => ({ id, label: name }))
              : [{ id: 'nobody', label: words.nobodyToAsk }],
        },
        longText('what', words.what),
      ],
    };
  },
  read(filled) {
    const [to, text] = [filledIn(filled, 'to'), filledIn(filled, 'what')];
    const { ticket, by, context } = filled;
    if (!to || !text) return undefined;
    return { type: 'hand-over', ticket, by, to, said: { text }, ...(context.holder ? { holder: context.holder } : {}) };
  },
};

/** Somebody is asked to take it over. */
export function handOverLine(scene: Scene): Block[] {
  const open = openHandOver(scene.ticket);
  if (!open) return [];
  return [note(...about(personIn(scene, open.to), handOverWordsOf(scene.language).isAsked, scene.language))];
}
