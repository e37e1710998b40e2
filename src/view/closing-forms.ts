// The forms of closing: what is missing is asked for, and only that; duties considered; and whether a corrective action helped.
import { type ClosingField, leftUndone, openTasks, requiredFields } from '../ticket/handling/closing.js';
import { missingEvidence } from '../ticket/handling/evidence.js';
import { closingWordsOf } from './closing-words.js';
import type { Field } from './form.js';
import { longText, onTicket, shortText } from './forms.js';
import { comma, type Scene, sentences, wordsOf } from './scene.js';
import { NOBODY, ownerField, ownerIn } from './task-form.js';
import { type Filled, filledIn, type TicketForm, unlessCommander } from './ticket-form.js';

export const closeForm: TicketForm = {
  draw(scene) {
    const { ticket, language } = scene;
    const words = closingWordsOf(language);
    const required = requiredFields(ticket, scene.script(ticket.script));
    const form = {
      ...onTicket('close', ticket.number, language),
      title: words.formTitle,
      submit: wordsOf(language).close,
    };
    const what = longText('what', words.what);
    if (required.length === 0)
      return {
        ...form,
        intro: wordsOf(language).closeFormIntro,
        fields: [longText('what', wordsOf(language).closeFormWhat)],
      };
    const intro = sentences(language, words.formIntro, ...leftTexts(scene));
    return { ...form, intro, fields: [what, ...required.flatMap((field) => fieldsOf(scene, field))] };
  },
  read(filled) {
    const { ticket, by } = filled;
    const text = filledIn(filled, 'what');
    if (!text) return undefined;
    const fields = fieldsIn(filled);
    const said = { text, ...(Object.keys(fields).length > 0 ? { fields } : {}) };
    const { owner } = ownerIn(filled);
    const [due, check] = [filledIn(filled, 'due'), filledIn(filled, 'check')];
    const action =
      owner === undefined || owner === NOBODY ? {} : { owner, ...(due ? { due } : {}), ...(check ? { check } : {}) };
    return { type: 'close', ticket, by, said, ...action };
  },
};

const names: readonly ClosingField[] = ['cause', 'lessons', 'prevention', 'duties', 'anyway'];

function fieldsIn(filled: Filled): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (filledIn(filled, name) ? [[name, filledIn(filled, name) ?? '']] : [])),
  );
}

function leftTexts({ ticket, language, script }: Scene): string[] {
  const { left } = closingWordsOf(language);
  const asked = script(ticket.script);
  const count = {
    tasks: openTasks(ticket).length,
    evidence: missingEvidence(ticket.handling.evidence, [asked]).length,
  };
  return leftUndone(ticket, asked).map((one) => left[one](count[one]));
}

function fieldsOf(scene: Scene, name: ClosingField): Field[] {
  const words = closingWordsOf(scene.language);
  if (name === 'duties') return [longText(name, words.duties, { hint: words.dutiesHint(dutyNames(scene)) })];
  if (name !== 'prevention') return [longText(name, words[name])];
  const owner = ownerField(scene, undefined);
  return [
    longText(name, words.prevention),
    {
      ...owner,
      label: words.owner,
      hint: undefined,
      value: NOBODY,
      options: withNothing(owner, words.nobody),
    } as Field,
    shortText('due', words.due, { required: false, hint: words.dueHint }),
    shortText('check', words.check, { required: false, hint: words.checkHint }),
  ];
}

function withNothing(owner: Field, label: string) {
  const options = owner.type === 'choice' ? owner.options : [];
  return options.map((one) => (one.id === NOBODY ? { ...one, label } : one));
}

function dutyNames({ ticket, language, script }: Scene): string {
  return script(ticket.script)
    .duties.map(({ to }) => to[language])
    .join(comma(language));
}

export const dutiesForm: TicketForm = {
  unless: unlessCommander,
  draw(scene) {
    const { ticket, language } = scene;
    const words = closingWordsOf(language);
    const names = dutyNames(scene);
    return {
      ...onTicket('duties', ticket.number, language),
      title: words.dutiesTitle,
      fields: [longText('what', words.dutiesWhat, names ? { hint: words.dutiesHint(names) } : {})],
    };
  },
  read(filled) {
    const text = filledIn(filled, 'what');
    return text ? { type: 'consider-duties', ticket: filled.ticket, by: filled.by, said: { text } } : undefined;
  },
};

export const checkActionForm: TicketForm = {
  draw(scene, { of = '' }) {
    const { ticket, language } = scene;
    const words = closingWordsOf(language);
    const task = ticket.handling.tasks.find((one) => one.id === of);
    const { context, ...form } = onTicket('check-action', ticket.number, language);
    return {
      ...form,
      context: { ...context, of },
      title: words.checkTitle,
      // Only whoever may see the ticket has the button; the words of the action are shown on its card.
      intro: task ? words.checkIntro : undefined,
      fields: [
        {
          type: 'choice',
          id: 'effective',
          label: words.checkEffective,
          required: true,
          options: [
            { id: 'yes', label: words.yes },
            { id: 'no', label: words.no },
          ],
        },
        longText('what', words.checkWhat),
      ],
    };
  },
  read(filled) {
    const { ticket, by, context, values } = filled;
    const text = filledIn(filled, 'what');
    if (!text || !context.of || (values.effective !== 'yes' && values.effective !== 'no')) return undefined;
    return {
      type: 'check-action',
      ticket,
      by,
      task: context.of,
      effective: values.effective === 'yes',
      said: { text },
    };
  },
};
