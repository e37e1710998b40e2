// Form -> Slack's modal view, and back: what was filled in, by field. Pure.
import type { types } from '@slack/bolt';
import { checkedIn, type Field, type Form } from '../view/form.js';
import { cut } from '../view/inert.js';

const MAX_TITLE = 24;
const MAX_LABEL = 2_000;
const MAX_TEXT = 3_000;
const MAX_INPUT = 3_000;
const MAX_OPTIONS = 100;
/** More than so many are easier to find in a list that opens than as a column of dots. */
const MAX_RADIO = 10;
const MAX_CHECKS = 10;
const MAX_OPTION_TEXT = 75;
const MAX_METADATA = 3_000;

/** Throws when the form's context does not fit: it holds names and numbers only, so that is a bug. */
export function toModal(form: Form): types.ModalView {
  const private_metadata = JSON.stringify(form.context);
  if (private_metadata.length > MAX_METADATA) throw new Error(`the context of form ${form.id} is too long for Slack`);
  const intro: types.KnownBlock[] = form.intro ? [{ type: 'section', text: plain(form.intro, MAX_TEXT) }] : [];
  return {
    type: 'modal',
    callback_id: form.id,
    private_metadata,
    title: plain(form.title, MAX_TITLE),
    submit: plain(form.submit, MAX_TITLE),
    close: plain(form.cancel, MAX_TITLE),
    blocks: [...intro, ...form.fields.map(input)],
  };
}

function input(field: Field): types.InputBlock {
  return {
    type: 'input',
    block_id: field.id,
    optional: !field.required,
    label: plain(field.label, MAX_LABEL),
    ...(field.hint && { hint: plain(field.hint, MAX_LABEL) }),
    element: element(field),
  };
}

function element(field: Field): types.InputBlock['element'] {
  switch (field.type) {
    case 'text':
      return textInput(field);
    case 'choice':
      return choice(field);
    case 'checks':
      return checks(field);
  }
}

function textInput(field: Extract<Field, { type: 'text' }>): types.PlainTextInput {
  const max_length = Math.min(field.maxCharacters, MAX_INPUT);
  return {
    type: 'plain_text_input',
    action_id: field.id,
    multiline: field.multiline,
    max_length,
    ...(field.value && { initial_value: cut(field.value, max_length) }),
  };
}

function choice(field: Extract<Field, { type: 'choice' }>): types.RadioButtons | types.StaticSelect {
  const options = optionsOf(field).slice(0, MAX_OPTIONS);
  const chosen = options.find((option) => option.value === field.value);
  return {
    type: options.length > MAX_RADIO ? 'static_select' : 'radio_buttons',
    action_id: field.id,
    options,
    ...(chosen && { initial_option: chosen }),
  };
}

function checks(field: Extract<Field, { type: 'checks' }>): types.Checkboxes {
  const ids = checkedIn(field.value);
  const options = optionsOf(field).slice(0, MAX_CHECKS);
  const chosen = options.filter(({ value }) => value !== undefined && ids.includes(value));
  return {
    type: 'checkboxes',
    action_id: field.id,
    options,
    ...(chosen.length > 0 && { initial_options: chosen }),
  };
}

function optionsOf({ options }: { options: { id: string; label: string }[] }): types.PlainTextOption[] {
  return options.map(({ id, label }) => ({ value: id, text: plain(label || id, MAX_OPTION_TEXT) }));
}

function plain(text: string, limit: number): types.PlainTextElement {
  return { type: 'plain_text', text: cut(text, limit), emoji: true };
}
