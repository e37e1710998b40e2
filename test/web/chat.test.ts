import { MessageGone, Undeliverable } from '../../src/chat/chat.js';
import { systemClock } from '../../src/clock.js';
import type { Card } from '../../src/view/card.js';
import { createChat } from '../../src/web/chat.js';
import { inThreads } from '../../src/web/look.js';
import { memoryMessages, seats } from './fake-desk.js';

const card: Card = { tone: 'plain', summary: ['hello'], blocks: [] };

function world() {
  const messages = memoryMessages();
  let changes = 0;
  const changed = () => {
    changes += 1;
  };
  const chat = createChat({ messages, seats, clock: systemClock, changed });
  return { chat, messages, changes: () => changes };
}

test('a card for a person stands in their own conversation, one for a channel in the channel, a reply in its thread', async () => {
  const { chat, messages, changes } = world();
  const ref = await chat.post({ platform: 'web', user: 'sato' }, card, 'reporter:1');
  await chat.post({ platform: 'web', channel: 'desk', user: 'tanaka' }, card, 'desk:1');
  await chat.post({ platform: 'web', channel: 'dm:sato', thread: ref.id }, card, 'note:1');
  expect(messages.all.map(({ channel, thread, marker, author }) => [channel, thread, marker, author])).toEqual([
    ['dm:sato', undefined, 'reporter:1', 'desk'],
    ['desk', undefined, 'desk:1', 'desk'],
    ['dm:sato', ref.id, 'note:1', 'desk'],
  ]);
  expect(ref).toEqual({ platform: 'web', channel: 'dm:sato', id: messages.all[0]?.id });
  expect(changes()).toBe(3);
});

test.each([
  ['user_not_found', { user: 'nobody' }],
  ['user_not_found', {}],
  ['channel_not_found', { channel: 'dm:nobody' }],
  ['channel_not_found', { channel: 'lobby', user: 'sato' }],
])('an address that is none is undeliverable: %s', async (reason, to) => {
  const { chat, messages } = world();
  await expect(chat.post({ platform: 'web', ...to }, card, 'm')).rejects.toEqual(new Undeliverable(reason));
  expect(messages.all).toEqual([]);
});

test('a card is found by its marker, in its channel, when it is not older than asked for', async () => {
  const { chat, messages } = world();
  const to = { platform: 'web', channel: 'desk' } as const;
  const ref = await chat.post(to, card, 'desk:1');
  const at = messages.all[0]?.at ?? '';
  expect(await chat.find(to, 'desk:1', at)).toEqual(ref);
  expect(await chat.find(to, 'desk:1', '9999')).toBeUndefined();
  expect(await chat.find(to, 'desk:2', at)).toBeUndefined();
  expect(await chat.find({ platform: 'web', user: 'sato' }, 'desk:1', at)).toBeUndefined();
});

test('an update announces a change; of a message that is gone it says so', async () => {
  const { chat, messages, changes } = world();
  const ref = await chat.post({ platform: 'web', channel: 'desk' }, card, 'desk:1');
  await chat.update(ref, card, 'desk:1');
  expect(changes()).toBe(2);
  messages.all.length = 0;
  await expect(chat.update(ref, card, 'desk:1')).rejects.toBeInstanceOf(MessageGone);
});

test('it knows its people, and that nobody else reads here', async () => {
  const { chat } = world();
  expect(await chat.profile('sato')).toEqual({ name: '佐藤' });
  expect(await chat.profile('tanaka')).toEqual({ name: '田中' });
  expect(await chat.profile('nobody')).toEqual({ gone: true });
  await expect(chat.ping()).resolves.toBeUndefined();
  await expect(chat.home('sato', card)).resolves.toBeUndefined();
});

test('replies stand behind what they answer, in order of time; an orphan stands by itself', () => {
  const message = (id: string, at: string, thread?: string) => ({
    id,
    at,
    channel: 'desk',
    author: 'desk',
    ...(thread ? { thread } : {}),
  });
  const listed = [
    message('b', '3'),
    message('r2', '5', 'a'),
    message('a', '1'),
    message('r1', '4', 'a'),
    message('orphan', '2', 'gone'),
  ];
  expect(inThreads(listed).map(({ id }) => id)).toEqual(['a', 'r1', 'r2', 'orphan', 'b']);
});
