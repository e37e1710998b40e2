// What the CISO, whoever gets a package, and the desk read when a ticket goes beyond the commanders.
import { hostile, type Scenery, type Teller } from './scenery.js';

async function taken(told: Teller, report = 'ウイルスかも [malware]', user = 'U0TANAKA') {
  await told.says(report);
  await told.presses('acknowledge', user);
}

async function handed(told: Teller, what: string, user = 'U0TANAKA', to = 'suzuki') {
  const by = told.world.party(user);
  await told.world.ask({ type: 'escalate', ticket: 1, by, to: { person: to }, said: { text: what } });
}

export const escalationScenery: Scenery[] = [
  [
    'the CISO, of a ticket that rose',
    async (told) => {
      await taken(told);
      await told.answers('symptom', 'ransom');
    },
    [['ciso-informed', 'person/slack/sato']],
  ],
  [
    'handed over, with everything',
    async (told) => {
      await taken(told, `${hostile} [malware]`);
      await told.answers('cut', 'yes');
      const by = told.world.party('U0TANAKA');
      await told.world.ask({ type: 'state', ticket: 1, by, said: { text: hostile }, as: 'fact' });
      await told.world.ask({ type: 'state', ticket: 1, by, said: { text: '社内から広がった' }, as: 'guess' });
      await told.world.ask({ type: 'decide', ticket: 1, by, said: { text: hostile, fields: { why: hostile } } });
      await handed(told, hostile);
    },
    [['escalated', 'person/slack/suzuki'], ['escalated', 'desk/slack'], 'desk'],
  ],
  [
    'handed over, and arrived',
    async (told) => {
      await taken(told);
      await handed(told, 'ログを調べてください');
      const escalation = (await told.world.store.row(1))?.version ?? 0;
      const sent = { type: 'package-sent' as const, ticket: 1, escalation, sha256: 'ab'.repeat(32), bytes: 1234 };
      await told.world.ask(sent);
    },
    [['escalated', 'desk/slack']],
  ],
  [
    'handed over, and not arrived',
    async (told) => {
      await taken(told);
      await handed(told, 'ログを調べてください');
      const escalation = (await told.world.store.row(1))?.version ?? 0;
      await told.world.ask({ type: 'package-failed', ticket: 1, escalation, reason: 'smtp_550' });
    },
    [
      ['escalated', 'desk/slack'],
      ['package-failed', 'person/slack/tanaka'],
    ],
  ],
  [
    'restricted, handed over',
    async (told) => {
      await taken(told, '名簿を持ち出しています [insider]', 'U0SATO');
      await handed(told, 'ログを調べてください', 'U0SATO');
    },
    [['escalated', 'desk/slack']],
  ],
];
