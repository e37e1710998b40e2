// All that the desk knows of one ticket, as a document: built once, written as Markdown, JSON or DOCX, and shown on the local page. Pure.
import type { Language, StoredEvent, TextRef } from '../ticket/event.js';
import type { Said } from '../ticket/terms.js';
import { type Block, type Inline, note, text } from './card.js';
import { closingBlocks } from './closing-blocks.js';
import { state } from './desk-card.js';
import { dossierHandling, type Section } from './dossier-handling.js';
import { dossierWordsOf } from './dossier-words.js';
import { factBlocks } from './fact-blocks.js';
import { plainLine } from './plain-text.js';
import { reportFacts, saidBlocks } from './report-blocks.js';
import { labelled, personIn, type Scene, ticketName } from './scene.js';
import { type Moment, timeline, wallClock } from './timeline.js';
import { triageBlocks } from './triage-blocks.js';

export interface Dossier {
  ticket: string;
  language: Language;
  heading: string;
  /** What a reader must know first. */
  notices: string[];
  /** In which zones a document gives its times. */
  times: string;
  sections: Section[];
  timelineHeading: string;
  timeline: Moment[];
  proofHeading: string;
  proof: { label: string; value: string }[];
  /** How it can be checked. */
  verify: string;
}

export interface DossierOptions {
  /** All events of the ticket, in order. */
  events: StoredEvent[];
  head: { seq: number; hash: string };
  /** With what people wrote. */
  texts: boolean;
  madeAt: string;
}

/** The command that checks the chain. */
const VERIFY = 'npm run desk -- verify';

export function dossierOf(full: Scene, { events, head, texts, madeAt }: DossierOptions): Dossier {
  const scene = texts ? full : withoutTexts(full);
  const { ticket, language, organisation } = scene;
  const words = dossierWordsOf(language);
  return {
    ticket: ticketName(ticket.number),
    language,
    heading: words.title(ticketName(ticket.number)),
    notices: [...(ticket.restricted ? [words.restricted] : []), ...(texts ? [] : [words.withoutTexts])],
    times: words.times(organisation.timezone),
    sections: sectionsOf(scene),
    timelineHeading: words.timeline,
    timeline: timeline(scene, events),
    proofHeading: words.proof,
    proof: [
      { label: words.events, value: String(events.length) },
      { label: words.firstHash, value: events[0]?.hash ?? '' },
      { label: words.lastHash, value: events.at(-1)?.hash ?? '' },
      { label: words.head(head.seq), value: head.hash },
      { label: words.scriptUsed, value: `${ticket.script.id} ${ticket.script.version}` },
      { label: words.madeAt, value: `${wallClock(scene, madeAt)} (${madeAt})` },
    ],
    verify: words.verify(VERIFY),
  };
}

/** Those that have something to say. */
export function sectionsOf(scene: Scene): Section[] {
  const { ticket, language } = scene;
  const words = dossierWordsOf(language);
  const { phase, handling } = ticket;
  const status: Block = { type: 'facts', facts: [{ label: words.status, value: state(scene) }] };
  const closing: Block[] =
    phase.is === 'closed' ? [note(labelled(words.toReporter, language)), ...saidBlocks(scene, phase.said)] : [];
  const sections: Section[] = [
    { id: 'state', heading: words.state, blocks: [status, reportFacts(scene)] },
    { id: 'report', heading: words.report, blocks: saidBlocks(scene, ticket.said) },
    { id: 'answers', heading: words.answers, blocks: factBlocks(scene) },
    { id: 'knowledge', heading: words.knowledge, blocks: knowledge(scene) },
    { id: 'decisions', heading: words.decisions, blocks: decisions(scene) },
    { id: 'triage', heading: words.triage, blocks: handling.triage.last ? triageBlocks(scene) : [] },
    ...dossierHandling(scene),
    { id: 'closing', heading: words.closing, blocks: [...closing, ...closingBlocks(scene)] },
  ];
  return sections.filter(({ blocks }) => blocks.length > 0);
}

/** Facts and guesses apart: nobody may take one for the other. */
function knowledge(scene: Scene): Block[] {
  const words = dossierWordsOf(scene.language);
  const { statements } = scene.ticket.handling.record;
  return (['fact', 'guess'] as const).flatMap((as) => {
    const some = statements.filter((one) => one.as === as);
    if (some.length === 0) return [];
    const heading = as === 'fact' ? words.facts : words.guesses;
    return [text({ strong: heading }), ...some.flatMap((one) => signed(scene, one))];
  });
}

function decisions(scene: Scene): Block[] {
  const words = dossierWordsOf(scene.language);
  return scene.ticket.handling.record.decisions.flatMap((one) => {
    const why = scene.said(one.said)?.fields?.why;
    return [...signed(scene, one), ...(why ? [text(labelled(words.fields.why, scene.language), { said: why })] : [])];
  });
}

/** Words with who wrote them and when. */
export function signed(scene: Scene, one: { by: { id: string }; at: string; said: TextRef }): Block[] {
  const who: Inline[] = [personIn(scene, one.by.id)];
  const words = dossierWordsOf(scene.language);
  return [...saidBlocks(scene, one.said), note(words.by(plainLine(who), wallClock(scene, one.at)))];
}

function withoutTexts(scene: Scene): Scene {
  const words = dossierWordsOf(scene.language);
  const hidden = (all: Record<string, string> | undefined) =>
    all && Object.fromEntries(Object.keys(all).map((name) => [name, words.leftOut]));
  const said = (ref: TextRef): Said | undefined => {
    const found = scene.said(ref);
    if (!found) return undefined;
    const [answers, fields] = [hidden(found.answers), hidden(found.fields)];
    return { text: words.leftOut, ...(answers && { answers }), ...(fields && { fields }) };
  };
  return { ...scene, said };
}
