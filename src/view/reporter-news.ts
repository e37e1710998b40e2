// What the reporter is told: who has it, new first aid, that a note has arrived, how it ended.
import type { ScriptRef, TextRef, TicketEvent } from '../ticket/event.js';
import { type Block, type Card, line, note, text, title } from './card.js';
import { endingOf, mainNews } from './ending.js';
import { firstAid } from './first-aid.js';
import { handedOverLine } from './hand-over-news.js';
import { noteKeptCard } from './note-card.js';
import { deskMessage } from './relay-card.js';
import { stepsButton } from './reporter-card.js';
import {
  about,
  aside,
  labelled,
  lastResortText,
  personIn,
  type Scene,
  sentences,
  ticketName,
  wordsOf,
} from './scene.js';

export function reporterNews(scene: Scene, event: TicketEvent, version: number): Card | undefined {
  const { ticket, language, organisation } = scene;
  const words = wordsOf(language);
  const name = ticketName(ticket.number);
  switch (event.type) {
    case 'noted':
      // First aid for what was written says more than a receipt; as an answer it is confirmed with the next question.
      return ticket.another.some((one) => one.said.id === event.said.id) || isAnswer(scene, event.said)
        ? undefined
        : noteKeptCard(scene, event, version);
    case 'told-reporter':
      return deskMessage(scene, event);
    case 'acknowledged':
      return line(
        'calm',
        labelled(name, language),
        ...about(personIn(scene, event.by.id), words.takenBy, language),
        sentences(language, '', words.willContact),
      );
    case 'ladder-ended': {
      const lead = labelled(name, language) + labelled(words.nobodyTook, language);
      const resort = lastResortText(organisation, language);
      const blocks = [text(lead, { strong: resort }), text(words.nobodyTookMore)];
      return { tone: 'alert', summary: [lead, resort], blocks };
    }
    case 'another-kind': {
      const script = scene.script(event.script);
      const lead = words.moreUrgent(script.title[language]);
      return {
        tone: 'alert',
        summary: [lead],
        blocks: [text({ strong: lead }), ...firstAid(script, ticket.route, language), ...stepsRow(scene, event.script)],
      };
    }
    case 'script-chosen': {
      const script = scene.script(event.to);
      const lead = words.newSteps + aside(labelled(name, language) + script.title[language], language);
      return {
        tone: 'alert',
        summary: [lead],
        blocks: [text({ strong: lead }), ...firstAid(script, ticket.route, language), ...stepsRow(scene, event.to)],
      };
    }
    case 'closed': {
      const { heading, more, blocks } = endingOf(scene);
      return {
        tone: 'done',
        summary: [sentences(language, heading, more)],
        blocks: [title(heading), text(more), ...blocks, note(words.writeAgain)],
      };
    }
    case 'handed-over':
      return handedOverLine(scene, event);
    case 'main-moved': {
      const blocks = mainNews(scene);
      const [first] = blocks;
      const summary = first?.type === 'text' ? first.parts : [];
      return blocks.length > 0 ? { tone: event.news === 'closed' ? 'done' : 'calm', summary, blocks } : undefined;
    }
    case 'reopened':
      return line('calm', words.reopened(name));
    default:
      return undefined;
  }
}

/** The steps that came with the news, done by one tap. */
function stepsRow(scene: Scene, ref: ScriptRef): Block[] {
  const buttons = stepsButton(scene, ref);
  return buttons.length > 0 ? [{ type: 'buttons', buttons }] : [];
}

function isAnswer({ ticket }: Scene, said: TextRef): boolean {
  return ticket.facts.some((one) => one.said?.id === said.id);
}
