// The whole desk with Slack: real rules, real scripts, real SQLite, real HTTP; only Slack itself is the stand-in.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Assembled, assemble } from '../../src/assemble.js';
import { systemClock } from '../../src/clock.js';
import { readDeskYml } from '../../src/desk-yml.js';
import { createHttpFront } from '../../src/http-front.js';
import { createLog } from '../../src/log.js';
import { loadScripts } from '../../src/script/load.js';
import { type PostedMessage, type SlackWorld, startSlack } from '../world/slack.js';
import { botUser } from '../world/slack-methods.js';
import {
  buttonsIn,
  createSender,
  globalShortcut,
  homeOpened,
  mentionEvent,
  messageEvent,
  pressOn,
  slashCommand,
  viewSubmission,
} from '../world/slack-payloads.js';
import { secret, until } from './stage.js';

const root = join(__dirname, '../..');
const { organisation } = readDeskYml(
  `
organisation: Example KK
timezone: Asia/Tokyo
language: ja
channels:
  desk: { slack: C0DESK }
people:
  - { id: tanaka, name: 田中, slack: U0TANAKA, roles: [commander] }
  - { id: suzuki, name: 鈴木, slack: U0SUZUKI, roles: [commander, ciso] }
rota:
  - { from: 2020-11-02T09:00, every: 52w, members: [tanaka] }
paging:
  rungs: [{ call: on-call, answer_within: 15m }]
  rounds: 1
  last_resort: "090-0000-0000"
`,
  ['slack'],
);
const { scripts } = loadScripts([join(root, 'scripts')], 'ja');

let folder: string;
let world: SlackWorld;
let desk: Assembled;
let server: Server;
let send: ReturnType<typeof createSender>;

beforeEach(async () => {
  if (!organisation) throw new Error('the settings of this test are wrong');
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
  world = await startSlack();
  const http = createHttpFront();
  const slack = { botToken: 'xoxb-stand-in', signingSecret: secret, apiUrl: world.url };
  desk = await assemble({
    settings: {
      ...{
        root,
        organisation,
        slack,
        host: '127.0.0.1',
        port: 0,
        logLevel: 'silent',
        scriptFolders: [],
        practice: false,
      },
      databaseFile: join(folder, 'desk.db'),
    },
    ...{ scripts, http, clock: systemClock, log: createLog('silent'), version: '0' },
  });
  server = createServer(http.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await desk.start();
  send = createSender(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`, secret);
});
afterEach(async () => {
  await desk.stop();
  server.closeAllConnections();
  server.close();
  await world.close();
  rmSync(folder, { recursive: true });
  expect(world.violations).toEqual([]);
  // Whatever happened, no card stands twice.
  const markers = world.messages.map(({ metadata }) => JSON.stringify(metadata));
  expect(markers).toEqual([...new Set(markers)]);
});

const shown = (message: PostedMessage | undefined) => JSON.stringify(message?.blocks ?? []);
const first = <T>(all: T[]): T => {
  const [found] = all;
  if (!found) throw new Error('nothing there');
  return found;
};
const arrived = (...places: (() => PostedMessage[])[]) =>
  until('messages', () => places.every((place) => place().length > 0));
const reporter = () => world.direct('U0EMPLOYEE');
const commander = () => world.direct('U0TANAKA');
const room = () => world.in('C0DESK');

test('a report brings first aid, a page and a card for the desk; the commander takes it, and all three say so', async () => {
  const event = messageEvent('U0EMPLOYEE', '怪しい添付を開いてしまった &lt;!channel&gt; <https://evil.example.com>');
  expect((await send.event(event)).status).toBe(200);
  await arrived(reporter, commander, room);
  expect(shown(first(reporter()))).toContain('LANケーブルを抜き');
  expect(shown(first(room()))).toContain('<!channel> hxxps://evil[.]example[.]com');

  const page = first(commander());
  const take = first(buttonsIn(page.blocks).filter((button) => button.action_id === 'acknowledge'));
  await send.interaction(pressOn('U0EMPLOYEE', page, take));
  await until('a private refusal', () => world.ephemerals.length === 1);
  await send.interaction(pressOn('U0TANAKA', page, take));
  const taken = () => [first(reporter()), first(commander()), first(room())];
  await until('all cards are redrawn', () =>
    taken().every((message) => message.text.startsWith('▶️') && message.earlier.length > 0),
  );
  expect(taken().every((message) => shown(message).includes('U0TANAKA') || shown(message).includes('田中'))).toBe(true);
  await until('the reporter is told', () => reporter().length === 2);
  expect(shown(reporter()[1])).toContain('U0TANAKA');
});

test('delivered again and again, it is one ticket', async () => {
  const event = messageEvent('U0EMPLOYEE', '怪しい添付を開いてしまった');
  await Promise.all([
    send.event(event, { eventId: 'Ev1' }),
    send.event(event, { eventId: 'Ev1', retry: 1 }),
    send.event(event, { eventId: 'Ev2', retry: 2 }),
  ]);
  await send.event(messageEvent('U0OTHER', 'PCの動きがおかしい'));
  await arrived(reporter, () => world.direct('U0OTHER'));
  expect(first(world.direct('U0OTHER')).text).toContain('DESK-2');
  expect(reporter()).toHaveLength(1);
});

test('Slack fails after it had applied the call: no loss, no second visible card', async () => {
  world.fail('chat.postMessage', { is: 'server-error', after: true }, 3);
  await send.event(messageEvent('U0EMPLOYEE', '怪しい添付を開いてしまった'));
  await arrived(reporter, commander, room);
  // An acknowledgement redraws cards only when the desk knows where they stand.
  const page = first(commander());
  await until(
    'the desk has found its cards',
    () => world.calls.filter((call) => call.method === 'conversations.history').length >= 3,
  );
  await send.interaction(pressOn('U0TANAKA', page, first(buttonsIn(page.blocks))));
  await until('the cards are redrawn', () =>
    [first(reporter()), ...commander(), ...room()].every((one) => one.earlier.length > 0),
  );
});

test('Slack is busy: everything comes, later', async () => {
  world.fail('chat.postMessage', { is: 'too-many', retryAfter: '1' }, 2);
  world.fail('chat.postMessage', { is: 'html' });
  await send.event(messageEvent('U0EMPLOYEE', '怪しい添付を開いてしまった'));
  await arrived(reporter, commander, room);
});

test('a mention is answered in its thread, and more in private', async () => {
  const mention = mentionEvent('U0EMPLOYEE', `<@${botUser}> 怪しいリンクを踏みました`, 'C0GENERAL');
  await send.event(mention);
  await arrived(reporter, () => world.in('C0GENERAL'));
  expect(first(world.in('C0GENERAL')).thread_ts).toBe(mention.ts);
  expect(world.in('C0GENERAL')).toHaveLength(1);
});

test('form, command and home tab', async () => {
  await send.interaction(globalShortcut('U0EMPLOYEE'));
  await until('the form opens', () => world.openedViews.length === 1);
  const { view } = first(world.openedViews);
  expect(
    (await send.interaction(viewSubmission('U0EMPLOYEE', view, { what: '社内の名簿を誤送信した', ongoing: 'no' })))
      .status,
  ).toBe(200);
  await arrived(reporter, room);
  expect((await send.command(slashCommand('U0TANAKA', '一覧'))).body).toContain('DESK-1');
  expect((await send.command(slashCommand('U0EMPLOYEE', '当番'))).body).toContain('U0TANAKA');
  await send.event(homeOpened('U0EMPLOYEE'));
  await until('the home tab is drawn', () => world.homes.has('U0EMPLOYEE'));
  expect(JSON.stringify(world.homes.get('U0EMPLOYEE'))).toContain('DESK-1');
});

test('50 reports at once: each its own ticket, reply and page', async () => {
  const people = Array.from({ length: 50 }, (_, index) => `U1EMPLOYEE${index}`);
  const sent = await Promise.all(people.map((user) => send.event(messageEvent(user, '怪しい添付を開いてしまった'))));
  expect(sent.every(({ status }) => status === 200)).toBe(true);
  const tickets = (messages: PostedMessage[]) => new Set(messages.flatMap(({ text }) => /DESK-\d+/.exec(text) ?? []));
  await until('50 replies', () => people.every((user) => world.direct(user).length > 0));
  const named = () => new Set(commander().flatMap((message) => shown(message).match(/DESK-\d+/g) ?? []));
  await until('50 tickets stand in the pages', () => named().size === 50);
  expect(commander()).toHaveLength(50);
  expect(tickets(people.flatMap((user) => world.direct(user))).size).toBe(50);
});
