// A call to a platform ends, whatever the other side does; what it says is told as it is.
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Caller, createCaller } from '../src/calls.js';

let server: Server;
let answer: (response: ServerResponse, path: string) => void;
let origin: string;
let call: Caller;

beforeEach(async () => {
  answer = (response) => response.end('{}');
  server = createServer((request, response) => {
    request.resume().on('end', () => answer(response, request.url ?? ''));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  call = createCaller(300);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const post = (path = '/', body = '{}') => call({ origin, path, method: 'POST', headers: {}, body });

test('status, headers and body are told as they came; a redirection is not followed', async () => {
  answer = (response) => response.writeHead(302, { location: '/elsewhere', 'Retry-After': '7' }).end('窓口');
  expect(await post()).toMatchObject({
    ...{ status: 302, body: '窓口' },
    headers: { location: '/elsewhere', 'retry-after': '7' },
  });
});

test('one call that gets no answer is given up, and holds nobody up; the next one is made as ever', async () => {
  answer = (response, path) => {
    if (path === '/ever') response.end('{}');
  };
  const lost = post('/lost').catch((error: Error) => error);
  for (let index = 0; index < 20; index += 1) expect((await post('/ever')).status).toBe(200);
  expect(await lost).toEqual(new Error('no answer in time'));
  expect((await post('/ever')).status).toBe(200);
});

test('so is an answer that never ends', async () => {
  let drip: NodeJS.Timeout | undefined;
  answer = (response) => {
    drip = setInterval(() => response.write(' '), 50);
  };
  await expect(post()).rejects.toThrow('no answer in time');
  clearInterval(drip);
});

test('an answer of more than eight megabytes is not read to its end', async () => {
  const most = 8 * 1024 * 1024;
  answer = (response, path) => response.end('x'.repeat(path === '/more' ? most + 1 : most));
  const patient = createCaller(5_000);
  const get = (path: string) => patient({ origin, path, method: 'GET', headers: {} });
  expect((await get('/')).body).toHaveLength(most);
  await expect(get('/more')).rejects.toThrow('too long');
  expect((await get('/')).status).toBe(200);
});

test('a call is made once, also when the connection breaks or nobody listens', async () => {
  let asked = 0;
  answer = (response) => {
    asked += 1;
    response.destroy();
  };
  await expect(post()).rejects.toThrow('other side closed');
  expect(asked).toBe(1);
  const nowhere = { path: '/', method: 'GET', headers: {} } as const;
  await expect(call({ ...nowhere, origin: 'http://127.0.0.1:1' })).rejects.toThrow('ECONNREFUSED');
});

test('a header that cannot be sent is a fault of this call alone', async () => {
  await expect(call({ origin, path: '/', method: 'GET', headers: { authorization: 'a\nb' } })).rejects.toThrow();
  expect((await post()).status).toBe(200);
});
