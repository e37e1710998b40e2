// What the desk writes to the reporter: their copy, the receipt for the desk, and the form and buttons that send it.
import type { TicketEvent } from '../ticket/event.js';
import { MAX_FOR_REPORTER, type RelayEvent, wordsForReporter } from '../ticket/handling/relay.js';
import { type Block, type Button, type Card, note, text } from './card.js';
import { longText, onTicket } from './forms.js';
import { relayWordsOf } from './relay-words.js';
import { about, labelled, personIn, type Scene, ticketName, timeIn, wordsOf } from './scene.js';
import { filledIn, type TicketForm, unlessCommander } from './ticket-form.js';

type Noted = Extract<TicketEvent, { type: 'noted' }>;
type Told = Extract<RelayEvent, { type: 'told-reporter' }>;

/** The reporter's copy: from the desk, by whom, and that they can simply answer. */
export function deskMessage(scene: Scene, event: Told): Card {
  const { ticket, language } = scene;
  const words = relayWordsOf(language);
  const name = ticketName(ticket.number);
  const heading = {
    said: words.fromDesk(name),
    corrected: words.correctedByDesk(name),
    withdrawn: words.withdrawnByDesk(name),
  }[event.how];
  if (event.how === 'withdrawn')
    return {
      tone: 'calm',
      summary: [heading],
      blocks: [text({ strong: heading }), text(words.withdrawnLead(sentAt(scene, event)))],
    };
  return {
    tone: 'calm',
    summary: [labelled(heading, language), ...said(scene, event).map((words) => ({ said: words }))],
    blocks: [
      text({ strong: heading }),
      text(...about(personIn(scene, event.by.id), words.writtenBy, language)),
      ...quoted(scene, event),
      note(words.justAnswer),
    ],
  };
}

/** What the reporter got, word for word, and whether it has arrived. */
export function receiptCard(scene: Scene, event: Told, version: number, closedDoor: boolean): Card {
  const { ticket, language, organisation } = scene;
  const words = relayWordsOf(language);
  const name = ticketName(ticket.number);
  const heading = { said: words.sent(name), corrected: words.corrected(name), withdrawn: words.withdrawn(name) }[
    event.how
  ];
  const told = ticket.handling.relay.told.find((one) => one.version === version);
  const shown = !closedDoor && event.how !== 'withdrawn';
  const arrived = told?.arrivedAt && timeIn(organisation, told.arrivedAt);
  const state = arrived
    ? (shown ? words.arrived : words.arrivedUnseen)(arrived)
    : told?.failed === undefined
      ? words.onItsWay
      : words.notArrived;
  const files = scene.said(event.said)?.files?.length ? [note(words.filesStay)] : [];
  return {
    tone: told?.failed === undefined ? 'calm' : 'alert',
    summary: [heading],
    blocks: [
      text({ strong: heading }, ' — ', personIn(scene, event.by.id)),
      ...(shown ? [...quoted(scene, event), ...files] : []),
      note(state),
    ],
  };
}

/** It did not arrive and the desk can do no more: a person has to. */
export function notReachedCard(
  { ticket, language }: Scene,
  { reason }: Extract<RelayEvent, { type: 'relay-failed' }>,
): Card {
  const words = relayWordsOf(language);
  const heading = words.failed(ticketName(ticket.number));
  return {
    tone: 'alert',
    summary: [heading],
    blocks: [
      text({ strong: heading }),
      text(words.failedLead),
      note(labelled(words.reason, language), { said: reason }),
    ],
  };
}

/** Below what a commander wrote in the ticket's thread: who reads it, and the one tap that changes that. */
export function insideCard(scene: Scene, event: Noted): Card {
  const words = relayWordsOf(scene.language);
  const button = sendButton(scene, event);
  const foot: Block[] = button ? [{ type: 'buttons', buttons: [button] }] : [];
  const state = isSent(scene, event.said.id) ? words.sentOn : words.inside;
  return { tone: 'plain', summary: [state], blocks: [note(state), ...foot] };
}

/** The button that sends an internal note on, once. */
export function sendButton(scene: Scene, { by, how, said }: Noted): Button | undefined {
  const { ticket, language } = scene;
  if (how !== 'said' || by.id === ticket.reporter.id || isSent(scene, said.id)) return undefined;
  return {
    act: 'tell-reporter',
    label: relayWordsOf(language).send,
    ticket: ticketName(ticket.number),
    about: { note: said.id },
  };
}

export function sentOn(scene: Scene, { said }: Pick<Noted, 'said'>): Block[] {
  return isSent(scene, said.id) ? [note(relayWordsOf(scene.language).sentOn)] : [];
}

function isSent({ ticket }: Scene, text: string): boolean {
  return ticket.handling.relay.told.some(({ said }) => said.id === text);
}

function quoted(scene: Scene, event: Told): Block[] {
  const words = said(scene, event);
  return words.length > 0
    ? words.map((one) => ({ type: 'quote', said: one }))
    : [note(wordsOf(scene.language).textErased)];
}

function said(scene: Scene, event: Told): string[] {
  const found = scene.said(event.said);
  return found ? [wordsForReporter(found, scene.ticket.reporter.id)] : [];
}

/** When the words that are taken back were written. */
function sentAt({ ticket, organisation }: Scene, { corrects }: Told): string {
  const first = ticket.handling.relay.told.find(({ version }) => version === corrects);
  return timeIn(organisation, first?.at ?? ticket.openedAt);
}

export const tellReporterForm: TicketForm = {
  // On a closed ticket too: there may be something left to say.
  unless: unlessCommander,
  draw({ ticket, language }) {
    const words = relayWordsOf(language);
    return {
      ...onTicket('tell-reporter', ticket.number, language),
      title: words.formTitle,
      intro: words.formIntro,
      fields: [longText('what', words.formWhat, { hint: words.howTo, maxCharacters: MAX_FOR_REPORTER })],
    };
  },
  read(filled) {
    const text = filledIn(filled, 'what');
    return text ? { type: 'tell-reporter', ticket: filled.ticket, by: filled.by, said: { text } } : undefined;
  },
};
