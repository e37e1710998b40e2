// One call to the Bot Connector: never repeated here, and every way it can fail told apart (the worker decides when to try again).
import { Outage } from '../chat/chat.js';
import type { Clock } from '../clock.js';
import type { BotFramework, ConnectorClient, SentActivity } from './botbuilder.js';
import type { Login } from './login.js';
import { within } from './within.js';

/** A call may take so long until it is given up. Posts that take longer than somebody should wait are waited for in chat.ts. */
const CALL_TIMEOUT_MS = 15_000;
/** A page must not sleep for an hour because a header says so. */
const LONGEST_PAUSE_SECONDS = 300;
const REJECTED_PAUSE_SECONDS = 300;
const MAX_CLIENTS = 20;

type Options = { abortSignal: AbortSignal };

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
  /** Answers the id of the new message; empty when Teams does not tell. */
  send(serviceUrl: string, conversation: string, message: Record<string, unknown>): Promise<string>;
  update(serviceUrl: string, conversation: string, id: string, message: Record<string, unknown>): Promise<void>;
  /** Opens a chat with one person, known by member id or by object id in Entra ID; answers the conversation's id. */
  open(serviceUrl: string, person: string): Promise<string>;
  member(serviceUrl: string, conversation: string, person: string): Promise<{ name?: string }>;
  /** Why the connector does not take us at the moment, or undefined. */
  trouble(): string | undefined;
}

export function createConnector(
  bot: BotFramework,
  login: Login,
  us: { appId?: string; tenantId?: string },
  clock: Clock,
): Connector {
  const clients = new Map<string, ConnectorClient>();
  let trouble: string | undefined;

  async function clientFor(serviceUrl: string): Promise<ConnectorClient> {
    const known = clients.get(serviceUrl);
    if (known) return known;
    const client = await bot.client(serviceUrl);
    if (clients.size >= MAX_CLIENTS) clients.clear();
    clients.set(serviceUrl, client);
    return client;
  }

  async function call<T>(
    serviceUrl: string,
    ask: (client: ConnectorClient, options: Options) => Promise<T>,
  ): Promise<T> {
    const abort = new AbortController();
    try {
      const asked = ask(await clientFor(serviceUrl), { abortSignal: abort.signal });
      const answered = await within(
        clock,
        CALL_TIMEOUT_MS,
        asked.then((answer) => ({ answer })),
      );
      if (!answered) {
        abort.abort();
        throw new Outage('connector: no answer');
      }
      trouble = undefined;
      return answered.answer;
    } catch (error) {
      const failure = failureOf(error, clock.now());
      if (failure instanceof Outage && failure.everywhere && statusOf(error) === 401) {
        login.drop();
        trouble = 'the Bot Connector does not accept the bot’s token (401)';
      } else if (failure instanceof Refused) trouble = undefined;
      throw failure;
    }
  }

  return {
    async send(serviceUrl, conversation, message) {
      const sent = await call(serviceUrl, (client, options) =>
        client.conversations.sendToConversation(conversation, message as SentActivity, options),
      );
      return sent.id ?? '';
    },
    async update(serviceUrl, conversation, id, message) {
      await call(serviceUrl, (client, options) =>
        client.conversations.updateActivity(conversation, id, { ...message, id } as SentActivity, options),
      );
    },
    async open(serviceUrl, person) {
      const { appId, tenantId } = us;
      const parameters = {
        isGroup: false,
        bot: { id: `28:${appId ?? 'desk'}`, name: '' },
        members: [{ id: person, name: '' }],
        ...(tenantId && { tenantId, channelData: { tenant: { id: tenantId } } }),
      };
      type Parameters = Exclude<
        globalThis.Parameters<ConnectorClient['conversations']['createConversation']>[0],
        undefined
      >;
      const opened = await call(serviceUrl, (client, options) =>
        client.conversations.createConversation(parameters as unknown as Parameters, options),
      );
      if (!opened.id) throw new Outage('Teams opened a chat but does not tell which');
      return opened.id;
    },
    async member(serviceUrl, conversation, person) {
      const found = await call(serviceUrl, (client, options) =>
        client.conversations.getConversationMember(conversation, person, options),
      );
      return found.name ? { name: found.name } : {};
    },
    trouble: () => trouble,
  };
}

/** Not now: throttled, busy, or the service is being moved (412). Source: Microsoft's page on rate limits for bots. */
const notNow = [408, 412, 425, 429];

/** What a failed call means. Only status and code are looked at: the error itself carries our token. */
function failureOf(error: unknown, now: string): Outage | Refused {
  if (error instanceof Outage || error instanceof Refused) return error;
  const status = statusOf(error);
  if (status === undefined) return new Outage(`connector: ${networkCode(error) ?? 'no answer'}`);
  if (status < 400) return new Outage('connector: the answer is not from Teams');
  if (status === 401) return new Outage('connector: 401', REJECTED_PAUSE_SECONDS, true);
  const code = codeOf(error);
  if (status >= 500 || notNow.includes(status))
    return new Outage(`connector: ${status}`, pauseOf(headerOf(error, 'retry-after'), status, now));
  return new Refused(status, code);
}

function statusOf(error: unknown): number | undefined {
  const status = fieldOf(error, 'statusCode');
  return typeof status === 'number' ? status : undefined;
}

function networkCode(error: unknown): string | undefined {
  const code = fieldOf(error, 'code');
  return typeof code === 'string' && /^[A-Z_]{1,60}$/.test(code) ? code : undefined;
}

/** Teams' own word, such as BotNotInConversationRoster, from `{"error":{"code":…}}`. */
function codeOf(error: unknown): string | undefined {
  const word = fieldOf(error, 'code') ?? fieldOf(fieldOf(fieldOf(error, 'details'), 'error'), 'code');
  return typeof word === 'string' && /^\w{1,80}$/.test(word) && word !== 'REQUEST_SEND_ERROR' ? word : undefined;
}

function headerOf(error: unknown, name: string): string | undefined {
  const headers = fieldOf(fieldOf(error, 'response'), 'headers') as
    | { get?(name: string): string | undefined }
    | undefined;
  return headers?.get?.(name) ?? undefined;
}

/** Seconds, or a date. Without a word from Teams, a rate limit is a pause of its own; other faults leave it to the worker. */
function pauseOf(header: string | undefined, status: number, now: string): number | undefined {
  const told = header === undefined ? Number.NaN : Number(header);
  const date = header === undefined ? Number.NaN : (Date.parse(header) - Date.parse(now)) / 1000;
  const seconds = Number.isFinite(told) ? told : date;
  if (!Number.isFinite(seconds)) return status === 429 ? 1 : undefined;
  return Math.min(Math.max(seconds, 1), LONGEST_PAUSE_SECONDS);
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
