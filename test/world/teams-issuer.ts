// The issuer of the tokens that come with activities: an OpenID document, its keys, and tokens of every kind, good and bad.
import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

export const CHANNEL_ISSUER = 'https://api.botframework.com';

export interface Issuer {
  /** A token as the Bot Connector brings it; `claims` and `how` change what a test is about. */
  token(serviceUrl: string, claims?: Record<string, unknown>, how?: How): string;
  /** What lies under /keys/<name>. */
  document(name: string, url: string): unknown;
}

export interface How {
  algorithm?: 'RS256' | 'HS256' | 'none';
  /** Signed with a key that nobody publishes, under the name of the one that is. */
  foreignKey?: boolean;
  kid?: string;
}

// Drawn once: it takes a while.
const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });

export function createIssuer(appId: string): Issuer {
  const jwk = { ...ours.publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig', endorsements: ['msteams'] };
  return {
    token(serviceUrl, claims = {}, { algorithm = 'RS256', foreignKey = false, kid = 'key-1' } = {}) {
      const now = Math.floor(Date.now() / 1000);
      const standard = { iss: CHANNEL_ISSUER, aud: appId, nbf: now - 60, exp: now + 3600, serviceurl: serviceUrl };
      const payload = Object.fromEntries(
        Object.entries({ ...standard, ...claims }).filter(([, value]) => value !== undefined),
      );
      const signed = `${part({ alg: algorithm, typ: 'JWT', kid })}.${part(payload)}`;
      const key = foreignKey ? foreign.privateKey : ours.privateKey;
      return `Bearer ${signed}.${signature(signed, algorithm, key, ours.publicKey)}`;
    },
    document(name, url) {
      if (name === 'jwks') return { keys: [jwk] };
      return { issuer: CHANNEL_ISSUER, jwks_uri: `${url}/keys/jwks`, id_token_signing_alg_values_supported: ['RS256'] };
    },
  };
}

function part(json: unknown): string {
  return Buffer.from(JSON.stringify(json)).toString('base64url');
}

function signature(signed: string, algorithm: string, key: KeyObject, published: KeyObject): string {
  if (algorithm === 'none') return '';
  // The old trick: the published key taken for a shared secret.
  if (algorithm === 'HS256')
    return createHmac('sha256', published.export({ type: 'spki', format: 'pem' }))
      .update(signed)
      .digest('base64url');
  return createSign('RSA-SHA256').update(signed).sign(key, 'base64url');
}
