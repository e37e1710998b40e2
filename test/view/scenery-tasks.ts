// What tasks make of the cards: the board below the ticket, and what their owners are told.
import type { TaskCommand } from '../../src/ticket/handling/tasks.js';
import { hostile, type Scenery, type Teller } from './scenery.js';

const contain = 'malware@0123456789ab/contain/0';
const recover = 'malware@0123456789ab/recover/0';

type Without<T> = T extends unknown ? Omit<T, 'ticket' | 'by'> : never;

async function asks({ world }: Teller, command: Without<TaskCommand>, user = 'U0TANAKA') {
  await world.ask({ ...command, ticket: 1, by: world.party(user) } as TaskCommand);
}

async function taken(told: Teller) {
  await told.says('ウイルスかも [malware]');
  await told.presses('acknowledge');
}

export async function tasksGiven(told: Teller) {
  await taken(told);
  await asks(told, { type: 'assign', task: contain, owner: 'suzuki', due: '18:00' });
  const said = { text: hostile };
  await asks(told, { type: 'task-add', said, phase: 'analyse', owner: 'tanaka', due: '明日 9:00' });
}

export const taskScenery: Scenery[] = [
  ['tasks proposed', taken, ['desk', 'board/tasks/slack']],
  ['tasks given', tasksGiven, ['board/tasks/slack', ['task-assigned', 'person/slack/suzuki']]],
  [
    'a task overdue',
    async (told) => {
      await tasksGiven(told);
      await told.world.pass(4 * 3_600 - 60);
      await told.presses('acknowledge');
      await told.world.pass(120);
    },
    ['desk', 'board/tasks/slack', ['task-reminded', 'person/slack/suzuki']],
  ],
  [
    'tasks settled',
    async (told) => {
      await tasksGiven(told);
      await asks(told, { type: 'task-done', task: contain }, 'U0SUZUKI');
      await asks(told, { type: 'task-not-needed', task: recover, said: { text: '感染していません' } });
    },
    ['board/tasks/slack', ['task-assigned', 'person/slack/suzuki'], ['task-settled', 'person/slack/tanaka']],
  ],
  [
    'a task moved on',
    async (told) => {
      await tasksGiven(told);
      await asks(told, { type: 'assign', task: contain, owner: 'sato' });
    },
    [['task-assigned', 'person/slack/sato']],
  ],
  [
    'forty tasks',
    async (told) => {
      await taken(told);
      for (let nth = 1; nth <= 40; nth += 1)
        await asks(told, {
          type: 'task-add',
          said: { text: `作業その${nth} ${'長い'.repeat(10)}` },
          phase: 'contain',
        });
    },
    ['board/tasks/slack'],
  ],
  [
    'closed with tasks open',
    async (told) => {
      await tasksGiven(told);
      await told.closes();
    },
    ['board/tasks/slack', ['task-assigned', 'person/slack/suzuki']],
  ],
  [
    'restricted, the board in the room',
    async (told) => {
      await told.says('名簿を持ち出しています [insider]');
      await told.presses('acknowledge', 'U0SATO');
    },
    ['board/tasks/slack', 'board/tasks/slack/sato', 'board/tasks/slack/suzuki'],
  ],
];
