// What somebody who answered a page by mail gets back: what was understood, and how the ticket stands.
import type { Outcome } from '../ticket/command.js';
import { state } from './desk-card.js';
import type { PageText } from './page-text.js';
import { plainLine } from './plain-text.js';
import { type Scene, ticketName, wordsOf } from './scene.js';

/** @param act what the answer was taken for */
export function replyText(scene: Scene, outcome: Outcome, act: string): PageText {
  const words = wordsOf(scene.language);
  const name = ticketName(scene.ticket.number);
  const understood = act === 'decline' ? words.replyDeclined(name) : words.replyTaken(name);
  const first = outcome.is === 'refused' ? words.refusal[outcome.reason] : understood;
  return {
    subject: `${name}: ${first}`,
    lines: [first, plainLine(state(scene)), '', words.replyWrong],
  };
}
