// What the desk and the reporter read when the desk writes to them.
import { hostile, type Scenery, type Teller } from './scenery.js';

const by = (told: Teller, user = 'U0TANAKA') => told.world.party(user);

async function taken(told: Teller, report = 'ウイルスかも [malware]', user = 'U0TANAKA') {
  await told.says(report);
  await told.presses('acknowledge', user);
}

/** A message in the ticket's thread in the commanders' room. */
async function atDesk(told: Teller, text: string, user = 'U0TANAKA', message = `room-${text.length}`) {
  await told.world.turn();
  const card = await told.world.store.shown(1, 'desk/slack');
  const place = { platform: 'slack' as const, channel: 'C0DESK', message, thread: card?.message ?? '', direct: false };
  await told.world.ask({ type: 'say', by: by(told, user), place, addressed: false, said: { text } });
  return place;
}

export const relayScenery: Scenery[] = [
  [
    'a note in the room',
    async (told) => {
      await taken(told);
      await atDesk(told, hostile);
    },
    [
      ['noted', 'desk/slack'],
      ['noted', 'desk/teams'],
    ],
  ],
  [
    'a note sent on',
    async (told) => {
      await taken(told);
      await atDesk(told, hostile);
      const [note] = (await told.world.stage.set(1))?.('ja').ticket.notes ?? [];
      await told.world.ask({ type: 'send-note', ticket: 1, by: by(told), text: note?.said.id ?? '' });
    },
    [
      ['noted', 'desk/slack'],
      ['told-reporter', 'reporter'],
      ['told-reporter', 'desk/slack'],
    ],
  ],
  [
    'written by form, with files, and arrived',
    async (told) => {
      await taken(told);
      const said = { text: hostile, files: [{ name: hostile }] };
      await told.world.ask({ type: 'tell-reporter', ticket: 1, by: by(told), said });
      await told.world.turn();
    },
    [
      ['told-reporter', 'reporter'],
      ['told-reporter', 'person/slack/tanaka'],
    ],
  ],
  [
    'corrected',
    async (told) => {
      await taken(told);
      const place = await atDesk(told, '報告者へ：抜いてください');
      const said = { text: '報告者へ：抜かないでください' };
      await told.world.ask({ type: 'edit', by: by(told), place, how: 'edited', said });
    },
    [
      ['told-reporter', 'reporter'],
      ['told-reporter', 'desk/slack'],
    ],
  ],
  [
    'taken back',
    async (told) => {
      await taken(told);
      const place = await atDesk(told, '報告者へ：抜いてください');
      await told.world.ask({ type: 'edit', by: by(told), place, how: 'deleted', said: { text: '' } });
    },
    [
      ['told-reporter', 'reporter'],
      ['told-reporter', 'desk/slack'],
    ],
  ],
  [
    'not reached',
    async (told) => {
      await taken(told);
      await atDesk(told, '報告者へ：電話をください');
      const version = (await told.world.store.row(1))?.version ?? 0;
      const failed = { type: 'relay-failed' as const, ticket: 1, told: version, reason: 'account_inactive' };
      await told.world.ask(failed);
    },
    [
      ['told-reporter', 'desk/slack'],
      ['relay-failed', 'desk/slack'],
    ],
  ],
  [
    'the reporter answers',
    async (told) => {
      await taken(told);
      await atDesk(told, '報告者へ：電話をください');
      await told.says('03-0000-0000です');
    },
    [['noted', 'desk/slack']],
  ],
  [
    'restricted, written to the reporter',
    async (told) => {
      await taken(told, '名簿を持ち出しています [insider]', 'U0SATO');
      await atDesk(told, '報告者へ：あなたの名前は出しません', 'U0SATO');
    },
    [
      ['told-reporter', 'reporter'],
      ['told-reporter', 'desk/slack'],
      ['told-reporter', 'person/slack/sato'],
    ],
  ],
];
