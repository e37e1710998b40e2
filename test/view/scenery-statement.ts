// The statement to the press at every moment at which one of its cards looks different.
import { hostile, type Scenery, type Teller } from './scenery.js';

const text = { text: `報告を受け、対応しています。${hostile}`, fields: { en: 'We are dealing with a report.' } };

async function drafted(told: Teller): Promise<void> {
  await told.says('ウイルスかも [malware]');
  await told.presses('acknowledge');
  await told.asks('U0TANAKA', { type: 'draft-statement', ticket: 1, said: text });
}

async function approved(told: Teller, statement = 's1'): Promise<void> {
  const seen = (await told.world.store.events(1)).at(-1)?.version ?? 0;
  await told.asks('U0SATO', { type: 'approve-statement', ticket: 1, statement, seen });
}

/** The CISO, and whoever only hands the text on. */
const [ciso, room] = ['person/slack/sato', 'desk/slack'];

export const statementScenery: Scenery[] = [
  ['a press statement waits for the CISO', drafted, ['desk', ['statement-drafted', ciso]]],
  [
    'a press statement is sent back',
    async (told) => {
      await drafted(told);
      await told.asks('U0SATO', { type: 'return-statement', ticket: 1, statement: 's1', said: { text: hostile } });
    },
    [
      ['statement-drafted', ciso],
      ['statement-returned', room],
    ],
  ],
  [
    'a press statement is approved',
    async (told) => {
      await drafted(told);
      await approved(told);
    },
    ['desk', ['statement-drafted', ciso], ['statement-approved', room], ['statement-approved', 'person/slack/ueda']],
  ],
  [
    'a press statement is replaced',
    async (told) => {
      await drafted(told);
      await approved(told);
      await told.asks('U0TANAKA', { type: 'draft-statement', ticket: 1, said: text });
      await approved(told, 's2');
    },
    [['statement-drafted', room], 'desk'],
  ],
  [
    'a press statement is withdrawn',
    async (told) => {
      await drafted(told);
      await approved(told);
      const said = { text: '事実が変わりました' };
      await told.asks('U0TANAKA', { type: 'withdraw-statement', ticket: 1, statement: 's1', said });
    },
    [
      ['statement-approved', room],
      ['statement-withdrawn', 'person/slack/ueda'],
    ],
  ],
  [
    'restricted, a press statement',
    async (told) => {
      await drafted(told);
      await told.chooses('insider');
    },
    [
      ['statement-drafted', room],
      ['statement-drafted', ciso],
    ],
  ],
];
