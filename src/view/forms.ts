// The questions the desk asks in a dialog.
import type { Script } from '../script/schema.js';
import { reporterRoutes } from '../script/schema.js';
import type { Language } from '../ticket/event.js';
import type { Field, Form } from './form.js';
import { ticketName, wordsOf } from './scene.js';

/** A dialog's text field holds less than a message: Slack's own limit for an input. */
const MAX_FORM_CHARACTERS = 3_000;
const MAX_SHORT_CHARACTERS = 150;

type TextField = Extract<Field, { type: 'text' }>;

export function reportForm(language: Language, text?: string): Form {
  const words = wordsOf(language);
  return {
    id: 'report',
    title: words.reportFormTitle,
    submit: words.send,
    cancel: words.cancel,
    intro: words.reportFormIntro,
    context: {},
    fields: [
      longText('what', words.reportWhat, {
        hint: words.reportWhatHint,
        ...(text ? { value: text.slice(0, MAX_FORM_CHARACTERS) } : {}),
      }),
      shortText('since', words.reportSince, { required: false }),
      {
        type: 'choice',
        id: 'ongoing',
        label: words.reportOngoing,
        required: false,
        options: (['yes', 'no', 'unknown'] as const).map((id) => ({ id, label: words[id] })),
      },
      {
        type: 'choice',
        id: 'route',
        label: words.reportRoute,
        required: false,
        value: 'employee',
        options: reporterRoutes.map((id) => ({ id, label: words.route[id] })),
      },
      shortText('on-behalf-of', words.reportOnBehalfOf, { required: false }),
    ],
  };
}

export function scriptForm(ticket: number, scripts: Iterable<Script>, language: Language): Form {
  const words = wordsOf(language);
  return {
    ...onTicket('wrong-script', ticket, language),
    title: words.scriptFormTitle,
    submit: words.choose,
    fields: [
      {
        type: 'choice',
        id: 'script',
        label: words.scriptFormLabel,
        required: true,
        options: [...scripts].map((script) => ({ id: script.id, label: script.title[language] })),
      },
    ],
  };
}

/** What the forms about a ticket have in common. */
export function onTicket(id: string, ticket: number, language: Language) {
  const { send, cancel } = wordsOf(language);
  return { id, submit: send, cancel, context: { ticket: ticketName(ticket) } };
}

/** Sentences in the person's own words. */
export function longText(id: string, label: string, more: Partial<TextField> = {}): TextField {
  return { type: 'text', id, label, multiline: true, required: true, maxCharacters: MAX_FORM_CHARACTERS, ...more };
}

/** A few words. */
export function shortText(id: string, label: string, more: Partial<TextField> = {}): TextField {
  return { type: 'text', id, label, multiline: false, required: true, maxCharacters: MAX_SHORT_CHARACTERS, ...more };
}
