// The hearing as one form, filled in as far as it is answered, and back: what was filled in as a command.
import type { Question } from '../script/schema.js';
import { stepsFor } from '../ticket/answer.js';
import type { Command } from '../ticket/command.js';
import type { Party } from '../ticket/event.js';
import { isWritten, questionsFor, tapsOf } from '../ticket/hearing.js';
import { answerLabel } from './fact-blocks.js';
import { checkedIn, type Field, type Form } from './form.js';
import { hearingWordsOf } from './hearing-words.js';
import { type Scene, ticketName, wordsOf } from './scene.js';

const MAX_ANSWER_CHARACTERS = 1_000;
const STEPS = 'steps';
/** Before the question's id, so that no question can be taken for another field. */
const ASKED = 'ask-';

export function hearingForm(scene: Scene): Form {
  const { ticket, language } = scene;
  const words = hearingWordsOf(language);
  const { id, version } = ticket.script;
  return {
    id: 'details',
    title: words.formTitle,
    submit: wordsOf(language).send,
    cancel: wordsOf(language).cancel,
    intro: words.formIntro,
    context: { ticket: ticketName(ticket.number), script: `${id}@${version}` },
    fields: [
      ...questionsFor(scene.script(ticket.script), ticket.route).map((one) => field(scene, one)),
      stepsField(scene),
    ],
  };
}

function field(scene: Scene, question: Question): Field {
  const { ticket, language } = scene;
  const shared = {
    id: ASKED + question.id,
    label: question.ask[language],
    hint: question.why[language],
    required: false as const,
  };
  const fact = ticket.facts.find((one) => one.question === question.id);
  if (isWritten(question)) {
    const said = fact?.said && scene.said(fact.said);
    const value = said ? (said.answers?.[question.id] ?? said.text) : writtenAnswer(scene, fact?.answer);
    const maxCharacters = MAX_ANSWER_CHARACTERS;
    const multiline = question.type === 'text';
    return {
      type: 'text',
      ...shared,
      multiline,
      maxCharacters,
      ...(value ? { value: value.slice(0, maxCharacters) } : {}),
    };
  }
  const script = scene.script(ticket.script);
  const options = [...tapsOf(question), 'unknown'].map((id) => ({
    id,
    label: answerLabel(script, question.id, id, language),
  }));
  return { type: 'choice', ...shared, options, ...(fact?.answer === undefined ? {} : { value: String(fact.answer) }) };
}

/** "I do not know" was tapped where words were asked for. */
function writtenAnswer({ language }: Scene, answer: string | number | undefined): string | undefined {
  return answer === 'unknown' ? wordsOf(language).unknown : answer?.toString();
}

function stepsField(scene: Scene): Field {
  const { ticket, language } = scene;
  const script = scene.script(ticket.script);
  const { id, version } = script;
  const done = ticket.done.find((one) => one.script.id === id && one.script.version === version);
  return {
    type: 'checks',
    id: STEPS,
    label: hearingWordsOf(language).formSteps,
    required: false,
    options: stepsFor(script, ticket.route).map((step) => ({
      id: String(step),
      label: script.first_aid.do[step]?.[language] ?? '',
    })),
    ...(done ? { value: done.steps.join(',') } : {}),
  };
}

/** @param values by field, as the platform hands them in */
export function readHearingForm(
  ticket: number,
  by: Party,
  script: string,
  values: Record<string, string>,
): Extract<Command, { type: 'fill-in' }> {
  const given = Object.entries(values).flatMap(([name, value]) =>
    name.startsWith(ASKED) && value.trim() !== '' ? [[name.slice(ASKED.length), value.trim()]] : [],
  );
  const steps = checkedIn(values[STEPS]).map(Number).filter(Number.isInteger);
  return { type: 'fill-in', ticket, by, script, said: { text: '', answers: Object.fromEntries(given) }, steps };
}
