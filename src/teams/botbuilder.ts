// The only file that names botbuilder. Of it the desk uses two parts: the check of incoming tokens, and the connector's REST client.
// CloudAdapter, which joins the two, is left out; docs/adr/0005-botbuilder.md says why.
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { cloudOf, type TeamsSettings } from './settings.js';

type Authentication = ConfigurationBotFrameworkAuthentication;
type Credentials = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1];

export interface BotFramework {
  /** Checks signature, key, algorithm, times, issuer, audience and serviceUrl of a token. Throws in many ways; see gate.ts. */
  check(activity: { channelId: string; serviceUrl: string }, authorization: string): Promise<void>;
}

export function createBotFramework(settings: TeamsSettings): BotFramework {
  const { issuer } = cloudOf(settings);
  const { appId = '', unauthenticatedLocal, cloud } = settings;
  const credentials: Credentials = {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => unauthenticatedLocal,
    createCredentials: async () => {
      throw new Error('calls are signed elsewhere');
    },
  };
  const authentication = new ConfigurationBotFrameworkAuthentication({ ...cloud }, credentials, {
    requiredEndorsements: [],
    // Stock validation also takes tokens for skills and from the emulator, which any tenant can get.
    validateClaims: async (claims) => {
      const value = (type: string) => claims.find((claim) => claim.type === type)?.value;
      if (value('iss') !== issuer || value('aud') !== appId) throw new Unauthorized();
    },
  });
  return {
    async check(activity, authorization) {
      await authentication.authenticateRequest(
        activity as Parameters<Authentication['authenticateRequest']>[0],
        authorization,
      );
    },
  };
}

class Unauthorized extends Error {
  override readonly name = 'Unauthorized';
  readonly statusCode = 401;
}
