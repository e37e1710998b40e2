// Tells a watchdog outside that the desk works: it raises the alarm when this is not heard any more.
import type { Clock } from '../clock.js';

const ANSWER_MS = 10_000;

export function createHeartbeat(url: string, clock: Clock): () => Promise<void> {
  return async () => {
    const enough = new AbortController();
    const done = new AbortController();
    void clock.wait(ANSWER_MS, done.signal).then(() => enough.abort());
    try {
      const answer = await fetch(url, { signal: enough.signal });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`http_${answer.status}`);
    } finally {
      done.abort();
    }
  };
}
