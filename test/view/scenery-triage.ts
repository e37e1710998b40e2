// Triage, and what comes of it, as cards show it.

import type { Said } from '../../src/ticket/command.js';
import type { TriageCommand } from '../../src/ticket/handling/triage.js';
import { closingWords } from '../world/closing.js';
import type { Teller } from './scenery.js';
import { hostile, opened, type Scenery } from './scenery.js';

type Asked = Extract<TriageCommand, { type: 'triage' }>;

export async function triages(told: Teller, more: Partial<Omit<Asked, 'said'>> & { said?: Said } = {}, ticket = 1) {
  const { world } = told;
  await world.ask({
    ...{ type: 'triage', ticket, by: world.party('U0TANAKA'), result: 'incident', circumstances: [] },
    ...{ impact: 'major', urgency: 'now', said: { text: '' } },
    ...more,
  });
}

const taken = async (told: Teller) => {
  await opened(told);
  await told.presses('acknowledge');
};
const ends = (result: Asked['result'], said: Said) => async (told: Teller) => {
  await taken(told);
  await triages(told, { result, said, impact: undefined, urgency: undefined });
};
const reply = '取引先の正しい案内でした。開いて大丈夫です。';

export const triageScenery: Scenery[] = [
  [
    'triaged',
    async (told) => {
      await taken(told);
      await triages(told, { circumstances: ['ransomware', 'personal-data'], urgency: 'soon' });
    },
    ['desk', 'page/0', ['triaged', 'desk/slack']],
  ],
  [
    'triaged by hand, with a reason',
    async (told) => {
      await taken(told);
      await triages(told, { severity: 'SEV3', said: { text: '', fields: { why: hostile } } });
    },
    ['desk', ['triaged', 'desk/slack']],
  ],
  [
    'half of the time for triage is over',
    async (told) => {
      await taken(told);
      await told.world.pass(3_600);
    },
    ['desk', ['target-passed', 'person/slack/tanaka']],
  ],
  [
    'not triaged in time',
    async (told) => {
      await taken(told);
      await told.world.pass(2 * 3_600);
    },
    ['desk', ['target-passed', 'desk/slack'], ['target-passed', 'person/slack/sato']],
  ],
  [
    'watched, and the day has come',
    async (told) => {
      await taken(told);
      await triages(told, {
        result: 'watch',
        impact: 'moderate',
        urgency: 'settled',
        lookAgainDays: 1,
        said: { text: '', fields: { why: '様子を見る' } },
      });
      await told.world.pass(24 * 3_600);
    },
    ['desk', ['target-passed', 'desk/slack']],
  ],
  [
    'a drill',
    async (told) => {
      await taken(told);
      await triages(told, { result: 'drill' });
    },
    ['desk', 'page/0'],
  ],
  ['not an incident', ends('not-incident', { text: reply }), ['reporter', 'desk', ['closed', 'reporter']]],
  ['a near miss', ends('near-miss', { text: hostile }), ['reporter', 'desk', ['closed', 'reporter']]],
  [
    'handed on',
    ends('forwarded', { text: '', fields: { whom: hostile } }),
    ['reporter', 'desk', ['closed', 'reporter']],
  ],
  [
    'goes on with another ticket',
    async (told) => {
      await taken(told);
      await told.says('怪しい添付を開いた [suspicious-click]', {}, 'direct', 'U0KEN');
      await triages(told, { result: 'duplicate', main: 2, impact: undefined, urgency: undefined });
      await told.world.turn();
    },
    ['reporter', 'desk', ['closed', 'reporter']],
  ],
  [
    'the other ticket is taken',
    async (told) => {
      await opened(told);
      await told.says('怪しい添付を開いた [suspicious-click]', {}, 'direct', 'U0KEN');
      await triages(told, { result: 'duplicate', main: 2, impact: undefined, urgency: undefined });
      await told.world.turn();
      await told.world.ask({ type: 'acknowledge', ticket: 2, by: told.world.party('U0TANAKA') });
      await told.world.turn();
    },
    ['reporter', ['main-moved', 'reporter']],
  ],
  [
    'the other ticket is closed',
    async (told) => {
      await opened(told);
      await told.says('怪しい添付を開いた [suspicious-click]', {}, 'direct', 'U0KEN');
      await triages(told, { result: 'duplicate', main: 2, impact: undefined, urgency: undefined });
      await told.world.turn();
      await told.world.ask({ type: 'close', ticket: 2, by: told.world.party('U0TANAKA'), said: closingWords(hostile) });
      await told.world.turn();
    },
    ['reporter', ['main-moved', 'reporter']],
  ],
  [
    'another ticket goes on here',
    async (told) => {
      await taken(told);
      await told.says('怪しい添付を開いた [suspicious-click]', {}, 'direct', 'U0KEN');
      await triages(told, { result: 'duplicate', main: 1, impact: undefined, urgency: undefined }, 2);
      await told.world.turn();
    },
    ['desk', 'page/0', ['taken-in', 'desk/slack']],
  ],
];
