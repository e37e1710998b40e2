// Pictures stand in the thread of their message, with words for whoever cannot see them; a second attempt does not double them.
import { type Attachment, Outage, Undeliverable } from '../../src/chat/chat.js';
import { createLog } from '../../src/log.js';
import { createSlackChat, type SlackChat } from '../../src/slack/chat.js';
import { createApi } from '../../src/slack/web-api.js';
import { type SlackWorld, startSlack } from '../world/slack.js';

const png = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 45, 45, 13, 10, 0, 255]);
const picture: Attachment = {
  file: 'digest-2026-W47-trend.png',
  title: '報告は14件',
  alt: '報告は14件。8/24は8',
  bytes: png,
};
const under = { platform: 'slack', channel: 'C0ISMS', id: '1.000001' } as const;

let world: SlackWorld;
let chat: SlackChat;

beforeEach(async () => {
  world = await startSlack();
  const log = createLog('silent');
  chat = createSlackChat(createApi({ botToken: 'xoxb-stand-in', apiUrl: world.url }, log), log);
});
afterEach(() => world.close());

test('the bytes arrive as they are, in the thread, with title and alternative text', async () => {
  await chat.attach?.(under, picture, false);
  expect(world.files).toEqual([
    {
      ...{ name: picture.file, title: picture.title, alt: picture.alt },
      ...{ bytes: Buffer.from(png), channel: 'C0ISMS', thread: '1.000001' },
    },
  ]);
  expect(world.violations).toEqual([]);
});

test('a picture that had arrived after all is not sent again', async () => {
  const reply = {
    channel: 'C0ISMS',
    ts: '2.000002',
    thread_ts: '1.000001',
    user: 'U0',
    text: '',
    blocks: [],
    earlier: [],
  };
  world.messages.push({ ...reply, files: [{ name: picture.file }] } as (typeof world.messages)[number]);
  await chat.attach?.(under, picture, true);
  expect(world.files).toEqual([]);
  await chat.attach?.(under, { ...picture, file: 'digest-2026-W47-kinds.png' }, true);
  expect(world.files).toHaveLength(1);
});

test('a scope that is missing is a refusal; a busy Slack is an outage', async () => {
  world.fail('files.getUploadURLExternal', { is: 'error', error: 'missing_scope' });
  await expect(chat.attach?.(under, picture, false)).rejects.toThrow(Undeliverable);
  world.fail('files.completeUploadExternal', { is: 'too-many', retryAfter: '7' });
  await expect(chat.attach?.(under, picture, false)).rejects.toMatchObject({ name: 'Outage', retryAfterSeconds: 7 });
  world.fail('files.getUploadURLExternal', { is: 'server-error' });
  await expect(chat.attach?.(under, picture, false)).rejects.toThrow(Outage);
  expect(world.files).toEqual([]);
});
