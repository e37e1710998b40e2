// What the environment says of Microsoft Teams, under the names of Microsoft's SDK.
import type { SettingFault } from './desk-yml.js';
import { cloudKeys, faultsIn, type TeamsSettings } from './teams/settings.js';

type Environment = Record<string, string | undefined>;

/** Undefined when nothing of Teams is set: then it does not run. Faults make the desk refuse to start. */
export function teamsSettings(env: Environment, host: string): { settings?: TeamsSettings; faults: SettingFault[] } {
  const unauthenticatedLocal = env.TEAMS_UNAUTHENTICATED_LOCAL === '1';
  if (!env.MicrosoftAppId && !env.MicrosoftAppPassword && !unauthenticatedLocal) return { faults: [] };
  const settings: TeamsSettings = {
    appId: env.MicrosoftAppId,
    password: env.MicrosoftAppPassword,
    tenantId: env.MicrosoftAppTenantId,
    appType: env.MicrosoftAppType,
    unauthenticatedLocal,
    host,
    serviceHosts: (env.TEAMS_SERVICE_HOSTS ?? '').split(/[\s,]+/).filter((one) => one !== ''),
    cloud: Object.fromEntries(cloudKeys.flatMap((key) => (env[key] ? [[key, env[key]]] : []))),
  };
  return { settings, faults: faultsIn(settings) };
}
