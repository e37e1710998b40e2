// Our own token for the connector: one POST (OAuth 2.0 client credentials), kept until five minutes before it runs out.
import { z } from 'zod';
import { Outage } from '../chat/chat.js';
import { type Clock, plusSeconds } from '../clock.js';
import { within } from '../within.js';
import { cloudOf, type TeamsSettings } from './settings.js';

const LOGIN_TIMEOUT_MS = 5_000;
const RENEW_BEFORE_SECONDS = 300;
/** Somebody has to renew the secret: look again, but do not hammer. */
const REJECTED_PAUSE_SECONDS = 300;

export interface Login {
  /** A token; undefined when none is needed. Throws Outage. */
  token(): Promise<string | undefined>;
  /** The connector did not take the token: the next call asks for a new one. */
  drop(): void;
  /** Why no token is to be had, or undefined. */
  trouble(): string | undefined;
}

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() });
const refused = z.object({ error: z.string(), error_codes: z.array(z.number()).optional() });

export function createLogin(settings: TeamsSettings, clock: Clock): Login {
  let held: { token: string; until: string } | undefined;
  let asking: Promise<string> | undefined;
  let trouble: string | undefined;

  async function ask(): Promise<string> {
    const { loginUrl, scope } = cloudOf(settings);
    const tenant = settings.appType === 'MultiTenant' ? new URL(loginUrl).pathname : `/${settings.tenantId}`;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: settings.appId ?? '',
      client_secret: settings.password ?? '',
      scope: `${scope}/.default`,
    });
    const abort = new AbortController();
    const asked = fetch(new URL(`${tenant}/oauth2/v2.0/token`, loginUrl), {
      method: 'POST',
      body,
      signal: abort.signal,
      redirect: 'error',
    }).then(async (response) => ({ status: response.status, body: (await response.json()) as unknown }));
    const answer = await within(clock, LOGIN_TIMEOUT_MS, asked).finally(() => abort.abort());
    const token = granted.safeParse(answer?.body);
    if (!token.success) throw new Outage(sentenceOf(answer), REJECTED_PAUSE_SECONDS, true);
    const { access_token, expires_in } = token.data;
    held = { token: access_token, until: plusSeconds(clock.now(), expires_in - RENEW_BEFORE_SECONDS) };
    return access_token;
  }

  return {
    async token() {
      if (settings.unauthenticatedLocal) return undefined;
      if (held && held.until > clock.now()) return held.token;
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      try {
        const token = await asking;
        trouble = undefined;
        return token;
      } catch (error) {
        const outage = error instanceof Outage ? error : new Outage('login: no answer', undefined, true);
        trouble = outage.message;
        throw outage;
      }
    },
    drop() {
      held = undefined;
    },
    trouble: () => trouble,
  };
}

/** Microsoft's code of the fault (AADSTS…), never its long sentence, which repeats ids. */
function sentenceOf(answer: { status: number; body: unknown } | undefined): string {
  if (!answer) return 'login: no answer';
  const said = refused.safeParse(answer.body);
  const code = said.data?.error_codes?.[0];
  return `login refused: ${code ? `AADSTS${code}` : (said.data?.error.slice(0, 80) ?? `status ${answer.status}`)}`;
}
