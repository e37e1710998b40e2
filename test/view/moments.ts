// Every card of the desk at every moment at which it looks different, made by letting the desk itself come to that moment.
import { readDeskYml } from '../../src/desk-yml.js';
import type { Said } from '../../src/ticket/command.js';
import type { Language } from '../../src/ticket/event.js';
import { type Surface, surfaceNamed } from '../../src/ticket/surface.js';
import type { Card } from '../../src/view/card.js';
import { draw } from '../../src/view/draw.js';
import type { Form } from '../../src/view/form.js';
import { openWorld, type World } from '../world/desk.js';
import { plainKinds } from './kinds.js';

export interface Moment {
  /** reporter, thread, desk, page, news or lists: which card it is. */
  view: string;
  name: string;
  card(language: Language): Card;
}

const { organisation, faults } = readDeskYml(
  `
organisation: Example KK
timezone: Asia/Tokyo
language: ja
channels: { desk: { slack: C0DESK } }
people:
  - { id: tanaka, name: 田中, slack: U0TANAKA, roles: [commander] }
  - { id: suzuki, name: 鈴木, slack: U0SUZUKI, roles: [commander] }
  - { id: sato, name: 佐藤, slack: U0SATO, roles: [ciso] }
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

class Teller {
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
  async closes(text = '広告でした。感染はありません。') {
    await this.world.ask({ type: 'close', ticket: 1, by: this.world.party('U0TANAKA'), said: { text } });
  }
  async edits(how: 'edited' | 'deleted', text = '') {
    const place = { platform: 'slack' as const, channel: 'D-U0HANAKO', message: 'm1', direct: true };
    await this.world.ask({ type: 'edit', by: this.world.party('U0HANAKO'), place, how, said: { text } });
  }
  async separates() {
    const note = (await this.world.store.events(1)).find(({ event }) => event.type === 'noted')?.event;
    const text = note?.type === 'noted' ? note.said.id : '';
    await this.world.ask({ type: 'separate', ticket: 1, by: this.world.party('U0TANAKA'), text });
  }
}

/** What happens, and which surfaces look different then. A news surface names the type of its event, not its version. */
type Scenery = [name: string, happens: (told: Teller) => Promise<void>, surfaces: (string | [string, string])[]];

const opened = (told: Teller) => told.says('怪しい添付を開いてしまった [suspicious-click]');
const taken = async (told: Teller) => {
  await opened(told);
  await told.presses('acknowledge');
};

const scenery: Scenery[] = [
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
    ['reporter', 'desk', 'page/0', ['another-kind', 'reporter'], ['another-kind', 'desk/slack']],
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

const views: Record<string, string> = { page: 'page', tell: 'news' };

export async function allMoments(): Promise<Moment[]> {
  const told = await Promise.all(scenery.map(momentsOf));
  return [...told.flat(), ...(await listMoments())];
}

async function momentsOf([name, happens, surfaces]: Scenery): Promise<Moment[]> {
  const teller = await newTeller();
  await happens(teller);
  const scene = await teller.world.stage.set(1);
  const events = await teller.world.store.events(1);
  await teller.world.close();
  if (!scene) throw new Error(`nothing was reported at the moment "${name}"`);
  return surfaces.map((short): Moment => {
    const surface = surfaceOf(short, (type) => events.findLast(({ event }) => event.type === type)?.version ?? 0);
    const card = (language: Language) => {
      const drawn = draw(scene(language), surface);
      if (!drawn) throw new Error(`nothing stands on ${short} at the moment "${name}"`);
      return drawn;
    };
    const detail = surface.at === 'page' || surface.at === 'tell' ? `, ${[short].flat().join(' to ')}` : '';
    return { view: views[surface.at] ?? surface.at, name: name + detail, card };
  });
}

/** "page/0" is page/0/slack; ["noted", "reporter"] is the news of the last such event to the reporter. */
function surfaceOf(short: string | [string, string], versionOf: (type: string) => number): Surface {
  const name =
    typeof short === 'string'
      ? short.replace(/^(desk|page\/\d+)$/, '$1/slack')
      : `tell/${versionOf(short[0])}/${short[1]}`;
  const surface = surfaceNamed(name);
  if (!surface) throw new Error(`${name} names no surface`);
  return surface;
}

async function newTeller(): Promise<Teller> {
  if (!organisation) throw new Error(JSON.stringify(faults));
  return new Teller(await openWorld({ organisation, kinds: plainKinds }));
}

/** Cards that belong to no ticket: lists, help, home, private answers. */
async function listMoments(): Promise<Moment[]> {
  const { world } = await newTeller();
  const { frontDesk, party, ask } = world;
  const empty = await cards(async (language) => frontDesk.homeCard(party('U0HANAKO'), language));
  const teller = new Teller(world);
  await teller.says('怪しい添付を開いてしまった [suspicious-click]');
  await teller.says('端末をなくした [lost-device]', {}, 'direct', 'U0KEN');
  await teller.presses('acknowledge');
  const refused = await ask({ type: 'acknowledge', ticket: 1, by: party('U0SUZUKI') });
  const made: [string, (language: Language) => Promise<Card>][] = [
    ['home of somebody new', async (language) => empty[language]],
    ['home with a report', (language) => frontDesk.homeCard(party('U0HANAKO'), language)],
    ['list for a commander', (language) => frontDesk.listCard(party('U0TANAKA'), language)],
    ['list for an employee', (language) => frontDesk.listCard(party('U0KEN'), language)],
    ['on call', async (language) => frontDesk.onCallCard(language)],
    ['help', async (language) => frontDesk.helpCard(language)],
    ['somebody has it already', async (language) => (await frontDesk.reply(refused, language)) as Card],
  ];
  const moments = await Promise.all(
    made.map(async ([name, card]): Promise<Moment> => {
      const both = await cards(card);
      return { view: 'lists', name, card: (language) => both[language] };
    }),
  );
  await world.close();
  return moments;
}

async function cards(card: (language: Language) => Promise<Card>): Promise<Record<Language, Card>> {
  return { ja: await card('ja'), en: await card('en') };
}

export interface FormMoment {
  name: string;
  form(language: Language): Form;
}

export async function allForms(): Promise<FormMoment[]> {
  const { world } = await newTeller();
  const { frontDesk } = world;
  await world.close();
  return [
    { name: 'report', form: (language) => frontDesk.reportForm(language) },
    { name: 'wrong-script', form: (language) => frontDesk.scriptForm(7, language) },
    { name: 'close', form: (language) => frontDesk.closeForm(7, language) },
  ];
}
