// The clock that everything waits by.
import { systemClock } from '../src/clock.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

test.each([25, 60, 365])(
  'a wait of %d days, longer than Node can set a timer for, does not end at once',
  async (days) => {
    const stop = new AbortController();
    const long = systemClock.wait(days * DAY_MS, stop.signal).then(() => 'the long wait');
    const short = systemClock.wait(20).then(() => 'the short wait');
    expect(await Promise.race([long, short])).toBe('the short wait');
    stop.abort();
    await long;
  },
);
