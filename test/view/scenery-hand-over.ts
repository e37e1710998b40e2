// A ticket that is handed to another commander: what the one who is asked, the holder and the reporter see.
import { hostile, type Scenery, type Teller } from './scenery.js';

async function asks(told: Teller, text = '端末は隔離済み。受信者を確認中', kind = '添付を開いた [suspicious-click]') {
  await told.says(kind);
  const by = kind.includes('insider') ? 'U0SATO' : 'U0TANAKA';
  await told.presses('acknowledge', by);
  await told.world.ask({ type: 'hand-over', ticket: 1, by: told.world.party(by), to: 'suzuki', said: { text } });
}

async function answers({ world }: Teller, type: 'hand-over-yes' | 'hand-over-no') {
  await world.ask({ type, ticket: 1, by: world.party('U0SUZUKI') });
}

const toSuzuki = 'person/slack/suzuki';
const toTanaka = 'person/slack/tanaka';

export const handOverScenery: Scenery[] = [
  ['a hand-over asked', (told) => asks(told, hostile), ['desk', 'page/0', ['hand-over-asked', toSuzuki]]],
  [
    'a hand-over not answered',
    async (told) => {
      await asks(told);
      await told.world.pass(16 * 60);
    },
    [
      ['hand-over-reminded', toSuzuki],
      ['hand-over-reminded', toTanaka],
    ],
  ],
  [
    'a hand-over declined',
    async (told) => {
      await asks(told);
      await answers(told, 'hand-over-no');
    },
    [
      ['hand-over-asked', toSuzuki],
      ['hand-over-declined', toTanaka],
    ],
  ],
  [
    'handed over',
    async (told) => {
      await asks(told);
      await answers(told, 'hand-over-yes');
    },
    ['reporter', 'desk', ['hand-over-asked', toSuzuki], ['handed-over', toTanaka], ['handed-over', 'reporter']],
  ],
  [
    'a restricted hand-over asked',
    (told) => asks(told, '18時に止める', '名簿を持ち出しています [insider]'),
    ['desk', ['hand-over-asked', toSuzuki]],
  ],
];
