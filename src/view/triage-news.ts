// What commanders are told of a triage, of a target that passed, and of tickets that go on together.
import type { TicketEvent } from '../ticket/event.js';
import { type Block, type Button, type Card, text, title } from './card.js';
import { comma, type Scene, severityText, ticketName, timeIn, wordsOf } from './scene.js';
import { triageBlocks } from './triage-blocks.js';
import { triageWordsOf } from './triage-words.js';

type Told = Extract<TicketEvent, { type: 'triaged' | 'target-passed' | 'taken-in' }>;

/** @param closedDoor the room learns how serious a restricted ticket is and what is late, never what was found */
export function triageNews(scene: Scene, event: Told, closedDoor: boolean): Card {
  const { ticket, language, organisation } = scene;
  const words = triageWordsOf(language);
  const name = ticketName(ticket.number);
  switch (event.type) {
    case 'triaged': {
      const severity = severityText(event.to, language);
      const raised = event.to < event.from;
      const heading = closedDoor
        ? words.severityNews(name, severity)
        : words.triagedNews(name, words.short[event.result], severity);
      return card(raised ? 'alert' : 'plain', heading, closedDoor ? [] : triageBlocks(scene));
    }
    case 'target-passed': {
      const whole = event.part === 'whole';
      const said = (whole ? words.passed : words.halfPassed)[event.target];
      const heading = said(name, timeIn(organisation, event.dueAt));
      const more = event.target === 'update' ? [text(words.passedMore)] : [];
      return card(whole ? 'alert' : 'plain', heading, [
        ...more,
        { type: 'buttons', buttons: [next(scene, event.target)] },
      ]);
    }
    case 'taken-in': {
      const others = event.duplicates.map(ticketName).join(comma(language));
      return card('plain', words.takenIn(name, others), [text(words.takenInMore)]);
    }
  }
}

/** The one thing to do now. */
function next({ ticket, language }: Scene, target: Extract<Told, { type: 'target-passed' }>['target']): Button {
  const name = ticketName(ticket.number);
  if (target === 'acknowledge')
    return { act: 'acknowledge', label: wordsOf(language).iHaveIt, ticket: name, style: 'primary' };
  if (target === 'update') return { act: 'note', label: wordsOf(language).writeNote, ticket: name };
  return { act: 'triage', label: triageWordsOf(language).triage, ticket: name };
}

function card(tone: Card['tone'], heading: string, blocks: Block[]): Card {
  return { tone, summary: [heading], blocks: [title(heading), ...blocks] };
}
