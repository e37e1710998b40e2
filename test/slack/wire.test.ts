// How a call goes out and what comes back, against a server that keeps every byte.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWire, type Wire } from '../../src/slack/wire.js';

interface Heard {
  url?: string;
  headers: IncomingMessage['headers'];
  body: string;
  port?: number;
}

let server: Server;
let heard: Heard[];
let answer: (response: ServerResponse, nth: number) => void;
let base: string;
let wire: Wire;

beforeEach(async () => {
  heard = [];
  answer = (response) => response.end('{"ok":true}');
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    const { url, headers, socket } = request;
    heard.push({ url, headers, body, port: socket.remotePort });
    answer(response, heard.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  wire = createWire('xoxb-stand-in', `${base}/api/`);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('a call is a form with the token in its head', async () => {
  await wire.post('chat.postMessage', {
    channel: 'C0DESK',
    text: '窓口 & = + % \n 😱',
    blocks: [{ type: 'divider' }],
    metadata: { marker: '7:desk' },
    json: '[{"as":"it is"}]',
    unfurl_links: false,
    limit: 100,
    thread_ts: undefined,
  });
  expect(heard[0]).toMatchObject({
    url: '/api/chat.postMessage',
    headers: { authorization: 'Bearer xoxb-stand-in', 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect([...new URLSearchParams(heard[0]?.body)]).toEqual([
    ['channel', 'C0DESK'],
    ['text', '窓口 & = + % \n 😱'],
    ['blocks', '[{"type":"divider"}]'],
    ['metadata', '{"marker":"7:desk"}'],
    ['json', '[{"as":"it is"}]'],
    ['unfurl_links', 'false'],
    ['limit', '100'],
  ]);
});

test('half a character does not keep the rest from arriving', async () => {
  await wire.post('chat.postMessage', { text: `before \ud83d after`, blocks: [{ text: '\udc00' }] });
  const sent = new URLSearchParams(heard[0]?.body);
  expect(sent.get('text')).toBe('before \ufffd after');
  expect(JSON.parse(sent.get('blocks') ?? '')).toEqual([{ text: '\udc00' }]);
});

test('calls that follow one another share connections', async () => {
  for (let index = 0; index < 20; index += 1) await wire.post('users.info', { user: `U${index}` });
  expect(new Set(heard.map(({ port }) => port)).size).toBeLessThan(4);
});

test('status, pause and scopes are told beside what Slack says', async () => {
  answer = (response) => {
    response.writeHead(429, { 'retry-after': '7', 'x-oauth-scopes': 'chat:write,users:read' });
    response.end('{"ok":false,"error":"ratelimited"}');
  };
  expect(await wire.post('chat.update', {})).toEqual({
    status: 429,
    said: { ok: false, error: 'ratelimited' },
    retryAfterSeconds: 7,
    scopes: 'chat:write,users:read',
  });
});

test.each(['', '<h1>Gateway</h1>', 'null', '"ok"', '{"ok":true'])(
  'an answer that is not Slack’s (%j)',
  async (body) => {
    answer = (response) => response.end(body);
    expect(await wire.post('auth.test', {})).toMatchObject({ status: 200, said: undefined });
  },
);

test('an answer in pieces, cut through a character', async () => {
  const whole = Buffer.from('{"ok":true,"name":"田中"}');
  const at = whole.indexOf('田') + 1;
  answer = (response) => {
    response.write(whole.subarray(0, at));
    setTimeout(() => response.end(whole.subarray(at)), 20);
  };
  expect((await wire.post('users.info', {})).said).toEqual({ ok: true, name: '田中' });
});

test('a redirection is an answer like another: the token goes nowhere else', async () => {
  answer = (response) => response.writeHead(302, { location: `${base}/elsewhere` }).end();
  expect(await wire.post('auth.test', {})).toMatchObject({ status: 302, said: undefined });
  expect(heard).toHaveLength(1);
});

test('one call that gets no answer does not hold the others up', async () => {
  answer = (response, nth) => {
    if (nth > 1) response.end('{"ok":true}');
  };
  const lost = wire.post('chat.postMessage', {}).catch((error: Error) => error);
  for (let index = 0; index < 20; index += 1) expect((await wire.post('users.info', {})).status).toBe(200);
  expect(await lost).toEqual(new Error('no answer in time'));
});

test('where nobody listens, or hangs up, that is said', async () => {
  answer = (response) => response.destroy();
  await expect(wire.post('auth.test', {})).rejects.toThrow('other side closed');
  const nowhere = createWire('xoxb-stand-in', 'http://127.0.0.1:1/api/');
  await expect(nowhere.post('auth.test', {})).rejects.toThrow('ECONNREFUSED');
});

test('an answer that never ends is given up', async () => {
  let drip: NodeJS.Timeout | undefined;
  answer = (response) => {
    drip = setInterval(() => response.write(' '), 200);
  };
  await expect(wire.post('auth.test', {})).rejects.toThrow('no answer in time');
  clearInterval(drip);
});
