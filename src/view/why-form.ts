// A form that takes one thing back or sends it back, with a reason in words.
import type { Command } from '../ticket/command.js';
import type { Language } from '../ticket/event.js';
import type { Act } from './card.js';
import { longText, onTicket } from './forms.js';
import { type Filled, filledIn, type TicketForm } from './ticket-form.js';

/**
 * @param act of the button, whose `of` names the thing
 * @param read what comes of the thing's name and the reason
 */
export function whyForm(
  act: Act,
  say: (language: Language) => { title: string; intro?: string; what: string },
  read: (filled: Filled, of: string, text: string) => Command,
): TicketForm {
  return {
    draw({ ticket, language }, { of = '' }) {
      const { context, ...form } = onTicket(act, ticket.number, language);
      const { what, ...rest } = say(language);
      return { ...form, ...rest, context: { ...context, of }, fields: [longText('what', what)] };
    },
    read(filled) {
      const text = filledIn(filled, 'what');
      return text && filled.context.of ? read(filled, filled.context.of, text) : undefined;
    },
  };
}
