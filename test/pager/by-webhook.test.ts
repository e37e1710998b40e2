// Pages by webhook to a server on this computer that answers as PagerDuty's Events API v2 does.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../src/clock.js';
import { createWebhookPager } from '../../src/pager/by-webhook.js';
import type { Summons } from '../../src/pager/pager.js';

let events: Record<string, unknown>[] = [];
let answer: { status: number; headers?: Record<string, string> } = { status: 202 };
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      events.push(JSON.parse(body));
      response.writeHead(answer.status, answer.headers).end('{"status":"success"}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2/enqueue`;
});
afterAll(() => new Promise((done) => server.close(done)));
beforeEach(() => {
  events = [];
  answer = { status: 202 };
});

const pagerAt = (at: string, key?: string) =>
  createWebhookPager({
    url: at,
    key,
    keys: new Map([['PAGER_KEY_TANAKA', 'r-tanaka']]),
    source: 'Example KK',
    clock: systemClock,
  });
const summons: Summons = {
  ticket: 'DESK-7',
  person: { id: 'tanaka', name: '田中', webhook: 'PAGER_KEY_TANAKA', roles: ['commander'] },
  ...{ language: 'ja', state: 'called', severity: 'SEV1', key: 'DESK-7', at: '2026-11-16T05:00:00.000Z' },
  ...{ subject: 'DESK-7', lines: ['SEV1', '14:15'], link: 'https://desk.example.com/page/x' },
};

test("trigger, acknowledge and resolve are tied by the same dedup key, under the person's own routing key", async () => {
  const pager = pagerAt(url, 'r-all');
  for (const state of ['called', 'taken', 'closed'] as const) await pager.summon({ ...summons, state });
  expect(events.map(({ routing_key, event_action, dedup_key }) => [routing_key, event_action, dedup_key])).toEqual([
    ['r-tanaka', 'trigger', 'DESK-7'],
    ['r-tanaka', 'acknowledge', 'DESK-7'],
    ['r-tanaka', 'resolve', 'DESK-7'],
  ]);
  expect(events[0]).toMatchObject({
    payload: { summary: 'DESK-7', source: 'Example KK', severity: 'critical', timestamp: '2026-11-16T05:00:00.000Z' },
    links: [{ href: 'https://desk.example.com/page/x', text: 'DESK-7' }],
  });
});

test("the summary keeps the API's limit (L17)", async () => {
  await pagerAt(url).summon({ ...summons, subject: '😀'.repeat(3_000) });
  expect(events[0]).toMatchObject({ payload: { summary: '😀'.repeat(1_024) } });
});

test.each([
  [500, { name: 'Outage' }],
  [503, { name: 'Outage' }],
  [429, { name: 'Outage', retryAfterSeconds: 7 }],
  [400, { name: 'Undeliverable', reason: 'http_400' }],
  [302, { name: 'Outage' }],
])('answered with %i', async (status, failure) => {
  answer = { status, headers: { 'retry-after': '7', location: url } };
  await expect(pagerAt(url).summon(summons)).rejects.toMatchObject(failure);
});

test('nobody listens there', async () => {
  await expect(pagerAt('http://127.0.0.1:9/').summon(summons)).rejects.toMatchObject({ name: 'Outage' });
});

test("a person without a key of their own is rung with the organisation's, and nobody without either", async () => {
  const person = { ...summons.person, webhook: undefined };
  await pagerAt(url, 'r-all').summon({ ...summons, person });
  expect(events[0]).toMatchObject({ routing_key: 'r-all' });
  await expect(pagerAt(url).summon({ ...summons, person })).rejects.toMatchObject({ reason: 'no_key' });
});

test('an alarm of the desk itself is triggered and resolved', async () => {
  const pager = pagerAt(url, 'r-all');
  await pager.alarm({ key: 'audit', subject: 'late', lines: ['DESK-7'] });
  await pager.alarm({ key: 'audit', subject: 'late', lines: [], over: true });
  expect(events.map(({ event_action, dedup_key }) => [event_action, dedup_key])).toEqual([
    ['trigger', 'audit'],
    ['resolve', 'audit'],
  ]);
});
