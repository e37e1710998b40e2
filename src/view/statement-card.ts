// The statement to the press as its readers see it: the text, who approved it, and whether it may be used.
import type { TicketEvent } from '../ticket/event.js';
import { approversOf } from '../ticket/handling/decide-statement.js';
import type { Statement, StatementEvent } from '../ticket/handling/statement.js';
import { guarded, mayCommand } from '../ticket/rights.js';
import type { Told } from '../ticket/surface.js';
import { type Block, type Button, type Card, line, note, text, title } from './card.js';
import { plainLine } from './plain-text.js';
import { aside, comma, labelled, personIn, type Scene, ticketName, timeIn, wordsOf } from './scene.js';
import { type StatementWords, statementWordsOf } from './statement-words.js';

/** What the message of one event says now; an older draft says no more than that it is one. */
export function statementNews(scene: Scene, event: StatementEvent, version: number, to: Told): Card | undefined {
  const { ticket } = scene;
  const words = statementWordsOf(scene.language);
  const name = ticketName(ticket.number);
  const statement = ticket.handling.statements.find(({ id }) => id === event.statement);
  if (!statement) return undefined;
  if (ticket.restricted && !isCommander(scene, to)) return line('plain', words.closedDoor(name));
  if (event.type === 'statement-returned' || event.type === 'statement-withdrawn') return moved(scene, event, version);
  if (event.type === 'statement-drafted' && statement.version !== version) return line('plain', words.superseded(name));
  return statementCard(scene, statement, event.type, to);
}

function statementCard(scene: Scene, statement: Statement, told: TicketEvent['type'], to: Told): Card {
  const { ticket, language, organisation } = scene;
  const words = statementWordsOf(language);
  const { state } = statement;
  const isWaiting = state.is === 'drafted';
  const heading = (isWaiting ? words.draftTitle : words.cardTitle)(ticketName(ticket.number));
  const mayBeUsed = isWaiting || state.is === 'returned' || state.is === 'approved';
  const buttons = isCommander(scene, to) ? buttonsOf(scene, statement, told, words) : [];
  return {
    tone: isWaiting ? 'alert' : state.is === 'approved' ? 'calm' : 'plain',
    summary: [heading],
    blocks: [
      title(heading),
      text({ strong: stateText(scene, statement, words) }),
      ...(mayBeUsed ? textsOf(scene, statement) : []),
      note(
        labelled(words.by, language),
        personIn(scene, statement.by.id),
        aside(timeIn(organisation, statement.draftedAt), language),
      ),
      ...(state.is === 'approved'
        ? [
            note(
              labelled(words.approvedBy, language),
              personIn(scene, state.by.id),
              aside(timeIn(organisation, state.at), language),
            ),
          ]
        : []),
      ...(buttons.length > 0 ? [{ type: 'buttons', buttons } as const] : []),
    ],
  };
}

function stateText(scene: Scene, { state }: Statement, words: StatementWords): string {
  return state.is === 'drafted' ? words.waits(approverNames(scene)) : words[state.is];
}

/** Who may approve it, by name: "Sato, Mori". */
export function approverNames(scene: Scene): string {
  const { organisation, ticket, language } = scene;
  return approversOf(organisation, ticket)
    .map((id) => plainLine([personIn(scene, id)]))
    .join(comma(language));
}

/** The reader's own language first. */
function textsOf(scene: Scene, { said: ref }: Statement): Block[] {
  const said = scene.said(ref);
  if (!said) return [note(wordsOf(scene.language).textErased)];
  const texts = [said.text, said.fields?.en ?? ''];
  if (scene.language === 'en') texts.reverse();
  return texts.filter(Boolean).map((words) => ({ type: 'quote', said: words }));
}

function buttonsOf(
  { ticket }: Scene,
  { id, version, state }: Statement,
  told: TicketEvent['type'],
  words: StatementWords,
) {
  const name = ticketName(ticket.number);
  const button = (act: Button['act'], label: string, of = id): Button => ({ act, label, ticket: name, about: { of } });
  const withdraw = button('withdraw-statement', words.withdraw);
  switch (state.is) {
    case 'drafted':
      return [
        // Only the text that was read is approved.
        { ...button('approve-statement', words.approve, `${id}@${version}`), style: 'primary' as const },
        button('return-statement', words.sendBack),
        button('statement', words.edit),
        withdraw,
      ];
    case 'returned':
      return [button('statement', words.edit), withdraw];
    case 'approved':
      // The draft has the same text; what may be used stands in one message.
      return told === 'statement-approved' ? [withdraw] : [];
    default:
      return [];
  }
}

/** What became of it, as it was told then. */
function moved(
  scene: Scene,
  event: Extract<StatementEvent, { type: 'statement-returned' | 'statement-withdrawn' }>,
  version: number,
): Card {
  const { ticket, language, organisation } = scene;
  const words = statementWordsOf(language);
  const heading = words.cardTitle(ticketName(ticket.number));
  const said = scene.said(event.said)?.text;
  const at = scene.when(version);
  return {
    tone: event.type === 'statement-withdrawn' ? 'alert' : 'plain',
    summary: [heading],
    blocks: [
      title(heading),
      text({ strong: event.type === 'statement-withdrawn' ? words.withdrawn : words.returned }),
      ...(said ? [text(labelled(words.why, language), { said })] : []),
      note(personIn(scene, event.by.id), ...(at ? [aside(timeIn(organisation, at), language)] : [])),
    ],
  };
}

function isCommander({ organisation, ticket }: Scene, to: Told): boolean {
  if (to.who === 'desk') return !ticket.restricted;
  return to.who === 'person' && mayCommand(organisation, guarded(ticket), to.person);
}

/** How the statements stand, on the ticket's card. */
export function statementFacts({ ticket, language }: Scene): Block[] {
  const { statement, state } = statementWordsOf(language);
  const facts = ticket.handling.statements.map((one) => ({ label: statement, value: [state[one.state.is]] }));
  return facts.length > 0 ? [{ type: 'facts', facts }] : [];
}
