// The forms in which a statement to the press is drafted, sent back and withdrawn. The draft is proposed from what is on record: the kind of
// case, when it was reported, recorded facts and settled tasks. Never from guesses, and never from what a reporter believes.
import { hasApprover } from '../ticket/handling/decide-statement.js';
import { longText, onTicket } from './forms.js';
import { plainLine } from './plain-text.js';
import { type Scene, timeIn } from './scene.js';
import { approverNames } from './statement-card.js';
import { statementWordsOf } from './statement-words.js';
import { tasksOf, taskText } from './task-board.js';
import { filledIn, type TicketForm, unlessOpenAndCommander } from './ticket-form.js';
import { whyForm } from './why-form.js';

/** The text is read aloud: what is longer is shortened by its author. */
const ITEMS_SHOWN = 5;
const ITEM_CHARACTERS = 150;

export const statementForm: TicketForm = {
  unless(scene, by) {
    const { organisation, ticket } = scene;
    const refused = unlessOpenAndCommander(scene, by);
    return refused ?? (hasApprover(organisation, ticket, by.id) ? undefined : 'nobody-to-approve');
  },
  draw(scene, { of }) {
    const { ticket, language } = scene;
    const words = statementWordsOf(language);
    const { context, ...form } = onTicket('statement', ticket.number, language);
    const draft = ticket.handling.statements.find(({ id }) => id === of);
    const said = draft && scene.said(draft.said);
    const about: Record<string, string> = draft ? { of: draft.id, seen: String(draft.version) } : {};
    return {
      ...form,
      title: words.formTitle,
      submit: words.submit,
      intro: words.formIntro(approverNames(scene)),
      context: { ...context, ...about },
      fields: [
        longText('ja', words.ja, { value: said?.text ?? proposed({ ...scene, language: 'ja' }) }),
        longText('en', words.en, { value: said?.fields?.en ?? proposed({ ...scene, language: 'en' }) }),
      ],
    };
  },
  read(filled) {
    const [text, en] = [filledIn(filled, 'ja'), filledIn(filled, 'en')];
    if (!text || !en) return undefined;
    const { ticket, by, context } = filled;
    const named = context.of ? { statement: context.of, seen: Number(context.seen) } : {};
    return { type: 'draft-statement', ticket, by, said: { text, fields: { en } }, ...named };
  },
};

export const returnStatementForm = whyForm(
  'return-statement',
  (language) => {
    const words = statementWordsOf(language);
    return { title: words.returnTitle, what: words.returnWhat };
  },
  ({ ticket, by }, statement, text) => ({ type: 'return-statement', ticket, by, statement, said: { text } }),
);

export const withdrawStatementForm = whyForm(
  'withdraw-statement',
  (language) => {
    const words = statementWordsOf(language);
    return { title: words.withdrawTitle, intro: words.withdrawIntro, what: words.withdrawWhat };
  },
  ({ ticket, by }, statement, text) => ({ type: 'withdraw-statement', ticket, by, statement, said: { text } }),
);

/** A careful text to begin with. */
function proposed(scene: Scene): string {
  const { ticket, language, organisation } = scene;
  const words = statementWordsOf(language);
  const facts = ticket.handling.record.statements.filter((one) => one.as === 'fact');
  const known = facts.flatMap((one) => scene.said(one.said)?.text ?? []);
  // What stands in brackets is for the desk: "(seen by a few people only)".
  const kind = scene.script(ticket.script).title[language].replace(/\s*[（(][^（()）]*[）)]$/, '');
  const done = tasksOf(scene).filter(({ is, phase }) => is === 'done' && phase !== 'prevent');
  return [
    words.happened(organisation.name, kind),
    words.since(timeIn(organisation, ticket.openedAt)),
    ...(known.length > 0 ? listed(words.known, known) : [words.unknown]),
    ...listed(
      words.done,
      done.map((task) => plainLine([taskText(scene, task)])),
    ),
    words.doing,
    words.please,
    words.contact,
  ].join('\n');
}

/** The newest of them below a heading; nothing when there are none. */
function listed(heading: string, items: string[]): string[] {
  const short = items.slice(-ITEMS_SHOWN).map((item) => `- ${item.replace(/\s+/g, ' ').slice(0, ITEM_CHARACTERS)}`);
  return short.length > 0 ? [heading, ...short] : [];
}
