// Time and randomness that tests move by hand: nothing here waits, and the same seed draws the same ids.
import { createHash } from 'node:crypto';
import { type Clock, plusSeconds } from '../../src/clock.js';

export interface SimulatedClock extends Clock {
  /** Moves time on. Whoever waits until then or earlier goes on, the earliest first, each at the time it waited for. */
  advance(seconds: number): Promise<void>;
  /** Moves time to this moment (ISO UTC); an earlier one sets the clock back, and nobody who waits goes on. */
  set(at: string): Promise<void>;
}

interface Waiting {
  until: string;
  resolve(): void;
}

/** How many turns of the event loop whoever was woken gets before time moves on. */
const TURNS = 5;

/** @param start ISO UTC with milliseconds */
export function simulatedClock(start: string, seed = 'seed'): SimulatedClock {
  let now = start;
  let drawn = 0;
  let waiting: Waiting[] = [];

  const random = (bytes: number): string => {
    let digits = '';
    while (digits.length < bytes * 2) {
      drawn += 1;
      digits += createHash('sha256').update(`${seed}/${drawn}`).digest('hex');
    }
    return digits.slice(0, bytes * 2);
  };

  async function set(at: string): Promise<void> {
    for (;;) {
      const next = waiting.filter((one) => one.until <= at).sort((a, b) => (a.until < b.until ? -1 : 1))[0];
      if (!next) break;
      waiting = waiting.filter((one) => one !== next);
      if (next.until > now) now = next.until;
      next.resolve();
      await settle();
    }
    now = at;
    await settle();
  }

  return {
    now: () => now,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted || ms <= 0) return resolve();
        const one = { until: plusSeconds(now, ms / 1000), resolve };
        waiting.push(one);
        signal?.addEventListener('abort', () => {
          waiting = waiting.filter((other) => other !== one);
          resolve();
        });
      }),
    random,
    uuid: () => {
      const digits = random(16);
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`;
    },
    set,
    advance: (seconds) => set(plusSeconds(now, seconds)),
  };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
