// Steps of a story that fill in a form: opened by a button one sees, sent at once or later.
import type { Form } from '../../src/view/form.js';
import { buttonBefore, buttonBelow, hear, numberOf, profileOf, StoryFault, type Telling } from './story-telling.js';

/** Opens the form behind the button with this act */
export async function openForm(telling: Telling, by = '', act = '', name = '', below = '') {
  const button = below
    ? buttonBelow(telling, by, act, below)
    : buttonBefore(telling, by, (one) => one.act === act && (name === '' || one.ticket === name));
  const ticket = name || button?.ticket;
  if (!ticket) throw new StoryFault(`no button "${act}" stands before ${by}`);
  const { world } = telling;
  const language = await world.frontDesk.language(world.party(by), profileOf(by)?.language);
  const asked = { form: act, ticket: numberOf(ticket), about: button?.about ?? {} };
  const form = await world.frontDesk.form(asked, world.party(by), language);
  if (!('is' in form)) return { ...telling, forms: { ...telling.forms, [by]: form } };
  const card = await world.frontDesk.reply(form, language);
  if (card) hear(telling, by, card);
  return undefined;
}

/** What is not named in the step stays as it stood in the form when it was opened. A form that is not taken stays open. */
export async function sendForm(telling: Telling, by = '', act = '', answers = '') {
  const { forms, world } = telling;
  const form = forms?.[by];
  if (form?.id !== act) throw new StoryFault(`no form "${act}" lies open`);
  const standing = Object.fromEntries(form.fields.map((field) => [field.id, field.value ?? '']));
  const filled = Object.fromEntries(answers.split(' | ').map((one) => fieldOf(form.fields, one)));
  const language = await world.frontDesk.language(world.party(by), profileOf(by)?.language);
  const id = `form-${world.clock.now()}-${act}-${by}-${answers}`;
  const values = { ...standing, ...filled };
  const submitted = await world.frontDesk.submit(
    { id, form: act, context: form.context, values, by: world.party(by) },
    language,
  );
  if (submitted.is === 'taken') return { ...telling, forms: { ...forms, [by]: undefined } };
  hear(telling, by, submitted.problem);
  return submitted.form ? { ...telling, forms: { ...forms, [by]: submitted.form } } : undefined;
}

export async function fillIn(telling: Telling, by = '', act = '', name = '', answers = '') {
  const opened = await openForm(telling, by, act, name);
  return opened && (await sendForm(opened, by, act, answers));
}

export async function fillInBelow(telling: Telling, by = '', act = '', below = '', answers = '') {
  const opened = await openForm(telling, by, act, '', below);
  return opened && (await sendForm(opened, by, act, answers));
}

/** "field: value"; the label of a field stands for it too, and that of an option for the option. */
function fieldOf(fields: Form['fields'], answer: string): [string, string] {
  const at = answer.search(/: |:$/);
  const name = at < 0 ? answer : answer.slice(0, at);
  const field = fields.find(({ id, label }) => id === name || id === `ask-${name}` || label === name);
  if (!field) throw new StoryFault(`the form has no field "${name}"; it has ${fields.map(({ id }) => id).join(', ')}`);
  const value = at < 0 ? '' : answer.slice(at + 2);
  const option = field.type === 'choice' ? field.options.find(({ label }) => label === value) : undefined;
  return [field.id, option?.id ?? value];
}
