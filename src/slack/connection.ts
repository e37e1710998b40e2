// Keeps the Socket Mode connection: opens it, and again whenever it is gone. The client's own reconnecting is off, because it gives up
// with an unhandled rejection when Slack cannot be reached at the moment it tries.

import { type Clock, secondsBetween } from '../clock.js';
import type { Log } from '../log.js';
import { within } from '../within.js';

const CONNECT_TIMEOUT_MS = 30_000;
const CLOSE_TIMEOUT_MS = 2_000;
const LONGEST_BACKOFF_MS = 30_000;
/** A connection that held this long was a good one: Slack closes each after some hours and expects the next at once. */
const GOOD_SECONDS = 60;
/** Changing to the next connection takes a moment and is nobody's worry. */
const GRACE_SECONDS = 15;

/** What we need of SocketModeClient. */
export interface SocketClient {
  start(): Promise<unknown>;
  disconnect(): Promise<unknown>;
  on(event: 'disconnected', listener: () => void): unknown;
}

export interface Connection {
  /** Resolves after the first attempt, whether it succeeded or not; goes on trying. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Why nothing arrives at the moment, or undefined. */
  down(): string | undefined;
}

export function keepConnected(client: SocketClient, clock: Clock, log: Log): Connection {
  const stopping = new AbortController();
  let since: string | undefined;
  let was: 'never' | 'up' | 'down' = 'never';
  let reason = 'not connected yet';
  let closed: () => void = () => undefined;
  client.on('disconnected', () => closed());

  /** Returns when the connection that it opened is gone. */
  async function once(opened: () => void): Promise<void> {
    const gone = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const enough = new AbortController();
    const late = clock
      .wait(CONNECT_TIMEOUT_MS, enough.signal)
      .then(() => !enough.signal.aborted && client.disconnect());
    try {
      await client.start();
    } finally {
      enough.abort();
      await late;
    }
    was = 'up';
    log.info('Slack socket is open');
    opened();
    await gone;
  }

  async function run(first: () => void): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; ) {
      const began = clock.now();
      try {
        await once(first);
        reason = 'the connection was closed';
      } catch (error) {
        reason = error instanceof Error ? error.message : 'the connection was refused';
        log.warn({ reason }, 'Slack socket did not open');
      }
      if (was === 'up') since = clock.now();
      if (was !== 'never') was = 'down';
      failures = secondsBetween(began, clock.now()) > GOOD_SECONDS ? 0 : failures + 1;
      first();
      if (failures > 0) await clock.wait(Math.min(1000 * 2 ** (failures - 1), LONGEST_BACKOFF_MS), stopping.signal);
    }
  }

  return {
    start: () =>
      new Promise<void>((resolve) => {
        void run(resolve);
      }),
    async stop() {
      stopping.abort();
      await within(clock, CLOSE_TIMEOUT_MS, client.disconnect());
    },
    down() {
      if (was === 'up') return undefined;
      const passing = since !== undefined && secondsBetween(since, clock.now()) < GRACE_SECONDS;
      return passing ? undefined : `Slack socket: ${reason}`;
    },
  };
}
