// A note on a ticket: as the desk reads it, and the receipt for whoever wrote it.
import type { TicketEvent } from '../ticket/event.js';
import { type Block, type Card, note, text } from './card.js';
import { questionOf } from './fact-blocks.js';
import { hearingWordsOf } from './hearing-words.js';
import { sendButton, sentOn } from './relay-card.js';
import { relayWordsOf } from './relay-words.js';
import { saidBlocks } from './report-blocks.js';
import { personIn, type Scene, ticketName, wordsOf } from './scene.js';

export type Noted = Extract<TicketEvent, { type: 'noted' }>;

/** A note for whoever is in charge, with one tap to make it a report of its own. */
export function noteCard(scene: Scene, event: Noted, version: number): Card {
  const { ticket, language } = scene;
  const words = wordsOf(language);
  const name = ticketName(ticket.number);
  const headings = { said: words.noteOn(name), edited: words.noteEdited(name), deleted: words.noteDeleted(name) };
  const answers = ticket.handling.relay.answers.includes(version);
  const heading = answers ? relayWordsOf(language).answer(name) : headings[event.how];
  const answer = ticket.facts.find((one) => one.said?.id === event.said.id);
  const foot = noteFoot(scene, event, version, words.separate);
  return {
    tone: 'plain',
    summary: [heading],
    blocks: [
      text({ strong: heading }, ' — ', personIn(scene, event.by.id)),
      ...(answer ? [note(hearingWordsOf(language).answerTo(questionOf(scene, answer)))] : []),
      ...saidBlocks(scene, event.said),
      ...foot,
    ],
  };
}

/** Tells the author that it has arrived and where it was put; one tap says that it is another matter. */
export function noteKeptCard(scene: Scene, event: Noted, version: number): Card {
  const words = wordsOf(scene.language);
  const kept = words.noteKept(ticketName(scene.ticket.number));
  return {
    tone: 'plain',
    summary: [kept],
    blocks: [text(kept), ...noteFoot(scene, event, version, words.somethingElse)],
  };
}

/** One tap makes it a report of its own; then it says so. */
export function noteFoot(scene: Scene, event: Noted, version: number, label: string): Block[] {
  const { ticket, language } = scene;
  if (ticket.notes.find((one) => one.version === version)?.separated) return [note(wordsOf(language).separatedNote)];
  if (event.how !== 'said') return [];
  const about = { note: event.said.id };
  const separate = { act: 'separate' as const, label, ticket: ticketName(ticket.number), about };
  const send = sendButton(scene, event);
  return [{ type: 'buttons', buttons: [...(send ? [send] : []), separate] }, ...sentOn(scene, event)];
}
