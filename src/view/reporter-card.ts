// What the reporter sees: first aid, then how the report stands. It is redrawn in place as the ticket moves on.

import { stepsFor } from '../ticket/answer.js';
import type { ScriptRef } from '../ticket/event.js';
import { type Block, type Button, type Card, note, text, title } from './card.js';
import { endingOf } from './ending.js';
import { firstAid } from './first-aid.js';
import { hearingWordsOf } from './hearing-words.js';
import { about, labelled, lastResortText, personIn, type Scene, sentences, ticketName, wordsOf } from './scene.js';

export function reporterCard(scene: Scene): Card {
  const { ticket, language } = scene;
  const words = wordsOf(language);
  const name = ticketName(ticket.number);
  const script = scene.script(ticket.script);
  const closed = ticket.phase.is === 'closed';
  const also = ticket.also && scene.scriptNow(ticket.also)?.title[language];
  const ending = endingOf(scene);
  return {
    tone: tones[ticket.phase.is],
    summary: [closed ? ending.heading : `${words.received(name)} `, ...(closed ? [] : [firstLine(scene)])],
    blocks: [
      title(closed ? ending.heading : words.received(name)),
      text(closed ? ending.more : lead(scene)),
      // What had to be done at once need not be done any more.
      ...(closed ? [] : firstAid(script, ticket.route, language)),
      ...(closed || !ticket.bothLanguages ? [] : inTheOtherLanguage(scene)),
      ...(closed ? [] : stepsTold(scene)),
      ...state(scene),
      ...(also ? [text(words.alsoAbout(also))] : []),
      ...(closed ? [] : candidates(scene)),
      note(closed ? words.writeAgain : words.writeMore),
      { type: 'buttons', buttons: [...(closed ? [] : stepsButton(scene, ticket.script)), ...buttons(scene, name)] },
    ],
  };
}

/** Somebody who writes neither language may read one of them: which, nobody can know. */
function inTheOtherLanguage(scene: Scene): Block[] {
  const { ticket } = scene;
  const language = ticket.language === 'ja' ? 'en' : 'ja';
  const there = { ...scene, language } as const;
  return [
    { type: 'divider' },
    text(`${wordsOf(language).received(ticketName(ticket.number))} ${lead(there)}`),
    ...firstAid(scene.script(ticket.script), ticket.route, language),
    ...(ticket.phase.is === 'paging' ? state(there) : []),
    { type: 'divider' },
  ];
}

/** One tap for all steps; some of them are ticked in the form. Gone once all are done. */
export function stepsButton(scene: Scene, ref: ScriptRef): Button[] {
  const { ticket, language } = scene;
  const script = scene.script(ref);
  if (!script.pages || stepsLeft(scene, ref) === 0) return [];
  const label = hearingWordsOf(language).stepsDone;
  return [{ act: 'script-done', label, ticket: ticketName(ticket.number), about: { script: ref.id } }];
}

function stepsLeft({ ticket, script }: Scene, ref: ScriptRef): number {
  const done = ticket.done.find((one) => one.script.id === ref.id && one.script.version === ref.version);
  return stepsFor(script(ref), ticket.route).length - (done?.steps.length ?? 0);
}

function stepsTold(scene: Scene): Block[] {
  const { ticket, language } = scene;
  const all = stepsFor(scene.script(ticket.script), ticket.route).length;
  const left = stepsLeft(scene, ticket.script);
  if (left === all) return [];
  const words = hearingWordsOf(language);
  return [text(left === 0 ? words.stepsTold : words.someStepsTold(all - left, all))];
}

const tones = { queued: 'plain', paging: 'calm', unanswered: 'alert', held: 'calm', closed: 'done' } as const;

/** The first instruction, so that even the notification on a locked phone helps. */
function firstLine(scene: Scene): string {
  const { ticket, language } = scene;
  const script = scene.script(ticket.script);
  return (script.first_aid.do.find((line) => !line.only_from || line.only_from.includes(ticket.route)) ?? script.title)[
    language
  ];
}

function lead({ ticket, language, script }: Scene): string {
  const words = wordsOf(language);
  const thanks = script(ticket.script).pages ? words.thanks : words.thanksForWriting;
  return ticket.sure ? thanks : sentences(language, thanks, words.unsureLead);
}

function state(scene: Scene): Block[] {
  const { ticket, language, organisation } = scene;
  const words = wordsOf(language);
  const { phase } = ticket;
  switch (phase.is) {
    case 'queued':
      return [text(words.queuedState)];
    case 'paging':
      return [text({ strong: ticket.pages.length > phase.people.length ? words.stillCalling : words.calling })];
    case 'unanswered':
      return [
        text({ strong: labelled(words.nobodyTook, language) + lastResortText(organisation, language) }),
        text(words.nobodyTookMore),
      ];
    case 'held':
      return [text(...about(personIn(scene, phase.by), words.takenBy, language))];
    case 'closed':
      return endingOf(scene).blocks;
  }
}

/** When the desk was unsure: the likeliest kinds, one tap each. */
function candidates({ ticket, language, scriptNow }: Scene): Block[] {
  const words = wordsOf(language);
  if (ticket.sure) return [];
  const offered = ticket.candidates.flatMap((id) => scriptNow(id) ?? []).slice(0, 3);
  if (offered.length === 0) return [];
  return [
    text(words.whichOfThese),
    ...offered.map(
      (script): Block => ({
        type: 'choice',
        text: [{ strong: script.title[language] }],
        button: {
          act: 'wrong-script',
          label: words.thisIsIt,
          ticket: ticketName(ticket.number),
          about: { script: script.id },
        },
      }),
    ),
  ];
}

function buttons({ ticket, language }: Scene, name: string): Extract<Block, { type: 'buttons' }>['buttons'] {
  const words = wordsOf(language);
  const other = language === 'ja' ? 'en' : 'ja';
  return [
    ...(ticket.phase.is === 'closed' ? [] : [{ act: 'wrong-script', label: words.otherSteps, ticket: name } as const]),
    { act: 'language', label: words.otherLanguage, ticket: name, about: { language: other } },
  ];
}
