// The only file that reads the time, sets a timer or draws randomness, so that everything else can be run in simulated time.
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** Node fires timers above 2^31-1 ms (24.8 days) at once; nothing here ever waits longer than a day. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;

export interface Clock {
  /** ISO-8601 UTC with milliseconds. */
  now(): string;
  /** Resolves after `ms` (at most a day), or at once when the signal aborts. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** Random hex digits for salts and ids. */
  random(bytes: number): string;
  uuid(): string;
}

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  wait: async (ms, signal) => {
    // An abort is the caller's wish to go on, not an error.
    await sleep(Math.min(Math.max(ms, 0), LONGEST_WAIT_MS), undefined, { signal, ref: true }).catch(() => undefined);
  },
  random: (bytes) => randomBytes(bytes).toString('hex'),
  uuid: () => randomUUID(),
};

/** `at` moved by so many seconds (negative: earlier). */
export function plusSeconds(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1000).toISOString();
}

/** Seconds from `from` to `to`; negative when `to` is earlier. */
export function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
