// What people are told of a hand-over: the one who is asked, the one who has it until then, and the reporter.
import { type HandOver, type HandOverEvent, openHandOver } from '../ticket/handling/hand-over.js';
import { guarded, mayCommand } from '../ticket/rights.js';
import type { Told } from '../ticket/surface.js';
import { type Block, type Card, line, note, text, title } from './card.js';
import { commanderRows, contents, kindText, state } from './desk-card.js';
import { handOverWordsOf } from './hand-over-words.js';
import { noteBlocks } from './report-blocks.js';
import { about, labelled, personIn, type Scene, severityText, ticketName, wordsOf } from './scene.js';

/** For commanders; the room hears nothing but what its card says. */
export function handOverNews(scene: Scene, event: HandOverEvent, version: number, to: Told): Card | undefined {
  if (to.who !== 'person') return undefined;
  const handOver = scene.ticket.handling.handOvers.findLast((one) => one.version <= version);
  if (!handOver) return undefined;
  const isAsked = handOver.told.includes(version) && to.person === handOver.to;
  return isAsked ? askedCard(scene, handOver, event) : holderCard(scene, handOver, event);
}

/** A page of its own kind; once it is taken, the ticket as whoever has it now needs it. */
function askedCard(scene: Scene, handOver: HandOver, event: HandOverEvent): Card {
  const { ticket, language, organisation } = scene;
  const words = handOverWordsOf(language);
  const name = ticketName(ticket.number);
  if (handOver.is === 'declined') return line('plain', words.youDeclined(name));
  const has = (ticket.phase.is === 'held' || ticket.phase.is === 'closed') && ticket.phase.by === handOver.to;
  if (handOver.is === 'taken' && has && event.type === 'hand-over-asked') return takenCard(scene, handOver);
  if (openHandOver(ticket)?.version !== handOver.version) return line('plain', words.noLonger(name));
  const heading = event.type === 'hand-over-asked' ? words.asking(name) : words.askingAgain(name);
  const maySeeIt = mayCommand(organisation, guarded(ticket), handOver.to);
  return {
    tone: 'alert',
    summary: [heading],
    blocks: [
      title(heading),
      text({ strong: severityText(ticket.severity, language) + (maySeeIt ? ` ${kindText(scene)}` : '') }),
      text(...about(personIn(scene, handOver.from), words.until, language)),
      ...wordsBlocks(scene, handOver),
      ...(maySeeIt ? contents(scene) : [note(words.restricted)]),
      {
        type: 'buttons',
        buttons: [
          { act: 'hand-over-yes', label: words.yes, ticket: name, style: 'primary' },
          { act: 'hand-over-no', label: words.no, ticket: name },
        ],
      },
    ],
  };
}

function takenCard(scene: Scene, handOver: HandOver): Card {
  const { ticket, language } = scene;
  const words = handOverWordsOf(language);
  const heading = words.youHaveIt(ticketName(ticket.number));
  return {
    tone: ticket.phase.is === 'closed' ? 'done' : 'calm',
    summary: [heading],
    blocks: [
      title(ticket.phase.is === 'closed' ? ticketName(ticket.number) : heading),
      text({ strong: `${severityText(ticket.severity, language)} ${kindText(scene)}` }),
      text(...state(scene)),
      ...wordsBlocks(scene, handOver),
      ...contents(scene),
      ...noteBlocks(scene),
      ...commanderRows(scene),
    ],
  };
}

function wordsBlocks(scene: Scene, { said: ref }: HandOver): Block[] {
  const { language } = scene;
  const said = scene.said(ref);
  return [
    note(labelled(handOverWordsOf(language).words, language)),
    said ? { type: 'quote', said: said.text } : note(wordsOf(language).textErased),
  ];
}

function holderCard(scene: Scene, { to }: HandOver, event: HandOverEvent): Card | undefined {
  const { ticket, language } = scene;
  const words = handOverWordsOf(language);
  const name = ticketName(ticket.number);
  const lead = (sentence: string) => [labelled(name, language), ...about(personIn(scene, to), sentence, language)];
  switch (event.type) {
    case 'hand-over-asked':
      return undefined;
    case 'handed-over':
      return line('calm', ...lead(words.tookIt));
    case 'hand-over-declined':
    case 'hand-over-reminded': {
      const parts = lead(event.type === 'hand-over-declined' ? words.declined : words.noAnswer);
      const again = { act: 'hand-over', label: words.handOver, ticket: name } as const;
      return {
        tone: 'alert',
        summary: parts,
        blocks: [text(...parts), { type: 'buttons', buttons: ticket.phase.is === 'held' ? [again] : [] }],
      };
    }
  }
}

/** The reporter learns who has it now. */
export function handedOverLine(scene: Scene, event: Extract<HandOverEvent, { type: 'handed-over' }>): Card {
  const { ticket, language } = scene;
  const person = personIn(scene, event.by.id);
  return line(
    'calm',
    labelled(ticketName(ticket.number), language),
    ...about(person, handOverWordsOf(language).reporterNew, language),
  );
}
