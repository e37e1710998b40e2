// The package with which a ticket goes to somebody else: what is asked, facts, timeline, tasks, evidence to keep. Made of the ticket alone,
// as it stood when it was handed over, so that the same package can be made again. Pure.
import type { Recorded } from '../ticket/handling/record.js';
import { type Block, type Card, type Inline, note, text, title } from './card.js';
import { kindText } from './desk-card.js';
import { escalationWordsOf } from './escalation-words.js';
import { evidenceText, keeperOf, missingOf, suggestionText } from './evidence-board.js';
import { factBlocks } from './fact-blocks.js';
import { originBlocks, reportFacts, saidBlocks } from './report-blocks.js';
import { aside, labelled, lastResortText, personIn, type Scene, ticketName, timeIn, wordsOf } from './scene.js';
import { tasksOf, taskText } from './task-board.js';

/** @param scene the ticket up to the event of this version, which hands it over */
export function packageCard(scene: Scene, version: number): Card {
  const { ticket, language, organisation } = scene;
  const words = escalationWordsOf(language);
  const event = scene.event(version);
  const heading = words.packageTitle(ticketName(ticket.number), organisation.name);
  const asked = event?.type === 'escalated' ? event : undefined;
  return {
    tone: 'alert',
    summary: [heading],
    blocks: [
      title(heading),
      ...(asked ? [...section(words.asked, saidBlocks(scene, asked.said)), handedBy(scene, asked.by.id)] : []),
      ...section(kindText(scene), [reportFacts(scene)]),
      ...section(words.reported, [...originBlocks(scene), ...saidBlocks(scene, ticket.said)]),
      ...section(words.facts, [...factBlocks(scene), ...recorded(scene, stated(scene, 'fact'))]),
      ...section(words.guesses, recorded(scene, stated(scene, 'guess'))),
      ...section(words.decisions, recorded(scene, ticket.handling.record.decisions)),
      ...section(words.timeline, timeline(scene)),
      ...section(words.tasks, tasks(scene)),
      ...section(words.evidence, evidence(scene)),
      note(words.clock(organisation.timezone)),
      { ...fileBlock(scene), instead: words.noFile },
    ],
  };

  function section(words_: string, blocks: Block[]): Block[] {
    return [text({ strong: words_ }), ...(blocks.length > 0 ? blocks : [note(words.none)])];
  }
}

/** Under this name the package is put below its message, or can be saved. */
export function packageName(ticket: number): string {
  return `${ticketName(ticket)}-package.md`;
}

export function fileBlock({ ticket, language }: Scene): Extract<Block, { type: 'file' }> {
  const name = packageName(ticket.number);
  return { type: 'file', name, label: escalationWordsOf(language).file(name) };
}

function handedBy(scene: Scene, by: string): Block {
  const { language, organisation } = scene;
  const words = escalationWordsOf(language);
  return {
    type: 'facts',
    facts: [
      { label: words.handedBy, value: [personIn(scene, by)] },
      { label: words.contact, value: [lastResortText(organisation, language)] },
    ],
  };
}

function stated({ ticket }: Scene, as: 'fact' | 'guess'): Recorded[] {
  return ticket.handling.record.statements.filter((one) => one.as === as);
}

function recorded(scene: Scene, all: Recorded[]): Block[] {
  const { language, organisation } = scene;
  if (all.length === 0) return [];
  return [
    {
      type: 'facts',
      facts: all.map(({ said: ref, by, at }) => {
        const said = scene.said(ref);
        const why = said?.fields?.why;
        const words: Inline[] = said ? [{ said: said.text }] : [wordsOf(language).textErased];
        const reason: Inline[] = why
          ? [' — ', labelled(escalationWordsOf(language).because, language), { said: why }]
          : [];
        return { label: timeIn(organisation, at), value: [...words, ...reason, ' ', personIn(scene, by.id)] };
      }),
    },
  ];
}

function timeline(scene: Scene): Block[] {
  const { ticket, language, organisation } = scene;
  const words = escalationWordsOf(language);
  const facts: { label: string; value: Inline[] }[] = [];
  for (let version = 1; version <= ticket.version; version += 1) {
    const event = scene.event(version);
    const at = scene.when(version);
    const happened = event && words.happened[event.type];
    if (!event || !at || !happened) continue;
    const by = 'by' in event && event.by ? [' ', personIn(scene, event.by.id)] : [];
    const change =
      event.type === 'severity-changed' || event.type === 'triaged'
        ? [aside(`${event.from} → ${event.to}`, language)]
        : [];
    facts.push({ label: timeIn(organisation, at), value: [happened, ...change, ...by] });
  }
  return facts.length > 0 ? [{ type: 'facts', facts }] : [];
}

function tasks(scene: Scene): Block[] {
  const { taskIs } = escalationWordsOf(scene.language);
  const all = tasksOf(scene);
  return all.length > 0
    ? [{ type: 'facts', facts: all.map((task) => ({ label: taskIs[task.is], value: [taskText(scene, task)] })) }]
    : [];
}

/** What is registered, with whom it is and its hash; then what this kind of case still needs. */
function evidence(scene: Scene): Block[] {
  const words = escalationWordsOf(scene.language);
  const { items } = scene.ticket.handling.evidence;
  const kept = items.map((item, index) => ({
    label: `#${index + 1}`,
    value: [
      evidenceText(scene, item),
      ' — ',
      keeperOf(scene, item),
      ...(item.sha256 ? [` — SHA-256 ${item.sha256}`] : []),
    ],
  }));
  const missing = missingOf(scene).map(({ id }) => `- ${suggestionText(scene, id)}`);
  return [
    ...(kept.length > 0 ? [{ type: 'facts', facts: kept } as const] : []),
    ...(missing.length > 0 ? [note(words.stillToKeep), text(missing.join('\n'))] : []),
  ];
}
