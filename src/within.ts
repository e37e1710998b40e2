// Waiting, but not for ever.
import { type Clock, plusSeconds } from './clock.js';

/** What `asked` comes to within so many milliseconds, else undefined. What it throws in that time is thrown. */
export async function within<T>(clock: Clock, ms: number, asked: Promise<T>): Promise<T | undefined> {
  const enough = new AbortController();
  try {
    return await Promise.race([asked, clock.wait(ms, enough.signal).then(() => undefined)]);
  } finally {
    // With a reason of our own none is made, with its stack, for every call.
    enough.abort('enough');
    // What comes too late may fail without anybody waiting for it.
    asked.catch(() => undefined);
  }
}

const SHARED_SECONDS = 0.5;

/** Whoever waits for the same moment. */
interface Waiting {
  /** Later than this (ISO time) nobody joins. */
  open: string;
  giveUp: Set<() => void>;
}

/**
 * The same as `within`, for what is asked for every message: whoever begins to wait within the same half second shares a timer, which ends
 * the wait of the last of them so much sooner.
 */
export function createPatience(clock: Clock, ms: number): <T>(asked: Promise<T>) => Promise<T | undefined> {
  let waiting: Waiting = { open: '', giveUp: new Set() };

  function group(): Waiting {
    const now = clock.now();
    if (now <= waiting.open) return waiting;
    const one: Waiting = { open: plusSeconds(now, SHARED_SECONDS), giveUp: new Set() };
    waiting = one;
    void clock.wait(ms).then(() => {
      one.open = '';
      for (const giveUp of one.giveUp) giveUp();
    });
    return one;
  }

  return <T>(asked: Promise<T>) =>
    new Promise<T | undefined>((resolve, reject) => {
      const { giveUp } = group();
      const enough = () => resolve(undefined);
      giveUp.add(enough);
      asked.then(
        (answer) => {
          giveUp.delete(enough);
          resolve(answer);
        },
        (error) => {
          giveUp.delete(enough);
          reject(error);
        },
      );
    });
}
