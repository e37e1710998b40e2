// Steps of a story about the hearing: taps on answers, and the form.
import { ask, buttonBefore, numberOf, profileOf, StoryFault, type Telling } from './story-telling.js';

/** Taps the button of this answer: a choice's id, yes, no, unknown, later, again. */
export function answer(telling: Telling, by = '', wanted = '') {
  const button = buttonBefore(telling, by, ({ about }) => about?.answer?.replace(':', '') === wanted);
  const { question, answer: named } = button?.about ?? {};
  if (!button || !question || !named) throw new StoryFault(`no answer "${wanted}" stands before ${by}`);
  return answerUnseen(telling, by, question, named, button.ticket);
}

export function answerUnseen(telling: Telling, by = '', question = '', named = '', ticket = '') {
  const common = { ticket: numberOf(ticket), by: telling.world.party(by) };
  return ask(telling, by, { type: 'answer-question', ...common, question, answer: named });
}

export async function openHearing(telling: Telling, by = '', name = '') {
  const ticket = name || buttonBefore(telling, by, (one) => one.act === 'details')?.ticket;
  if (!ticket) throw new StoryFault(`no button "details" stands before ${by}`);
  const { world, heard } = telling;
  const language = await world.frontDesk.language(world.party(by), profileOf(by)?.language);
  const form = await world.frontDesk.detailsForm(numberOf(ticket), world.party(by), language);
  if (!('is' in form)) return { ...telling, form };
  const card = await world.frontDesk.reply(form, language);
  if (card) heard.push({ by, card, at: world.clock.now() });
  return undefined;
}

/** What is not named in the step stays as it stood in the form when it was opened. */
export function sendHearing(telling: Telling, by = '', answers = '') {
  const { form, world } = telling;
  if (!form) throw new StoryFault('no form lies open');
  const standing = Object.fromEntries(form.fields.map((field) => [field.id, field.value ?? '']));
  const typed = answers.split(' | ').map((one) => one.split(': '));
  const filled = Object.fromEntries(typed.map(([id, value]) => [id === 'steps' ? id : `ask-${id}`, value ?? '']));
  const command = world.frontDesk.readForm('details', form.context, { ...standing, ...filled }, world.party(by));
  if (!command) throw new StoryFault('the form of the hearing names no ticket');
  return ask(telling, by, command);
}
