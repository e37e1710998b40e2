// A page: what the called person sees in a direct message. It says what it is about, and asks for one tap.
import type { Way } from '../ticket/event.js';
import { lateness } from '../ticket/page.js';
import { subjectsOf } from '../ticket/rights.js';
import { isOpenPage } from '../ticket/ticket.js';
import { type Block, type Card, line, text, title } from './card.js';
import { alikeBlocks, commanderRows, contents, deskTones, kindText, state, unansweredBlocks } from './desk-card.js';
import { handOverLine } from './hand-over-form.js';
import { noteBlocks } from './report-blocks.js';
import { labelled, lengthText, type Scene, severityText, ticketName, timeIn, wordsOf } from './scene.js';

/**
 * @param index which of the ticket's pages; an older page of the same person loses its buttons once somebody else is called
 * @param way by which it comes: another one may have been late
 */
export function pageCard(scene: Scene, index: number, way?: Way): Card {
  const { ticket, language, organisation } = scene;
  const words = wordsOf(language);
  const name = ticketName(ticket.number);
  const page = ticket.pages[index];
  if (page && subjectsOf(ticket).includes(page.person)) return line('plain', words.pageWithdrawn(name));
  const called = page !== undefined && ticket.phase.is === 'paging' && ticket.phase.people.includes(page.person);
  const current = called && isOpenPage(ticket, index);
  const late = page ? lateness(page, way) : 0;
  const headline = `${severityText(ticket.severity, language)} ${kindText(scene)}`;
  return {
    // Whoever declined, or was called before, is not pressed any more; they may still take it.
    tone: current ? 'alert' : ticket.phase.is === 'paging' ? 'plain' : deskTones[ticket.phase.is],
    summary: current
      ? [labelled(words.pageTitle(name), language), headline]
      : [labelled(name, language), ...state(scene)],
    blocks: [
      title(current ? words.pageTitle(name) : name),
      text({ strong: headline }),
      text(...state(scene)),
      ...handOverLine(scene),
      ...(late > 0 ? [text(words.pageLate(lengthText(late, language)))] : []),
      ...(current && ticket.phase.is === 'paging'
        ? [text(words.pageAnswerBy(timeIn(organisation, ticket.phase.answerBy)))]
        : []),
      ...alikeBlocks(scene),
      ...unansweredBlocks(scene),
      ...contents(scene),
      ...noteBlocks(scene),
      ...commanderRows(scene).map((row) => withoutDecline(row, current)),
    ],
  };
}

/** Only whoever is being called can say that they cannot. */
function withoutDecline(row: Block, current: boolean): Block {
  if (row.type !== 'buttons' || current) return row;
  return { ...row, buttons: row.buttons.filter(({ act }) => act !== 'decline') };
}
