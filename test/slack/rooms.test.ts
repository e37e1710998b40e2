// A ticket's own channel against Slack's limits and refusals: names, people one by one, lost answers, missing scopes.
import { Outage, type Rooms, Undeliverable } from '../../src/chat/chat.js';
import { systemClock } from '../../src/clock.js';
import { createLog } from '../../src/log.js';
import { createSlackChat, type SlackChat } from '../../src/slack/chat.js';
import { type Api, createApi } from '../../src/slack/web-api.js';
import { grantedScopes, type SlackOptions, type SlackWorld, startSlack } from '../world/slack.js';
import { botUser } from '../world/slack-methods.js';

const name = 'desk-12-20261116';
const users = ['U0TANAKA', 'U0SUZUKI', 'U0SATO'].map((id) => ({ id }));
let world: SlackWorld;
let api: Api;
let chat: SlackChat;
let rooms: Rooms;

async function open(options: SlackOptions = {}): Promise<void> {
  world = await startSlack({ users, ...options });
  api = createApi({ botToken: 'xoxb-stand-in', apiUrl: world.url }, createLog('silent'));
  chat = createSlackChat(api, createLog('silent'));
  if (!chat.rooms) throw new Error('Slack has channels');
  rooms = chat.rooms;
}
afterEach(() => world.close());

const called = (method: string) => world.calls.filter((one) => one.method === method).length;
const keep = (channel: string, members: string[], out: string[] = [], topic = 'DESK-12 A & B') =>
  rooms.keep(channel, { members, out, topic });

test('it is private, and a name that is taken gets a number', async () => {
  await open();
  expect(await rooms.open(name)).toEqual({ channel: 'G0ROOM1', name });
  expect(await rooms.open(name)).toEqual({ channel: 'G0ROOM2', name: `${name}-2` });
  expect(await rooms.open(name)).toEqual({ channel: 'G0ROOM3', name: `${name}-3` });
  expect(world.violations).toEqual([]);
});

test('one whose opening was never answered is found, and not opened twice', async () => {
  await open();
  const since = systemClock.now();
  world.fail('conversations.create', { is: 'server-error', after: true });
  await expect(rooms.open(name)).rejects.toThrow(Outage);
  expect(await rooms.open(name, since)).toEqual({ channel: 'G0ROOM1', name });
  expect(world.rooms).toHaveLength(1);
});

test('one that somebody else made, or that is older, is not taken for ours', async () => {
  await open();
  const since = systemClock.now();
  const now = Date.parse(since) / 1000;
  const strange = { name, members: [botUser, 'U0EVIL'], archived: false, topic: '', topicsSet: 0 };
  world.rooms.push({ ...strange, id: 'G0EVIL', creator: 'U0EVIL', created: now });
  world.rooms.push({ ...strange, id: 'G0OLD', name: `${name}-2`, creator: botUser, created: now - 3_600 });
  expect((await rooms.open(name, since)).name).toBe(`${name}-3`);
});

test('whoever is missing is invited, one by one; whom Slack does not know keeps nobody out', async () => {
  await open();
  const { channel } = await rooms.open(name);
  await keep(channel, ['U0TANAKA', 'U0NOBODY', 'U0SATO']);
  expect(world.rooms[0]?.members).toEqual([botUser, 'U0TANAKA', 'U0SATO']);
  const invited = called('conversations.invite');
  await keep(channel, ['U0TANAKA', 'U0SATO']);
  expect(called('conversations.invite')).toBe(invited);
  await keep(channel, ['U0SUZUKI'], ['U0SATO', 'U0TANAKA']);
  expect(world.rooms[0]?.members).toEqual([botUser, 'U0SUZUKI']);
  // Invited by somebody in the meantime.
  world.fail('conversations.invite', { is: 'error', error: 'already_in_channel' });
  await keep(channel, ['U0SATO']);
});

test('the topic is set when it changes, and not again', async () => {
  await open();
  const { channel } = await rooms.open(name);
  await keep(channel, []);
  await keep(channel, []);
  expect(world.rooms[0]).toMatchObject({ topic: 'DESK-12 A & B', topicsSet: 1 });
  await keep(channel, [], [], 'DESK-12');
  expect(world.rooms[0]).toMatchObject({ topic: 'DESK-12', topicsSet: 2 });
  await keep(channel, [], [], 'x'.repeat(300));
  expect(world.rooms[0]?.topic).toHaveLength(250);
});

test('archived twice is archived; brought back where Slack lets an app do so', async () => {
  await open();
  const { channel } = await rooms.open(name);
  await rooms.archive(channel);
  await rooms.archive(channel);
  expect(world.rooms[0]?.archived).toBe(true);
  expect(await rooms.revive(channel)).toBe(false);
  await expect(keep(channel, ['U0TANAKA'])).rejects.toMatchObject({ reason: 'is_archived' });
  await world.close();
  await open({ mayUnarchive: true });
  const again = await rooms.open(name);
  await rooms.archive(again.channel);
  expect(await rooms.revive(again.channel)).toBe(true);
  expect(await rooms.revive(again.channel)).toBe(true);
});

test.each(['missing_scope', 'restricted_action', 'no_permission', 'too_many_convos_for_team'])(
  '%s is an answer, not an outage, and no reason to call the desk broken',
  async (error) => {
    await open();
    world.fail('conversations.create', { is: 'error', error });
    await expect(rooms.open(name)).rejects.toEqual(new Undeliverable(error));
    expect(api.trouble()).toBeUndefined();
  },
);

test('a busy Slack and a dead token are outages: it is tried again', async () => {
  await open();
  world.fail('conversations.create', { is: 'too-many', retryAfter: '7' });
  await expect(rooms.open(name)).rejects.toMatchObject({ name: 'Outage', retryAfterSeconds: 7 });
  world.fail('conversations.archive', { is: 'error', error: 'token_revoked' });
  await expect(rooms.archive('G0ROOM1')).rejects.toThrow(Outage);
});

test('what the app was not given is named', async () => {
  await open({ scopes: grantedScopes.filter((scope) => !scope.startsWith('groups:')) });
  expect(await chat.lacks?.()).toEqual(['groups:history', 'groups:read', 'groups:write']);
  await world.close();
  await open();
  expect(await chat.lacks?.()).toEqual([]);
});
