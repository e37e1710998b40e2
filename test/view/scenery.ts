// What can happen to a report, told in a few words, and what cards look different afterwards. Read by moments.ts.

import { readDeskYml } from '../../src/desk-yml.js';
import type { Command, Said } from '../../src/ticket/command.js';
import { closingWords } from '../world/closing.js';
import { openWorld, type World } from '../world/desk.js';
import { plainKinds } from './kinds.js';

const { organisation, faults } = readDeskYml(
  `
organisation: Example KK
timezone: Asia/Tokyo
language: ja
channels: { desk: { slack: C0DESK }, staff: { slack: C0STAFF } }
people:
  - { id: tanaka, name: 田中, slack: U0TANAKA, roles: [commander] }
  - { id: suzuki, name: 鈴木, slack: U0SUZUKI, roles: [commander] }
  - { id: sato, name: 佐藤, slack: U0SATO, roles: [ciso] }
  - { id: ueda, name: 上田, slack: U0UEDA, roles: [pr] }
rota: [{ from: 2026-11-02T09:00, every: 1w, members: [tanaka, suzuki] }]
paging:
  rungs:
    - { call: on-call, answer_within: 15m }
    - { call: role:it, answer_within: 15m }
    - { call: next-on-call, answer_within: 15m }
  rounds: 1
  last_resort: 090-0000-0000
`,
  ['slack'],
);

/** Signs that a renderer must not let come alive. */
export const hostile =
  '<!channel> *bold* [bank](https://evil.example.com) <b onclick="x">&amp; 請求書\u202Egpj.exe\u200B www.evil.example.com/login';

type Signed = Extract<Command, { ticket: number; by: unknown }>;
/** A command without its author. */
export type Unsigned = Signed extends infer One ? (One extends Signed ? Omit<One, 'by'> : never) : never;

export class Teller {
  constructor(readonly world: World) {}
  private written = 0;

  async says(text: string, more: Partial<Said> = {}, where: 'direct' | 'channel' = 'direct', user = 'U0HANAKO') {
    this.written += 1;
    const direct = where === 'direct';
    const channel = direct ? `D-${user}` : 'C0GENERAL';
    const place = { platform: 'slack' as const, channel, message: `m${this.written}`, direct };
    const by = this.world.party(user);
    await this.world.ask({ type: 'say', by, place, addressed: true, said: { text, ...more } });
  }
  async presses(type: 'acknowledge' | 'decline' | 'reopen', user = 'U0TANAKA') {
    await this.world.ask({ type, ticket: 1, by: this.world.party(user) });
  }
  async chooses(script: string, user = 'U0TANAKA') {
    await this.world.ask({ type: 'choose-script', ticket: 1, by: this.world.party(user), script });
  }
  async answers(question: string, answer: string, user = 'U0HANAKO') {
    await this.world.ask({ type: 'answer-question', ticket: 1, by: this.world.party(user), question, answer });
  }
  async fillsIn(answers: Record<string, string>, steps: number[] = []) {
    const script = 'malware@0123456789ab';
    const said = { text: '', answers };
    await this.world.ask({ type: 'fill-in', ticket: 1, by: this.world.party('U0HANAKO'), script, said, steps });
  }
  async closes(text = '広告でした。感染はありません。', user = 'U0TANAKA') {
    await this.world.ask({ type: 'close', ticket: 1, by: this.world.party(user), said: closingWords(text) });
  }
  async edits(how: 'edited' | 'deleted', text = '') {
    const place = { platform: 'slack' as const, channel: 'D-U0HANAKO', message: 'm1', direct: true };
    await this.world.ask({ type: 'edit', by: this.world.party('U0HANAKO'), place, how, said: { text } });
  }
  /** Any other command of this person. */
  async asks(user: string, command: Unsigned) {
    await this.world.ask({ ...command, by: this.world.party(user) } as Command);
  }
  /** What the worker reports. */
  async fails(command: Extract<Command, { reason: string }>) {
    await this.world.ask(command);
  }
  async separates() {
    const note = (await this.world.store.events(1)).find(({ event }) => event.type === 'noted')?.event;
    const text = note?.type === 'noted' ? note.said.id : '';
    await this.world.ask({ type: 'separate', ticket: 1, by: this.world.party('U0TANAKA'), text });
  }
}

/** Long enough for a commander to be asked whether they are still on it, by default. */
export const QUIET_SECONDS = 4 * 3_600;

/** What happens, and which surfaces look different then. A news surface names the type of its event, not its version. */
export type Scenery = [name: string, happens: (told: Teller) => Promise<void>, surfaces: (string | [string, string])[]];

export const opened = (told: Teller) => told.says('怪しい添付を開いてしまった [suspicious-click]');
export const taken = async (told: Teller) => {
  await opened(told);
  await told.presses('acknowledge');
};

export const scenery: Scenery[] = [
  ['paging', opened, ['reporter', 'desk', 'page/0']],
  [
    'in a channel',
    (told) => told.says('添付を開いた [suspicious-click]', {}, 'channel'),
    ['reporter', 'thread', 'desk'],
  ],
  ['unsure', (told) => told.says('何かへんです'), ['reporter', 'desk', 'page/0']],
  [
    'declined, next called',
    async (told) => {
      await opened(told);
      await told.presses('decline');
    },
    ['reporter', 'desk', 'page/0', 'page/1'],
  ],
  [
    'a page not delivered',
    async (told) => {
      await opened(told);
      const failed = {
        type: 'page-failed',
        ticket: 1,
        person: 'tanaka',
        way: 'slack',
        reason: 'account_inactive',
      } as const;
      await told.world.ask(failed);
    },
    ['desk'],
  ],
  [
    'nobody answered',
    async (told) => {
      await opened(told);
      await told.world.pass(3_600);
    },
    ['reporter', 'desk', 'page/0', ['ladder-ended', 'reporter'], ['ladder-ended', 'desk/slack']],
  ],
  [
    'nobody answered, reminded',
    async (told) => {
      await opened(told);
      await told.world.pass(4 * 3_600);
    },
    [['reminded', 'desk/slack']],
  ],
  [
    'taken and quiet',
    async (told) => {
      await taken(told);
      await told.world.pass(QUIET_SECONDS);
    },
    ['reporter', 'desk', 'page/0', ['holder-asked', 'person/slack/tanaka']],
  ],
  ['taken', taken, ['reporter', 'desk', 'page/0', ['acknowledged', 'reporter']]],
  [
    'a note',
    async (told) => {
      await taken(told);
      await told.says('LANケーブルは抜きました');
    },
    ['desk', 'page/0', ['noted', 'reporter'], ['noted', 'desk/slack'], ['noted', 'person/slack/tanaka']],
  ],
  [
    'a note made separate',
    async (told) => {
      await taken(told);
      await told.says('ほかにも');
      await told.separates();
    },
    [
      ['noted', 'reporter'],
      ['noted', 'desk/slack'],
    ],
  ],
  [
    'edited',
    async (told) => {
      await opened(told);
      await told.edits('edited', '怪しい添付を二つ開いてしまった');
    },
    ['desk', ['noted', 'desk/slack']],
  ],
  [
    'deleted',
    async (told) => {
      await opened(told);
      await told.edits('deleted');
    },
    [['noted', 'desk/slack']],
  ],
  [
    'a second kind',
    async (told) => {
      await taken(told);
      await told.says('パスワードも入れました [password-given]');
    },
    ['reporter', 'desk', 'page/0', ['another-kind', 'reporter'], ['noted', 'desk/slack']],
  ],
  [
    'a second kind in a question',
    async (told) => {
      await told.says('アプリを入れてよいですか [question]');
      await told.says('パスワードも入れました [password-given]');
    },
    ['reporter', 'desk', 'page/0'],
  ],
  [
    'another script chosen',
    async (told) => {
      await told.says('何かへんです');
      await told.presses('acknowledge');
      await told.chooses('lost-device');
    },
    ['reporter', ['script-chosen', 'reporter']],
  ],
  [
    'closed',
    async (told) => {
      await told.says('添付を開いた [suspicious-click]', {}, 'channel');
      await told.presses('acknowledge');
      await told.closes();
    },
    ['reporter', 'thread', 'desk', 'page/0', ['closed', 'reporter']],
  ],
  [
    'reopened',
    async (told) => {
      await taken(told);
      await told.closes();
      await told.presses('reopen');
    },
    ['reporter', 'desk', ['reopened', 'reporter']],
  ],
  ['a question', (told) => told.says('アプリを入れてよいですか [question]'), ['reporter', 'desk']],
  ['restricted', (told) => told.says('名簿を持ち出しています [insider]'), ['reporter', 'desk', 'page/0']],
  [
    'restricted, a note',
    async (told) => {
      await told.says('名簿を持ち出しています [insider]');
      await told.presses('acknowledge', 'U0SATO');
      await told.says('営業部の席です');
    },
    ['desk', ['noted', 'desk/slack'], ['noted', 'person/slack/sato']],
  ],
  [
    'by the form, with everything',
    async (told) => {
      const by = told.world.party('U0HANAKO');
      const said = {
        text: '警察から電話がありました [suspicious-click]',
        since: '昨日の夜',
        ongoing: 'unknown' as const,
        onBehalfOf: '総務部',
        files: [{ name: '通知.pdf', bytes: 120_000, type: 'application/pdf' }],
        quoted: { author: 'Example Bank', text: '口座が凍結されました', permalink: 'https://chat.example.com/p1' },
      };
      await told.world.ask({ type: 'report', by, said, route: 'public-agency' });
    },
    ['reporter', 'desk'],
  ],
  [
    'pressed by strangers',
    async (told) => {
      await opened(told);
      await told.presses('acknowledge', 'U0KEN');
    },
    ['desk'],
  ],
  [
    'hostile signs',
    async (told) => {
      await told.says(`${hostile} [suspicious-click]`, {
        files: [{ name: hostile }],
        quoted: { author: hostile, text: hostile },
      });
      await told.presses('acknowledge');
      await told.closes(hostile);
    },
    ['reporter', 'desk', ['closed', 'reporter']],
  ],
];

export async function newTeller(): Promise<Teller> {
  if (!organisation) throw new Error(JSON.stringify(faults));
  return new Teller(await openWorld({ organisation, kinds: plainKinds }));
}
