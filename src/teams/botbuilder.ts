// The only file that names botbuilder. Of it the desk uses two parts: the check of incoming tokens, and the connector's REST client.
// CloudAdapter, which joins the two, is left out; docs/adr/0005-botbuilder.md says why.
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Login } from './login.js';
import { cloudOf, type TeamsSettings } from './settings.js';

type Authentication = ConfigurationBotFrameworkAuthentication;
type Credentials = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1];
type Identity = Parameters<Authentication['createConnectorFactory']>[0];
export type ConnectorClient = Awaited<ReturnType<ReturnType<Authentication['createConnectorFactory']>['create']>>;
export type SentActivity = Parameters<ConnectorClient['conversations']['sendToConversation']>[1];

export interface BotFramework {
  /** Checks signature, key, algorithm, times, issuer, audience and serviceUrl of a token. Throws in many ways; see gate.ts. */
  check(activity: { channelId: string; serviceUrl: string }, authorization: string): Promise<void>;
  /** A client for one serviceUrl that signs its requests, and sends each of them once. */
  client(serviceUrl: string): Promise<ConnectorClient>;
}

export function createBotFramework(settings: TeamsSettings, login: Login): BotFramework {
  const { issuer, scope } = cloudOf(settings);
  const { appId = '', unauthenticatedLocal, cloud } = settings;
  const credentials: Credentials = {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => unauthenticatedLocal,
    createCredentials: async () => ({
      async signRequest(request) {
        const token = await login.token();
        if (token) request.headers.set('authorization', `Bearer ${token}`);
        return request;
      },
    }),
  };
  const authentication = new ConfigurationBotFrameworkAuthentication({ ...cloud }, credentials, {
    requiredEndorsements: [],
    // Stock validation also takes tokens for skills and from the emulator, which any tenant can get.
    validateClaims: async (claims) => {
      const value = (type: string) => claims.find((claim) => claim.type === type)?.value;
      if (value('iss') !== issuer || value('aud') !== appId) throw new Unauthorized();
    },
  });
  // Only asked for our own app id.
  const ourselves = { claims: [], isAuthenticated: true, getClaimValue: () => appId } as unknown as Identity;
  const factory = authentication.createConnectorFactory(ourselves);
  return {
    async check(activity, authorization) {
      await authentication.authenticateRequest(
        activity as Parameters<Authentication['authenticateRequest']>[0],
        authorization,
      );
    },
    async client(serviceUrl) {
      const client = await factory.create(serviceUrl, scope);
      sendOnce(client);
      return client;
    },
  };
}

class Unauthorized extends Error {
  override readonly name = 'Unauthorized';
  readonly statusCode = 401;
}

/** The client repeats a POST after 429, 503 and broken connections, which shows a card twice. The worker is the only one to repeat. */
function sendOnce(client: ConnectorClient): void {
  // botbuilder has no option for it; the pipeline behind the client is private in types only.
  const { pipeline } = (
    client as unknown as { client: { pipeline: { removePolicy(named: { name: string }): unknown[] } } }
  ).client;
  if (pipeline.removePolicy({ name: 'defaultRetryPolicy' }).length !== 1)
    throw new Error('botbuilder no longer has the retry policy that must be taken out');
}
