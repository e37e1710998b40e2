// The record on a commander's card, and the forms it is kept with.
import type { Recorded } from '../ticket/handling/record.js';
import { type Block, type Inline, note } from './card.js';
import { longText, onTicket } from './forms.js';
import { recordWordsOf } from './record-words.js';
import { aside, labelled, personIn, type Scene, timeIn, wordsOf } from './scene.js';
import { filledIn, type TicketForm, unlessOpenAndCommander } from './ticket-form.js';

/** The newest entries stand on the card; the rest is in the export. */
const SHOWN = 5;

export function recordBlocks(scene: Scene): Block[] {
  const { ticket, language } = scene;
  const words = recordWordsOf(language);
  const { decisions, statements } = ticket.handling.record;
  const entries = [
    ...decisions.map((one) => ({ ...one, label: words.decided })),
    ...statements.map((one) => ({ ...one, label: words[one.as] })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  if (entries.length === 0) return [];
  const earlier = Math.max(0, entries.length - SHOWN);
  const facts = entries.slice(earlier).map((entry) => ({ label: entry.label, value: entryText(scene, entry) }));
  return [{ type: 'facts', facts }, ...(earlier > 0 ? [note(words.earlier(earlier))] : [])];
}

function entryText(scene: Scene, { said: ref, by, at }: Recorded): Inline[] {
  const { language, organisation } = scene;
  const said = scene.said(ref);
  const why = said?.fields?.why;
  return [
    ...(said ? [{ said: said.text }] : [wordsOf(language).textErased]),
    ...(why ? [' — ', labelled(recordWordsOf(language).because, language), { said: why }] : []),
    aside(timeIn(organisation, at), language),
    ' ',
    personIn(scene, by.id),
  ];
}

export const decideForm: TicketForm = {
  unless: unlessOpenAndCommander,
  draw({ ticket, language }) {
    const words = recordWordsOf(language);
    return {
      ...onTicket('decide', ticket.number, language),
      title: words.decideTitle,
      intro: words.decideIntro,
      fields: [longText('what', words.decideWhat), longText('why', words.decideWhy)],
    };
  },
  read(filled) {
    const [text, why] = [filledIn(filled, 'what'), filledIn(filled, 'why')];
    const { ticket, by } = filled;
    return text && why ? { type: 'decide', ticket, by, said: { text, fields: { why } } } : undefined;
  },
};

export const noteForm: TicketForm = {
  unless: unlessOpenAndCommander,
  draw({ ticket, language }) {
    const words = wordsOf(language);
    const { as, noteAs } = recordWordsOf(language);
    return {
      ...onTicket('note', ticket.number, language),
      title: words.noteFormTitle,
      intro: words.noteFormIntro,
      fields: [
        longText('what', words.noteFormWhat),
        {
          type: 'choice',
          id: 'as',
          label: noteAs,
          required: false,
          value: 'note',
          options: (['note', 'fact', 'guess'] as const).map((id) => ({ id, label: as[id] })),
        },
      ],
    };
  },
  read(filled) {
    const text = filledIn(filled, 'what');
    const as = filledIn(filled, 'as');
    const { ticket, by } = filled;
    if (!text) return undefined;
    return as === 'fact' || as === 'guess'
      ? { type: 'state', ticket, by, said: { text }, as }
      : { type: 'note', ticket, by, said: { text } };
  },
};
