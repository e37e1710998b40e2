// What is posted to /slack/events: who is refused and how, and that nobody who is refused stands in the way of the others.
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { App, ReceiverEvent } from '@slack/bolt';
import { systemClock } from '../../src/clock.js';
import { createHttpFront } from '../../src/http-front.js';
import { createLog } from '../../src/log.js';
import { httpReceiver } from '../../src/slack/http-receiver.js';
import { createSender, messageEvent } from '../world/slack-payloads.js';
import { secret, until } from './stage.js';

const form = 'application/x-www-form-urlencoded';
let server: Server;
let port: number;
let send: ReturnType<typeof createSender>;
/** What reached Bolt. */
let taken: ReceiverEvent[];
let during: (event: ReceiverEvent) => Promise<void>;

beforeEach(async () => {
  taken = [];
  during = async (event) => event.ack();
  const front = createHttpFront();
  front.express.post('/elsewhere', (_request, response) => void response.send('elsewhere'));
  const log = createLog('silent');
  const receiver = httpReceiver({ signingSecret: secret, onPost: front.onPost, clock: systemClock, log });
  const processEvent = (event: ReceiverEvent) => {
    taken.push(event);
    return during(event);
  };
  receiver.init({ processEvent } as unknown as App);
  server = createServer(front.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  send = createSender(address('/slack/events'), secret);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const address = (path: string) => `http://127.0.0.1:${port}${path}`;
const event = (name: string) => send.event(messageEvent('U0EMPLOYEE', name));

test.each(['/slack/events', '/slack/events/', '/slack/events?from=a-proxy'])('%s is the address', async (path) => {
  const sent = await createSender(address(path), secret).event(messageEvent('U0EMPLOYEE', 'hello'));
  expect([sent.status, taken.length]).toEqual([200, 1]);
});

test('other methods and other paths are Express’s', async () => {
  expect((await fetch(address('/slack/events'))).status).toBe(404);
  expect((await fetch(address('/slack/events'), { method: 'PUT', body: '{}' })).status).toBe(404);
  expect((await fetch(address('/slack/event'), { method: 'POST' })).status).toBe(404);
  expect(await (await fetch(address('/elsewhere'), { method: 'POST' })).text()).toBe('elsewhere');
});

test('who does not sign is refused, whatever the content', async () => {
  const attempts = ['', '{}', 'null', '{"type":"url_verification","challenge":"x"}', 'ssl_check=1'];
  for (const body of attempts) {
    const answer = await fetch(address('/slack/events'), { method: 'POST', body, headers: { 'content-type': form } });
    expect([answer.status, await answer.text()]).toEqual([401, '']);
  }
  expect(taken).toEqual([]);
});

test.each(['', '{', 'null', '7', '"text"'])('signed, but no payload (%j): 400', async (body) => {
  expect((await send.raw(body, 'application/json')).status).toBe(400);
  expect((await send.raw(`payload=${encodeURIComponent(body)}`, form)).status).toBe(400);
  expect(taken).toEqual([]);
});

test('the check of the certificate is answered by itself', async () => {
  expect(await send.raw('ssl_check=1&token=x', form)).toEqual({ status: 200, body: '' });
  expect(taken).toEqual([]);
});

test('JSON, JSON in a form and a plain form are read, in any script', async () => {
  await send.json({ type: 'event_callback', text: '窓口 😱' });
  await send.interaction({ type: 'block_actions', text: '窓口 & = +' });
  await send.command({ command: '/desk', text: '報告 100% + 1' });
  expect(taken.map(({ body }) => ({ ...body }))).toEqual([
    { type: 'event_callback', text: '窓口 😱' },
    { type: 'block_actions', text: '窓口 & = +' },
    { command: '/desk', text: '報告 100% + 1' },
  ]);
});

test('what is answered: nothing, a text or JSON', async () => {
  const answers = [undefined, '', 'はい', { text: 'はい' }];
  during = async ({ ack }) => ack(answers[taken.length - 1] as never);
  const sent = [await event('1'), await event('2'), await event('3'), await event('4')];
  expect(sent.map(({ body }) => body)).toEqual(['', '', 'はい', '{"text":"はい"}']);
  expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});

test('four megabytes are read, more is refused before it has come', async () => {
  const most = 4 * 1024 * 1024;
  expect((await send.raw(JSON.stringify({ text: 'x'.repeat(most - 11) }), 'application/json')).status).toBe(200);
  expect((await send.raw(JSON.stringify({ text: 'x'.repeat(most - 10) }), 'application/json')).status).toBe(413);
  const endless = connect(port, '127.0.0.1');
  let answer = '';
  endless.on('data', (data) => {
    answer += data;
  });
  endless.on('error', () => undefined);
  const closed = new Promise((resolve) => endless.once('close', resolve));
  endless.write(head(1e12));
  // No more than that: what is still unread when it is closed would take the answer with it, as TCP has it.
  endless.write(Buffer.alloc(most + 1));
  await closed;
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(taken).toHaveLength(1);
});

test('who never sends to the end keeps nobody out', async () => {
  const slow: Socket[] = [];
  for (let index = 0; index < 40; index += 1) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await new Promise<void>((resolve) => socket.write(`${head(100)}{`, () => resolve()));
    slow.push(socket);
  }
  expect((await event('through')).status).toBe(200);
  for (const socket of slow) socket.destroy();
  expect((await event('and again')).status).toBe(200);
});

test('sixteen are let in at a time; the others follow in their order, also after a fault', async () => {
  const finish: (() => void)[] = [];
  during = ({ ack }) =>
    new Promise((resolve, reject) => {
      const fails = taken.length % 2 === 0;
      finish.push(() => (fails ? reject(new Error('the commit failed')) : void ack().then(resolve)));
    });
  const names = Array.from({ length: 40 }, (_, index) => `report ${index}`);
  const statuses: Promise<number>[] = [];
  for (const name of names) {
    statuses.push(event(name).then(({ status }) => status));
    await systemClock.wait(2);
  }
  await until('sixteen are in', () => taken.length === 16);
  expect(taken).toHaveLength(16);
  for (let done = 0; done < names.length; done += 1) {
    await until('somebody is in', () => finish.length > 0);
    finish.shift()?.();
    const expected = Math.min(names.length, 17 + done);
    await until('the next one comes in', () => taken.length === expected);
  }
  expect(new Set(await Promise.all(statuses))).toEqual(new Set([200, 500]));
  expect(taken.map(({ body }) => body.event.text)).toEqual(names);
});

test('who goes away while waiting does not keep the place', async () => {
  const finish: (() => void)[] = [];
  during = async ({ ack }) => {
    await new Promise<void>((resolve) => finish.push(resolve));
    await ack();
  };
  const stay = Array.from({ length: 16 }, (_, index) => event(`in ${index}`));
  await until('sixteen are in', () => taken.length === 16);
  const gone = connect(port, '127.0.0.1');
  gone.on('error', () => undefined);
  await new Promise<void>((resolve) => gone.write(`${head(2)}{}`, () => resolve()));
  gone.destroy();
  const last = event('last');
  for (let done = 0; done < 17; done += 1) {
    await until('somebody is in', () => finish.length > 0);
    finish.shift()?.();
  }
  await Promise.all(stay);
  expect((await last).status).toBe(200);
});

function head(length: number): string {
  return `POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;
}
