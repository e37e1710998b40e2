// What Teams needs of the environment, and what of it would be unsafe to start with. Pure.
import type { BothLanguages } from '../script/schema.js';

export interface TeamsSettings {
  /** MicrosoftAppId: the bot's application (client) id, a GUID. */
  appId?: string;
  /** MicrosoftAppPassword: a client secret. */
  password?: string;
  /** MicrosoftAppTenantId: the organisation's tenant; activities of any other are turned away. */
  tenantId?: string;
  /** MicrosoftAppType: SingleTenant (when not set) or MultiTenant. */
  appType?: string;
  /** TEAMS_UNAUTHENTICATED_LOCAL=1: no token is checked or sent. Only for trials on this computer. */
  unauthenticatedLocal: boolean;
  /** The address our server listens on. */
  host: string;
  /** TEAMS_SERVICE_HOSTS: hosts (host or host:port) that may be called as serviceUrl; empty means Microsoft's. */
  serviceHosts: string[];
  /** The keys of Microsoft's SDK under their own names, such as ChannelService, when the cloud is not the public one. */
  cloud?: Partial<Record<CloudKey, string>>;
}

/** Either none of the addresses is set, or all of them are, as Microsoft's SDK wants it; not all of them are asked for here. */
const addressKeys = [
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'ToBotFromChannelTokenIssuer',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'OAuthUrl',
] as const;
export const cloudKeys = ['ChannelService', ...addressKeys] as const;
export type CloudKey = (typeof cloudKeys)[number];

/** Commercial, GCC, GCC High and DoD. Source: Microsoft's page on bots in government clouds. */
const microsoftHosts = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];
const GOVERNMENT = 'https://botframework.azure.us';
const loopback = ['127.0.0.1', '::1', '[::1]', 'localhost'];

export interface Cloud {
  /** Who signs the tokens that come in, and where the keys are published. */
  issuer: string;
  keysUrl: string;
  /** Where our own tokens come from, and for what. */
  loginUrl: string;
  scope: string;
}

export function cloudOf({ cloud = {} }: TeamsSettings): Cloud {
  const standard =
    cloud.ChannelService === GOVERNMENT
      ? {
          issuer: 'https://api.botframework.us',
          keysUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
          loginUrl: 'https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us',
          scope: 'https://api.botframework.us',
        }
      : {
          issuer: 'https://api.botframework.com',
          keysUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
          loginUrl: 'https://login.microsoftonline.com/botframework.com',
          scope: 'https://api.botframework.com',
        };
  return {
    issuer: cloud.ToBotFromChannelTokenIssuer ?? standard.issuer,
    keysUrl: cloud.ToBotFromChannelOpenIdMetadataUrl ?? standard.keysUrl,
    loginUrl: cloud.ToChannelFromBotLoginUrl ?? standard.loginUrl,
    scope: cloud.ToChannelFromBotOAuthScope ?? standard.scope,
  };
}

/** Everything that is wrong with the settings, each under the name of its environment variable. Empty: it is safe to start. */
export function faultsIn(settings: TeamsSettings): { path: string; says: BothLanguages }[] {
  const faults: { path: string; says: BothLanguages }[] = [];
  const fault = (path: string, ja: string, en: string) => void faults.push({ path, says: { ja, en } });
  if (settings.unauthenticatedLocal) {
    if (settings.appId || !isLoopback(settings.host))
      fault(
        'TEAMS_UNAUTHENTICATED_LOCAL',
        '認証なしの試用は、HOST が 127.0.0.1 で、MicrosoftAppId がないときだけ使えます。',
        'Without authentication the desk starts only when HOST is 127.0.0.1 and MicrosoftAppId is not set.',
      );
    return faults;
  }
  const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  if (!guid.test(settings.appId ?? ''))
    fault(
      'MicrosoftAppId',
      'ボットのアプリケーション（クライアント）IDを、GUIDの形で書いてください。',
      'Write the bot’s application (client) id, a GUID.',
    );
  if (!guid.test(settings.tenantId ?? ''))
    fault('MicrosoftAppTenantId', 'テナントIDを、GUIDの形で書いてください。', 'Write the tenant id, a GUID.');
  if (!settings.password)
    fault(
      'MicrosoftAppPassword',
      'クライアントシークレットの値を書いてください。',
      'Write the value of a client secret.',
    );
  if (!['SingleTenant', 'MultiTenant'].includes(settings.appType ?? 'SingleTenant'))
    fault('MicrosoftAppType', 'SingleTenant か MultiTenant を書いてください。', 'Write SingleTenant or MultiTenant.');
  const { cloud = {} } = settings;
  if (cloud.ChannelService && cloud.ChannelService !== GOVERNMENT)
    fault('ChannelService', `消すか、${GOVERNMENT} にしてください。`, `Leave it out, or write ${GOVERNMENT}.`);
  const missing = addressKeys.filter((key) => !cloud[key]);
  if (missing.length > 0 && missing.length < addressKeys.length)
    for (const key of missing)
      fault(key, '接続先を変えるときは、すべて書いてください。', 'To use other addresses, set all of them.');
  return faults;
}

/** May this serviceUrl be called? Over TLS, or on this computer; and only hosts that are listed. */
export function mayCall(settings: TeamsSettings, serviceUrl: string): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, host, username, password } = new URL(serviceUrl);
  if (username || password || !(protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)))) return false;
  if (settings.unauthenticatedLocal && isLoopback(hostname)) return true;
  const standard = settings.unauthenticatedLocal ? [] : microsoftHosts;
  const listed = settings.serviceHosts.length > 0 ? settings.serviceHosts : standard;
  return listed.some((one) => [hostname, host].includes(one.trim().toLowerCase()));
}

export function isLoopback(host: string): boolean {
  return loopback.includes(host);
}
