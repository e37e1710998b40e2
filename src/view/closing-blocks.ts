// What a ticket was closed with, and its duties considered, on a commander's card.
import type { TextRef } from '../ticket/event.js';
import type { Block, Inline } from './card.js';
import { closingWordsOf } from './closing-words.js';
import { aside, personIn, type Scene, timeIn, wordsOf } from './scene.js';

export function closingBlocks(scene: Scene): Block[] {
  const { ticket, language } = scene;
  const words = closingWordsOf(language);
  const facts = [
    ...ticket.handling.duties.map((one) => ({ label: words.factDuties, value: dutyText(scene, one) })),
    ...(ticket.phase.is === 'closed' ? closedWith(scene, ticket.phase.said) : []),
  ];
  return facts.length === 0 ? [] : [{ type: 'facts', facts }];
}

function closedWith(scene: Scene, ref: TextRef): { label: string; value: Inline[] }[] {
  const words = closingWordsOf(scene.language);
  const fields = scene.said(ref)?.fields ?? {};
  const labels: [string, string][] = [
    ['cause', words.factCause],
    ['lessons', words.factLessons],
    ['prevention', words.factPrevention],
    ['duties', words.factDuties],
    ['anyway', words.factAnyway],
  ];
  return labels.flatMap(([name, label]) => {
    const said = fields[name];
    return said ? [{ label, value: [{ said }] }] : [];
  });
}

function dutyText(scene: Scene, one: Scene['ticket']['handling']['duties'][number]): Inline[] {
  const { language, organisation } = scene;
  const said = scene.said(one.said)?.text;
  return [
    said ? { said } : wordsOf(language).textErased,
    aside(timeIn(organisation, one.at), language),
    ' ',
    personIn(scene, one.by.id),
  ];
}
