// What commanders are told: notes, a second and more urgent kind, and that nobody answered.
import type { TicketEvent } from '../ticket/event.js';
import type { Told } from '../ticket/surface.js';
import { type Card, line, text, title } from './card.js';
import { commanderButtons } from './desk-card.js';
import { noteCard, noteKeptCard } from './note-card.js';
import { saidBlocks } from './report-blocks.js';
import { lastResortText, type Scene, ticketName, timeIn, wordsOf } from './scene.js';

export function commanderNews(scene: Scene, event: TicketEvent, version: number, to: Told): Card | undefined {
  const { ticket, language, organisation } = scene;
  const words = wordsOf(language);
  const name = ticketName(ticket.number);
  // The commanders' room learns that a restricted ticket moves, never what is said in it.
  const closedDoor = ticket.restricted && to.who === 'desk';
  switch (event.type) {
    case 'noted':
      if (to.who === 'person' && to.person === event.by.id) return noteKeptCard(scene, event, version);
      return closedDoor ? line('plain', words.noteOn(name)) : noteCard(scene, event, version);
    case 'ladder-ended':
      return withButtons(line('alert', `${name}: ${words.unansweredLead}`), scene);
    case 'reminded': {
      const { phase } = ticket;
      const since = timeIn(organisation, phase.is === 'unanswered' ? phase.since : ticket.openedAt);
      const resort = text({ strong: `${words.lastResort}: ${lastResortText(organisation, language)}` });
      const card = line('alert', words.remindedLead(name, since));
      return withButtons({ ...card, blocks: [...card.blocks, resort] }, scene);
    }
    case 'holder-asked': {
      const asked = words.stillOnIt(name);
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
    case 'another-kind': {
      if (closedDoor) return line('alert', `${name}: ${words.anotherKindLead}`);
      const heading = words.anotherKind(name, scene.script(event.script).title[language]);
      return withButtons(
        {
          tone: 'alert',
          summary: [heading],
          blocks: [title(heading), text(words.anotherKindLead), ...saidBlocks(scene, event.said)],
        },
        scene,
      );
    }
    default:
      return undefined;
  }
}

function withButtons(card: Card, scene: Scene): Card {
  return { ...card, blocks: [...card.blocks, { type: 'buttons', buttons: commanderButtons(scene) }] };
}
