// The hearing as the reporter sees it: one question at a time, why it is asked, and a tap wherever a tap will do.
import type { Question } from '../script/schema.js';
import { AGAIN, LATER } from '../ticket/answer.js';
import { isWritten, openQuestion, questionsFor, tapsOf } from '../ticket/hearing.js';
import { type Block, type Button, type Card, note, text, title } from './card.js';
import { answerLabel } from './fact-blocks.js';
import { hearingWordsOf } from './hearing-words.js';
import { aside, labelled, type Scene, ticketName, wordsOf } from './scene.js';

/** @returns undefined when the script asks this reporter nothing */
export function hearingCard(scene: Scene, sheet: number): Card | undefined {
  const { ticket, language } = scene;
  const script = scene.script(ticket.script);
  const words = hearingWordsOf(language);
  if (sheet !== ticket.hearing.sheet) return folded(scene, words.goesOnBelow);
  const questions = questionsFor(script, ticket.route);
  if (questions.length === 0) return undefined;
  if (ticket.phase.is === 'closed') return folded(scene, words.over);
  const open = openQuestion(ticket, script);
  const left = questions.filter(({ id }) => ticket.hearing.later.includes(id));
  if (open) return questionCard(scene, open, questions.indexOf(open) + 1, questions.length);
  return left.length > 0 ? pausedCard(scene, left) : finishedCard(scene);
}

function questionCard(scene: Scene, question: Question, number: number, of: number): Card {
  const { language, ticket } = scene;
  const words = hearingWordsOf(language);
  const heading = words.heading(ticketName(ticket.number));
  const here = question.type === 'number' ? words.numberHere : words.writeHere;
  const script = scene.script(ticket.script);
  const taps = tapsOf(question).map((id) =>
    answerButton(scene, question.id, id, answerLabel(script, question.id, id, language)),
  );
  const aside = [
    answerButton(scene, question.id, 'unknown', wordsOf(language).unknown),
    answerButton(scene, question.id, LATER, words.later),
    formButton(scene, words.allAtOnce),
  ];
  return {
    tone: 'plain',
    summary: [labelled(heading, language), question.ask[language]],
    blocks: [
      ...receipt(scene),
      title(heading),
      text({ strong: question.ask[language] }),
      note(question.why[language]),
      ...(isWritten(question) ? [text(here)] : []),
      ...(taps.length > 0 ? [{ type: 'buttons', buttons: taps } as const] : []),
      { type: 'buttons', buttons: aside },
      note(progressed(words.progress(number, of), words.lead, language)),
    ],
  };
}

function progressed(progress: string, lead: string, language: Scene['language']): string {
  return lead + aside(progress, language);
}

function pausedCard(scene: Scene, left: Question[]): Card {
  const words = hearingWordsOf(scene.language);
  const paused = words.paused(left.length);
  const goOn = answerButton(scene, left[0]?.id ?? '', AGAIN, words.goOn);
  return {
    tone: 'plain',
    summary: [paused],
    blocks: [
      ...receipt(scene),
      text({ strong: paused }),
      text(words.pausedMore),
      { type: 'buttons', buttons: [goOn, formButton(scene, words.allAtOnce)] },
    ],
  };
}

function finishedCard(scene: Scene): Card {
  const words = hearingWordsOf(scene.language);
  return {
    tone: 'plain',
    summary: [words.finished],
    blocks: [...receipt(scene), text(words.finished), { type: 'buttons', buttons: [formButton(scene, words.change)] }],
  };
}

/** A message that the hearing has left, or that is over. */
function folded({ ticket, language }: Scene, why: string): Card {
  const heading = hearingWordsOf(language).heading(ticketName(ticket.number));
  return { tone: 'plain', summary: [labelled(heading, language), why], blocks: [text({ strong: heading }), note(why)] };
}

/** What was written has arrived, and how it was understood; one tap says that it was no answer, or another matter. */
function receipt(scene: Scene): Block[] {
  const { ticket, language } = scene;
  const fact = ticket.facts.find((one) => one.question === ticket.hearing.noted);
  const asked = fact && scene.script(fact.script).hearing.find((one) => one.id === fact.question);
  const noted = ticket.notes.some((one) => one.said.id === fact?.said?.id);
  if (!fact?.said || !asked || !noted) return [];
  const about = { note: fact.said.id };
  const separate: Button = {
    act: 'separate',
    label: wordsOf(language).somethingElse,
    ticket: ticketName(ticket.number),
    about,
  };
  const words = hearingWordsOf(language);
  const buttons = [answerButton(scene, fact.question, AGAIN, words.notTheAnswer), separate];
  return [text(words.taken(asked.ask[language])), { type: 'buttons', buttons }];
}

function answerButton({ ticket }: Scene, question: string, answer: string, label: string): Button {
  return { act: 'answer-question', label, ticket: ticketName(ticket.number), about: { question, answer } };
}

function formButton({ ticket }: Scene, label: string): Button {
  return { act: 'details', label, ticket: ticketName(ticket.number) };
}
