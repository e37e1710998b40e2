// What has to be done for a ticket, below its card: open tasks with owner and time, and a tap for each. Long lists fold.

import type { PersonId } from '../ticket/event.js';
import { allTasks, isOverdue, type Task } from '../ticket/handling/tasks.js';
import { guarded, maySee } from '../ticket/rights.js';
import { type Block, type Button, type Card, type Inline, line, note, text, title } from './card.js';
import { comma, labelled, personIn, type Scene, stroke, ticketName, timeIn, wordsOf } from './scene.js';
import { taskWordsOf } from './task-words.js';

/** More than this is no list for a phone. */
const OPEN_SHOWN = 8;
const SETTLED_SHOWN = 4;

/** @param reader of a restricted ticket; absent in the commanders' room */
export function taskBoard(scene: Scene, reader?: PersonId): Card {
  const { ticket, language, organisation } = scene;
  const words = taskWordsOf(language);
  const name = ticketName(ticket.number);
  if (ticket.restricted && reader === undefined) return line('plain', labelled(name, language), words.onlyParticipants);
  if (reader !== undefined && !maySee(organisation, guarded(ticket), reader))
    return line('plain', labelled(name, language), words.notShown);
  const tasks = tasksOf(scene);
  const open = tasks.filter(({ is }) => is === 'open').sort(byTime);
  const settled = tasks.filter(({ is }) => is !== 'open');
  const heading = words.boardTitle(name);
  const over = ticket.phase.is === 'closed';
  const folded = open.length > OPEN_SHOWN || settled.length > 0;
  return {
    tone: over ? 'done' : 'plain',
    summary: [labelled(heading, language), taskCount(scene) ?? words.nothing],
    blocks: [
      title(heading),
      text(taskCount(scene) ?? words.nothing),
      ...open.slice(0, OPEN_SHOWN).flatMap((task) => taskBlocks(scene, task, over && task.phase !== 'prevent')),
      ...(open.length > OPEN_SHOWN ? [note(words.more(open.length - OPEN_SHOWN))] : []),
      ...(open.length === 0 && tasks.length > 0 ? [text(words.allSettled)] : []),
      ...settledBlocks(scene, settled),
      ...(over ? [] : [{ type: 'buttons', buttons: boardButtons(scene, folded) } as const]),
    ],
  };
}

/** All tasks of the ticket, with those that its scripts propose. */
export function tasksOf({ ticket, script }: Scene): Task[] {
  const refs = [ticket.script, ...ticket.another.map((one) => one.script)];
  return allTasks(ticket.handling.tasks, refs.map(script));
}

/** "3 of 8 settled, 1 overdue"; undefined where there are none. */
export function taskCount(scene: Scene): string | undefined {
  const words = taskWordsOf(scene.language);
  const tasks = tasksOf(scene);
  if (tasks.length === 0) return undefined;
  const overdue = tasks.filter(isOverdue).length;
  const settled = tasks.filter(({ is }) => is !== 'open').length;
  return [words.counted(settled, tasks.length), ...(overdue > 0 ? [words.overdueCount(overdue)] : [])].join(
    comma(scene.language),
  );
}

/** What is to be done, in the script's words or as it was typed. */
export function taskText(scene: Scene, task: Pick<Task, 'id' | 'said' | 'field'>): Inline {
  if (task.said) {
    const said = scene.said(task.said);
    const words = task.field === undefined ? said?.text : said?.fields?.[task.field];
    return words === undefined ? wordsOf(scene.language).textErased : { said: words };
  }
  return scriptText(scene, task.id) ?? task.id;
}

function scriptText(scene: Scene, id: string): string | undefined {
  const [script = '', phase = '', index = ''] = id.split('/');
  const [name = '', version = ''] = script.split('@');
  const tasks = scene.script({ id: name, version }).tasks;
  return phase in tasks ? tasks[phase as keyof typeof tasks][Number(index)]?.[scene.language] : undefined;
}

/** "Owner: Tanaka / Due: 11/25 09:00" */
export function taskState(scene: Scene, task: Task): Inline[] {
  const { language, organisation } = scene;
  const words = taskWordsOf(language);
  const owner: Inline[] = [
    labelled(words.owner, language),
    task.owner === undefined ? words.nobodyYet : personIn(scene, task.owner),
  ];
  if (task.dueAt === undefined) return owner;
  const due = labelled(words.due, language) + timeIn(organisation, task.dueAt);
  const late: Inline[] = isOverdue(task) ? [' ', { strong: words.overdue }] : [];
  return [...owner, stroke(language), due, ...late];
}

/** What has a time comes first, the soonest before the others. */
function byTime(a: Task, b: Task): number {
  if (a.dueAt === b.dueAt) return 0;
  if (a.dueAt === undefined) return 1;
  return b.dueAt === undefined || a.dueAt < b.dueAt ? -1 : 1;
}

function taskBlocks(scene: Scene, task: Task, over: boolean): Block[] {
  const { language } = scene;
  const words = taskWordsOf(language);
  const head = text(
    { strong: labelled(words.phase[task.phase], language) },
    taskText(scene, task),
    '\n',
    ...taskState(scene, task),
  );
  return over ? [head] : [head, { type: 'buttons', buttons: taskButtons(scene, task) }];
}

/** Whoever has nobody yet is given somebody first. */
function taskButtons(scene: Scene, task: Task): Button[] {
  const buttons = [doneButton(scene, task), assignButton(scene, task)];
  return task.owner === undefined ? buttons.reverse() : buttons;
}

export function doneButton({ ticket, language }: Scene, { id }: Task): Button {
  return {
    act: 'task-done',
    label: taskWordsOf(language).markDone,
    ticket: ticketName(ticket.number),
    about: { of: id },
  };
}

export function assignButton({ ticket, language }: Scene, { id }: Task): Button {
  return { act: 'assign', label: taskWordsOf(language).assign, ticket: ticketName(ticket.number), about: { of: id } };
}

/** @param folded not all tasks stand on the board: the list of all has them */
function boardButtons({ ticket, language }: Scene, folded: boolean): Button[] {
  const words = taskWordsOf(language);
  const name = ticketName(ticket.number);
  return [
    { act: 'task-add', label: words.add, ticket: name },
    ...(folded ? [{ act: 'assign', label: words.others, ticket: name } as const] : []),
  ];
}

function settledBlocks(scene: Scene, settled: Task[]): Block[] {
  if (settled.length === 0) return [];
  const words = taskWordsOf(scene.language);
  const latest = settled.toSorted((a, b) => ((a.settled?.at ?? '') < (b.settled?.at ?? '') ? 1 : -1));
  const lines = latest.slice(0, SETTLED_SHOWN).map((task) => settledText(scene, task));
  const more = settled.length > SETTLED_SHOWN ? [['\n', words.more(settled.length - SETTLED_SHOWN)]] : [];
  return [note(...[...lines.map((one, index) => (index > 0 ? ['\n', ...one] : one)), ...more].flat())];
}

/** "Done: … (Tanaka 11/24 10:00)", and why where it was not needed. */
export function settledText(scene: Scene, task: Task): Inline[] {
  const { language, organisation } = scene;
  const words = taskWordsOf(language);
  const { settled } = task;
  const label = task.is === 'done' ? words.done : words.notNeeded;
  const why = settled?.why && scene.said(settled.why);
  const by: Inline[] = settled ? [' — ', personIn(scene, settled.by), ` ${timeIn(organisation, settled.at)}`] : [];
  const reason: Inline[] = why ? [' — ', labelled(words.because, language), { said: why.text }] : [];
  return [labelled(label, language), taskText(scene, task), ...by, ...reason];
}
