// One call to Slack's Web API: never repeated here, and every way it can fail told apart (the worker decides when to try again).
import { type Logger, type LogLevel, WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { Outage, Undeliverable } from '../chat/chat.js';
import type { Log } from '../log.js';
import { keepAliveFetch } from './keep-alive.js';

const CALL_TIMEOUT_MS = 5_000;
const LEAST_PAUSE_SECONDS = 1;
/** A page must not sleep for an hour because a header says so. */
const LONGEST_PAUSE_SECONDS = 300;
/** Somebody has to renew a token or grant a scope: look again, but do not hammer. */
const REJECTED_PAUSE_SECONDS = 30;

export interface Api {
  /** Throws Outage or Undeliverable, whose reason is Slack's own word. `T` is the shape of the answer; Slack may leave anything out. */
  call<T>(method: string, args: Record<string, unknown>): Promise<Partial<T>>;
  /** Why Slack does not take us at the moment, or undefined. */
  trouble(): string | undefined;
}

export interface ApiSettings {
  botToken: string;
  /** https://slack.com/api/, or another Web API for trials. */
  apiUrl: string;
}

export function createApi({ botToken, apiUrl }: ApiSettings, log: Log): Api {
  const client = new WebClient(botToken, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT_MS,
    logger: slackLogger(log),
    fetch: keepAliveFetch(),
  });
  const troubles = new Map<string, { reason: string; atCall: number }>();
  let calls = 0;
  const note = (method: string, reason: string) => {
    if (troubles.get(method)?.reason !== reason)
      log.error({ method, reason }, 'Slack refuses us: check token and scopes');
    troubles.set(method, { reason, atCall: calls });
  };
  const clear = (method: string, call: number) => {
    for (const [other, { reason, atCall }] of troubles) {
      // An answer that was under way when Slack refused us says nothing of what came after.
      const later = call > atCall;
      // A call that works proves the token; what one method lacks is known to be there only by that method.
      if (later && (other === method || !ofOneMethod.has(reason))) troubles.delete(other);
    }
  };
  return {
    async call<T>(method: string, args: Record<string, unknown>) {
      calls += 1;
      const call = calls;
      try {
        const result: unknown = await client.apiCall(method, args);
        clear(method, call);
        return result as Partial<T>;
      } catch (error) {
        const reason = reasonOf(error);
        if (reason && rejections.has(reason) && !isAside(method, reason)) note(method, reason);
        throw failure(method, error);
      }
    },
    trouble() {
      const [first] = troubles;
      return first && `Slack answers ${first[1].reason} to ${first[0]}`;
    },
  };
}

/** Rejections that may meet one method while others work. */
const ofOneMethod = new Set(['missing_scope', 'no_permission', 'not_allowed_token_type', 'access_denied']);

/** The token or the app is not accepted: nothing will get through until somebody acts. */
const rejections = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'org_login_required',
  'ekm_access_denied',
  'access_denied',
  'team_access_not_granted',
  'team_disabled',
  'user_removed_from_team',
]);

/** The desk works without channels of a ticket's own: that it may not have them is told to whoever asks for one. */
const ofRooms = /^conversations\.(create|list|info|members|invite|kick|setTopic|archive|unarchive)$/;

function isAside(method: string, reason: string): boolean {
  return ofRooms.test(method) && ofOneMethod.has(reason);
}

/** Slack's own words for "not now". */
const busy = new Set([
  'ratelimited',
  'rate_limited',
  'accesslimited',
  'message_limit_exceeded',
  'fatal_error',
  'internal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'migration_in_progress',
]);

/** What a failed call means for what was to be sent. */
export function failure(method: string, error: unknown): Outage | Undeliverable {
  if (error instanceof WebAPIRateLimitedError) return new Outage(`${method}: ratelimited`, pause(error.retryAfter));
  const reason = reasonOf(error);
  if (reason === undefined) {
    const untold = error instanceof Error && /^Retry header/.test(error.message);
    return untold
      ? new Outage(`${method}: ratelimited`, LEAST_PAUSE_SECONDS)
      : new Outage(`${method}: ${brief(error)}`);
  }
  if (isAside(method, reason)) return new Undeliverable(reason);
  if (rejections.has(reason)) {
    // Without a scope for something less, such as names, messages can still be sent.
    if (reason === 'missing_scope' && !method.startsWith('chat.')) return new Undeliverable(reason);
    return new Outage(`${method}: ${reason}`, REJECTED_PAUSE_SECONDS, true);
  }
  if (reason.includes('limited')) return new Outage(`${method}: ${reason}`, pause(toldPause(error)));
  return busy.has(reason) ? new Outage(`${method}: ${reason}`) : new Undeliverable(reason);
}

/** Slack's word for what is wrong; undefined when the answer was not Slack's at all (HTML of a proxy, no answer). */
function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof WebAPIPlatformError)) return undefined;
  const word: unknown = error.data.error;
  return typeof word === 'string' && /^[a-z0-9_]{1,80}$/.test(word) ? word : undefined;
}

function toldPause(error: unknown): number | undefined {
  return error instanceof WebAPIPlatformError ? error.data.response_metadata?.retryAfter : undefined;
}

function pause(seconds: number | undefined): number {
  return Math.min(Math.max(seconds ?? LEAST_PAUSE_SECONDS, LEAST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS);
}

/** Names the fault without its contents: an answer that is not Slack's may be any page. */
function brief(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return 'the answer is not from Slack';
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown fault';
}

/** Slack's libraries log payloads at debug level, so nothing below a warning of theirs is kept, and of that only the sentence. */
export function slackLogger(log: Log): Logger {
  const sentence = (parts: unknown[]) =>
    parts
      .map((part) => (typeof part === 'string' ? part : part instanceof Error ? part.message : ''))
      .join(' ')
      .trim();
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.warn({ from: 'slack' }, sentence(parts)),
    error: (...parts) => log.warn({ from: 'slack' }, sentence(parts)),
    setLevel() {},
    getLevel: () => 'info' as LogLevel,
    setName() {},
  };
}
