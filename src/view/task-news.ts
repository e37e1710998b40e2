// What people are told of a task: its owner that it is theirs and when it is due, and the holder that it is settled.
import type { PersonId } from '../ticket/event.js';
import { isOverdue, type Task, type TaskEvent } from '../ticket/handling/tasks.js';
import { guarded, mayCommand, maySee } from '../ticket/rights.js';
import type { Told } from '../ticket/surface.js';
import { type Block, type Card, line, note, text, title } from './card.js';
import { closingWordsOf } from './closing-words.js';
import { kindText } from './desk-card.js';
import { about, labelled, personIn, type Scene, ticketName, wordsOf } from './scene.js';
import { assignButton, doneButton, settledText, taskState, taskText } from './task-board.js';
import { taskWordsOf } from './task-words.js';

export function taskNews(scene: Scene, event: TaskEvent, version: number, to: Told): Card | undefined {
  if (to.who !== 'person') return undefined;
  const { ticket, language, organisation } = scene;
  const id = 'task' in event ? event.task : `added/${version}`;
  const task = ticket.handling.tasks.find((one) => one.id === id);
  if (!task) return undefined;
  const words = taskWordsOf(language);
  const name = ticketName(ticket.number);
  if (!maySee(organisation, guarded(ticket), to.person)) return line('plain', words.movedOn(name));
  if (event.type === 'task-settled' || event.type === 'task-reopened') return settledNews(scene, event, task);
  if (task.owner !== event.owner) return line('plain', words.movedOn(name));
  if (event.type === 'task-reminded' && version > (task.settled?.version ?? version)) return checkCard(scene, task);
  const headings = {
    'task-added': words.forYou(name),
    'task-assigned': words.forYou(name),
    'task-reminded': isOverdue(task) ? words.late(name) : words.soon(name),
  };
  return ownersCard(scene, task, headings[event.type], event, to.person);
}

function ownersCard(
  scene: Scene,
  task: Task,
  heading: string,
  event: Exclude<TaskEvent, { type: 'task-settled' | 'task-reopened' }>,
  reader: PersonId,
): Card {
  const { ticket, language, organisation } = scene;
  const words = taskWordsOf(language);
  const open = task.is === 'open' && (ticket.phase.is !== 'closed' || task.phase === 'prevent');
  const overdue = open && isOverdue(task);
  const mayGive = mayCommand(organisation, guarded(ticket), reader);
  const askedBy = 'by' in event ? [{ label: words.askedBy, value: [personIn(scene, event.by.id)] }] : [];
  const foot: Block = open
    ? { type: 'buttons', buttons: [doneButton(scene, task), ...(mayGive ? [assignButton(scene, task)] : [])] }
    : note(...(task.is === 'open' ? [wordsOf(language).refusal['ticket-closed']] : settledText(scene, task)));
  return {
    tone: open ? (overdue ? 'alert' : 'calm') : 'done',
    summary: [heading, ' ', taskText(scene, task)],
    blocks: [
      title(heading),
      text({ strong: labelled(words.phase[task.phase], language) }, taskText(scene, task)),
      text(...taskState(scene, task)),
      { type: 'facts', facts: [{ label: ticketName(ticket.number), value: [kindText(scene)] }, ...askedBy] },
      ...(overdue && reader === task.owner ? [text(words.lateHelp)] : []),
      foot,
    ],
  };
}

function settledNews(
  scene: Scene,
  event: Extract<TaskEvent, { type: 'task-settled' | 'task-reopened' }>,
  task: Task,
): Card {
  const { ticket, language } = scene;
  const words = taskWordsOf(language);
  const lead = [
    labelled(ticketName(ticket.number), language),
    ...about(personIn(scene, event.by.id), words.settledBy, language),
  ];
  return { tone: 'plain', summary: lead, blocks: [text(...lead), text(...settledText(scene, task))] };
}

/** It was done some time ago: did it help? */
function checkCard(scene: Scene, task: Task): Card {
  const { ticket, language } = scene;
  const words = closingWordsOf(language);
  const heading = words.checkDue(ticketName(ticket.number));
  const about = { of: task.id };
  return {
    tone: task.checked ? 'done' : 'calm',
    summary: [heading],
    blocks: [
      title(heading),
      text(taskText(scene, task)),
      ...(task.checked
        ? [text(task.checked.effective ? words.wasEffective : words.wasNotEffective)]
        : [
            text(words.checkIntro),
            {
              type: 'buttons' as const,
              buttons: [
                { act: 'check-action' as const, label: words.checkButton, ticket: ticketName(ticket.number), about },
              ],
            },
          ]),
    ],
  };
}

/** A corrective action that did not help is news for the room. */
export function actionNews(scene: Scene, id: string, closedDoor: boolean): Card | undefined {
  const { ticket, language } = scene;
  const words = closingWordsOf(language);
  const task = ticket.handling.tasks.find((one) => one.id === id);
  if (!task?.checked || closedDoor) return undefined;
  const said = scene.said(task.checked.said)?.text;
  const lead = labelled(ticketName(ticket.number), language);
  return {
    tone: 'alert',
    summary: [lead, words.wasNotEffective],
    blocks: [text(lead, words.wasNotEffective), text(taskText(scene, task)), ...(said ? [text({ said })] : [])],
  };
}
