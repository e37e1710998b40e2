// Does the Bot Connector speak, to this bot, through this service? The rules are those of Microsoft's SDK for its channels, and so is the
// library that checks the signature; what the SDK lets in beside them, such as skills and the emulator, is kept out (docs/adr/0014).
import jwt, { type JwtPayload } from 'jsonwebtoken';
import type { Clock } from '../clock.js';
import { cloudOf, type TeamsSettings } from './settings.js';
import { createSigningKeys, type SigningKey } from './signing-keys.js';

const ALGORITHMS: jwt.Algorithm[] = ['RS256', 'RS384', 'RS512'];
/** Clocks differ. */
const TOLERANCE_SECONDS = 5 * 60;

/** The token does not hold. */
export class Unauthorized extends Error {
  override readonly name = 'Unauthorized';
}

/**
 * Checks signature, key, algorithm, times, issuer, audience and serviceUrl of a token. Throws Unauthorized; whatever else it throws means that
 * the keys could not be fetched.
 */
export type TokenCheck = (activity: { channelId: string; serviceUrl: string }, token: string) => Promise<void>;

export function createTokenCheck(settings: TeamsSettings, clock: Clock): TokenCheck {
  const { issuer, keysUrl } = cloudOf(settings);
  const keys = createSigningKeys(keysUrl, clock);
  return async ({ channelId, serviceUrl }, token) => {
    const key = await keys.named(keyNamedIn(token));
    if (!key) throw new Unauthorized('signed by a key that is not published');
    if (key.endorsements.length > 0 && !key.endorsements.includes(channelId))
      throw new Unauthorized('signed by a key for another channel');
    const claims = verified(token, key);
    const asExpected = claims.iss === issuer && claims.aud === settings.appId && claims.serviceurl === serviceUrl;
    if (!asExpected || claims.exp === undefined || isSkill(claims)) throw new Unauthorized('made for something else');
  };
}

/** Not to be believed yet. */
function keyNamedIn(token: string): string {
  try {
    return jwt.decode(token, { complete: true })?.header.kid ?? '';
  } catch {
    throw new Unauthorized('no token');
  }
}

function verified(token: string, { key }: SigningKey): JwtPayload {
  try {
    const claims = jwt.verify(token, key, { algorithms: ALGORITHMS, clockTolerance: TOLERANCE_SECONDS });
    if (typeof claims === 'object') return claims;
  } catch {
    // Its reason repeats parts of the token.
  }
  throw new Unauthorized('the signature or the times are wrong');
}

/** Another bot speaks: it is named in one place or another, as the version of the token has it. */
function isSkill({ ver, appid, azp, aud }: JwtPayload): boolean {
  const bot = ver === '1.0' ? appid : ver === '2.0' ? azp : undefined;
  return Boolean(bot) && bot !== aud;
}
