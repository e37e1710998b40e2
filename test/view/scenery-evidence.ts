// What the evidence register makes of the board below the ticket.
import type { EvidenceCommand } from '../../src/ticket/handling/evidence.js';
import { hostile, type Scenery, type Teller } from './scenery.js';

const photo = 'malware@0123456789ab/evidence/0';
const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

type Without<T> = T extends unknown ? Omit<T, 'ticket' | 'by'> : never;

async function asks({ world }: Teller, command: Without<EvidenceCommand>) {
  await world.ask({ ...command, ticket: 1, by: world.party('U0TANAKA') } as EvidenceCommand);
}

async function posted(told: Teller) {
  const files = ['../../請求書\u202Egpj.exe', 'C:\\Windows\\a\u0000b.zip', `${'長い'.repeat(300)}.txt`];
  await told.says('ウイルスかも [malware]', { files: files.map((name) => ({ name, bytes: 120_000 })) });
  await told.presses('acknowledge');
}

/** The id of the newest entry. */
async function newest({ world }: Teller): Promise<number> {
  const events = await world.store.events(1);
  return events.findLast(({ event }) => event.type === 'evidence-taken')?.version ?? 0;
}

export async function evidenceKept(told: Teller) {
  await posted(told);
  const said = { text: hostile, fields: { from: hostile, by: '鈴木', kept: '金庫' } };
  await asks(told, { type: 'evidence', said, sha256: hash, covers: photo });
}

export const evidenceScenery: Scenery[] = [
  ['evidence to be secured', posted, ['desk', 'board/evidence/slack']],
  [
    'evidence handed on, its hash changed',
    async (told) => {
      await evidenceKept(told);
      const evidence = await newest(told);
      await asks(told, { type: 'evidence-hand', evidence, said: { text: '解析', fields: { to: hostile } } });
      const back = { text: '返却', fields: { to: '田中', kept: '鍵付きの棚' } };
      await asks(told, { type: 'evidence-hand', evidence, said: back, sha256: 'a'.repeat(64) });
    },
    ['desk', 'board/evidence/slack'],
  ],
  [
    'evidence that cannot be had',
    async (told) => {
      await posted(told);
      await asks(told, { type: 'evidence-lacking', covers: photo, said: { text: '消されていた' } });
    },
    ['board/evidence/slack'],
  ],
  [
    'thirty pieces of evidence',
    async (told) => {
      await posted(told);
      for (let nth = 1; nth <= 30; nth += 1)
        await asks(told, { type: 'evidence', said: { text: `ログその${nth}`, fields: {} }, sha256: hash });
    },
    ['board/evidence/slack'],
  ],
  [
    'closed with evidence',
    async (told) => {
      await evidenceKept(told);
      await told.closes();
    },
    ['board/evidence/slack'],
  ],
];
