// The only file that reads the time, sets a timer or draws randomness, so that everything else can be run in simulated time.
import { randomBytes, randomUUID } from 'node:crypto';

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

export const systemClock: Clock = { now, wait, random, uuid: () => randomUUID() };

/** The millisecond that was last asked for, and how it is written: under load the time is asked for many times within one. */
const last = { ms: Number.NaN, written: '' };

function now(): string {
  const ms = Date.now();
  if (ms !== last.ms) {
    last.ms = ms;
    last.written = new Date(ms).toISOString();
  }
  return last.written;
}

/** Not by node:timers/promises: for an abort, which here is the caller's wish to go on and no error, that makes an error with its stack. */
function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = setTimeout(over, Math.min(Math.max(ms, 0), LONGEST_WAIT_MS));
    signal?.addEventListener('abort', over, { once: true });
    function over(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', over);
      resolve();
    }
  });
}

/** Drawn many at a time, which costs hardly more than a few; each byte is given out once. */
const drawn = { bytes: Buffer.alloc(0), used: 0 };
const DRAW = 4_096;

function random(bytes: number): string {
  if (drawn.used + bytes > drawn.bytes.length) {
    drawn.bytes = randomBytes(Math.max(bytes, DRAW));
    drawn.used = 0;
  }
  drawn.used += bytes;
  return drawn.bytes.toString('hex', drawn.used - bytes, drawn.used);
}

/** `at` moved by so many seconds (negative: earlier). */
export function plusSeconds(at: string, seconds: number): string {
  return new Date(msOf(at) + seconds * 1000).toISOString();
}

/** Seconds from `from` to `to`; negative when `to` is earlier. */
export function secondsBetween(from: string, to: string): number {
  return (msOf(to) - msOf(from)) / 1000;
}

/** What is reckoned is mostly how far something is from now: that need not be read again. */
function msOf(at: string): number {
  return at === last.written ? last.ms : Date.parse(at);
}
