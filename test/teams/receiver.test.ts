// What is posted to /api/messages: how it is read and answered, and that nobody who is refused or slow stands in the way of the others.
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { systemClock } from '../../src/clock.js';
import { createHttpFront } from '../../src/http-front.js';
import { createLog } from '../../src/log.js';
import type { Activity } from '../../src/teams/activity.js';
import type { Answer } from '../../src/teams/listeners.js';
import { createReceiver } from '../../src/teams/receiver.js';
import { until } from './stage.js';

let server: Server;
let port: number;
let taken: Activity[];
let during: (activity: Activity) => Promise<Answer>;
let stopping: AbortController;

async function open(unauthenticatedLocal = false): Promise<void> {
  const front = createHttpFront();
  const gate = {
    admit: async (body: unknown, authorization?: string) =>
      authorization === 'Bearer good'
        ? { is: 'admitted' as const, activity: body as Activity }
        : { is: 'turned-away' as const, status: 401 as const, says: 'Not authorised.' },
    trouble: () => undefined,
  };
  const take = (activity: Activity) => {
    taken.push(activity);
    return during(activity);
  };
  const parts = { gate, take, unauthenticatedLocal, stopping: stopping.signal, log: createLog('silent') };
  front.onPost('/api/messages', createReceiver(parts));
  server = createServer(front.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
}
beforeEach(() => {
  taken = [];
  stopping = new AbortController();
  during = async () => ({ status: 200 });
  return open();
});
afterEach(close);

async function close(): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function post(body: string, headers: Record<string, string> = {}, path = '/api/messages') {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', authorization: 'Bearer good', ...headers },
  });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}
const says = (text: string) => post(JSON.stringify({ text }));

test.each(['/api/messages', '/api/messages/', '/api/messages?from=a-proxy'])('%s is the address', async (path) => {
  expect(await post('{"text":"窓口 😱"}', {}, path)).toMatchObject({ status: 200, body: '' });
  expect(taken).toEqual([{ text: '窓口 😱' }]);
});

test('the answer is what was said, as JSON, once it is said and not before', async () => {
  let finish: (answer: Answer) => void = () => {};
  during = () => new Promise((resolve) => (finish = resolve));
  let answered = false;
  const sent = says('press').finally(() => {
    answered = true;
  });
  await until('it is taken', () => taken.length === 1);
  await systemClock.wait(50);
  expect(answered).toBe(false);
  finish({ status: 200, body: { value: '済' } });
  expect(await sent).toEqual({ status: 200, type: 'application/json; charset=utf-8', body: '{"value":"済"}' });
});

test('what fails is answered 500, so that it is sent again', async () => {
  during = async () => {
    throw new Error('the commit failed');
  };
  expect(await says('x')).toMatchObject({ status: 500, body: expect.stringContaining('again') });
});

test('only what is said to be JSON is read: a web page may send anything else to this computer without asking', async () => {
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonx',
    'text/plain; application/json',
  ];
  for (const type of types) expect((await post('{"text":"x"}', { 'content-type': type })).status).toBe(400);
  expect(taken).toEqual([]);
  for (const type of ['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="utf-8"'])
    expect((await post('{"text":"x"}', { 'content-type': type })).status).toBe(200);
});

test('without tokens, only this computer by its own name is heard', async () => {
  await close();
  await open(true);
  for (const host of ['localhost', `127.0.0.1:${port}`, `[::1]:${port}`]) expect(await raw(host)).toMatch(/ 200 /);
  for (const host of ['desk.example.com', `evil.example.com:${port}`, 'localhost.example.com', '127.0.0.1.example.com'])
    expect(await raw(host)).toMatch(/ 401 /);
  expect(taken).toHaveLength(3);
});

test('256 kilobytes are read, more is refused before it has come', async () => {
  const most = 256 * 1024;
  expect((await says('x'.repeat(most - 11))).status).toBe(200);
  expect((await says('x'.repeat(most - 10))).status).toBe(413);
  const endless = connect(port, '127.0.0.1');
  let answer = '';
  endless.on('data', (data) => {
    answer += data;
  });
  endless.on('error', () => undefined);
  const closed = new Promise((resolve) => endless.once('close', resolve));
  endless.write(head('x', 1e12));
  // No more than that: what is still unread when it is closed would take the answer with it, as TCP has it.
  endless.write(Buffer.alloc(most + 1));
  await closed;
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(taken).toHaveLength(1);
});

test('who never sends to the end, or brings no token, keeps nobody out', async () => {
  const slow: Socket[] = [];
  for (let index = 0; index < 40; index += 1) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await new Promise<void>((resolve) => socket.write(`${head('x', 100)}{`, () => resolve()));
    slow.push(socket);
  }
  const strangers = Array.from({ length: 40 }, () => post('{}', { authorization: 'Bearer bad' }));
  expect((await says('through')).status).toBe(200);
  expect(new Set((await Promise.all(strangers)).map(({ status }) => status))).toEqual(new Set([401]));
  for (const socket of slow) socket.destroy();
  expect((await says('and again')).status).toBe(200);
});

test('sixteen are let in at a time; the others follow, also after a fault', async () => {
  const finish: (() => void)[] = [];
  during = () =>
    new Promise((resolve, reject) => {
      const fails = taken.length % 2 === 0;
      finish.push(() => (fails ? reject(new Error('the commit failed')) : resolve({ status: 200 })));
    });
  const all = Array.from({ length: 40 }, (_, index) => says(`report ${index}`));
  await until('sixteen are in', () => taken.length === 16);
  await systemClock.wait(50);
  expect(taken).toHaveLength(16);
  for (let done = 0; done < 40; done += 1) {
    await until('somebody is in', () => finish.length > 0);
    finish.shift()?.();
  }
  expect(new Set((await Promise.all(all)).map(({ status }) => status))).toEqual(new Set([200, 500]));
  expect(taken).toHaveLength(40);
});

test('while the desk stops, those inside are finished and nobody else is let in', async () => {
  const finish: (() => void)[] = [];
  during = () => new Promise((resolve) => finish.push(() => resolve({ status: 200 })));
  const all = Array.from({ length: 20 }, (_, index) => says(`report ${index}`));
  await until('sixteen are in', () => finish.length === 16);
  // The other four stand at the door.
  await systemClock.wait(100);
  stopping.abort();
  expect((await says('too late')).status).toBe(503);
  for (const one of finish) one();
  const statuses = (await Promise.all(all)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(16);
  expect(statuses.filter((status) => status === 503)).toHaveLength(4);
  expect(taken).toHaveLength(16);
});

function head(host: string, length: number): string {
  const type = 'content-type: application/json\r\nauthorization: Bearer good\r\n';
  return `POST /api/messages HTTP/1.1\r\nhost: ${host}\r\n${type}content-length: ${length}\r\n\r\n`;
}

function raw(host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${head(host, 2)}{}`));
    socket.once('error', reject);
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString());
    });
  });
}
