// A page as a few lines of text, for what leaves the chat: mail and phone alarms. It says that somebody is needed and how to answer,
// never what anybody wrote.
import type { PersonId } from '../ticket/event.js';
import { type Scene, severityText, ticketName, timeIn, wordsOf } from './scene.js';

export interface PageText {
  subject: string;
  lines: string[];
}

/**
 * @param link answers the page; undefined when the desk has no address of its own
 * @param byReply an answer to the mail itself is read, too
 */
export function pageText(scene: Scene, index: number, link: string | undefined, byReply = false): PageText {
  const { ticket, language, organisation } = scene;
  const words = wordsOf(language);
  const name = ticketName(ticket.number);
  const page = ticket.pages[index];
  // A mail may be read by more people than the room: a restricted case is not named in it.
  const kind = ticket.restricted ? words.restrictedShort : scene.script(ticket.script).title[language];
  const { phase } = ticket;
  const answerBy =
    phase.is === 'paging' && isCalled(scene, page?.person)
      ? [words.pageAnswerBy(timeIn(organisation, phase.answerBy))]
      : [];
  return {
    subject: `${words.pageTitle(name)} [${severityText(ticket.severity, language)}] ${kind}`,
    lines: [
      words.pageTitle(name),
      `${severityText(ticket.severity, language)} ${kind}`,
      `${words.factReceived}: ${timeIn(organisation, ticket.openedAt)}`,
      ...answerBy,
      '',
      ...(link === undefined
        ? [words.answerInChat]
        : [words.answerByLink, link, '', ...(byReply ? [words.answerByReply] : []), words.linkIsYours]),
    ],
  };
}

function isCalled({ ticket }: Scene, person: PersonId | undefined): boolean {
  return ticket.phase.is === 'paging' && person !== undefined && ticket.phase.people.includes(person);
}
