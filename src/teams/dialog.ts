// Form -> what Teams opens as a dialog (task module). Pure.
import type { Language } from '../ticket/event.js';
import type { Field, Form } from '../view/form.js';
import { cut } from '../view/inert.js';
import { type AdaptiveCard, CARD_TYPE, calm } from './adaptive-card.js';
import type { Element } from './fit.js';
import { say } from './words.js';

const MAX_TITLE = 64;
const MAX_QUOTE = 1_500;

/** Answers task/fetch and composeExtension/fetchTask. `quoted` is somebody's message, shown above the fields. */
export function toDialog(form: Form, language: Language, shown: { quoted?: string; problem?: string } = {}) {
  const value = {
    title: cut(form.title, MAX_TITLE),
    width: 'medium',
    height: 'medium',
    card: { contentType: CARD_TYPE, content: toDialogCard(form, language, shown) },
  };
  return { task: { type: 'continue', value } };
}

/** Closes the dialog and leaves a sentence. */
export function toDialogEnd(sentence: string) {
  return { task: { type: 'message', value: sentence } };
}

export function toDialogCard(
  form: Form,
  language: Language,
  { quoted, problem }: { quoted?: string; problem?: string } = {},
): AdaptiveCard {
  const text = (words: string, look: Record<string, unknown> = {}): Element => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: words, ...look }],
  });
  const quote = quoted && calm(quoted, MAX_QUOTE);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: form.title,
    msteams: { width: 'Full' },
    body: [
      ...(problem ? [text(`⚠️ ${problem}`, { weight: 'Bolder' })] : []),
      ...(form.intro ? [text(form.intro)] : []),
      ...(quote ? [{ type: 'Container', style: 'emphasis', items: [text(quote)] }] : []),
      ...form.fields.map((field) => input(field, language)),
      {
        type: 'ActionSet',
        actions: [
          {
            type: 'Action.Submit',
            title: form.submit,
            style: 'positive',
            data: { desk: { form: form.id, context: form.context } },
          },
        ],
      },
    ],
  };
}

function input(field: Field, language: Language): Element {
  const shared = {
    id: field.id,
    label: field.label,
    isRequired: field.required,
    ...(field.required && { errorMessage: say('required', language) }),
    ...(field.hint && { placeholder: field.hint }),
    ...(field.value && { value: field.value }),
  };
  if (field.type === 'text')
    return { type: 'Input.Text', ...shared, isMultiline: field.multiline, maxLength: field.maxCharacters };
  const choices = field.options.map(({ id, label }) => ({ title: label, value: id }));
  if (field.type === 'checks')
    return { type: 'Input.ChoiceSet', ...shared, style: 'expanded', isMultiSelect: true, wrap: true, choices };
  return { type: 'Input.ChoiceSet', ...shared, style: 'compact', choices };
}
