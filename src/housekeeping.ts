// What a desk that runs for years does now and then, so that its database stays small and quick.
import { type Clock, plusSeconds } from './clock.js';
import type { Log } from './log.js';
import type { Store } from './store/store.js';

const DAY_SECONDS = 24 * 60 * 60;
const LOOK_EVERY_MS = 6 * 60 * 60 * 1_000;
/** Platforms repeat a delivery within minutes, at most some hours; a week of marks is plenty. */
const REMEMBER_HANDLED_SECONDS = 7 * DAY_SECONDS;
/** Longer than the quarter that a week's digest compares with. */
const PUT_AWAY_AFTER_SECONDS = 100 * DAY_SECONDS;
/** So few that a report or a page never waits for them; the first time there may be years of tickets to put away. */
const AT_A_TIME = 10;
const PAUSE_MS = 50;

export interface Housekeeping {
  run(): Promise<void>;
  stop(): void;
  /** Does all there is to do. */
  look(): Promise<void>;
}

export function createHousekeeping(parts: {
  store: Pick<Store, 'forgetHandled' | 'putAway'>;
  clock: Clock;
  log: Log;
}): Housekeeping {
  const { store, clock, log } = parts;
  const stop = new AbortController();

  async function look(): Promise<void> {
    const now = clock.now();
    await store.forgetHandled(plusSeconds(now, -REMEMBER_HANDLED_SECONDS));
    const before = plusSeconds(now, -PUT_AWAY_AFTER_SECONDS);
    let all = 0;
    while (!stop.signal.aborted) {
      const found = await store.putAway(before, AT_A_TIME);
      all += found;
      if (found < AT_A_TIME) break;
      await clock.wait(PAUSE_MS, stop.signal);
    }
    if (all > 0) log.info({ tickets: all }, 'closed long ago, put away');
  }

  return {
    look,
    stop: () => stop.abort(),
    async run() {
      while (!stop.signal.aborted) {
        await look().catch((error: unknown) => log.error({ error: String(error) }, 'could not put away'));
        await clock.wait(LOOK_EVERY_MS, stop.signal);
      }
    },
  };
}
