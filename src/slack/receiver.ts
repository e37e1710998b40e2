// Holds the answer to Slack back until the desk has committed. Bolt answers Events API payloads before any listener runs, so a report
// could be answered and lost; here Bolt is handed an answer that is kept, and given only after every listener has finished.
import { type App, type Receiver, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';
import type { Log } from '../log.js';

const OPEN_TIMEOUT_MS = 5_000;

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
