// What Slack may answer to a call, and what the desk makes of it. Against the stand-in, over real HTTP.
import { MessageGone, Outage, Undeliverable } from '../../src/chat/chat.js';
import { systemClock } from '../../src/clock.js';
import { createLog } from '../../src/log.js';
import { createSlackChat, type SlackChat } from '../../src/slack/chat.js';
import { type Api, createApi } from '../../src/slack/web-api.js';
import type { Card } from '../../src/view/card.js';
import { type Fault, grantedScopes, type SlackOptions, type SlackWorld, startSlack } from '../world/slack.js';
import { saying } from './fake-desk.js';

const users = [
  { id: 'U0EMPLOYEE', name: '花', locale: 'ja-JP' },
  { id: 'U0TANAKA', name: '田中', locale: 'en-US' },
  { id: 'U0GONE', name: 'former', deleted: true },
  { id: 'U0BOT', name: 'bot', is_bot: true },
];
const desk = { platform: 'slack' as const, channel: 'C0DESK' };
const card = saying('hello');
const log = createLog('silent');

let world: SlackWorld;
let api: Api;
let chat: SlackChat;
async function start(options: SlackOptions = {}) {
  world = await startSlack({ users, channels: ['C0DESK'], ...options });
  api = createApi({ botToken: 'xoxb-stand-in', apiUrl: world.url }, log);
  chat = createSlackChat(api, log);
}
beforeEach(() => start());
afterEach(async () => {
  expect(world.violations).toEqual([]);
  await world.close();
});
const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'it succeeded',
    (error) => error,
  );
const now = () => systemClock.now();

describe('post', () => {
  test('to a channel, with an invisible marker and without previews', async () => {
    const ref = await chat.post(desk, card, '7:desk');
    expect(ref).toEqual({ platform: 'slack', channel: 'C0DESK', id: world.messages[0]?.ts });
    expect(world.messages[0]?.metadata).toEqual({ event_type: 'madoguchi', event_payload: { marker: '7:desk' } });
    expect(world.calls[0]?.args).toMatchObject({ unfurl_links: false, unfurl_media: false });
    expect(JSON.stringify(world.messages[0]?.blocks)).not.toContain('7:desk');
  });

  test('into a thread', async () => {
    await chat.post({ ...desk, thread: '1.1' }, card, 'm');
    expect(world.messages[0]?.thread_ts).toBe('1.1');
  });

  test('to a person: the conversation is opened once', async () => {
    const to = { platform: 'slack' as const, user: 'U0TANAKA' };
    expect((await chat.post(to, card, 'a')).channel).toBe('D0TANAKA');
    await chat.post(to, card, 'b');
    expect(world.calls.filter((call) => call.method === 'conversations.open')).toHaveLength(1);
    expect(world.direct('U0TANAKA')).toHaveLength(2);
  });

  test.each(['missing_scope', 'method_not_supported_for_channel_type'])(
    'to a person when conversations.open is refused (%s): by their id',
    async (error) => {
      world.fail('conversations.open', { is: 'error', error });
      await chat.post({ platform: 'slack', user: 'U0TANAKA' }, card, 'a');
      expect(world.direct('U0TANAKA')).toHaveLength(1);
    },
  );

  test('to a person Slack does not know, with status 200: undeliverable (L13)', async () => {
    expect(await caught(chat.post({ platform: 'slack', user: 'U0NOBODY' }, card, 'a'))).toEqual(
      new Undeliverable('user_not_found'),
    );
  });

  test.each(['invalid_blocks', 'msg_blocks_too_long', 'msg_too_long'])(
    '%s: the words arrive all the same',
    async (error) => {
      world.fail('chat.postMessage', { is: 'error', error });
      const steps: Card = {
        ...card,
        blocks: [{ type: 'steps', style: 'do', heading: 'Now', items: ['Cut the network'] }],
      };
      await chat.post(desk, steps, 'm');
      expect(world.messages).toHaveLength(1);
      expect(world.messages[0]).toMatchObject({ text: 'hello\n✅ Now\n・Cut the network', blocks: [] });
      expect(world.messages[0]?.metadata).toBeDefined();
    },
  );
});

describe('failures', () => {
  const outages: [string, Fault, number | undefined, boolean][] = [
    ['429 that says when', { is: 'too-many', retryAfter: '7' }, 7, false],
    ['429 that does not', { is: 'too-many' }, 1, false],
    ['429 that makes no sense', { is: 'too-many', retryAfter: 'soon' }, 1, false],
    ['429 for a day', { is: 'too-many', retryAfter: '86400' }, 300, false],
    ['429 for no time', { is: 'too-many', retryAfter: '0' }, 1, false],
    ['ratelimited in a 200', { is: 'error', error: 'ratelimited' }, 1, false],
    ['500', { is: 'server-error' }, undefined, false],
    ['HTML', { is: 'html' }, undefined, false],
    ['a reset', { is: 'reset' }, undefined, false],
    ['fatal_error', { is: 'error', error: 'fatal_error' }, undefined, false],
    ['internal_error', { is: 'error', error: 'internal_error' }, undefined, false],
    ['service_unavailable', { is: 'error', error: 'service_unavailable' }, undefined, false],
    ['token_revoked', { is: 'error', error: 'token_revoked' }, 30, true],
    ['invalid_auth', { is: 'error', error: 'invalid_auth' }, 30, true],
    ['account_inactive', { is: 'error', error: 'account_inactive' }, 30, true],
    ['missing_scope', { is: 'error', error: 'missing_scope' }, 30, true],
  ];
  test.each(outages)('%s is an outage', async (_, fault, retryAfterSeconds, everywhere) => {
    world.fail('chat.postMessage', fault);
    const error = await caught(chat.post(desk, card, 'm'));
    expect(error).toBeInstanceOf(Outage);
    expect(error).toMatchObject({ retryAfterSeconds, everywhere });
    expect(world.calls).toHaveLength(1);
  });

  test('no answer within the limit is an outage', async () => {
    world.fail('chat.postMessage', { is: 'hang' });
    expect(await caught(chat.post(desk, card, 'm'))).toBeInstanceOf(Outage);
  });

  test.each([
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'user_not_found',
    'cannot_dm_bot',
    'user_disabled',
    'restricted_action',
    'an_error_of_tomorrow',
  ])('%s is undeliverable', async (error) => {
    world.fail('chat.postMessage', { is: 'error', error });
    expect(await caught(chat.post(desk, card, 'm'))).toEqual(new Undeliverable(error));
  });
});

describe('find', () => {
  test.each([[{ is: 'server-error', after: true }], [{ is: 'reset', after: true }]] as [Fault][])(
    'finds the message that had arrived though the call failed (%j)',
    async (fault) => {
      const since = now();
      world.fail('chat.postMessage', fault);
      expect(await caught(chat.post(desk, card, '7:desk'))).toBeInstanceOf(Outage);
      expect(await chat.find(desk, '7:desk', since)).toEqual({
        platform: 'slack',
        channel: 'C0DESK',
        id: world.messages[0]?.ts,
      });
      expect(await chat.find(desk, '8:desk', since)).toBeUndefined();
    },
  );

  test('in a thread and in a direct message', async () => {
    const since = now();
    const thread = await chat.post(desk, card, 'head');
    await chat.post({ ...desk, thread: thread.id }, card, 'reply');
    await chat.post({ platform: 'slack', user: 'U0TANAKA' }, card, 'page');
    expect(await chat.find({ ...desk, thread: thread.id }, 'reply', since)).toMatchObject({ channel: 'C0DESK' });
    expect(await chat.find({ platform: 'slack', user: 'U0TANAKA' }, 'page', since)).toMatchObject({
      channel: 'D0TANAKA',
    });
  });

  test('behind many newer messages', async () => {
    const since = now();
    const ref = await chat.post(desk, card, 'first');
    for (let index = 0; index < 120; index += 1) await chat.post(desk, card, `later ${index}`);
    expect(await chat.find(desk, 'first', since)).toEqual(ref);
  });

  test('not before the time it is asked for', async () => {
    await chat.post(desk, card, 'old');
    expect(await chat.find(desk, 'old', '2999-01-01T00:00:00.000Z')).toBeUndefined();
  });

  test.each(['missing_scope', 'unknown_method', 'not_in_channel'])(
    '%s: it cannot be told, which is no failure',
    async (error) => {
      world.fail('conversations.history', { is: 'error', error });
      expect(await chat.find(desk, 'm', now())).toBeUndefined();
    },
  );

  test('an outage is one', async () => {
    world.fail('conversations.history', { is: 'server-error' });
    expect(await caught(chat.find(desk, 'm', now()))).toBeInstanceOf(Outage);
  });
});

describe('update', () => {
  test('redraws the message and keeps its marker', async () => {
    const ref = await chat.post(desk, card, 'm');
    await chat.update(ref, saying('changed'), 'm');
    expect(world.messages[0]).toMatchObject({
      text: 'changed',
      earlier: ['hello'],
      metadata: { event_payload: { marker: 'm' } },
    });
    expect(world.calls.at(-1)?.args.parse).toBe('none');
  });

  test.each(['message_not_found', 'cant_update_message', 'edit_window_closed', 'channel_not_found', 'is_archived'])(
    '%s: the message is gone',
    async (error) => {
      const ref = await chat.post(desk, card, 'm');
      world.fail('chat.update', { is: 'error', error });
      expect(await caught(chat.update(ref, card, 'm'))).toBeInstanceOf(MessageGone);
    },
  );

  test('an outage is none of these', async () => {
    const ref = await chat.post(desk, card, 'm');
    world.fail('chat.update', { is: 'too-many', retryAfter: '3' });
    expect(await caught(chat.update(ref, card, 'm'))).toMatchObject({ name: 'Outage', retryAfterSeconds: 3 });
  });
});

describe('people', () => {
  test.each([
    ['U0EMPLOYEE', { name: '花', language: 'ja' }],
    ['U0TANAKA', { name: '田中', language: 'en' }],
    ['U0GONE', { name: 'former', gone: true }],
    ['U0BOT', { name: 'bot', gone: true }],
    ['U0NOBODY', { unknown: true }],
  ])('%s', async (user, profile) => expect(await chat.profile(user)).toEqual(profile));

  test('the home tab is drawn', async () => {
    await chat.home('U0EMPLOYEE', card);
    expect(world.homes.get('U0EMPLOYEE')).toMatchObject({ type: 'home' });
  });

  test('a private word is shown in the channel, and by direct message where that is refused', async () => {
    await chat.whisper({ user: 'U0TANAKA', channel: 'C0DESK' }, card);
    await chat.whisper({ user: 'U0TANAKA', channel: 'C0ELSEWHERE' }, card);
    expect(world.ephemerals).toMatchObject([{ channel: 'C0DESK', user: 'U0TANAKA' }]);
    expect(world.direct('U0TANAKA')).toHaveLength(1);
  });
});

test('with the scopes of the manifest everything above is allowed; without them Slack says which is missing', async () => {
  await world.close();
  await start({ scopes: grantedScopes.filter((scope) => scope !== 'users:read') });
  expect(await chat.profile('U0TANAKA')).toEqual({});
  expect(world.violations.splice(0)).toEqual(['users.info needs users:read']);
});

test('an address without its last slash will do', async () => {
  const other = createSlackChat(createApi({ botToken: 'xoxb-stand-in', apiUrl: world.url.slice(0, -1) }, log), log);
  await other.post(desk, card, 'm');
  expect(world.messages).toHaveLength(1);
});
