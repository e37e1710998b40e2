// How a report ended, for the person who made it: what the desk found, that nothing need be done, or where it goes on.
import { type Block, type Inline, text } from './card.js';
import { about, labelled, personIn, type Scene, ticketName, wordsOf } from './scene.js';
import { triageWordsOf } from './triage-words.js';

export interface Ending {
  heading: string;
  more: string;
  blocks: Block[];
}

/** Of a ticket that is closed. */
export function endingOf(scene: Scene): Ending {
  const { ticket, language } = scene;
  const { phase, handling, number } = ticket;
  const words = triageWordsOf(language);
  const name = ticketName(number);
  const { last, main } = handling.triage;
  const said = phase.is === 'closed' ? scene.said(phase.said) : undefined;
  const reply: Inline[] = said ? [{ said: said.text }] : [wordsOf(language).textErased];
  const answered = [text(labelled(words.fromDesk, language), ...reply)];
  // A result ends the ticket it was given to; one that was opened again and closed later ended by itself.
  const result = phase.is === 'closed' && phase.at === last?.at ? last.result : undefined;
  switch (result) {
    case 'not-incident':
      return { heading: words.notIncident(name), more: words.notIncidentMore, blocks: answered };
    case 'near-miss':
      return { heading: words.nearMiss(name), more: words.nearMissMore, blocks: answered };
    case 'forwarded': {
      const whom = said?.fields?.whom;
      const to = whom ? [text(labelled(words.forwardedTo, language), { said: whom })] : [];
      return {
        heading: words.forwarded(name),
        more: words.forwardedMore,
        blocks: [...to, ...(said?.text ? answered : [])],
      };
    }
    case 'duplicate':
      return {
        heading: words.duplicate(name, ticketName(main ?? number)),
        more: words.duplicateMore,
        blocks: mainNews(scene),
      };
    default: {
      const { closingThanks, closedState, closingWords } = wordsOf(language);
      return {
        heading: closingThanks(name),
        more: closedState,
        blocks: [text(labelled(closingWords, language), ...reply)],
      };
    }
  }
}

/** How the ticket that it goes on with stands, as far as this reporter was told. */
export function mainNews(scene: Scene): Block[] {
  const { ticket, language } = scene;
  const news = ticket.handling.triage.mainNews;
  if (!news) return [];
  const words = triageWordsOf(language);
  const name = ticketName(ticket.number);
  switch (news.news) {
    case 'acknowledged':
      return news.holder
        ? [text(labelled(name, language), ...about(personIn(scene, news.holder), words.mainHeld, language))]
        : [];
    case 'reopened':
      return [text(words.mainReopened(name))];
    case 'closed': {
      const said = news.said && scene.said(news.said);
      const { closingWords } = wordsOf(language);
      return [
        text(words.mainClosed(name)),
        ...(said ? [text(labelled(closingWords, language), { said: said.text })] : []),
      ];
    }
  }
}
