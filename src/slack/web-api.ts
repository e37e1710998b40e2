// One call to Slack's Web API: never repeated here, and every way it can fail told apart (the worker decides when to try again).
import type { Logger, LogLevel } from '@slack/web-api';
import { Outage, Undeliverable } from '../chat/chat.js';
import type { Log } from '../log.js';
import { type Answer, createWire } from './wire.js';

const LEAST_PAUSE_SECONDS = 1;
/** A page must not sleep for an hour because a header says so. */
const LONGEST_PAUSE_SECONDS = 300;
/** Somebody has to renew a token or grant a scope: look again, but do not hammer. */
const REJECTED_PAUSE_SECONDS = 30;

export interface Api {
  /** Throws Outage or Undeliverable, whose reason is Slack's own word. `T` is the shape of the answer; Slack may leave anything out. */
  call<T>(method: string, args: Record<string, unknown>): Promise<Partial<T>>;
  /** The scopes of the token, or undefined when Slack does not tell. Throws as `call` does. */
  granted(): Promise<string[] | undefined>;
  /** Why Slack does not take us at the moment, or undefined. */
  trouble(): string | undefined;
}

export interface ApiSettings {
  botToken: string;
  /** https://slack.com/api/, or another Web API for trials. */
  apiUrl: string;
}

export function createApi({ botToken, apiUrl }: ApiSettings, log: Log): Api {
  const wire = createWire(botToken, apiUrl);
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
  async function post(method: string, args: Record<string, unknown>): Promise<Answer> {
    calls += 1;
    const call = calls;
    const answer = await wire.post(method, args).catch((error: Error) => {
      throw new Outage(`${method}: ${error.message.slice(0, 200)}`);
    });
    if (answer.status === 200 && answer.said?.ok === true) {
      clear(method, call);
      return answer;
    }
    const reason = reasonOf(answer);
    if (reason && rejections.has(reason) && !isAside(method, reason)) note(method, reason);
    throw failure(method, answer);
  }

  return {
    call: async <T>(method: string, args: Record<string, unknown>) => (await post(method, args)).said as Partial<T>,
    async granted() {
      const { scopes } = await post('auth.test', {});
      return scopes?.trim().split(/\s*,\s*/);
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

/** What an answer that is no success means for what was to be sent. */
function failure(method: string, answer: Answer): Outage | Undeliverable {
  const { status, retryAfterSeconds } = answer;
  if (status === 429) return new Outage(`${method}: ratelimited`, pause(retryAfterSeconds));
  if (status !== 200) return new Outage(`${method}: status ${status}`);
  const reason = reasonOf(answer);
  if (reason === undefined) return new Outage(`${method}: the answer is not from Slack`);
  if (isAside(method, reason)) return new Undeliverable(reason);
  if (rejections.has(reason)) {
    // Without a scope for something less, such as names, messages can still be sent.
    if (reason === 'missing_scope' && !method.startsWith('chat.')) return new Undeliverable(reason);
    return new Outage(`${method}: ${reason}`, REJECTED_PAUSE_SECONDS, true);
  }
  if (reason.includes('limited')) return new Outage(`${method}: ${reason}`, pause(retryAfterSeconds));
  return busy.has(reason) ? new Outage(`${method}: ${reason}`) : new Undeliverable(reason);
}

/** Slack's word for what is wrong; undefined when the answer was not Slack's at all (HTML of a proxy). */
function reasonOf({ status, said }: Answer): string | undefined {
  const word = status === 200 ? said?.error : undefined;
  return typeof word === 'string' && /^[a-z0-9_]{1,80}$/.test(word) ? word : undefined;
}

function pause(seconds: number | undefined): number {
  return Math.min(Math.max(seconds ?? LEAST_PAUSE_SECONDS, LEAST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS);
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
