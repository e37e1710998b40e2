// Who is heard at /api/messages. The check of tokens is the real one, with the configuration that ships; only the cloud is a stand-in.
import type { MockInstance } from 'vitest';
import { appId, type Json, tenantId } from '../world/teams.js';
import type { How } from '../world/teams-issuer.js';
import { message } from '../world/teams-payloads.js';
import { onStage, type Stage } from './stage.js';

let stage: Stage;
let noise: MockInstance<typeof console.error>;
const hello = (more: Json = {}): Json => {
  const who = stage.world.people.get('aad-sato');
  if (!who) throw new Error('nobody');
  return message(who, stage.world.serviceUrl(), '怪しい添付を開いてしまった', more);
};

beforeAll(async () => {
  // What is written there is looked at below.
  noise = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  stage = await onStage();
});
afterAll(async () => {
  await stage.close();
  noise.mockRestore();
});
beforeEach(() => {
  stage.desk.committed.length = 0;
  stage.contacts.clear();
});

function nothingHappened() {
  expect(stage.desk.committed).toEqual([]);
  expect(stage.contacts.size).toBe(0);
}

test('a token of the Bot Connector for this bot, tenant and service is heard', async () => {
  expect(await stage.send(hello())).toMatchObject({ status: 200 });
  expect(stage.desk.committed).toMatchObject([
    { command: { type: 'say', said: { text: '怪しい添付を開いてしまった' } } },
  ]);
});

const inAnHour = Math.floor(Date.now() / 1000) + 3600;
const aad = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
const refused: [string, Record<string, unknown>, How][] = [
  ['an audience that is another bot', { aud: '00000000-0000-4000-8000-000000000000' }, {}],
  ['no audience', { aud: undefined }, {}],
  ['another issuer', { iss: 'https://issuer.example.com' }, {}],
  ['no issuer', { iss: undefined }, {}],
  ['the government cloud', { iss: 'https://api.botframework.us' }, {}],
  [
    'a user token of any tenant whose audience and party are the bot',
    { iss: aad, ver: '2.0', azp: appId, tid: 'x' },
    {},
  ],
  ['an emulator token', { iss: aad, ver: '1.0', appid: appId }, {}],
  ['a skill', { ver: '1.0', appid: '22222222-2222-4222-8222-222222222222' }, {}],
  ['expired', { exp: inAnHour - 7200 }, {}],
  ['not valid yet', { nbf: inAnHour }, {}],
  ['another serviceUrl', { serviceurl: 'https://smba.trafficmanager.net/emea/' }, {}],
  ['no serviceUrl', { serviceurl: undefined }, {}],
  ['a token that names another tenant', { tid: '00000000-0000-4000-8000-000000000000' }, {}],
  ['no algorithm', {}, { algorithm: 'none' }],
  ['the public key used as a secret', {}, { algorithm: 'HS256' }],
  ['a key that is not published', {}, { foreignKey: true }],
  ['a key nobody knows', {}, { kid: 'key-2' }],
];

test.each(refused)('a token with %s: 401, and nothing is handled or stored', async (_name, claims, how) => {
  const token = stage.world.issuer.token(stage.world.serviceUrl(), claims, how);
  const answer = await stage.send(hello(), token);
  expect([answer.status, answer.text]).toEqual([401, 'Not authorised.']);
  nothingHappened();
});

const headers: [string, string | null][] = [
  ['no header', null],
  ['an empty bearer', 'Bearer '],
  ['another scheme', 'Basic dXNlcjpwYXNz'],
  ['a word', 'Bearer nonsense'],
  ['three words', 'Bearer a.b.c'],
  [
    'JSON that is no object',
    `Bearer ${['[]', '7'].map((part) => Buffer.from(part).toString('base64url')).join('.')}.x`,
  ],
];

test.each(headers)('%s: 401', async (_name, header) => {
  expect((await stage.send(hello(), header)).status).toBe(401);
  nothingHappened();
});

const activities: [string, Json][] = [
  ['another tenant in channelData', { channelData: { tenant: { id: '00000000-0000-4000-8000-000000000000' } } }],
  [
    'another tenant in the conversation',
    { conversation: { id: 'a:x', conversationType: 'personal', tenantId: '00000000-0000-4000-8000-000000000000' } },
  ],
  ['no tenant', { channelData: {}, conversation: { id: 'a:x', conversationType: 'personal' } }],
];

test.each(activities)('an activity with %s: 401', async (_name, more) => {
  expect((await stage.send(hello(more))).status).toBe(401);
  nothingHappened();
});

test.each([
  'https://evil.example.com/',
  'http://smba.trafficmanager.net/amer/',
  'https://smba.trafficmanager.net@evil.example.com/',
  'https://smba.trafficmanager.net.evil.example.com/',
  'javascript:alert(1)',
])('the serviceUrl %s, even with a token for it: 401, and it is never called', async (serviceUrl) => {
  expect((await stage.send(hello({ serviceUrl }), stage.world.issuer.token(serviceUrl))).status).toBe(401);
  nothingHappened();
});

const bodies: [string, unknown][] = [
  ['{}', {}],
  ['[]', []],
  ['a number', 7],
  ['null', null],
  ['nothing', ''],
  ['text that is no JSON', 'hello'],
  ['half of an object', '{"type":'],
  ['an activity without type', { channelId: 'msteams', serviceUrl: 'https://x', conversation: { id: 'a:1' } }],
  ['a type that is a number', { type: 1 }],
  ['a type that is an object', { type: { a: 1 }, channelId: 'msteams' }],
  ['another channel', { type: 'message', channelId: 'emulator', serviceUrl: 'https://x', conversation: { id: 'a' } }],
  ['no serviceUrl', { type: 'message', channelId: 'msteams', conversation: { id: 'a:1' } }],
];

test.each(bodies)('the body %s: 400 with a sentence, whoever sends it', async (_name, body) => {
  for (const token of [undefined, null]) {
    const answer = await stage.send(body, token);
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(/not (?:JSON|an activity)/);
  }
  nothingHappened();
});

test('a body of one megabyte: 413 with the limit, and the process lives', async () => {
  const answer = await stage.send(hello({ text: 'あ'.repeat(350_000) }));
  expect([answer.status, answer.text]).toEqual([413, 'The body is larger than 262144 bytes.']);
  nothingHappened();
  expect((await stage.send(hello())).status).toBe(200);
});

test('the tenant is compared without regard to case', async () => {
  expect((await stage.send(hello({ channelData: { tenant: { id: tenantId.toUpperCase() } } }))).status).toBe(200);
});

test('nothing of a token is written anywhere', () => {
  const written = JSON.stringify(noise.mock.calls.flat().map((part) => (part instanceof Error ? part.stack : part)));
  expect(written).not.toMatch(/eyJ|our-token|a secret of the stand-in/);
});

describe('keys that cannot be fetched', () => {
  test('are not the sender’s fault: 503, the desk says so, and it goes on when they are back', async () => {
    const other = await onStage();
    try {
      const who = other.world.people.get('aad-sato');
      if (!who) throw new Error('nobody');
      other.world.fail({ on: 'keys', status: 500 });
      const activity = message(who, other.world.serviceUrl(), 'x');
      expect((await other.send(activity)).status).toBe(503);
      expect(other.teams.alive()).toMatch(/keys/);
      expect((await other.send(activity)).status).toBe(200);
      expect(other.teams.alive()).toBeUndefined();
    } finally {
      await other.close();
    }
  });
});
