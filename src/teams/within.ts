// Waiting, but not for ever.
import type { Clock } from '../clock.js';

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
