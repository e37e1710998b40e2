// Holds the answer to Slack back until the desk has committed. Bolt answers Events API payloads before any listener runs, so a report
// could be answered and lost; here Bolt is handed an answer that is kept, and given only after every listener has finished.
import { type App, ExpressReceiver, type Receiver, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';
import type { Express } from 'express';
import type { Log } from '../log.js';
import { admission } from './admission.js';

/** Slack has given up after 3 seconds; a connection that is held longer than this is of no use to anybody. */
const MAX_HELD_MS = 10_000;
const OPEN_TIMEOUT_MS = 5_000;
const ENDPOINT = '/slack/events';

export interface HeldReceiver {
  receiver: Receiver;
  /** Takes nothing new (Slack delivers it again) and resolves when all that was taken is answered. */
  drain(): Promise<void>;
}

/** A failing listener means no answer on the socket and HTTP 500 over HTTP: then Slack delivers again. */
export function answerAfterCommit(inner: Receiver, log: Log): HeldReceiver {
  const underWay = new Set<Promise<void>>();
  let draining = false;

  async function take(app: App, event: ReceiverEvent): Promise<void> {
    if (draining) throw new Error('the desk is stopping; Slack delivers this again');
    let answer: unknown;
    try {
      await app.processEvent({
        ...event,
        async ack(response?: unknown) {
          answer = response;
        },
      });
      await event.ack(answer);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown fault';
      log.error({ type: event.body?.type, event: event.body?.event_id, reason }, 'not taken; Slack delivers it again');
      throw error;
    }
  }

  return {
    receiver: {
      init(app) {
        const held: App = Object.create(app, {
          processEvent: {
            value: (event: ReceiverEvent) => {
              const done = take(app, event);
              underWay.add(done);
              return done.finally(() => underWay.delete(done));
            },
          },
        });
        inner.init(held);
      },
      start: (...args) => inner.start(...args),
      stop: (...args) => inner.stop(...args),
    },
    async drain() {
      draining = true;
      await Promise.allSettled(underWay);
    },
  };
}

/** POST /slack/events on our own server. A wrong or stale signature is answered 401 before anything is read. */
export function httpReceiver(signingSecret: string, http: Express, logger: Logger): ExpressReceiver {
  http.use(ENDPOINT, admission());
  return new ExpressReceiver({
    signingSecret,
    app: http,
    endpoints: ENDPOINT,
    logger,
    // True: the answer was given here, the receiver need not wait for another.
    async processEventErrorHandler({ response }) {
      if (!response.headersSent) response.writeHead(500).end();
      return true;
    },
    unhandledRequestTimeoutMillis: MAX_HELD_MS,
    unhandledRequestHandler({ response }) {
      if (!response.headersSent) response.writeHead(500).end();
    },
  });
}

/** The other way round: we open a connection, and payloads come by it. It is opened and kept by `keepConnected`. */
export function socketReceiver(appToken: string, apiUrl: string, logger: Logger): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    // False: no acknowledgement.
    processEventErrorHandler: async () => false,
    installerOptions: {
      clientOptions: {
        slackApiUrl: apiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: OPEN_TIMEOUT_MS,
      },
    },
  });
}
