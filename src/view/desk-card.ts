// The ticket in the commanders' room: who has it, what was said, who was called. The one card everybody on the desk looks at.
import { questionsFor } from '../ticket/hearing.js';
import { lateness } from '../ticket/page.js';
import { type Block, type Button, type Card, type Inline, note, text, title } from './card.js';
import { factBlocks } from './fact-blocks.js';
import { handOverLine } from './hand-over-form.js';
import { furtherButtons, handlingBlocks, handlingButtons } from './handling-blocks.js';
import { hearingWordsOf } from './hearing-words.js';
import { relayWordsOf } from './relay-words.js';
import { originBlocks, reportFacts, saidBlocks } from './report-blocks.js';
import {
  about,
  alikeNames,
  aside,
  comma,
  labelled,
  lastResortText,
  lengthText,
  personIn,
  type Scene,
  severityText,
  stroke,
  ticketName,
  timeIn,
  wordsOf,
} from './scene.js';
import { drillMark } from './triage-blocks.js';
import { triageWordsOf } from './triage-words.js';

/** Older calls are counted, not listed: the card must stay readable on a phone. */
const CALLS_SHOWN = 6;

export function deskCard(scene: Scene): Card {
  const { ticket, language } = scene;
  const words = wordsOf(language);
  const name = ticketName(ticket.number);
  // The commanders' room sees that a restricted ticket exists and how it stands, never what it says.
  const heading = ticket.restricted ? words.restrictedTitle(name) : `${drillMark(scene)}${name} ${kindText(scene)}`;
  return {
    tone: deskTones[ticket.phase.is],
    summary: [`${heading} ${severityText(ticket.severity, language)} `, ...state(scene)],
    blocks: [
      title(heading),
      text(...state(scene)),
      ...handOverLine(scene),
      ...alikeBlocks(scene),
      ...gatheredBlocks(scene),
      ...unansweredBlocks(scene),
      ...(ticket.restricted ? [note(words.restrictedLead)] : contents(scene)),
      ...calls(scene),
      ...attempts(scene),
      ...commanderRows(scene),
    ],
  };
}

export const deskTones = {
  queued: 'plain',
  paging: 'alert',
  unanswered: 'alert',
  held: 'calm',
  closed: 'done',
} as const;

/** How the ticket stands, in one line. */
export function state(scene: Scene): Inline[] {
  const { ticket, language, organisation } = scene;
  const words = wordsOf(language);
  const { phase } = ticket;
  switch (phase.is) {
    case 'queued':
      return [words.stateQueued];
    case 'paging':
      return [
        labelled(words.statePaging, language),
        ...phase.people.flatMap((id, index) =>
          index > 0 ? [comma(language), personIn(scene, id)] : [personIn(scene, id)],
        ),
        aside(words.until(timeIn(organisation, phase.answerBy)), language),
      ];
    case 'unanswered':
      return [{ strong: words.stateUnanswered }, aside(words.since(timeIn(organisation, phase.since)), language)];
    case 'held':
      return [
        ...about(personIn(scene, phase.by), phase.askedUntil ? words.isAsked : words.tookIt, language),
        aside(
          phase.askedUntil
            ? words.until(timeIn(organisation, phase.askedUntil))
            : words.since(timeIn(organisation, phase.since)),
          language,
        ),
      ];
    case 'closed':
      return [
        labelled(words.stateClosed, language),
        personIn(scene, phase.by),
        aside(timeIn(organisation, phase.at), language),
      ];
  }
}

export function contents(scene: Scene): Block[] {
  const { ticket, language } = scene;
  const words = wordsOf(language);
  const { notes, phase } = ticket;
  const ended = phase.is === 'closed' ? saidBlocks(scene, phase.said) : [];
  const closing = ended.length > 0 ? [note(words.closingWords), ...ended] : [];
  return [
    reportFacts(scene),
    ...(ticket.sure ? [] : [note(words.unsureScript)]),
    ...originBlocks(scene),
    ...saidBlocks(scene, ticket.said),
    ...factBlocks(scene),
    ...handlingBlocks(scene),
    ...(notes.length > 0 ? [note(words.notes(notes.length))] : []),
    ...closing,
  ];
}

/** What it is about, the most urgent kind first. */
export function kindText({ ticket, language, script }: Scene): string {
  const kinds = [ticket.script, ...ticket.another.map((one) => one.script)].map(script);
  kinds.sort((a, b) => a.urgency_minutes - b.urgency_minutes);
  return kinds.map((kind) => kind.title[language]).join(stroke(language));
}

export function lastResortBlock({ organisation, language }: Scene): Block {
  const { lastResort } = wordsOf(language);
  return text({ strong: labelled(lastResort, language) + lastResortText(organisation, language) });
}

/** Others of the same burst go with this one: one tap answers for all. */
export function alikeBlocks({ ticket, alike = [], language }: Scene): Block[] {
  if (alike.length === 0 || (ticket.phase.is !== 'paging' && ticket.phase.is !== 'unanswered')) return [];
  return [text({ strong: wordsOf(language).alike(alike.length) }), note(alikeNames(alike))];
}

/** Nobody took it: what is left to do stands in red on the card. */
export function unansweredBlocks(scene: Scene): Block[] {
  const { ticket, language } = scene;
  if (ticket.phase.is !== 'unanswered') return [];
  const words = wordsOf(language);
  return [text(words.unansweredLead), lastResortBlock(scene)];
}

function calls(scene: Scene): Block[] {
  const { ticket, language, organisation } = scene;
  const words = wordsOf(language);
  const skipped = skippedRungs(scene);
  if (ticket.pages.length === 0 && skipped.length === 0) return [];
  const earlier = Math.max(0, ticket.pages.length - CALLS_SHOWN);
  const lines = ticket.pages.slice(earlier).map((page): Inline[] => {
    const failures = page.failed.map(({ way, reason }) => words.notReached(way, reason));
    const late = lateness(page) > 0 ? [words.cameLate(lengthText(lateness(page), language))] : [];
    const notes = [...(page.declined ? [words.saidNo] : []), ...failures, ...late].join(comma(language));
    return [
      `${timeIn(organisation, page.at)} `,
      personIn(scene, page.person),
      notes ? ` — ${notes}` : ` — ${words.wasCalled}`,
    ];
  });
  const all = [...(earlier > 0 ? [[words.listMore(earlier)]] : []), ...lines, ...skipped.map((line) => [line])];
  return [note(...all.flatMap((line, index) => (index > 0 ? ['\n', ...line] : line)))];
}

/** Rungs that called nobody are said aloud: a gap in the rota is news. */
function skippedRungs(scene: Scene): string[] {
  const words = wordsOf(scene.language);
  const lines: string[] = [];
  for (let version = 1; version <= scene.ticket.version; version += 1) {
    const event = scene.event(version);
    if (event?.type === 'paged' || event?.type === 'ladder-ended')
      lines.push(...event.skipped.map(({ rung, why }) => words.rungSkipped(rung + 1, words.skipped[why])));
  }
  return [...new Set(lines)];
}

function attempts({ refusedAttempts, language }: Scene): Block[] {
  return refusedAttempts === 0 ? [] : [note(wordsOf(language).attempts(refusedAttempts))];
}

/** What a commander can do now: one row of what is mostly needed, and below it the rest. */
export function commanderRows(scene: Scene): Block[] {
  const rows = [commanderButtons(scene), furtherRow(scene)];
  return rows.filter((buttons) => buttons.length > 0).map((buttons) => ({ type: 'buttons', buttons }));
}

/** The row that is mostly needed; the only one on news. */
export function commanderButtons(scene: Scene): Button[] {
  const { ticket, language } = scene;
  const words = wordsOf(language);
  const button = buttonOf(scene);
  switch (ticket.phase.is) {
    case 'queued':
    case 'unanswered':
      return [
        button('acknowledge', words.iHaveIt, 'primary'),
        button('triage', triageWordsOf(language).triage),
        button('answer', triageWordsOf(language).answer),
        button('wrong-script', words.chooseScript),
        button('close', words.close),
      ];
    case 'paging':
      return [
        button('acknowledge', words.iHaveIt, 'primary'),
        button('decline', words.iCannot),
        button('wrong-script', words.chooseScript),
      ];
    case 'held':
      return [
        // While the holder is asked, they can say so here too, and anybody else can take it over.
        ...(ticket.phase.askedUntil ? [button('acknowledge', words.iHaveIt, 'primary')] : []),
        ...handlingButtons(scene),
        button('close', words.close),
      ];
    case 'closed':
      return [button('reopen', words.reopen), button('tell-reporter', relayWordsOf(language).write)];
  }
}

function furtherRow(scene: Scene): Button[] {
  const { ticket, language, script } = scene;
  if (ticket.phase.is !== 'held') return [];
  const button = buttonOf(scene);
  const asks = questionsFor(script(ticket.script), ticket.route).length > 0;
  return [
    ...(asks ? [button('details', hearingWordsOf(language).answers)] : []),
    ...furtherButtons(scene),
    button('wrong-script', wordsOf(language).chooseScript),
  ];
}

function buttonOf({ ticket }: Scene) {
  return (act: Button['act'], label: string, style?: Button['style']): Button => ({
    act,
    label,
    ticket: ticketName(ticket.number),
    ...(style ? { style } : {}),
  });
}

/** Once somebody has it: the others that have no card of their own. */
function gatheredBlocks({ ticket, alike = [], language }: Scene): Block[] {
  if (alike.length === 0 || ticket.phase.is !== 'held') return [];
  return [text(wordsOf(language).gathered(alike.length)), note(alikeNames(alike))];
}
