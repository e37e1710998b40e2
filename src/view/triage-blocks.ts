// The triage on a commander's card: what it was found to be, how serious and why, what is due, and what goes on together with it.

import type { Language } from '../ticket/event.js';
import { rulesOf } from '../ticket/handling/assess.js';
import { awaited, wasSaid } from '../ticket/handling/targets.js';
import type { Triage } from '../ticket/handling/triage.js';
import type { Block, Inline } from './card.js';
import { aside, comma, personIn, type Scene, severityText, ticketName, timeIn } from './scene.js';
import { triageWordsOf } from './triage-words.js';

export function triageBlocks(scene: Scene): Block[] {
  const { language } = scene;
  const words = triageWordsOf(language);
  const { last, duplicates } = scene.ticket.handling.triage;
  const said = last && scene.said(last.said);
  const fact = (label: string, value: Inline[] | undefined) => (value ? [{ label, value }] : []);
  const facts = [
    ...fact(words.triaged, last && outcome(scene, last)),
    ...fact(words.reason, said?.fields?.why ? [{ said: said.fields.why }] : undefined),
    ...fact(words.handedTo, said?.fields?.whom ? [{ said: said.fields.whom }] : undefined),
    ...fact(words.duplicates, duplicates.length > 0 ? [duplicates.map(ticketName).join(comma(language))] : undefined),
    ...fact(words.due, due(scene)),
  ];
  return facts.length > 0 ? [{ type: 'facts', facts }] : [];
}

function outcome(scene: Scene, last: NonNullable<Triage['last']>): Inline[] {
  const { language, organisation } = scene;
  const words = triageWordsOf(language);
  const { result, main, proposed, to, by, at } = last;
  const more = [
    ...(main === undefined ? [] : [words.goesOnWith(ticketName(main))]),
    ...grounds(scene, last),
    ...(proposed === to ? [] : [words.proposal(severityText(proposed, language))]),
  ];
  return [
    words.short[result],
    ...(more.length > 0 ? [aside(more.join(comma(language)), language)] : []),
    ` ${timeIn(organisation, at)} `,
    personIn(scene, by.id),
  ];
}

/** Impact and urgency in their labels, and what else holds. What triage.yml does not know any more is shown by its id. */
export function grounds(
  { organisation, language }: Pick<Scene, 'organisation' | 'language'>,
  { impact, urgency, circumstances }: Pick<NonNullable<Triage['last']>, 'impact' | 'urgency' | 'circumstances'>,
): string[] {
  const rules = rulesOf(organisation);
  const label = (of: { id: string; label: Record<Language, string> }[], id: string) =>
    of.find((one) => one.id === id)?.label[language] ?? id;
  const both = [...(impact ? [label(rules.impact, impact)] : []), ...(urgency ? [label(rules.urgency, urgency)] : [])];
  return [...(both.length > 0 ? [both.join(' × ')] : []), ...circumstances.map((id) => label(rules.circumstances, id))];
}

/** What is due next, or overdue since it was said to be. */
function due(scene: Scene): Inline[] | undefined {
  const { ticket, organisation, language } = scene;
  const found = awaited(ticket, organisation);
  if (!found) return undefined;
  const words = triageWordsOf(language);
  const [what, time] = [words.targets[found.target], timeIn(organisation, found.dueAt)];
  return wasSaid(ticket, found, 'whole') ? [{ strong: words.overdue(what, time) }] : [words.by(what, time)];
}

/** A drill is marked wherever commanders read of it. */
export function drillMark({ ticket, language }: Scene): string {
  return ticket.handling.triage.last?.result === 'drill' ? triageWordsOf(language).drillMark : '';
}
