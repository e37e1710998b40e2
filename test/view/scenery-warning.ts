// The warning to staff at every moment at which one of its cards looks different.
import { hostile, type Scenery, type Teller } from './scenery.js';

async function drafted(told: Teller, ja = `件名「請求書」は開かないでください。${hostile}`): Promise<void> {
  await told.says('怪しい添付を開いてしまった [suspicious-click]');
  await told.presses('acknowledge');
  await told.asks('U0TANAKA', {
    type: 'draft-warning',
    ticket: 1,
    said: { text: ja, fields: { en: 'Do not open it.' } },
  });
}

async function posted(told: Teller): Promise<void> {
  await drafted(told);
  const version = (await told.world.store.events(1)).at(-1)?.version ?? 0;
  await told.asks('U0SUZUKI', { type: 'approve-warning', ticket: 1, warning: 'w1', seen: version });
  await told.asks('U0KEN', { type: 'read-warning', ticket: 1, warning: 'w1' });
}

const room = 'desk/slack';

export const warningScenery: Scenery[] = [
  ['a warning waits for a second person', drafted, ['desk', ['warning-drafted', room]]],
  [
    'a warning is sent back',
    async (told) => {
      await drafted(told);
      const said = { text: '差出人の例も入れてください' };
      await told.asks('U0SUZUKI', { type: 'return-warning', ticket: 1, warning: 'w1', said });
    },
    [
      ['warning-drafted', room],
      ['warning-returned', room],
    ],
  ],
  ['a warning is out', posted, ['desk', ['warning-drafted', room], 'warning/w1/slack/text']],
  [
    'a warning could not be posted',
    async (told) => {
      await posted(told);
      await told.fails({
        type: 'warning-failed',
        ticket: 1,
        warning: 'w1',
        platform: 'slack',
        reason: 'not_in_channel',
      });
    },
    [
      ['warning-drafted', room],
      ['warning-failed', room],
    ],
  ],
  [
    'the staff is reminded',
    async (told) => {
      await posted(told);
      await told.asks('U0TANAKA', { type: 'remind-warning', ticket: 1, warning: 'w1' });
    },
    [['warning-drafted', room], 'warning/w1/slack/reminder-1'],
  ],
  [
    'a warning is corrected',
    async (told) => {
      await posted(told);
      const said = { text: '差出人は「経理課」です。', fields: { en: 'The sender is "Accounts".' } };
      await told.asks('U0TANAKA', { type: 'draft-warning', ticket: 1, said, corrects: 'w1' });
      const version = (await told.world.store.events(1)).at(-1)?.version ?? 0;
      await told.asks('U0SUZUKI', { type: 'approve-warning', ticket: 1, warning: 'w2', seen: version });
    },
    ['warning/w1/slack/text', 'warning/w2/slack/text', ['warning-drafted', room]],
  ],
  [
    'a warning is withdrawn',
    async (told) => {
      await posted(told);
      const said = { text: '訓練のメールでした' };
      await told.asks('U0TANAKA', { type: 'withdraw-warning', ticket: 1, warning: 'w1', said });
    },
    ['warning/w1/slack/text', ['warning-drafted', room], ['warning-withdrawn', room]],
  ],
];
