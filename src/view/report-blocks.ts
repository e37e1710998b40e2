// What was reported, as commanders read it: the facts, and the words as they were typed.
import type { Said } from '../ticket/command.js';
import type { TextRef } from '../ticket/event.js';
import { type Block, type Inline, note } from './card.js';
import { formFact } from './fact-blocks.js';
import { labelled, personIn, type Scene, severityText, stroke, ticketName, timeIn, wordsOf } from './scene.js';
import { triageWordsOf } from './triage-words.js';

const NOTES_SHOWN = 3;

export function reportFacts(scene: Scene): Block {
  const { ticket, language, organisation } = scene;
  const words = wordsOf(language);
  const said = scene.said(ticket.said);
  const fact = (label: string, value: Inline[] | undefined) => (value ? [{ label, value }] : []);
  const also = [
    ...(ticket.also ? [scene.scriptNow(ticket.also)?.title[language]] : []),
    ...ticket.another.map((one) => scene.script(one.script).title[language]),
  ].flatMap((title) => title ?? []);
  return {
    type: 'facts',
    facts: [
      ...fact(words.factReporter, [personIn(scene, ticket.reporter.id)]),
      ...fact(words.factReceived, [timeIn(organisation, ticket.openedAt)]),
      ...fact(ticket.handling.triage.last ? triageWordsOf(language).severity : words.factSeverity, [
        severityText(ticket.severity, language),
      ]),
      ...fact(words.factScript, [scene.script(ticket.script).title[language]]),
      ...fact(words.factAlso, also.length > 0 ? [also.join(stroke(language))] : undefined),
      ...fact(words.factRoute, ticket.route === 'employee' ? undefined : [words.route[ticket.route]]),
      ...fact(words.factSince, said?.since ? [{ said: said.since }] : undefined),
      ...fact(words.factOngoing, said?.ongoing ? [words[said.ongoing]] : undefined),
      ...fact(words.factOnBehalfOf, said?.onBehalfOf ? [{ said: said.onBehalfOf }] : undefined),
    ],
  };
}

/** A text as it was typed, with what was attached or handed on. */
export function saidBlocks(scene: Scene, ref: TextRef): Block[] {
  const words = wordsOf(scene.language);
  const said = scene.said(ref);
  if (!said) return [note(words.textErased)];
  return [
    ...(said.text ? [{ type: 'quote', said: said.text } as const] : []),
    ...formBlocks(scene, said),
    ...quotedBlocks(said, labelled(words.forwarded, scene.language)),
    ...(said.files?.length
      ? [
          {
            type: 'facts',
            facts: said.files.map((file) => ({ label: words.factFiles, value: fileText(file) })),
          } as const,
        ]
      : []),
  ];
}

/** Answers from the hearing's form that became a note: each with its question, as far as the ticket ever asked it. */
function formBlocks(scene: Scene, { answers }: Said): Block[] {
  if (!answers) return [];
  return [{ type: 'facts', facts: Object.entries(answers).map(([id, answer]) => formFact(scene, id, answer)) }];
}

function quotedBlocks({ quoted }: Said, forwarded: string): Block[] {
  if (!quoted) return [];
  return [
    note(forwarded, { said: quoted.author }, ...(quoted.permalink ? [' ', { said: quoted.permalink }] : [])),
    { type: 'quote', said: quoted.text },
  ];
}

function fileText(file: NonNullable<Said['files']>[number]): Inline[] {
  const size = file.bytes === undefined ? undefined : `${Math.ceil(file.bytes / 1024)} KiB`;
  const details = [file.type, size].filter((one) => one !== undefined).join(', ');
  return [{ said: file.name }, ...(details ? [' (', { said: details }, ')'] : [])];
}

/** What was written since, the last of it: whoever is called later must not have to look for it elsewhere. */
export function noteBlocks(scene: Scene): Block[] {
  const { ticket, organisation } = scene;
  return ticket.notes
    .filter((one) => one.how !== 'deleted' && !one.separated)
    .slice(-NOTES_SHOWN)
    .flatMap((one) => [
      note(`${timeIn(organisation, one.at)} `, personIn(scene, one.by.id)),
      ...saidBlocks(scene, one.said),
    ]);
}

/** Where the ticket comes from, when it was split off another one. */
export function originBlocks({ ticket, language }: Scene): Block[] {
  if (ticket.separatedFrom === undefined) return [];
  return [note(wordsOf(language).separateNoteFrom(ticketName(ticket.separatedFrom)))];
}
