// Who may speak to /api/messages: the Bot Connector, for our tenant, from a service we may call. Everything else is turned away before
// anything is read into a request. The body is checked first, because the token is for what it names.
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { within } from '../within.js';
import { type Activity, activity as activitySchema } from './activity.js';
import { cloudOf, mayCall, type TeamsSettings } from './settings.js';
import { type TokenCheck, Unauthorized } from './token.js';

/** The signing keys are fetched when first needed; Teams waits longer than this for an answer. */
const CHECK_TIMEOUT_MS = 5_000;
const BEARER = 'Bearer ';

export type Admission =
  | { is: 'admitted'; activity: Activity }
  | { is: 'turned-away'; status: 400 | 401 | 503; says: string };

export interface Gate {
  admit(body: unknown, authorization: string | undefined): Promise<Admission>;
  /** Why no token can be checked at the moment, or undefined. */
  trouble(): string | undefined;
}

export function createGate(settings: TeamsSettings, check: TokenCheck, clock: Clock, log: Log): Gate {
  const tenant = settings.tenantId?.toLowerCase();
  let trouble: string | undefined;

  function turnAway(status: 400 | 401 | 503, reason: string): Admission {
    log.warn({ status, reason }, 'turned away');
    const says = status === 400 ? reason : status === 401 ? 'Not authorised.' : 'Tokens cannot be checked just now.';
    return { is: 'turned-away', status, says };
  }

  async function refusalOf(activity: Activity, authorization: string): Promise<Admission | undefined> {
    const claims = unverifiedClaims(authorization);
    if (!claims) return turnAway(401, 'no token');
    if (claims.iss !== cloudOf(settings).issuer) return turnAway(401, 'not a token of the Bot Connector');
    if (claims.tid !== undefined && String(claims.tid).toLowerCase() !== tenant)
      return turnAway(401, 'token of another tenant');
    try {
      const checked = check(activity, authorization.slice(BEARER.length)).then(() => true);
      if (!(await within(clock, CHECK_TIMEOUT_MS, checked))) throw new Error('the signing keys do not come');
      trouble = undefined;
      return undefined;
    } catch (error) {
      if (error instanceof Unauthorized) return turnAway(401, 'the token does not hold');
      trouble = 'the keys that incoming tokens are signed with cannot be fetched';
      return turnAway(503, trouble);
    }
  }

  return {
    async admit(body, authorization = '') {
      const read = activitySchema.safeParse(body);
      if (!read.success) {
        const where = read.error.issues.map((issue) => issue.path.join('.') || 'body');
        return turnAway(
          400,
          `This is not an activity of Microsoft Teams. Look at: ${[...new Set(where)].join(', ').slice(0, 200)}`,
        );
      }
      const activity = read.data;
      if (!settings.unauthenticatedLocal) {
        const refusal = await refusalOf(activity, authorization);
        if (refusal) return refusal;
        const tenants = tenantsOf(activity);
        if (tenants.length === 0 || tenants.some((one) => one !== tenant)) return turnAway(401, 'another tenant');
      }
      if (!mayCall(settings, activity.serviceUrl)) return turnAway(401, 'a serviceUrl that is not on the allow-list');
      return { is: 'admitted', activity };
    },
    trouble: () => trouble,
  };
}

function tenantsOf({ channelData, conversation }: Activity): string[] {
  return [channelData?.tenant?.id, conversation.tenantId].flatMap((one) => (one ? [one.toLowerCase()] : []));
}

/** What the token says of itself; nothing of it is believed, it only decides whether checking is worth the while. */
function unverifiedClaims(authorization: string): Record<string, unknown> | undefined {
  const [, header = '', payload = ''] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]*$/.exec(authorization) ?? [];
  const parts = [header, payload].map((part) => {
    try {
      const read: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
      return typeof read === 'object' && read !== null && !Array.isArray(read)
        ? (read as Record<string, unknown>)
        : undefined;
    } catch {
      return undefined;
    }
  });
  return parts[0] && parts[1];
}
