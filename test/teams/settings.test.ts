// Teams starts only with settings that are safe.
import { systemClock } from '../../src/clock.js';
import { createLog } from '../../src/log.js';
import { createTeams } from '../../src/teams/app.js';
import { faultsIn, mayCall, type TeamsSettings } from '../../src/teams/settings.js';
import { createFakeDesk } from '../slack/fake-desk.js';
import { appId, password, tenantId } from '../world/teams.js';
import { message } from '../world/teams-payloads.js';
import { addressBook, onStage } from './stage.js';

const good: TeamsSettings = {
  appId,
  password,
  tenantId,
  unauthenticatedLocal: false,
  host: '0.0.0.0',
  serviceHosts: [],
};
const local: TeamsSettings = { unauthenticatedLocal: true, host: '127.0.0.1', serviceHosts: [] };

test('good settings have no fault', () => {
  expect(faultsIn(good)).toEqual([]);
  expect(faultsIn(local)).toEqual([]);
  expect(faultsIn({ ...good, cloud: { ChannelService: 'https://botframework.azure.us' } })).toEqual([]);
});

test.each<[string, TeamsSettings, string[]]>([
  [
    'nothing set',
    { ...good, appId: undefined, password: undefined, tenantId: undefined },
    ['MicrosoftAppId', 'MicrosoftAppTenantId', 'MicrosoftAppPassword'],
  ],
  ['an app id that is a name', { ...good, appId: 'my-bot' }, ['MicrosoftAppId']],
  ['a tenant that is a domain', { ...good, tenantId: 'example.com' }, ['MicrosoftAppTenantId']],
  ['an identity without a secret', { ...good, appType: 'UserAssignedMSI' }, ['MicrosoftAppType']],
  ['local, but open to the network', { ...local, host: '0.0.0.0' }, ['TEAMS_UNAUTHENTICATED_LOCAL']],
  ['local, but with an app id', { ...local, appId }, ['TEAMS_UNAUTHENTICATED_LOCAL']],
  ['another cloud', { ...good, cloud: { ChannelService: 'https://example.com' } }, ['ChannelService']],
  [
    'half of another cloud',
    { ...good, cloud: { ToBotFromChannelOpenIdMetadataUrl: 'https://example.com/keys' } },
    [
      'ToChannelFromBotLoginUrl',
      'ToChannelFromBotOAuthScope',
      'ToBotFromChannelTokenIssuer',
      'ToBotFromEmulatorOpenIdMetadataUrl',
      'OAuthUrl',
    ],
  ],
])('%s: refused by name, in both languages, and nothing starts', (_name, settings, paths) => {
  expect(faultsIn(settings).map(({ path }) => path)).toEqual(paths);
  for (const { says } of faultsIn(settings)) expect([says.ja, says.en].every((words) => words.length > 10)).toBe(true);
  const parts = { desk: createFakeDesk(), contacts: addressBook(), clock: systemClock, log: createLog('silent') };
  expect(() => createTeams({ settings, ...parts, onPost: () => undefined })).toThrow(paths[0]);
});

test.each<[string, boolean]>([
  ['https://smba.trafficmanager.net/jp/', true],
  ['https://smba.trafficmanager.net/jp/99999999-8888-4777-8666-555555555555/', true],
  ['https://SMBA.trafficmanager.net/jp/', true],
  ['https://smba.infra.gov.teams.microsoft.us/gcch/', true],
  ['http://smba.trafficmanager.net/jp/', false],
  ['https://evil.example.com/', false],
  ['https://smba.trafficmanager.net.example.com/', false],
  ['https://user:pass@smba.trafficmanager.net/', false],
  ['http://127.0.0.1:9/', false],
  ['file:///etc/passwd', false],
  ['nonsense', false],
])('the desk calls %s: %s', (url, called) => {
  expect(mayCall(good, url)).toBe(called);
});

test('an own allow-list takes the place of Microsoft’s; a port may be part of it', () => {
  const own = { ...good, serviceHosts: ['127.0.0.1:9000', 'bot.example.com'] };
  const calls = (url: string) => mayCall(own, url);
  expect(['http://127.0.0.1:9000/x', 'https://bot.example.com/'].map(calls)).toEqual([true, true]);
  expect(['http://127.0.0.1:9001/', 'https://smba.trafficmanager.net/'].map(calls)).toEqual([false, false]);
});

test('without authentication only this computer is called, unless a host is listed', () => {
  const calls = (settings: TeamsSettings) =>
    ['http://127.0.0.1:9/', 'https://smba.trafficmanager.net/x/'].map((one) => mayCall(settings, one));
  expect(calls(local)).toEqual([true, false]);
  expect(calls({ ...local, serviceHosts: ['smba.trafficmanager.net'] })).toEqual([true, true]);
});

test('without authentication the desk talks to this computer only, and needs no token either way', async () => {
  const stage = await onStage({ settings: { ...local, appId: undefined, password: undefined, tenantId: undefined } });
  try {
    const who = stage.world.people.get('aad-sato');
    if (!who) throw new Error('nobody');
    expect((await stage.send(message(who, stage.world.serviceUrl(), 'x'), null)).status).toBe(200);
    expect((await stage.send(message(who, 'https://evil.example.com/', 'x'), null)).status).toBe(401);
    expect((await stage.send({}, null)).status).toBe(400);
    await stage.teams.chat.post(
      { platform: 'teams', user: 'aad-sato' },
      { tone: 'plain', summary: ['x'], blocks: [] },
      'm',
    );
    expect(stage.world.calls.map((call) => [call.kind, call.authorization])).toEqual([['send', undefined]]);
  } finally {
    await stage.close();
  }
});
