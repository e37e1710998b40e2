// Tells open pages that something changed (Server-Sent Events). What changed is never sent: the page looks again, so a missed word is no loss.
import type { Request, Response } from 'express';
import type { Clock } from '../clock.js';
import { refuse } from './guard.js';

/** Often enough that neither a proxy nor a sleeping laptop takes the line for dead. */
const HEARTBEAT_MS = 20_000;
/** How long a page waits before it connects again. */
const RECONNECT_MS = 1_500;
const MAX_VIEWERS = 50;

export interface Live {
  connect(request: Request, response: Response): void;
  changed(): void;
  start(): void;
  stop(): Promise<void>;
}

export function createLive(clock: Clock): Live {
  const viewers = new Set<Response>();
  const stopping = new AbortController();
  let beating: Promise<void> | undefined;
  const tell = (line: string) => {
    for (const viewer of viewers) viewer.write(line);
  };

  async function beat(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.wait(HEARTBEAT_MS, stopping.signal);
      tell(': still here\n\n');
    }
  }

  return {
    connect(request, response) {
      if (stopping.signal.aborted || viewers.size >= MAX_VIEWERS) return refuse(response, 'too-many-viewers');
      response.status(200).set({ 'Content-Type': 'text/event-stream; charset=utf-8' });
      // The first word makes a page that comes back look at what it missed.
      response.write(`retry: ${RECONNECT_MS}\nevent: changed\ndata:\n\n`);
      viewers.add(response);
      request.on('close', () => viewers.delete(response));
    },
    changed: () => tell('event: changed\ndata:\n\n'),
    start() {
      beating ??= beat();
    },
    async stop() {
      stopping.abort();
      for (const viewer of viewers) viewer.end();
      viewers.clear();
      await beating;
    },
  };
}
