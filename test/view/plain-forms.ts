// A small form of a ticket, for tests that need any.
import type { Language } from '../../src/ticket/event.js';
import type { Form } from '../../src/view/form.js';
import { longText, onTicket } from '../../src/view/forms.js';
import { wordsOf } from '../../src/view/scene.js';

export function closeForm(ticket: number, language: Language): Form {
  const words = wordsOf(language);
  return {
    ...onTicket('close', ticket, language),
    title: words.closeFormTitle,
    submit: words.close,
    intro: words.closeFormIntro,
    fields: [longText('what', words.closeFormWhat)],
  };
}
