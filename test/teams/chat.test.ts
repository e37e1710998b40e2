// The port: what the desk owes reaches people in Teams, or it is known why not.
import { type Chat, MessageGone, Outage, Undeliverable } from '../../src/chat/chat.js';
import { type Clock, systemClock } from '../../src/clock.js';
import type { Card } from '../../src/view/card.js';
import type { Person } from '../world/teams.js';
import { CHANNEL, envelope, GROUP, message } from '../world/teams-payloads.js';
import { addressBook, onStage, type Stage } from './stage.js';

const card = (words: string): Card => ({
  tone: 'plain',
  summary: [words],
  blocks: [
    { type: 'text', parts: [words] },
    { type: 'buttons', buttons: [{ act: 'acknowledge', label: 'I have it', ticket: 'DESK-7' }] },
  ],
});
/** Once it is hurried, nobody waits for a message; only the call itself has its time. */
let hurried = false;
const impatient: Clock = {
  ...systemClock,
  wait: (ms, signal) => systemClock.wait(hurried && ms === 5_000 ? 30 : ms, signal),
};

let stage: Stage;
let chat: Chat;
beforeEach(async () => {
  stage = await onStage();
  chat = stage.teams.chat;
});
afterEach(() => stage.close());

const who = (name: string): Person => {
  const found = stage.world.people.get(`aad-${name}`);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
};
const calls = (kind: string) => stage.world.calls.filter((call) => call.kind === kind);
const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'arrived',
    (error) => (error instanceof Undeliverable ? error.reason : `${error.name}: ${error.message}`),
  );

describe('a person', () => {
  test('never met gets a chat opened, in the tenant, and the chat is kept', async () => {
    const to = { platform: 'teams', user: 'aad-tanaka' } as const;
    await stage.send(message(who('sato'), stage.world.serviceUrl(), 'learn the serviceUrl'));
    const ref = await chat.post(to, card('one'), 'm1');
    expect(ref).toMatchObject({ platform: 'teams', channel: who('tanaka').chat });
    expect(calls('open').map((call) => call.body)).toMatchObject([
      { isGroup: false, members: [{ id: 'aad-tanaka' }], tenantId: stage.world ? expect.any(String) : '' },
    ]);
    await chat.post(to, card('two'), 'm2');
    expect(calls('open')).toHaveLength(1);
    expect(stage.world.in(who('tanaka').chat ?? '')).toHaveLength(2);
    expect(calls('send').every((call) => call.authorization === 'Bearer our-token')).toBe(true);
  });

  test('who was spoken to is found again after a restart', async () => {
    await stage.send(message(who('sato'), stage.world.serviceUrl(), 'hello'));
    const contacts = addressBook();
    for (const [user, contact] of stage.contacts) contacts.kept.set(user, contact);
    const other = await onStage({ contacts, settings: { serviceHosts: [new URL(stage.world.url).host] } });
    try {
      // The new process calls the service that the person spoke from.
      await other.teams.chat.post({ platform: 'teams', user: 'aad-sato' }, card('x'), 'm');
      expect(stage.world.in(who('sato').chat ?? '')).toHaveLength(1);
      expect(calls('open')).toHaveLength(0);
    } finally {
      await other.close();
    }
  });

  test('nobody has written from Teams yet: Microsoft’s general address if it may be called, else later', async () => {
    const failure = await chat.post({ platform: 'teams', user: 'aad-tanaka' }, card('x'), 'm').catch((error) => error);
    expect(failure).toBeInstanceOf(Outage);
    expect(failure.message).toMatch(/nobody has written/);
    expect(stage.world.calls.filter((call) => call.kind !== 'login')).toEqual([]);
  });

  test('a serviceUrl that changed is followed', async () => {
    await stage.send(message(who('sato'), stage.world.serviceUrl('amer'), 'one'));
    await stage.send(message(who('sato'), stage.world.serviceUrl('emea'), 'two'));
    const ref = await chat.post({ platform: 'teams', user: 'aad-sato' }, card('x'), 'm');
    await chat.update(ref, card('y'), 'm');
    expect([...calls('send'), ...calls('update')].map((call) => call.region)).toEqual(['emea', 'emea']);
  });

  test('without the app: a named refusal, a gap that is shown, and gone when the person writes', async () => {
    await stage.send(message(who('sato'), stage.world.serviceUrl(), 'x'));
    const tanaka = who('tanaka');
    const { chat: later } = tanaka;
    tanaka.chat = undefined;
    const to = { platform: 'teams', user: 'aad-tanaka' } as const;
    expect(await reasonOf(chat.post(to, card('x'), 'm'))).toBe('not-installed');
    expect(stage.teams.gaps()).toEqual([{ user: 'aad-tanaka', reason: 'not-installed' }]);
    tanaka.chat = later;
    await stage.send(message(tanaka, stage.world.serviceUrl(), 'hello'));
    expect(stage.teams.gaps()).toEqual([]);
  });

  test.each([
    ['ConversationBlockedByUser', 'blocked-by-user'],
    ['MessageWritesBlocked', 'writes-blocked'],
    ['SomethingNew', 'SomethingNew'],
  ])('Teams says %s: %s', async (refuses, reason) => {
    await stage.send(message(who('sato'), stage.world.serviceUrl(), 'x'));
    who('sato').refuses = refuses;
    expect(await reasonOf(chat.post({ platform: 'teams', user: 'aad-sato' }, card('x'), 'm'))).toBe(reason);
  });

  test('whose chat is gone gets a new one', async () => {
    await stage.send(message(who('sato'), stage.world.serviceUrl(), 'x'));
    who('sato').chat = 'a:another-chat';
    const ref = await chat.post({ platform: 'teams', user: 'aad-sato', channel: 'a:chat-0-sato' }, card('x'), 'm');
    expect(ref.channel).toBe('a:another-chat');
  });

  test('who took the app out is written to by a chat that is opened anew', async () => {
    const removed = { type: 'installationUpdate', action: 'remove' };
    await stage.send(message(who('sato'), stage.world.serviceUrl(), 'x'));
    await stage.send({ ...envelope(who('sato'), stage.world.serviceUrl()), ...removed });
    await chat.post({ platform: 'teams', user: 'aad-sato' }, card('x'), 'm');
    expect(calls('open')).toHaveLength(1);
  });

  test('a profile is what Teams and the last activity tell', async () => {
    await stage.send(message(who('sato'), stage.world.serviceUrl(), 'x', { locale: 'en-US' }));
    expect(await chat.profile('aad-nobody')).toEqual({ unknown: true, noApp: true });
    expect(await chat.profile('aad-sato')).toEqual({ name: 'Name of aad-sato', language: 'en' });
  });

  test('whoever never wrote is known by a chat that is opened without a word; whoever lacks the app is known not to have it', async () => {
    await stage.send(message(who('sato'), stage.world.serviceUrl(), 'x'));
    expect(await chat.profile('aad-tanaka')).toEqual({ name: 'Name of aad-tanaka' });
    expect(stage.world.messages).toEqual([]);
    stage.world.fail({ on: 'open', status: 403, code: 'BotNotInConversationRoster' });
    expect(await chat.profile('aad-suzuki')).toEqual({ unknown: true, noApp: true });
    // The app was taken out again.
    stage.world.fail({ on: 'member', status: 403, code: 'BotNotInConversationRoster' });
    expect(await chat.profile('aad-sato')).toEqual({
      ...{ name: expect.any(String), language: expect.any(String) },
      ...{ unknown: true, noApp: true },
    });
    stage.world.fail({ on: 'open', status: 503 });
    await expect(chat.profile('aad-suzuki')).rejects.toBeInstanceOf(Outage);
  });
});

describe('a conversation', () => {
  test('a thread of a channel is named in the conversation’s id; a group chat has none', async () => {
    await stage.send(message(who('sato'), stage.world.serviceUrl(), 'x'));
    const inThread = await chat.post({ platform: 'teams', channel: CHANNEL, thread: '500' }, card('x'), 'm1');
    expect(inThread.channel).toBe(`${CHANNEL};messageid=500`);
    await chat.update(inThread, card('y'), 'm1');
    await chat.post({ platform: 'teams', channel: GROUP, thread: '600' }, card('x'), 'm2');
    expect(stage.world.in(GROUP)).toHaveLength(1);
    expect(stage.world.in(`${CHANNEL};messageid=500`)[0]).toMatchObject({ updates: 1 });
  });

  test('a message that is gone, or that we may no longer change, is to be posted anew', async () => {
    await stage.send(message(who('sato'), stage.world.serviceUrl(), 'x'));
    const gone = { platform: 'teams', channel: CHANNEL, id: '1' } as const;
    await expect(chat.update(gone, card('x'), 'm')).rejects.toBeInstanceOf(MessageGone);
    const ref = await chat.post({ platform: 'teams', channel: CHANNEL }, card('x'), 'm');
    stage.world.fail({ on: 'update', status: 403, code: 'BotNotInConversationRoster' });
    await expect(chat.update(ref, card('y'), 'm')).rejects.toBeInstanceOf(MessageGone);
  });

  test('a card that Teams refuses arrives as plain words', async () => {
    await stage.send(message(who('sato'), stage.world.serviceUrl(), 'x'));
    stage.world.fail({ on: 'send', status: 400, code: 'BadSyntax' });
    await chat.post({ platform: 'teams', channel: CHANNEL }, card('help is near'), 'm');
    expect(stage.world.in(CHANNEL)[0]?.message).toMatchObject({
      textFormat: 'plain',
      text: 'help is near',
    });
  });
});

describe('trouble', () => {
  beforeEach(() => stage.send(message(who('sato'), stage.world.serviceUrl(), 'x')));
  const post = (marker = 'm') => chat.post({ platform: 'teams', channel: CHANNEL }, card('x'), marker);

  test.each([
    [429, '7', { retryAfterSeconds: 7, everywhere: false }],
    [429, undefined, { retryAfterSeconds: 1, everywhere: false }],
    [429, '86400', { retryAfterSeconds: 300, everywhere: false }],
    [503, '3', { retryAfterSeconds: 3, everywhere: false }],
    [503, undefined, { retryAfterSeconds: undefined, everywhere: false }],
    [502, undefined, { everywhere: false }],
    [412, undefined, { everywhere: false }],
    [500, undefined, { everywhere: false }],
  ])('%i (Retry-After %s) is an outage, and is asked for once only', async (status, retryAfter, outage) => {
    stage.world.fail({ on: 'send', status, retryAfter, times: 5 });
    await expect(post()).rejects.toMatchObject({ name: 'Outage', ...outage });
    expect(calls('send')).toHaveLength(1);
  });

  test('a connection that breaks is an outage', async () => {
    await stage.world.close();
    await expect(post()).rejects.toBeInstanceOf(Outage);
  });

  test('401 is the trouble of the whole platform until a new token is taken', async () => {
    const before = calls('login').length;
    stage.world.fail({ on: 'send', status: 401 });
    await expect(post()).rejects.toMatchObject({ everywhere: true });
    expect(stage.teams.alive()).toMatch(/401/);
    await expect(chat.ping()).rejects.toBeInstanceOf(Outage);
    await post();
    expect(stage.teams.alive()).toBeUndefined();
    expect(calls('login')).toHaveLength(before + 1);
  });

  test('a post whose answer was lost is an outage; nothing is asked for twice', async () => {
    stage.world.fail({ on: 'send', status: 504, applied: true });
    await expect(post()).rejects.toBeInstanceOf(Outage);
    expect(calls('send')).toHaveLength(1);
  });
});

describe('slow answers', () => {
  let slow: Stage;
  beforeEach(async () => {
    slow = await onStage({ clock: impatient });
    await slow.send(message(who('sato'), slow.world.serviceUrl(), 'x'));
    // The login has its time too.
    await slow.teams.chat.ping();
    hurried = true;
  });
  afterEach(() => {
    hurried = false;
    return slow.close();
  });
  const to = { platform: 'teams', channel: CHANNEL } as const;

  test('a card that was posted, but whose answer is late, is found instead of posted again', async () => {
    const release = slow.world.hold();
    const { chat: port } = slow.teams;
    await expect(port.post(to, card('x'), 'DESK-7/desk/teams')).rejects.toBeInstanceOf(Outage);
    await expect(port.find(to, 'DESK-7/desk/teams', '')).rejects.toBeInstanceOf(Outage);
    release();
    await systemClock.wait(50);
    const ref = await port.find(to, 'DESK-7/desk/teams', '');
    expect(ref).toMatchObject({ channel: CHANNEL, id: slow.world.in(CHANNEL)[0]?.id });
    expect(slow.world.in(CHANNEL)).toHaveLength(1);
    expect(await port.find(to, 'DESK-7/desk/teams', '')).toBeUndefined();
  });

  test('a post that failed at once leaves nothing to wait for', async () => {
    slow.world.fail({ on: 'send', status: 503 });
    await expect(slow.teams.chat.post(to, card('x'), 'm')).rejects.toBeInstanceOf(Outage);
    expect(await slow.teams.chat.find(to, 'm', '')).toBeUndefined();
  });
});

describe('our own token', () => {
  test('a secret that is not accepted shows, by Microsoft’s code and without its sentence', async () => {
    const wrong = await onStage({ settings: { password: 'expired' } });
    try {
      expect(wrong.teams.alive()).toBe('login refused: AADSTS7000215');
      await expect(wrong.teams.chat.ping()).rejects.toMatchObject({ everywhere: true, retryAfterSeconds: 300 });
    } finally {
      await wrong.close();
    }
  });

  test('is asked for once, however many messages go out at a time', async () => {
    await stage.send(message(who('sato'), stage.world.serviceUrl(), 'x'));
    await Promise.all(
      ['a', 'b', 'c'].map((marker) => chat.post({ platform: 'teams', channel: CHANNEL }, card('x'), marker)),
    );
    expect(calls('login')).toHaveLength(1);
  });

  test('for an app of several tenants it comes from Bot Framework’s own tenant', async () => {
    const multi = await onStage({ settings: { appType: 'MultiTenant' } });
    try {
      expect(multi.world.calls.filter((call) => call.kind === 'login')[0]?.region).toBe('botframework.com');
      expect(calls('login')[0]?.region).toMatch(/^9999/);
    } finally {
      await multi.close();
    }
  });
});
