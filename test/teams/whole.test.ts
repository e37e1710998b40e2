// The whole desk with Teams: real rules, real scripts, real SQLite, real tokens; only Microsoft is the stand-in, and time is moved by hand.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Chat } from '../../src/chat/chat.js';
import { digestBatch, digestJobs } from '../../src/digest-calendar.js';
import { createHttpFront } from '../../src/http-front.js';
import { createLog } from '../../src/log.js';
import { createTeams, type Teams } from '../../src/teams/app.js';
import type { Platform } from '../../src/ticket/event.js';
import { type FakeChat, fakeChat } from '../world/chat.js';
import { simulatedClock } from '../world/clock.js';
import { MONDAY, openWorld, smallOrganisation, type World } from '../world/desk.js';
import { type Json, type Person, type Standing, startTeams, type TeamsWorld } from '../world/teams.js';
import { BOT, inChannel, mention, message, press } from '../world/teams-payloads.js';
import { settingsFor } from './stage.js';

let microsoft: TeamsWorld;
let desk: World;
let teams: Teams;
let server: Server;

/** Teams and, when asked for, Slack as a chat in memory, around one desk. */
async function open(platforms: Platform[] = ['teams']): Promise<void> {
  microsoft = await startTeams();
  for (const user of ['tanaka', 'suzuki', 'sato', 'employee'])
    microsoft.people.set(user, { user, member: `29:${user}`, chat: `a:chat-${user}` });
  const clock = simulatedClock(MONDAY);
  let port: Chat | undefined;
  const later = new Proxy({} as FakeChat, {
    get: (_, name: keyof Chat) => (name === 'platform' ? 'teams' : port?.[name]),
  });
  const chats = new Map<Platform, FakeChat>([['teams', later]]);
  if (platforms.includes('slack')) chats.set('slack', fakeChat('slack', clock));
  desk = await openWorld({ organisation: smallOrganisation('ja', platforms), clock, chats });
  const front = createHttpFront();
  const parts = { desk: desk.frontDesk, contacts: desk.store, clock, log: createLog('silent'), onPost: front.onPost };
  teams = createTeams({ settings: settingsFor(microsoft), ...parts });
  port = teams.chat;
  server = createServer(front.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await teams.start();
}

afterEach(async () => {
  await teams.stop();
  server.closeAllConnections();
  server.close();
  await microsoft.close();
  await desk.close();
});

async function send(activity: Json): Promise<{ status: number; json: Json }> {
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: microsoft.issuer.token(activity.serviceUrl) },
    body: JSON.stringify(activity),
  });
  const text = await response.text();
  await desk.turn();
  return { status: response.status, json: text.startsWith('{') ? JSON.parse(text) : undefined };
}

const who = (user: string): Person => {
  const found = microsoft.people.get(user);
  if (!found) throw new Error(`nobody is called ${user}`);
  return found;
};
const url = () => microsoft.serviceUrl();
const chatOf = (user: string) => microsoft.in(`a:chat-${user}`);
const room = () => microsoft.in('desk');
const shown = (standing: Standing | undefined) => JSON.stringify(standing?.message ?? '');
const reports = (text: string) => send(message(who('employee'), url(), text));

/** The button of this act on a message, as its client would send it. */
function pressOn(standing: Standing | undefined, act: string, by: string): Json {
  const found: Json[] = [];
  const walk = (node: Json): void => {
    if (typeof node !== 'object' || node === null) return;
    if (node.type === 'Action.Execute' && node.verb === act) found.push(node);
    for (const child of Object.values(node)) walk(child);
  };
  walk(standing?.message);
  if (!standing || !found[0]) throw new Error(`there is no button ${act}`);
  return press(who(by), url(), found[0].verb, found[0].data, {
    replyToId: standing.id,
    conversation: { ...message(who(by), url(), '').conversation, id: standing.conversation },
  });
}

test('report, first aid, page, acknowledgement: in Teams alone', async () => {
  await open();
  expect(await reports('怪しい添付を開いてしまった <b>https://evil.example.com</b>')).toMatchObject({ status: 200 });
  expect([chatOf('employee'), chatOf('tanaka'), room()].map((all) => all.length)).toEqual([1, 1, 1]);
  expect(shown(chatOf('employee')[0])).toContain('LANケーブル');
  expect(shown(room()[0])).toContain('hxxps://evil[.]example[.]com');
  expect(shown(chatOf('tanaka')[0])).toContain('DESK-1');

  const refused = await send(pressOn(chatOf('tanaka')[0], 'acknowledge', 'employee'));
  expect(refused.json.type).toBe('application/vnd.microsoft.activity.message');
  expect(chatOf('tanaka')[0]?.updates).toBe(0);

  const take = pressOn(chatOf('tanaka')[0], 'acknowledge', 'tanaka');
  const taken = await send(take);
  expect(taken.json).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  expect(JSON.stringify(taken.json.value)).not.toContain('"acknowledge"');
  for (const all of [chatOf('employee'), chatOf('tanaka'), room()]) {
    expect(all[0]?.updates).toBeGreaterThan(0);
    expect(shown(all[0])).toContain('田中');
  }

  const events = (await desk.store.events(1)).length;
  expect((await send(take)).status).toBe(200);
  expect(await desk.store.events(1)).toHaveLength(events);
});

test('a report in a channel is answered in its thread with the number, and in the reporter’s chat with the steps', async () => {
  await open();
  await send(mention(who('employee'), url(), '怪しい添付を開いてしまった', inChannel('500')));
  const thread = microsoft.messages.filter((one) => one.conversation.endsWith(';messageid=500'));
  expect(thread).toHaveLength(1);
  expect(shown(thread[0])).toContain('DESK-1');
  expect(shown(chatOf('employee')[0])).toContain('LANケーブル');

  await send(mention(who('employee'), url(), '画面に変な表示が出ました', inChannel('501', '500')));
  expect((await desk.store.events(1)).map(({ event }) => event.type)).toContain('noted');
  expect(await desk.store.lastTicket()).toBe(1);
});

test('what is edited or deleted afterwards is noted; the first words stay', async () => {
  await open();
  const first = message(who('employee'), url(), '怪しい添付を開いてしまった', { id: '42' });
  await send(first);
  await send({ ...first, type: 'messageUpdate', text: '添付は開いていません', timestamp: 'later' });
  await send({ ...first, type: 'messageDelete', text: undefined });
  const noted = (await desk.store.events(1)).flatMap(({ event }) => (event.type === 'noted' ? [event.how] : []));
  expect(noted).toEqual(['edited', 'deleted']);
});

test('a commander without the app: the desk’s room says so, and the next one is called at once', async () => {
  await open();
  who('tanaka').chat = undefined;
  await reports('怪しい添付を開いてしまった');
  const events = (await desk.store.events(1)).map(({ event }) => event);
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'page-failed', person: 'tanaka', reason: 'not-installed' }),
  );
  expect(chatOf('suzuki')).toHaveLength(1);
  expect(shown(room()[0])).toContain('not-installed');
  expect(teams.gaps()).toEqual([{ user: 'tanaka', reason: 'not-installed' }]);
});

test.each([
  [429, '2'],
  [503, undefined],
  [412, undefined],
])('while Teams answers %i nothing is lost, and nothing stands twice', async (status, retryAfter) => {
  await open();
  microsoft.fail({ on: 'send', status, retryAfter, times: 5 });
  microsoft.fail({ on: 'open', status, retryAfter, times: 2 });
  await reports('怪しい添付を開いてしまった');
  await desk.pass(120);
  // To the employee the first aid and, after it, the first question.
  expect([chatOf('employee'), chatOf('tanaka'), room()].map((all) => all.length)).toEqual([2, 1, 1]);
});

describe('across platforms', () => {
  const slackMessages = (channel: string) => desk.chats.get('slack')?.messages(channel) ?? [];

  test('a reporter on Teams, a commander on Slack: the cards are kept in step', async () => {
    await open(['teams', 'slack']);
    await reports('怪しい添付を開いてしまった');
    expect(slackMessages('desk')).toHaveLength(1);
    const by = desk.frontDesk.party('slack', 'tanaka');
    await desk.frontDesk.handle({ id: 'press', command: { type: 'acknowledge', ticket: 1, by } });
    await desk.turn();
    expect(shown(chatOf('employee')[0])).toContain('田中');
    expect(room()[0]?.updates).toBe(1);
    expect(JSON.stringify(slackMessages('desk')[0]?.card)).toContain('田中');
  });

  test('a reporter on Slack, a commander on Teams', async () => {
    await open(['slack', 'teams']);
    await send({ ...message(who('suzuki'), url(), ''), type: 'installationUpdate', action: 'add' });
    const by = desk.frontDesk.party('slack', 'employee');
    const place = { platform: 'slack', channel: 'D1', message: '1', direct: true } as const;
    const said = { text: '怪しい添付を開いてしまった' };
    await desk.frontDesk.handle({ id: 'say', command: { type: 'say', by, place, addressed: true, said } });
    await desk.turn();
    expect(chatOf('tanaka')).toHaveLength(1);
    await send(pressOn(chatOf('tanaka')[0], 'acknowledge', 'tanaka'));
    expect((await desk.store.events(1)).map(({ event }) => event.type)).toContain('acknowledged');
    expect(JSON.stringify(slackMessages('D1')[0]?.card)).toContain('田中');
    expect(room()[0]?.updates).toBe(1);
  });
});

test('every message was within Teams’ limit, and none was sent by anybody but us', async () => {
  await open();
  await reports(`怪しい添付を開いてしまった${'あ'.repeat(20_000)}`);
  expect(room()).toHaveLength(1);
  for (const call of microsoft.calls.filter(({ kind }) => ['send', 'update', 'open'].includes(kind))) {
    expect(call.authorization).toBe('Bearer our-token');
    expect(call.bytes).toBeLessThanOrEqual(28 * 1024);
  }
  expect(microsoft.calls.find(({ kind }) => kind === 'open')?.body.bot).toMatchObject({ id: BOT.id });
});

test('the digest is taken note of by a press on "Seen": the card says who has, wherever it stands', async () => {
  await open();
  // Until somebody wrote, Teams' own address is not known.
  await reports('アプリを入れてもよいですか');
  desk.organisation.channels.isms.teams = 'isms';
  const now = desk.clock.now();
  await desk.store.commit(digestBatch('digest', digestJobs(desk.organisation, '2026-W46', now), now));
  await desk.turn();
  const [digest] = microsoft.in('isms');
  expect(shown(digest)).toContain('責任者は、まだ確認していません');
  const refused = await send(pressOn(digest, 'seen', 'employee'));
  expect(refused.json.type).toBe('application/vnd.microsoft.activity.message');
  const answered = await send(pressOn(digest, 'seen', 'tanaka'));
  expect(JSON.stringify(answered.json.value)).toContain('田中');
  expect(shown(microsoft.in('isms')[0])).toContain('田中');
  expect(await desk.digestStore.seen('2026-W46')).toEqual([{ person: 'tanaka', at: now }]);
});
