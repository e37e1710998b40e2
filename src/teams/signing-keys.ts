// The keys that the Bot Connector signs with, as Microsoft publishes them (OpenID Connect discovery). Each is read into a key once.
import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { type Clock, secondsBetween } from '../clock.js';

const FETCH_TIMEOUT_MS = 5_000;
/** Microsoft asks for keys to be fetched anew every day. */
const KEPT_SECONDS = 24 * 60 * 60;
/** A key nobody knows may be new; strangers who make names up shall not have us ask each time. */
const LOOKED_FOR_AGAIN_SECONDS = 60 * 60;

export interface SigningKey {
  key: KeyObject;
  /** The channels it may sign for; none named, all of them. */
  endorsements: string[];
}

export interface SigningKeys {
  /** Throws when the keys cannot be fetched. */
  named(kid: string): Promise<SigningKey | undefined>;
}

const discovery = z.object({ jwks_uri: z.string() });
const keySet = z.object({ keys: z.array(z.unknown()) });
const rsaKey = z.object({
  kid: z.string(),
  n: z.string().min(1),
  e: z.string().min(1),
  endorsements: z.array(z.string()).nullish(),
});

/** @param url of the discovery document */
export function createSigningKeys(url: string, clock: Clock): SigningKeys {
  let held: { keys: Map<string, SigningKey>; at: string } | undefined;
  let asking: Promise<void> | undefined;

  async function ask(): Promise<void> {
    const { jwks_uri } = discovery.parse(await fetched(url));
    const { keys } = keySet.parse(await fetched(jwks_uri));
    held = { keys: new Map(keys.flatMap(keyIn)), at: clock.now() };
  }

  function refresh(): Promise<void> {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  }

  return {
    async named(kid) {
      const age = held ? secondsBetween(held.at, clock.now()) : Number.POSITIVE_INFINITY;
      const isKnown = held?.keys.has(kid);
      if (age > KEPT_SECONDS || (!isKnown && age > LOOKED_FOR_AGAIN_SECONDS)) await refresh();
      return held?.keys.get(kid);
    },
  };
}

async function fetched(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`the keys were answered with ${response.status}`);
  return response.json();
}

/** Other kinds of keys are of no use to us. */
function keyIn(one: unknown): [string, SigningKey][] {
  const read = rsaKey.safeParse(one);
  if (!read.success) return [];
  const { kid, n, e, endorsements } = read.data;
  try {
    const key = createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });
    return [[kid, { key, endorsements: endorsements ?? [] }]];
  } catch {
    return [];
  }
}
