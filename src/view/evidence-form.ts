// The forms of the evidence register: a new entry, a hand-over (or a hash that was computed later), and what cannot be had.

import { type Evidence, fileName } from '../ticket/handling/evidence.js';
import type { Inline, PersonText } from './card.js';
import { evidenceText, keeperOf, looseFiles, missingOf, suggestionText } from './evidence-board.js';
import { evidenceWordsOf } from './evidence-words.js';
import type { Field } from './form.js';
import { onTicket, shortText } from './forms.js';
import { cut, inert } from './inert.js';
import type { Scene } from './scene.js';
import { type Filled, filledIn, type TicketForm, unlessOpenAndCommander } from './ticket-form.js';

const NONE = 'none';
const MAX_WHAT = 500;
const MAX_OPTION = 70;
/** A list that opens holds no more than a hundred. */
const MAX_LISTED = 90;
/** A hash as people paste it, with a name before it or spaces between. */
const MAX_HASH = 120;

export const evidenceForm: TicketForm = {
  unless: unlessOpenAndCommander,
  draw(scene, about) {
    const { ticket, language } = scene;
    const words = evidenceWordsOf(language);
    const of = missingOf(scene).find(({ id }) => id === about.of)?.id;
    const optional = { required: false };
    const shared = onTicket('evidence', ticket.number, language);
    return {
      ...shared,
      context: { ...shared.context, ...(of ? { of } : {}) },
      title: words.formTitle,
      intro: words.formIntro,
      fields: [
        shortText('what', words.what, {
          maxCharacters: MAX_WHAT,
          ...(of ? { value: suggestionText(scene, of) } : {}),
        }),
        ...(of ? [] : coversField(scene)),
        ...fileField(scene),
        shortText('from', words.fromField, optional),
        shortText('when', words.when, optional),
        shortText('by', words.by, optional),
        shortText('kept', words.keptField, optional),
        shortText('sha256', words.hash, { ...optional, hint: words.hashHint, maxCharacters: MAX_HASH }),
      ],
    };
  },
  read(filled) {
    const text = filledIn(filled, 'what');
    const { ticket, by, context } = filled;
    if (!text) return undefined;
    const covers = context.of ?? chosen(filled, 'covers');
    const file = chosen(filled, 'file');
    return {
      ...{ type: 'evidence', ticket, by, said: { text, fields: fieldsOf(filled, 'from', 'when', 'by', 'kept') } },
      ...hashOf(filled),
      ...(covers ? { covers } : {}),
      ...(file ? { file } : {}),
    };
  },
};

/** Behind the button of one entry, or of all: then it is chosen in the form. */
export const evidenceHandForm: TicketForm = {
  unless: unlessOpenAndCommander,
  draw(scene, about) {
    const { ticket, language } = scene;
    const words = evidenceWordsOf(language);
    const item = ticket.handling.evidence.items.find(({ id }) => String(id) === about.of);
    const shared = onTicket('evidence-hand', ticket.number, language);
    const named = item && { of: String(item.id), seen: String(item.chain.length) };
    const optional = { required: false };
    return {
      ...shared,
      context: { ...shared.context, ...named },
      title: words.handTitle,
      ...(item ? { intro: words.handIntro(plain(evidenceText(scene, item)), plain(keeperOf(scene, item))) } : {}),
      fields: [
        ...(item ? [] : [whichField(scene)]),
        shortText('to', words.to, { ...optional, hint: words.toHint }),
        shortText('why', words.why, { ...optional, maxCharacters: MAX_WHAT }),
        shortText('kept', words.keptNow, optional),
        shortText('sha256', words.hashNow, { ...optional, hint: words.hashHint, maxCharacters: MAX_HASH }),
      ],
    };
  },
  read(filled) {
    const { ticket, by, context } = filled;
    const evidence = Number(context.of ?? filledIn(filled, 'evidence'));
    if (!Number.isInteger(evidence)) return undefined;
    const said = { text: filledIn(filled, 'why') ?? '', fields: fieldsOf(filled, 'to', 'kept') };
    const seen = context.seen === undefined ? {} : { seen: Number(context.seen) };
    return { type: 'evidence-hand', ticket, by, evidence, said, ...hashOf(filled), ...seen };
  },
};

export const evidenceLackingForm: TicketForm = {
  unless: unlessOpenAndCommander,
  draw(scene, about) {
    const { ticket, language } = scene;
    const words = evidenceWordsOf(language);
    const of = missingOf(scene).find(({ id }) => id === about.of)?.id;
    const shared = onTicket('evidence-lacking', ticket.number, language);
    return {
      ...shared,
      context: { ...shared.context, ...(of ? { of } : {}) },
      title: words.lackingTitle,
      ...(of ? { intro: suggestionText(scene, of) } : {}),
      fields: [...(of ? [] : coversField(scene)), shortText('why', words.lackingWhy, { maxCharacters: MAX_WHAT })],
    };
  },
  read(filled) {
    const { ticket, by, context } = filled;
    const covers = context.of ?? chosen(filled, 'covers');
    const text = filledIn(filled, 'why') ?? '';
    return covers ? { type: 'evidence-lacking', ticket, by, covers, said: { text } } : undefined;
  },
};

function hashOf(filled: Filled): { sha256?: string } {
  const sha256 = filledIn(filled, 'sha256');
  return sha256 ? { sha256 } : {};
}

function chosen(filled: Filled, field: string): string | undefined {
  const value = filledIn(filled, field);
  return value === NONE ? undefined : value;
}

function fieldsOf(filled: Filled, ...names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = filledIn(filled, name);
      return value ? [[name, value]] : [];
    }),
  );
}

function coversField(scene: Scene): Field[] {
  const words = evidenceWordsOf(scene.language);
  const missing = missingOf(scene).slice(0, MAX_LISTED);
  if (missing.length === 0) return [];
  const options = missing.map(({ id }) => ({ id, label: cut(suggestionText(scene, id), MAX_OPTION) }));
  return [choice('covers', words.covers, [{ id: NONE, label: words.coversNone }, ...options])];
}

function fileField(scene: Scene): Field[] {
  const words = evidenceWordsOf(scene.language);
  const loose = looseFiles(scene).slice(-MAX_LISTED);
  if (loose.length === 0) return [];
  const options = loose.map((file) => ({ id: fileName(file), label: plain(evidenceText(scene, { file })) }));
  return [choice('file', words.file, [{ id: NONE, label: words.fileNone }, ...options])];
}

function whichField(scene: Scene): Field {
  const words = evidenceWordsOf(scene.language);
  const { items } = scene.ticket.handling.evidence;
  const label = (item: Evidence, nth: number) =>
    cut(`${words.number(nth)} ${plain(evidenceText(scene, item))}`, MAX_OPTION);
  const options = items
    .map((item, index) => ({ id: String(item.id), label: label(item, index + 1) }))
    .slice(-MAX_LISTED);
  return { type: 'choice', id: 'evidence', label: words.which, required: true, options };
}

function choice(id: string, label: string, options: { id: string; label: string }[]): Field {
  return { type: 'choice', id, label, required: false, value: NONE, options };
}

/** A form shows plain characters only. */
function plain(found: Inline): string {
  if (typeof found === 'string') return found;
  if ('said' in found) return inert(found.said, MAX_OPTION);
  return 'strong' in found ? found.strong : (found as PersonText).person;
}
