// A ticket's own channel: what stands in it, and what is said when it cannot be had.
import { closingWords } from '../world/closing.js';
import { hostile, type Scenery, type Teller } from './scenery.js';

async function asked(told: Teller, report = 'ウイルスかも [malware]') {
  await told.says(report);
  await told.presses('acknowledge', 'U0TANAKA');
  await told.world.ask({ type: 'open-channel', ticket: 1, by: told.world.party('U0TANAKA') });
}

async function opened(told: Teller, report?: string) {
  await asked(told, report);
  const channel = { platform: 'slack' as const, channel: 'G0ROOM', name: 'desk-1-20261116' };
  await told.world.ask({ type: 'channel-opened', ticket: 1, ...channel });
}

const cannot = (reason: string): Scenery => [
  `no channel: ${reason}`,
  async (told) => {
    await asked(told);
    await told.world.ask({ type: 'channel-failed', ticket: 1, reason });
  },
  [['channel-failed', 'person/slack/tanaka']],
];

export const channelScenery: Scenery[] = [
  ['a channel is being opened', asked, ['desk']],
  ['in its own channel', (told) => opened(told, `${hostile} [malware]`), ['channel/slack/card', 'desk']],
  [
    'closed, with its own channel',
    async (told) => {
      await opened(told);
      const by = told.world.party('U0TANAKA');
      await told.world.ask({ type: 'close', ticket: 1, by, said: closingWords(hostile) });
      const closing = (await told.world.store.row(1))?.version ?? 0;
      if (closing !== 6) throw new Error(`closed with event ${closing}`);
      await told.world.ask({ type: 'channel-archived', ticket: 1, channel: 'G0ROOM' });
    },
    ['channel/slack/closed-6', 'channel/slack/card', 'desk'],
  ],
  ...['missing_scope', 'restricted_action', 'too_many_convos_for_team', 'is_archived', 'no_channel'].map(cannot),
];
