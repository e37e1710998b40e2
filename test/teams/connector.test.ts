// How a call to the Bot Connector goes out and what comes back, against a server that keeps every byte and answers as badly as servers do.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Outage } from '../../src/chat/chat.js';
import { systemClock } from '../../src/clock.js';
import { type Connector, createConnector, Refused } from '../../src/teams/connector.js';

interface Heard {
  method?: string;
  url?: string;
  headers: IncomingMessage['headers'];
  body: string;
  port?: number;
}

const clock = { ...systemClock, now: () => '2026-11-24T01:00:00.000Z' };
let server: Server;
let heard: Heard[];
let answer: (response: ServerResponse, nth: number) => void;
let serviceUrl: string;
let dropped: number;
let connector: Connector;

beforeEach(async () => {
  heard = [];
  dropped = 0;
  answer = (response) => response.writeHead(201).end('{"id":"7"}');
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    const { method, url, headers, socket } = request;
    heard.push({ method, url, headers, body, port: socket.remotePort });
    answer(response, heard.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/amer/`;
  const drop = () => {
    dropped += 1;
  };
  const login = { token: async () => 'our-token', drop, trouble: () => undefined };
  connector = createConnector(login, { appId: 'the-bot', tenantId: 'the-tenant' }, clock);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const send = (conversation = 'a:1') => connector.send(serviceUrl, conversation, '{"type":"message","text":"窓口 😱"}');
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'arrived',
    (error: Error) => error,
  );

test('a message, a change and a new chat are JSON with our token, at the addresses of the interface', async () => {
  expect(await send('19:x@thread.tacv2;messageid=5')).toBe('7');
  await connector.update(serviceUrl, 'a:1', '5/../6', '{"type":"message"}');
  expect(await connector.open(serviceUrl, 'aad-sato')).toBe('7');
  expect(heard.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST /amer/v3/conversations/19%3Ax%40thread.tacv2%3Bmessageid%3D5/activities',
    'PUT /amer/v3/conversations/a%3A1/activities/5%2F..%2F6',
    'POST /amer/v3/conversations',
  ]);
  expect(heard.map(({ body }) => JSON.parse(body))).toEqual([
    { type: 'message', text: '窓口 😱' },
    { id: '5/../6', type: 'message' },
    {
      ...{ isGroup: false, bot: { id: '28:the-bot', name: '' }, members: [{ id: 'aad-sato', name: '' }] },
      ...{ tenantId: 'the-tenant', channelData: { tenant: { id: 'the-tenant' } } },
    },
  ]);
  for (const { headers } of heard)
    expect(headers).toMatchObject({
      authorization: 'Bearer our-token',
      'content-type': 'application/json; charset=utf-8',
    });
});

test('a member is asked for without a body; an address without a slash at its end is as good', async () => {
  answer = (response) => response.end('{"id":"29:sato","name":"佐藤","email":"x"}');
  expect(await connector.member(serviceUrl.slice(0, -1), 'a:1', '29:sato/')).toEqual({ name: '佐藤' });
  expect(heard[0]).toMatchObject({ method: 'GET', url: '/amer/v3/conversations/a%3A1/members/29%3Asato%2F', body: '' });
});

test('calls that follow one another share connections', async () => {
  for (let index = 0; index < 20; index += 1) await send();
  expect(new Set(heard.map(({ port }) => port)).size).toBeLessThan(4);
});

describe('what is no answer of Teams is an outage, and asked for once', () => {
  const bad: [string, (response: ServerResponse) => void, string][] = [
    ['hung up before an answer', (response) => response.destroy(), 'connector: UND_ERR_SOCKET'],
    [
      'hung up in the middle of one',
      (response) => {
        response.writeHead(201, { 'content-length': '100' }).write('{"id":');
        setTimeout(() => response.destroy(), 20);
      },
      'connector: UND_ERR_SOCKET',
    ],
    ['the page of a proxy', (response) => response.end('<h1>Gateway</h1>'), 'connector: the answer is not from Teams'],
    ['half of an answer', (response) => response.end('{"id":"7'), 'connector: the answer is not from Teams'],
    ['a word', (response) => response.end('"ok"'), 'connector: the answer is not from Teams'],
    ['no HTTP', (response) => response.socket?.end('hello\r\n\r\n'), 'connector: no answer'],
    ['a fault after the effect', (response) => response.writeHead(500).end('{"id":"7"}'), 'connector: 500'],
    [
      'a redirection, which would take our token elsewhere',
      (response) => response.writeHead(307, { location: '/elsewhere' }).end(),
      'connector: the answer is not from Teams',
    ],
    [
      'an answer of nine megabytes',
      (response) => response.end(`{"id":"${'x'.repeat(9 * 1024 * 1024)}"}`),
      'connector: no answer',
    ],
  ];

  test.each(bad)('%s', async (_name, badly, says) => {
    answer = badly;
    const failed = await failure(send());
    expect(failed).toBeInstanceOf(Outage);
    expect(failed).toMatchObject({ message: says, everywhere: false });
    expect(heard).toHaveLength(1);
    expect(connector.trouble()).toBeUndefined();
  });

  test('nobody listens', async () => {
    expect(await failure(connector.send('http://127.0.0.1:1/', 'a:1', '{}'))).toMatchObject({
      name: 'Outage',
      message: 'connector: ECONNREFUSED',
    });
  });
});

test('nothing, said with success, is success; a chat that is not named is not', async () => {
  answer = (response) => response.writeHead(202).end();
  expect(await send()).toBe('');
  await connector.update(serviceUrl, 'a:1', '5', '{}');
  expect(await failure(connector.open(serviceUrl, 'aad-sato'))).toBeInstanceOf(Outage);
  answer = (response) => response.end('{"id":7}');
  expect(await send()).toBe('');
});

test('an answer in pieces, cut through a character', async () => {
  const whole = Buffer.from('{"name":"田中"}');
  const at = whole.indexOf('田') + 1;
  answer = (response) => {
    response.write(whole.subarray(0, at));
    setTimeout(() => response.end(whole.subarray(at)), 20);
  };
  expect(await connector.member(serviceUrl, 'a:1', '29:tanaka')).toEqual({ name: '田中' });
});

test.each<[number, string, string | undefined]>([
  [403, '{"error":{"code":"BotNotInConversationRoster","message":"…"}}', 'BotNotInConversationRoster'],
  [404, '{"code":"ConversationNotFound"}', 'ConversationNotFound'],
  [404, '{"error":{"code":"no word, but a sentence"}}', undefined],
  [405, '<h1>Not allowed</h1>', undefined],
  [400, 'null', undefined],
])('%i with %s is a refusal, by Teams’ own word or none', async (status, body, code) => {
  answer = (response) => response.writeHead(status).end(body);
  const failed = await failure(send());
  expect(failed).toBeInstanceOf(Refused);
  expect(failed).toMatchObject({ status, code });
});

test.each<[number, string | undefined, number | undefined]>([
  [429, '7', 7],
  [429, '0', 1],
  [429, 'soon', 1],
  [429, 'Tue, 24 Nov 2026 01:01:00 GMT', 60],
  [503, '86400', 300],
  [503, undefined, undefined],
])('%i with Retry-After %s asks for a pause of this conversation: %s', async (status, header, seconds) => {
  answer = (response) => response.writeHead(status, header === undefined ? {} : { 'retry-after': header }).end('{}');
  expect(await failure(send())).toMatchObject({ name: 'Outage', everywhere: false, retryAfterSeconds: seconds });
});

test('401 drops the token and is told until a call is taken', async () => {
  answer = (response) => response.writeHead(401).end('{}');
  expect(await failure(send())).toMatchObject({ name: 'Outage', everywhere: true, retryAfterSeconds: 300 });
  expect([dropped, connector.trouble()]).toEqual([1, 'the Bot Connector does not accept the bot’s token (401)']);
  answer = (response) => response.writeHead(503).end();
  await failure(send());
  expect(connector.trouble()).toMatch(/401/);
  answer = (response) => response.writeHead(404).end('{}');
  await failure(send());
  expect(connector.trouble()).toBeUndefined();
});
