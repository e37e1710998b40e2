// What the hearing looks like as it goes on, and what commanders read of it.
import { hostile, opened, type Scenery, type Teller } from './scenery.js';

const infected = (told: Teller) => told.says('ウイルスかも [malware]');

export const hearingScenery: Scenery[] = [
  ['the first question', infected, ['hearing/0']],
  [
    'a question with choices',
    async (told) => {
      await infected(told);
      await told.answers('cut', 'yes');
    },
    ['hearing/0', 'page/0'],
  ],
  [
    'an answer in words',
    async (told) => {
      await infected(told);
      await told.answers('cut', 'yes');
      await told.answers('symptom', 'unknown');
      await told.says('3台です');
    },
    ['hearing/0', 'hearing/1', ['noted', 'desk/slack']],
  ],
  [
    'questions put off',
    async (told) => {
      await infected(told);
      for (const question of ['cut', 'symptom', 'hosts', 'device']) await told.answers(question, ':later');
    },
    ['hearing/0'],
  ],
  [
    'raised by an answer',
    async (told) => {
      await infected(told);
      await told.presses('acknowledge');
      await told.answers('symptom', 'ransom');
    },
    ['desk', ['severity-changed', 'person/slack/tanaka'], ['severity-changed', 'desk/slack']],
  ],
  [
    'answers that speak for less',
    async (told) => {
      await infected(told);
      await told.answers('symptom', 'blocked');
    },
    ['desk', 'page/0'],
  ],
  [
    'all answered, some steps done',
    async (told) => {
      await infected(told);
      await told.fillsIn({ cut: 'no', symptom: 'blocked', hosts: '1', device: hostile }, [0]);
    },
    ['hearing/0', 'reporter', 'desk', 'page/0'],
  ],
  [
    'a form of questions no longer asked',
    async (told) => {
      await infected(told);
      await told.chooses('lost-device');
      await told.fillsIn({ device: hostile, cut: 'yes' });
    },
    [['noted', 'desk/slack']],
  ],
  [
    'all steps done',
    async (told) => {
      await opened(told);
      await told.world.ask({ type: 'script-done', ticket: 1, by: told.world.party('U0HANAKO') });
    },
    ['reporter', 'desk'],
  ],
  [
    'the hearing of a closed ticket',
    async (told) => {
      await infected(told);
      await told.presses('acknowledge');
      await told.closes();
    },
    ['hearing/0'],
  ],
];
