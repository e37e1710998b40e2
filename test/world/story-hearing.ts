// Steps of a story about the hearing: taps on answers.
import { ask, buttonBefore, numberOf, StoryFault, type Telling } from './story-telling.js';

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
