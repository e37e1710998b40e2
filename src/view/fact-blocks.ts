// What the hearing brought, as commanders read it: facts with who and when, the steps that are done, and what the answers say of the severity.
import type { Script, Severity } from '../script/schema.js';
import { stepsFor } from '../ticket/answer.js';
import type { Language } from '../ticket/event.js';
import { type Fact, severityByAnswers, tapsOf } from '../ticket/hearing.js';
import { type Block, type Inline, note, text } from './card.js';
import { hearingWordsOf } from './hearing-words.js';
import { labelled, personIn, type Scene, sentences, severityText, timeIn, wordsOf } from './scene.js';

export function factBlocks(scene: Scene): Block[] {
  return [...proposal(scene), ...facts(scene), ...steps(scene)];
}

function facts(scene: Scene): Block[] {
  const { ticket } = scene;
  if (ticket.facts.length === 0) return [];
  const all = ticket.facts.map((fact) => ({
    label: questionOf(scene, fact),
    value: [...factValue(scene, fact), ...sign(scene, fact)],
  }));
  return [note(hearingWordsOf(scene.language).answers), { type: 'facts', facts: all }];
}

/** The question in the words in which it was asked. */
export function questionOf({ script, language }: Scene, fact: Pick<Fact, 'script' | 'question'>): string {
  const asked = script(fact.script).hearing.find((one) => one.id === fact.question);
  return withoutStop(asked?.ask[language] ?? fact.question);
}

/** An answer of a form as it came, with the words of a question that this ticket asks, or asked before its script was changed. */
export function formFact(scene: Scene, question: string, answer: string): { label: string; value: Inline[] } {
  const { ticket, language, script, event } = scene;
  const refs = [ticket.script];
  for (let version = ticket.version; version > 0; version -= 1) {
    const found = event(version);
    if (found?.type === 'script-chosen') refs.push(found.from);
  }
  const asking = refs.map(script).find(({ hearing }) => hearing.some((one) => one.id === question));
  const asked = asking?.hearing.find((one) => one.id === question);
  const isTap = asked !== undefined && (answer === 'unknown' || tapsOf(asked).includes(answer));
  return {
    label: asked ? withoutStop(asked.ask[language]) : question,
    value: [asking && isTap ? answerLabel(asking, question, answer, language) : { said: answer }],
  };
}

function withoutStop(sentence: string): string {
  return sentence.replace(/[。?？]$/, '');
}

function factValue(scene: Scene, fact: Fact): Inline[] {
  const { answer, said } = fact;
  if (said) return [factSaid(scene, fact)];
  if (typeof answer === 'number') return [String(answer)];
  return [answerLabel(scene.script(fact.script), fact.question, answer ?? '', scene.language)];
}

function factSaid(scene: Scene, { said, question }: Fact): Inline {
  const found = said && scene.said(said);
  if (!found) return wordsOf(scene.language).textErased;
  return { said: found.answers?.[question] ?? found.text };
}

/** Who and when. */
function sign(scene: Scene, { by, at }: Pick<Fact, 'by' | 'at'>): Inline[] {
  const { language, organisation } = scene;
  const [open, close] = language === 'ja' ? ['（', '）'] : [' (', ')'];
  return [open, personIn(scene, by.id), ` ${timeIn(organisation, at)}${close}`];
}

/** A tapped answer in the reader's language. */
export function answerLabel(script: Script, question: string, answer: string, language: Language): string {
  const choices = script.hearing.find((one) => one.id === question)?.choices ?? [];
  const words = wordsOf(language);
  const common: Record<string, string> = { yes: words.yes, no: words.no, unknown: words.unknown };
  return choices.find((one) => one.id === answer)?.[language] ?? common[answer] ?? answer;
}

/** Which of the first-aid steps are done: one line when all are, else each with its mark. */
function steps(scene: Scene): Block[] {
  const { ticket, language } = scene;
  const words = hearingWordsOf(language);
  const given = [ticket.script, ...ticket.another.map((one) => one.script)];
  return ticket.done
    .filter((one) => given.some((ref) => ref.id === one.script.id && ref.version === one.script.version))
    .flatMap((done) => {
      const script = scene.script(done.script);
      const all = stepsFor(script, ticket.route);
      const count = words.stepsOf(done.steps.length, all.length);
      const head: Inline[] = [labelled(words.steps, language), { strong: count }, ...sign(scene, done)];
      const lines = all.map(
        (step) => `${done.steps.includes(step) ? '☑' : '☐'} ${script.first_aid.do[step]?.[language]}`,
      );
      return done.steps.length === all.length ? [text(...head)] : [text(...head), note(lines.join('\n'))];
    });
}

/** SEV1 and SEV2 are never lowered by the desk: it says what the answers speak for, and who may decide. */
function proposal(scene: Scene): Block[] {
  const { ticket, language } = scene;
  // Whoever triaged it has weighed the answers.
  if (ticket.phase.is === 'closed' || ticket.handling.triage.last) return [];
  const script = scene.script(ticket.script);
  const { to, change } = severityByAnswers(ticket, script);
  if (to <= ticket.severity) return [];
  const words = hearingWordsOf(language);
  const why = reasonOf(script, change, language);
  return [
    text({ strong: words.speakForLess(severityText(to, language)) }, sentences(language, '', ...why, words.whoLowers)),
  ];
}

/** Why the script moves the severity, in its own words; empty when nothing is left that would. */
export function reasonOf(script: Script, change: number | undefined, language: Language): string[] {
  const because = change === undefined ? undefined : script.severity.changes[change]?.because[language];
  return because === undefined ? [] : [because];
}

export function isRaise({ from, to }: { from: Severity; to: Severity }): boolean {
  return to < from;
}
