// The forms of tasks: who does it and until when, or that it is done or not needed; and a task in one's own words.
import { chatsOf } from '../paging/organisation.js';
import type { PersonId } from '../ticket/event.js';
import { dueText } from '../ticket/handling/due-text.js';
import { type Task, taskPhases } from '../ticket/handling/tasks.js';
import { subjectsOf } from '../ticket/rights.js';
import type { Field } from './form.js';
import { longText, onTicket, shortText } from './forms.js';
import { cut, inert } from './inert.js';
import { labelled, type Scene } from './scene.js';
import { tasksOf, taskText } from './task-board.js';
import { taskWordsOf } from './task-words.js';
import { type Filled, filledIn, type TicketForm, unlessCommander, unlessOpenAndCommander } from './ticket-form.js';

export const NOBODY = 'nobody';
const MAX_TYPED = 500;
/** What was typed may be shown in a list that opens only so far. */
const MAX_OPTION = 70;
const MAX_LISTED = 90;

/** Behind the button of one task, or of all: then the task is chosen in it, and what is left empty stays as it is. */
export const assignForm: TicketForm = {
  // Of a closed ticket the corrective actions can still be given to somebody.
  unless: unlessCommander,
  draw(scene, about) {
    const { ticket, language, organisation } = scene;
    const words = taskWordsOf(language);
    const task = tasksOf(scene).find(({ id }) => id === about.of);
    const shared = onTicket('assign', ticket.number, language);
    const named = task && { of: task.id, seen: String(task.version) };
    return {
      ...shared,
      context: { ...shared.context, ...named },
      title: words.assignTitle,
      intro: task ? labelled(words.phase[task.phase], language) + plainText(scene, task) : words.assignIntro,
      fields: [
        ...(task ? [] : [whichField(scene)]),
        ownerField(scene, task),
        shortText('due', words.due, {
          required: false,
          hint: task ? words.dueHint : words.dueHintUnchanged,
          ...(task?.dueAt ? { value: dueText(task.dueAt, organisation) } : {}),
        }),
        {
          type: 'choice',
          id: 'state',
          label: words.state,
          required: false,
          value: task?.is ?? 'open',
          options: (['open', 'done', 'not-needed'] as const).map((id) => ({ id, label: words.states[id] })),
        },
        shortText('reason', words.reason, { required: false, maxCharacters: 500 }),
      ],
    };
  },
  read(filled) {
    const { ticket, by, context, values } = filled;
    const task = context.of ?? filledIn(filled, 'task');
    if (!task) return undefined;
    const shared = { ticket, by, task, ...(context.seen === undefined ? {} : { seen: Number(context.seen) }) };
    const text = filledIn(filled, 'reason') ?? '';
    if (values.state === 'not-needed') return { type: 'task-not-needed', ...shared, said: { text } };
    if (values.state === 'done') return { type: 'task-done', ...shared };
    const { due } = values;
    const wish = context.of !== undefined || due?.trim() ? { due: due ?? '' } : {};
    return { type: 'assign', ...shared, ...ownerIn(filled), ...wish };
  },
};

export const addTaskForm: TicketForm = {
  unless: unlessOpenAndCommander,
  draw(scene) {
    const { ticket, language } = scene;
    const words = taskWordsOf(language);
    return {
      ...onTicket('task-add', ticket.number, language),
      title: words.addTitle,
      intro: words.assignIntro,
      fields: [
        longText('what', words.what, { maxCharacters: 500 }),
        {
          type: 'choice',
          id: 'phase',
          label: words.phaseField,
          required: true,
          value: 'contain',
          options: taskPhases.map((id) => ({ id, label: words.phase[id] })),
        },
        ownerField(scene, { owner: undefined }),
        shortText('due', words.due, { required: false, hint: words.dueHint }),
      ],
    };
  },
  read(filled) {
    const { ticket, by, values } = filled;
    const text = filledIn(filled, 'what');
    const phase = taskPhases.find((one) => one === values.phase);
    if (!text || !phase) return undefined;
    return { type: 'task-add', ticket, by, said: { text }, phase, ...ownerIn(filled), due: values.due ?? '' };
  },
};

export function ownerIn(filled: Filled): { owner?: PersonId } {
  const owner = filledIn(filled, 'owner');
  return owner === undefined ? {} : { owner };
}

/** People who can be told of it, the present owner and the holder first: a list that opens holds no more than a hundred. */
export function ownerField({ ticket, organisation, language }: Scene, task: Pick<Task, 'owner'> | undefined): Field {
  const words = taskWordsOf(language);
  const barred = subjectsOf(ticket);
  const holder = ticket.phase.is === 'held' ? ticket.phase.by : undefined;
  const rank = (id: PersonId) => [task?.owner, holder].indexOf(id);
  const people = organisation.people
    .filter(({ id }) => chatsOf(organisation, id).length > 0 && !barred.includes(id))
    .sort((a, b) => order(rank(a.id)) - order(rank(b.id)))
    .slice(0, MAX_LISTED);
  const value = task ? (task.owner ?? NOBODY) : undefined;
  return {
    type: 'choice',
    id: 'owner',
    label: words.owner,
    required: false,
    ...(value === undefined ? { hint: words.ownerUnchanged } : { value }),
    options: [{ id: NOBODY, label: words.nobody }, ...people.map(({ id, name }) => ({ id, label: name }))],
  };
}

function order(rank: number): number {
  return rank < 0 ? Number.MAX_SAFE_INTEGER : rank;
}

function whichField(scene: Scene): Field {
  const words = taskWordsOf(scene.language);
  const state = { open: '', done: ` (${words.done})`, 'not-needed': ` (${words.notNeeded})` };
  const tasks = tasksOf(scene);
  const options = [...tasks.filter(({ is }) => is === 'open'), ...tasks.filter(({ is }) => is !== 'open')]
    .slice(0, MAX_LISTED)
    .map((task) => ({
      id: task.id,
      label: cut(plainText(scene, task), MAX_OPTION - state[task.is].length) + state[task.is],
    }));
  return { type: 'choice', id: 'task', label: words.which, required: true, options };
}

/** A form shows plain characters only: what was typed cannot come alive in it. */
function plainText(scene: Scene, task: Task): string {
  const found = taskText(scene, task);
  return typeof found === 'string' ? found : 'said' in found ? inert(found.said, MAX_TYPED) : '';
}
