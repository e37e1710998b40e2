// The check of tokens, held against Microsoft's own: whatever theirs refuses, ours refuses, and what their channels send, ours takes.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import fc from 'fast-check';
import { plusSeconds, systemClock } from '../../src/clock.js';
import { createTokenCheck, type TokenCheck, Unauthorized } from '../../src/teams/token.js';
import { appId, type Json, tenantId } from '../world/teams.js';
import { createIssuer, type How } from '../world/teams-issuer.js';

const serviceUrl = 'https://smba.trafficmanager.net/amer/';
const activity = { channelId: 'msteams', serviceUrl };
const issuer = createIssuer(appId);
let server: Server;
let origin: string;
/** What is answered to a path; both checks ask for their keys there. */
let published: (path: string) => { status?: number; body: Json };
let asked: string[];
let clouds = 0;

beforeEach(async () => {
  // Microsoft's check writes every bad token's fault to the console.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  asked = [];
  published = (path) => ({ body: issuer.document(path.endsWith('jwks') ? 'jwks' : 'openid', origin) });
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const { status = 200, body } = published(path);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A cloud of its own: Microsoft's check keeps what it fetched by address. */
function cloud() {
  clouds += 1;
  return {
    ToChannelFromBotLoginUrl: `${origin}/botframework.com`,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    OAuthUrl: `${origin}/oauth`,
    ToBotFromChannelOpenIdMetadataUrl: `${origin}/${clouds}/openid`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${origin}/${clouds}/openid`,
  };
}

function oursIn(settings: ReturnType<typeof cloud>, clock = systemClock): TokenCheck {
  const rest = { unauthenticatedLocal: false, host: '127.0.0.1', serviceHosts: [] };
  return createTokenCheck({ appId, tenantId, password: 'x', ...rest, cloud: settings }, clock);
}

function theirsIn(settings: ReturnType<typeof cloud>): (token: string) => Promise<unknown> {
  const credentials = {
    isValidAppId: async (id: string) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => {
      throw new Error('nothing is sent');
    },
  };
  const theirs = new ConfigurationBotFrameworkAuthentication(settings, credentials, { requiredEndorsements: [] });
  type Their = Parameters<typeof theirs.authenticateRequest>[0];
  return (token) => theirs.authenticateRequest(activity as Their, `Bearer ${token}`);
}

const bare = (claims: Record<string, unknown> = {}, how: How = {}) =>
  issuer.token(serviceUrl, claims, how).slice('Bearer '.length);
const holds = (check: Promise<unknown>) =>
  check.then(
    () => true,
    () => false,
  );

const now = Math.floor(Date.now() / 1000);
const other = '00000000-0000-4000-8000-000000000000';
const claims = {
  iss: ['https://api.botframework.us', 'https://sts.windows.net/x/', '', undefined],
  aud: [other, [appId], [appId, other], '', 'https://api.botframework.com', undefined],
  serviceurl: [`${serviceUrl}x`, serviceUrl.slice(0, -1), [serviceUrl], '', undefined],
  exp: [now + 30, now - 200, now - 400, 'soon'],
  nbf: [now + 200, now + 400, 'now', undefined],
  ver: ['1.0', '2.0', '3.0', ''],
  appid: [appId, other, ''],
  azp: [appId, other, ''],
  tid: [tenantId, other],
  iat: [now + 3600, 'now'],
};
/** A few claims are changed, and sometimes how the token is made. */
const anyClaims = fc
  .subarray(Object.entries(claims), { maxLength: 3 })
  .chain((some) => fc.record(Object.fromEntries(some.map(([name, values]) => [name, fc.constantFrom(...values)]))));
const anyHow = fc.oneof(
  { weight: 4, arbitrary: fc.constant<How>({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<How>(
      { algorithm: 'HS256' },
      { algorithm: 'none' },
      { foreignKey: true },
      { kid: 'key-2' },
      { kid: '' },
    ),
  },
);

test('takes what a channel sends and nothing that Microsoft’s check refuses', async () => {
  const settings = cloud();
  const [ours, theirs] = [oursIn(settings), theirsIn(settings)];
  expect(await holds(ours(activity, bare()))).toBe(true);
  let [taken, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(anyClaims, anyHow, async (claims, how) => {
      const token = bare(claims, how);
      const [we, they] = [await holds(ours(activity, token)), await holds(theirs(token))];
      if (we) taken += 1;
      else refused += 1;
      expect({ claims, how, we }).toEqual({ claims, how, we: they });
    }),
    { numRuns: 600 },
  );
  expect(Math.min(taken, refused)).toBeGreaterThan(50);
});

test('a token that is changed anywhere does not hold', async () => {
  const ours = oursIn(cloud());
  const token = bare();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: token.length - 3 }), async (at) => {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      await expect(ours(activity, changed)).rejects.toBeInstanceOf(Unauthorized);
    }),
    { numRuns: 60 },
  );
});

test('a token without an end, or without three parts, does not hold', async () => {
  const ours = oursIn(cloud());
  const whole = bare();
  for (const token of [bare({ exp: undefined }), '', '.', '..', whole.split('.').slice(0, 2).join('.'), `${whole}.x`])
    await expect(ours(activity, token)).rejects.toBeInstanceOf(Unauthorized);
});

test.each<[string, unknown, boolean]>([
  ['this channel', ['webchat', 'msteams'], true],
  ['other channels alone', ['webchat', 'skype'], false],
  ['none', [], true],
  ['nothing at all', undefined, true],
])('a key endorsed for %s: %j', async (_name, endorsements, takes) => {
  const whole = published;
  published = (path) => {
    const { body } = whole(path);
    return { body: body.keys ? { keys: [{ ...body.keys[0], endorsements }] } : body };
  };
  const settings = cloud();
  expect(await holds(oursIn(settings)(activity, bare()))).toBe(takes);
  expect(await holds(theirsIn(settings)(bare()))).toBe(takes);
});

test('keys of other kinds beside ours are passed over', async () => {
  const whole = published;
  published = (path) => {
    const { body } = whole(path);
    const odd = [null, 7, { kid: 'key-1', kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }, { kid: 'key-3', n: '!', e: '!' }];
    return { body: body.keys ? { keys: [...odd, ...body.keys] } : body };
  };
  expect(await holds(oursIn(cloud())(activity, bare()))).toBe(true);
});

describe('keys', () => {
  const starting = '2026-11-24T01:00:00.000Z';
  let at: string;
  const clock = { ...systemClock, now: () => at };
  beforeEach(() => {
    at = starting;
  });

  test('are asked for once, however many wait for them, and again after a day', async () => {
    const ours = oursIn(cloud(), clock);
    await Promise.all([1, 2, 3].map(() => ours(activity, bare())));
    expect(asked).toHaveLength(2);
    at = plusSeconds(starting, 86_399);
    await ours(activity, bare());
    expect(asked).toHaveLength(2);
    at = plusSeconds(starting, 86_401);
    await ours(activity, bare());
    expect(asked).toHaveLength(4);
  });

  test('that nobody knows are looked for once an hour, whoever names them', async () => {
    const ours = oursIn(cloud(), clock);
    for (let index = 0; index < 5; index += 1)
      await expect(ours(activity, bare({}, { kid: `made-up-${index}` }))).rejects.toBeInstanceOf(Unauthorized);
    expect(asked).toHaveLength(2);
    at = plusSeconds(starting, 3_601);
    await expect(ours(activity, bare({}, { kid: 'made-up' }))).rejects.toBeInstanceOf(Unauthorized);
    expect(asked).toHaveLength(4);
    await ours(activity, bare());
    expect(asked).toHaveLength(4);
  });

  test.each<[string, Json]>([
    ['an answer that is a fault', { status: 500, body: {} }],
    ['a document without an address', { body: {} }],
    ['no JSON', { body: 'x' }],
  ])('%s: nobody’s fault but the keys’, and they are asked for with the next token', async (_name, bad) => {
    const whole = published;
    published = () => bad;
    const ours = oursIn(cloud(), clock);
    const failed = await ours(activity, bare()).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Error);
    expect(failed).not.toBeInstanceOf(Unauthorized);
    published = whole;
    await ours(activity, bare());
  });
});
