// News about a ticket, told once as a message of its own, because a redrawn card rings no phone.
import type { TicketEvent } from '../ticket/event.js';
import type { Told } from '../ticket/surface.js';
import { type Block, type Button, type Card, type Inline, note, text, title } from './card.js';
import { commanderButtons } from './desk-card.js';
import { firstAid } from './first-aid.js';
import { saidBlocks } from './report-blocks.js';
import { about, lastResortText, personIn, type Scene, ticketName, wordsOf } from './scene.js';

/** The card for the event of this version, or undefined when it is no news for this reader. */
export function tellCard(scene: Scene, version: number, to: Told): Card | undefined {
  const event = scene.event(version);
  if (!event) return undefined;
  return to.who === 'reporter' ? toReporter(scene, event) : toCommander(scene, event, version);
}

function toReporter(scene: Scene, event: TicketEvent): Card | undefined {
  const { ticket, language, organisation } = scene;
  const words = wordsOf(language);
  const name = ticketName(ticket.number);
  switch (event.type) {
    case 'acknowledged':
      return line('calm', [
        `${name}: `,
        ...about(personIn(scene, event.by.id), words.takenBy, language),
        ` ${words.willContact}`,
      ]);
    case 'ladder-ended':
      return line('alert', [
        `${name}: ${words.nobodyTook} `,
        { strong: lastResortText(organisation, language) },
        ` ${words.nobodyTookMore}`,
      ]);
    case 'another-kind': {
      const script = scene.script(event.script);
      const lead = words.moreUrgent(script.title[language]);
      return {
        tone: 'alert',
        summary: [lead],
        blocks: [text({ strong: lead }), ...firstAid(script, ticket.route, language)],
      };
    }
    case 'script-chosen': {
      const script = scene.script(event.to);
      const lead = `${words.newSteps} (${name}: ${script.title[language]})`;
      return {
        tone: 'alert',
        summary: [lead],
        blocks: [text({ strong: lead }), ...firstAid(script, ticket.route, language)],
      };
    }
    case 'closed': {
      const said = scene.said(event.said);
      const heading = words.closingThanks(name);
      return {
        tone: 'done',
        summary: [`${heading} ${words.closedState}`],
        blocks: [
          title(heading),
          text(words.closedState),
          text(`${words.closingWords}: `, said ? { said: said.text } : words.textErased),
        ],
      };
    }
    case 'reopened':
      return line('calm', [words.reopened(name)]);
    default:
      return undefined;
  }
}

function toCommander(scene: Scene, event: TicketEvent, version: number): Card | undefined {
  const { ticket, language } = scene;
  const words = wordsOf(language);
  const name = ticketName(ticket.number);
  switch (event.type) {
    case 'noted':
      return noteCard(scene, event, version);
    case 'ladder-ended':
      return {
        ...line('alert', [`${name}: ${words.unansweredLead}`]),
        blocks: [
          ...line('alert', [`${name}: ${words.unansweredLead}`]).blocks,
          { type: 'buttons', buttons: commanderButtons(scene) },
        ],
      };
    case 'another-kind': {
      if (ticket.restricted) return line('alert', [`${name}: ${words.anotherKindLead}`]);
      const heading = words.anotherKind(name, scene.script(event.script).title[language]);
      return {
        tone: 'alert',
        summary: [heading],
        blocks: [
          title(heading),
          text(words.anotherKindLead),
          ...saidBlocks(scene, event.said),
          { type: 'buttons', buttons: commanderButtons(scene) },
        ],
      };
    }
    default:
      return undefined;
  }
}

function noteCard(scene: Scene, event: Extract<TicketEvent, { type: 'noted' }>, version: number): Card {
  const { ticket, language } = scene;
  const words = wordsOf(language);
  const name = ticketName(ticket.number);
  const headings = { said: words.noteOn(name), edited: words.noteEdited(name), deleted: words.noteDeleted(name) };
  const heading = headings[event.how];
  const kept = ticket.notes.find((one) => one.version === version);
  const separate: Button = { act: 'separate', label: words.separate, ticket: name, about: { note: event.said.id } };
  const foot: Block[] = kept?.separated
    ? [note(words.separatedNote)]
    : event.how === 'said'
      ? [{ type: 'buttons', buttons: [separate] }]
      : [];
  return {
    tone: 'plain',
    summary: [heading],
    blocks: [text({ strong: heading }, ' — ', personIn(scene, event.by.id)), ...saidBlocks(scene, event.said), ...foot],
  };
}

function line(tone: Card['tone'], parts: Inline[]): Card {
  return { tone, summary: parts, blocks: [{ type: 'text', parts }] };
}
