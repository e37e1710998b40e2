// The built program with Slack and Teams beside each other, each a stand-in on this computer.
import { appId, type Json, type Person, password, startTeams, type TeamsWorld, tenantId } from '../world/teams.js';
import { openSite, type Site, tanaka } from './drive.js';

/** Tanaka is reached in Slack and in Teams, Suzuki in Teams alone. */
const people = `
organisation: Example KK
timezone: Asia/Tokyo
language: ja
channels:
  desk: { slack: C0DESK, teams: "19:desk@thread.tacv2" }
people:
  - { id: tanaka, name: 田中, language: ja, slack: ${tanaka}, teams: aad-tanaka, roles: [commander] }
  - { id: suzuki, name: Suzuki, language: en, teams: aad-suzuki, roles: [commander, ciso] }
rota:
  - { from: 2020-01-06T09:00, every: 5000w, members: [tanaka, suzuki] }
paging: { last_resort: "03-0000-0000" }
`;

export interface Both {
  site: Site;
  microsoft: TeamsWorld;
  post(activity: Json, authorization?: string): Promise<{ status: number; json: Json }>;
  /** With the token that Microsoft sends with it. */
  send(activity: Json): Promise<{ status: number; json: Json }>;
  who(user: string): Person;
  /** What stands in this conversation, each card as its JSON. */
  shown(conversation: string): string[];
  close(): Promise<void>;
}

function secrets({ url }: TeamsWorld): Record<string, string> {
  return {
    ...{ MicrosoftAppId: appId, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenantId },
    TEAMS_SERVICE_HOSTS: new URL(url).host,
    ToChannelFromBotLoginUrl: `${url}/botframework.com`,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: `${url}/keys/openid`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${url}/keys/openid`,
    OAuthUrl: `${url}/oauth`,
  };
}

/** Hanako and Ken report in Teams. */
export async function openBoth(): Promise<Both> {
  const microsoft = await startTeams();
  for (const name of ['hanako', 'ken'])
    microsoft.people.set(`aad-${name}`, { user: `aad-${name}`, member: `29:${name}`, chat: `a:chat-${name}` });
  const site = await openSite({ env: secrets(microsoft), deskYml: people });

  async function post(activity: Json, authorization?: string): Promise<{ status: number; json: Json }> {
    const response = await fetch(`${site.run.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, json: text.startsWith('{') ? JSON.parse(text) : undefined };
  }

  return {
    site,
    microsoft,
    post,
    send: (activity) => post(activity, microsoft.issuer.token(activity.serviceUrl)),
    who: (user) => microsoft.people.get(user) as Person,
    shown: (conversation) => microsoft.in(conversation).map((one) => JSON.stringify(one.message)),
    async close() {
      await site.close();
      await microsoft.close();
    },
  };
}
