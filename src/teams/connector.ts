// One call to the Bot Connector: never repeated here, and every way it can fail told apart (the worker decides when to try again).
// Source: Microsoft's reference of the Bot Connector's REST interface, version 3.
import { type Answer, createCaller, objectIn } from '../calls.js';
import { Outage } from '../chat/chat.js';
import type { Clock } from '../clock.js';
import type { Login } from './login.js';

/** A call may take so long until it is given up. Posts that take longer than somebody should wait are waited for in chat.ts. */
const CALL_TIMEOUT_MS = 15_000;
/** A page must not sleep for an hour because a header says so. */
const LONGEST_PAUSE_SECONDS = 300;
const REJECTED_PAUSE_SECONDS = 300;

type Said = Record<string, unknown>;

/** Teams says no to this one call; `code` is its own word when it has one. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly status: number,
    readonly code: string | undefined,
  ) {
    super(`refused with ${status}${code ? ` ${code}` : ''}`);
  }
}

/** All throw Outage or Refused. */
export interface Connector {
  /** `json` is the message. Answers the id of the new one; empty when Teams does not tell. */
  send(serviceUrl: string, conversation: string, json: string): Promise<string>;
  update(serviceUrl: string, conversation: string, id: string, json: string): Promise<void>;
  /** Opens a chat with one person, known by member id or by object id in Entra ID; answers the conversation's id. */
  open(serviceUrl: string, person: string): Promise<string>;
  member(serviceUrl: string, conversation: string, person: string): Promise<{ name?: string }>;
  /** Why the connector does not take us at the moment, or undefined. */
  trouble(): string | undefined;
}

export function createConnector(login: Login, us: { appId?: string; tenantId?: string }, clock: Clock): Connector {
  const call = createCaller(CALL_TIMEOUT_MS);
  let trouble: string | undefined;

  /** @param path below v3/conversations */
  async function ask(serviceUrl: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: string): Promise<Said> {
    const { origin, pathname } = new URL(serviceUrl);
    const token = await login.token();
    const answer = await call({
      origin,
      path: `${pathname}${pathname.endsWith('/') ? '' : '/'}v3/conversations${path}`,
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
        accept: 'application/json',
        'user-agent': 'madoguchi',
      },
      body,
    }).catch((error: unknown) => {
      throw new Outage(`connector: ${networkCode(error) ?? 'no answer'}`);
    });
    const said = saidIn(answer);
    if (said) {
      trouble = undefined;
      return said;
    }
    if (answer.status === 401) {
      login.drop();
      trouble = 'the Bot Connector does not accept the bot’s token (401)';
    }
    const failure = failureOf(answer, clock.now());
    if (failure instanceof Refused) trouble = undefined;
    throw failure;
  }

  const activities = (conversation: string) => `/${encodeURIComponent(conversation)}/activities`;
  return {
    async send(serviceUrl, conversation, json) {
      return textIn(await ask(serviceUrl, 'POST', activities(conversation), json), 'id') ?? '';
    },
    async update(serviceUrl, conversation, id, json) {
      const named = `{"id":${JSON.stringify(id)},${json.slice(1)}`;
      await ask(serviceUrl, 'PUT', `${activities(conversation)}/${encodeURIComponent(id)}`, named);
    },
    async open(serviceUrl, person) {
      const { appId, tenantId } = us;
      const json = JSON.stringify({
        isGroup: false,
        bot: { id: `28:${appId ?? 'desk'}`, name: '' },
        members: [{ id: person, name: '' }],
        ...(tenantId && { tenantId, channelData: { tenant: { id: tenantId } } }),
      });
      const opened = await ask(serviceUrl, 'POST', '', json);
      const id = textIn(opened, 'id');
      if (!id) throw new Outage('Teams opened a chat but does not tell which');
      return id;
    },
    async member(serviceUrl, conversation, person) {
      const path = `/${encodeURIComponent(conversation)}/members/${encodeURIComponent(person)}`;
      const name = textIn(await ask(serviceUrl, 'GET', path), 'name');
      return name ? { name } : {};
    },
    trouble: () => trouble,
  };
}

/** What Teams says when all is well, which may be nothing; undefined for every other answer, such as the page of a proxy. */
function saidIn({ status, body }: Answer): Said | undefined {
  if (status < 200 || status >= 300) return undefined;
  return body === '' ? {} : objectIn(body);
}

/** Not now: throttled, busy, or the service is being moved (412). Source: Microsoft's page on rate limits for bots. */
const notNow = [408, 412, 425, 429];

/** What an answer means that says nothing good. */
function failureOf({ status, headers, body }: Answer, now: string): Outage | Refused {
  if (status < 400) return new Outage('connector: the answer is not from Teams');
  if (status === 401) return new Outage('connector: 401', REJECTED_PAUSE_SECONDS, true);
  if (status >= 500 || notNow.includes(status))
    return new Outage(`connector: ${status}`, pauseOf(headers['retry-after']?.toString(), status, now));
  return new Refused(status, codeIn(body));
}

/** The name of a fault of the network, such as ECONNREFUSED. */
function networkCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z_]{1,60}$/.test(code) ? code : undefined;
}

/** Teams' own word, such as BotNotInConversationRoster, from `{"error":{"code":…}}`. */
function codeIn(body: string): string | undefined {
  const said = objectIn(body);
  const word = textIn(said?.error, 'code') ?? textIn(said, 'code');
  return word !== undefined && /^\w{1,80}$/.test(word) ? word : undefined;
}

/** Seconds, or a date. Without a word from Teams, a rate limit is a pause of its own; other faults leave it to the worker. */
function pauseOf(header: string | undefined, status: number, now: string): number | undefined {
  const told = header === undefined ? Number.NaN : Number(header);
  const date = header === undefined ? Number.NaN : (Date.parse(header) - Date.parse(now)) / 1000;
  const seconds = Number.isFinite(told) ? told : date;
  if (!Number.isFinite(seconds)) return status === 429 ? 1 : undefined;
  return Math.min(Math.max(seconds, 1), LONGEST_PAUSE_SECONDS);
}

function textIn(value: unknown, name: string): string | undefined {
  const found = typeof value === 'object' && value !== null ? (value as Said)[name] : undefined;
  return typeof found === 'string' ? found : undefined;
}
