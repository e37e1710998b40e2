// When Slack refuses the token or a scope: told for as long as nothing shows that it is over.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog } from '../../src/log.js';
import { createSlackChat, type SlackChat } from '../../src/slack/chat.js';
import { type Api, createApi } from '../../src/slack/web-api.js';
import { type SlackWorld, startSlack } from '../world/slack.js';
import { saying } from './fake-desk.js';
import { until } from './stage.js';

const desk = { platform: 'slack' as const, channel: 'C0DESK' };
const card = saying('hello');
const log = createLog('silent');

let world: SlackWorld;
let api: Api;
let chat: SlackChat;
beforeEach(async () => {
  world = await startSlack({ users: [{ id: 'U0TANAKA', name: '田中' }], channels: ['C0DESK'] });
  api = createApi({ botToken: 'xoxb-stand-in', apiUrl: world.url }, log);
  chat = createSlackChat(api, log);
});
afterEach(() => world.close());

const caught = (work: Promise<unknown>): Promise<unknown> => work.catch((error) => error);

test('a token that is not accepted is told, until a call works again', async () => {
  world.fail('chat.postMessage', { is: 'error', error: 'token_revoked' });
  await caught(chat.post(desk, card, 'm'));
  expect(api.trouble()).toBe('Slack answers token_revoked to chat.postMessage');
  await chat.ping();
  expect(api.trouble()).toBeUndefined();
});

test('an answer that was under way when the token was refused does not make it good again', async () => {
  let asked: ServerResponse | undefined;
  const slow = createServer((request, response) => {
    request.resume();
    if (request.url?.endsWith('users.info')) asked = response;
    else response.end(JSON.stringify({ ok: false, error: 'token_revoked' }));
  });
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
  const { port } = slow.address() as AddressInfo;
  const behind = createApi({ botToken: 'xoxb-stand-in', apiUrl: `http://127.0.0.1:${port}/` }, log);
  const underWay = behind.call('users.info', {});
  await until('Slack was asked', () => asked !== undefined);
  await caught(behind.call('chat.postMessage', {}));
  asked?.end(JSON.stringify({ ok: true }));
  await underWay;
  slow.close();
  expect(behind.trouble()).toBe('Slack answers token_revoked to chat.postMessage');
});

test.each(['missing_scope', 'no_permission'])(
  '%s of posting is told until a post works, whatever else does',
  async (error) => {
    world.fail('chat.postMessage', { is: 'error', error });
    await caught(chat.post(desk, card, 'm'));
    await chat.ping();
    expect(api.trouble()).toBe(`Slack answers ${error} to chat.postMessage`);
    await chat.post(desk, card, 'm');
    expect(api.trouble()).toBeUndefined();
  },
);

test('a missing scope is told until that very call works', async () => {
  world.fail('users.info', { is: 'error', error: 'missing_scope' });
  expect(await chat.profile('U0TANAKA')).toEqual({});
  await chat.ping();
  expect(api.trouble()).toMatch(/missing_scope to users.info/);
  await chat.profile('U0TANAKA');
  expect(api.trouble()).toBeUndefined();
});
