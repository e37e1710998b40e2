// What commanders are told: notes, a second and more urgent kind, and that nobody answered.

import type { Organisation } from '../paging/organisation.js';
import type { Platform, TicketEvent } from '../ticket/event.js';
import type { Told } from '../ticket/surface.js';
import type { AnotherKind } from '../ticket/ticket.js';
import { type Block, type Card, line, text, title } from './card.js';
import { noChannelCard } from './channel-card.js';
import { commanderButtons, lastResortBlock } from './desk-card.js';
import { cisoCard, handedCard, notHandedCard } from './escalation-card.js';
import { isRaise, reasonOf } from './fact-blocks.js';
import { handOverNews } from './hand-over-news.js';
import { hearingWordsOf } from './hearing-words.js';
import { type Noted, noteCard, noteFoot, noteKeptCard } from './note-card.js';
import { packageCard } from './package.js';
import { insideCard, notReachedCard, receiptCard } from './relay-card.js';
import { saidBlocks } from './report-blocks.js';

import { about, labelled, personIn, type Scene, severityText, ticketName, timeIn, wordsOf } from './scene.js';
import { statementNews } from './statement-card.js';
import { actionNews, taskNews } from './task-news.js';
import { triageNews } from './triage-news.js';
import { warningMoved, warningNews } from './warning-card.js';

export function commanderNews(scene: Scene, event: TicketEvent, version: number, to: Told): Card | undefined {
  const { ticket, language, organisation } = scene;
  const words = wordsOf(language);
  const name = ticketName(ticket.number);
  // The commanders' room learns that a restricted ticket moves, never what is said in it.
  const closedDoor = ticket.restricted && to.who === 'desk';
  switch (event.type) {
    case 'noted':
      return notedNews(scene, event, version, to, closedDoor);
    case 'ladder-ended':
      return lastResortCard(scene, labelled(name, language) + words.unansweredLead);
    case 'reminded': {
      const { phase } = ticket;
      const since = timeIn(organisation, phase.is === 'unanswered' ? phase.since : ticket.openedAt);
      return lastResortCard(scene, words.remindedLead(name, since));
    }
    case 'holder-asked':
      return checkInCard(scene, event, version);
    case 'warning-drafted':
      return warningNews(scene, event.warning, version, closedDoor);
    case 'warning-returned':
    case 'warning-failed':
    case 'warning-withdrawn':
      return warningMoved(scene, event.warning, closedDoor);
    case 'statement-drafted':
    case 'statement-returned':
    case 'statement-approved':
    case 'statement-withdrawn':
      return statementNews(scene, event, version, to);
    case 'severity-changed':
      return severityCard(scene, event, closedDoor);
    case 'hand-over-asked':
    case 'hand-over-reminded':
    case 'hand-over-declined':
    case 'handed-over':
      return handOverNews(scene, event, version, to);
    case 'action-checked':
      return actionNews(scene, event.task, closedDoor);
    case 'task-added':
    case 'task-assigned':
    case 'task-settled':
    case 'task-reopened':
    case 'task-reminded':
      return taskNews(scene, event, version, to);
    case 'triaged':
    case 'target-passed':
    case 'taken-in':
      return triageNews(scene, event, closedDoor);
    case 'channel-failed':
      return noChannelCard(scene, event);
    case 'ciso-informed':
      return cisoCard(scene, event);
    case 'escalated':
      return isReceiver(event, to) ? packageCard(scene, version) : handedCard(scene, event, version, closedDoor);
    case 'package-failed':
      return notHandedCard(scene, event);
    case 'told-reporter': {
      const isAuthor = to.who === 'person' && to.person === event.by.id;
      // Its receipt stands below it, in the room; behind a closed door that does not say what was written.
      if (isAuthor && event.room && !ticket.restricted) return undefined;
      return receiptCard(scene, event, version, closedDoor);
    }
    case 'relay-failed':
      return notReachedCard(scene, event);
    default:
      return undefined;
  }
}

/** Asks the holder; once that is settled, it says how and has no button any more. */
function checkInCard(scene: Scene, event: Extract<TicketEvent, { type: 'holder-asked' }>, version: number): Card {
  const { ticket, language, organisation } = scene;
  const words = wordsOf(language);
  const name = ticketName(ticket.number);
  const asked = words.stillOnIt(name);
  const over = ticket.checkIns.find((one) => one.version === version)?.over;
  if (over) {
    const ended = words.checkInOver[over.how](timeIn(organisation, over.at));
    const parts = over.by === undefined ? [ended] : about(personIn(scene, over.by), ended, language);
    return { tone: 'plain', summary: [labelled(name, language), ...parts], blocks: [title(asked), text(...parts)] };
  }
  return {
    tone: 'alert',
    summary: [asked],
    blocks: [
      title(asked),
      text(words.stillOnItLead(timeIn(organisation, event.answerBy))),
      { type: 'buttons', buttons: [{ act: 'acknowledge', label: words.iAmOnIt, ticket: name, style: 'primary' }] },
    ],
  };
}

/** The room learns how serious a restricted ticket is, never why. */
function severityCard(
  scene: Scene,
  event: Extract<TicketEvent, { type: 'severity-changed' }>,
  closedDoor: boolean,
): Card {
  const { ticket, language } = scene;
  const words = hearingWordsOf(language);
  const heading = words.raised(ticketName(ticket.number), severityText(event.to, language));
  const raise = isRaise(event);
  const why = reasonOf(scene.script(event.script), event.change, language);
  return {
    tone: raise ? 'alert' : 'plain',
    summary: [heading],
    blocks: [
      title(heading),
      text(raise ? words.raisedLead : words.loweredLead),
      ...(closedDoor ? [] : [text(labelled(words.because, language), why[0] ?? words.withdrawn)]),
      { type: 'buttons', buttons: commanderButtons(scene) },
    ],
  };
}

function anotherKindCard(scene: Scene, kind: AnotherKind, noted: Noted, version: number): Card {
  const { ticket, language } = scene;
  const words = wordsOf(language);
  const heading = words.anotherKind(ticketName(ticket.number), scene.script(kind.script).title[language]);
  return {
    tone: 'alert',
    summary: [heading],
    blocks: [
      title(heading),
      text(words.anotherKindLead),
      ...saidBlocks(scene, noted.said),
      { type: 'buttons', buttons: commanderButtons(scene) },
      ...noteFoot(scene, noted, version, words.separate),
    ],
  };
}

function lastResortCard(scene: Scene, lead: string): Card {
  const buttons: Block = { type: 'buttons', buttons: commanderButtons(scene) };
  return { tone: 'alert', summary: [lead], blocks: [text(lead), lastResortBlock(scene), buttons] };
}

function notedNews(scene: Scene, event: Noted, version: number, to: Told, closedDoor: boolean): Card | undefined {
  const { ticket, language, organisation } = scene;
  const words = wordsOf(language);
  const name = ticketName(ticket.number);
  // What was recognised in it is said with it, in one message.
  const kind = ticket.another.find((one) => one.said.id === event.said.id);
  if (kind)
    return closedDoor
      ? line('alert', labelled(name, language), words.anotherKindLead)
      : anotherKindCard(scene, kind, event, version);
  const author = to.who === 'person' && to.person === event.by.id;
  // Everybody in the room has read what was written there, and sees that it stays inside.
  const room = roomOf(event, organisation);
  if (room && author) return undefined;
  if (room && to.who === 'desk' && to.platform === room)
    return event.how === 'said' && event.by.id !== ticket.reporter.id ? insideCard(scene, event) : undefined;
  if (author) return noteKeptCard(scene, event, version);
  return closedDoor ? line('plain', words.noteOn(name)) : noteCard(scene, event, version);
}

function isReceiver({ to }: Extract<TicketEvent, { type: 'escalated' }>, told: Told): boolean {
  return told.who === 'person' && 'person' in to && to.person === told.person;
}

/** The platform in whose commanders' room it was written. */
function roomOf({ place }: Noted, { channels }: Organisation): Platform | undefined {
  return place && !place.direct && channels.desk[place.platform] === place.channel ? place.platform : undefined;
}
