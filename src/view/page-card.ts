// A page: what the called person sees in a direct message. It says what it is about, and asks for one tap.
import { type Card, text, title } from './card.js';
import { commanderButtons, contents, deskTones, state, unansweredBlocks } from './desk-card.js';
import { type Scene, severityText, ticketName, timeIn, wordsOf } from './scene.js';

/** @param index which of the ticket's pages; an older page of the same person loses its buttons once somebody else is called */
export function pageCard(scene: Scene, index: number): Card {
  const { ticket, language, organisation } = scene;
  const words = wordsOf(language);
  const name = ticketName(ticket.number);
  const page = ticket.pages[index];
  const current =
    ticket.phase.is === 'paging' && page !== undefined && ticket.phase.people.includes(page.person) && !page.declined;
  const headline = `${scene.script(ticket.script).title[language]}, ${severityText(ticket.severity, language)}`;
  return {
    tone: current ? 'alert' : deskTones[ticket.phase.is],
    summary: current ? [`${words.pageTitle(name)}: ${headline}`] : [`${name}: `, ...state(scene)],
    blocks: [
      title(current ? words.pageTitle(name) : name),
      text({ strong: headline }),
      text(...state(scene)),
      ...(current && ticket.phase.is === 'paging'
        ? [text(words.pageAnswerBy(timeIn(organisation, ticket.phase.answerBy)))]
        : []),
      ...unansweredBlocks(scene),
      ...contents(scene),
      { type: 'buttons', buttons: commanderButtons(scene) },
    ],
  };
}
