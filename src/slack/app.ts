// Slack, put together: Bolt takes payloads in by Socket Mode or by HTTP, the desk answers, and the port sends what the desk owes.

import { App, type Receiver } from '@slack/bolt';
import type { Chat, FrontDesk } from '../chat/chat.js';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { within } from '../within.js';
import { createSlackChat } from './chat.js';
import { type Connection, keepConnected } from './connection.js';
import { type HttpParts, httpReceiver } from './http-receiver.js';
import { listen } from './listeners.js';
import { answerAfterCommit, socketReceiver } from './receiver.js';
import { createApi, slackLogger } from './web-api.js';

const TOKEN_CHECK_MS = 5 * 60_000;
const LONGEST_BACKOFF_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;

export interface SlackSettings {
  botToken: string;
  /** Needed without `appToken`: HTTP mode. */
  signingSecret?: string;
  /** Set = Socket Mode. */
  appToken?: string;
  apiUrl: string;
}

export interface Slack {
  chat: Chat;
  /** Resolves after the first attempt to reach Slack; when that fails, attempts go on and `alive` says why. */
  start(): Promise<void>;
  /** Takes nothing new, finishes what it has, closes the connection. */
  stop(): Promise<void>;
  /** Why Slack does not work at the moment, or undefined when it does. */
  alive(): string | undefined;
}

/** @param options.onPost where our server takes listeners for a path; in HTTP mode /slack/events is mounted by it */
export function createSlack(options: {
  settings: SlackSettings;
  desk: FrontDesk;
  clock: Clock;
  log: Log;
  onPost?: HttpParts['onPost'];
}): Slack {
  const { settings, desk, clock, onPost } = options;
  const log = options.log.child({ platform: 'slack' });
  const api = createApi(settings, log);
  const chat = createSlackChat(api, log);
  const { inner, connection } = createReceiver(settings, onPost, clock, log);
  const held = answerAfterCommit(inner, log);
  const asides = new Set<Promise<void>>();
  const stopping = new AbortController();
  let token: string | undefined = 'the bot token was not checked yet';

  const app = new App({
    receiver: held.receiver,
    // Who we are is asked for once, in the background; no payload waits for it.
    authorize: async () => ({ botToken: settings.botToken, botUserId: chat.botUser() }),
    ignoreSelf: false,
    convoStore: false,
    logger: slackLogger(log),
  });

  // A fault is told where the payload is answered; here it only must not be swallowed.
  app.error((error) => Promise.reject(error));

  function aside(what: string, work: () => Promise<void>): void {
    const done: Promise<void> = work()
      .catch((error) => log.warn({ what, reason: error instanceof Error ? error.message : '' }, 'could not be shown'))
      .finally(() => asides.delete(done));
    asides.add(done);
  }

  listen(app, { desk, chat, clock, log, aside, languages: new Map() });

  async function checkToken(first: () => void): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        await chat.ping();
        token = undefined;
        failures = 0;
      } catch (error) {
        token = error instanceof Error ? error.message : 'no answer';
        failures += 1;
        log.warn({ reason: token }, 'Slack did not accept the bot token');
      }
      first();
      const backoff = Math.min(1000 * 2 ** (failures - 1), LONGEST_BACKOFF_MS);
      await clock.wait(failures === 0 ? TOKEN_CHECK_MS : backoff, stopping.signal);
    }
  }

  return {
    chat,
    async start() {
      const checked = new Promise<void>((resolve) => void checkToken(resolve));
      await Promise.all([checked, connection?.start()]);
    },
    async stop() {
      stopping.abort();
      const settled = held.drain().then(() => Promise.allSettled(asides));
      await within(clock, STOP_TIMEOUT_MS, settled);
      await connection?.stop();
    },
    alive: () => token ?? api.trouble() ?? connection?.down(),
  };
}

function createReceiver(
  { appToken, signingSecret, apiUrl }: SlackSettings,
  onPost: HttpParts['onPost'] | undefined,
  clock: Clock,
  log: Log,
): { inner: Receiver; connection?: Connection } {
  if (appToken) {
    const inner = socketReceiver(appToken, apiUrl, slackLogger(log));
    return { inner, connection: keepConnected(inner.client, clock, log) };
  }
  if (!signingSecret || !onPost) throw new Error('Slack over HTTP needs SLACK_SIGNING_SECRET and the HTTP server');
  return { inner: httpReceiver({ signingSecret, onPost, clock, log }) };
}
