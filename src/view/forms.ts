// The questions the desk asks in a dialog.
import type { Script } from '../script/schema.js';
import { reporterRoutes } from '../script/schema.js';
import type { Language } from '../ticket/event.js';
import type { Form } from './form.js';
import { ticketName, wordsOf } from './scene.js';

/** A dialog's text field holds less than a message: Slack's own limit for an input. */
const MAX_FORM_CHARACTERS = 3_000;
const MAX_SHORT_CHARACTERS = 150;

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
      {
        type: 'text',
        id: 'what',
        label: words.reportWhat,
        hint: words.reportWhatHint,
        multiline: true,
        required: true,
        maxCharacters: MAX_FORM_CHARACTERS,
        ...(text ? { value: text.slice(0, MAX_FORM_CHARACTERS) } : {}),
      },
      {
        type: 'text',
        id: 'since',
        label: words.reportSince,
        multiline: false,
        required: false,
        maxCharacters: MAX_SHORT_CHARACTERS,
      },
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
      {
        type: 'text',
        id: 'on-behalf-of',
        label: words.reportOnBehalfOf,
        multiline: false,
        required: false,
        maxCharacters: MAX_SHORT_CHARACTERS,
      },
    ],
  };
}

export function scriptForm(ticket: number, scripts: Iterable<Script>, language: Language): Form {
  const words = wordsOf(language);
  return {
    id: 'wrong-script',
    title: words.scriptFormTitle,
    submit: words.choose,
    cancel: words.cancel,
    context: { ticket: ticketName(ticket) },
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

export function closeForm(ticket: number, language: Language): Form {
  const words = wordsOf(language);
  return {
    id: 'close',
    title: words.closeFormTitle,
    submit: words.close,
    cancel: words.cancel,
    intro: words.closeFormIntro,
    context: { ticket: ticketName(ticket) },
    fields: [
      {
        type: 'text',
        id: 'what',
        label: words.closeFormWhat,
        multiline: true,
        required: true,
        maxCharacters: MAX_FORM_CHARACTERS,
      },
    ],
  };
}
