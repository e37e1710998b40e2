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

test.each(['before', 'meanwhile'])(
  'a wait that is cut short %s ends at once, and leaves no timer behind',
  async (when) => {
    const stop = new AbortController();
    if (when === 'before') stop.abort();
    const before = process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
    const cut = systemClock.wait(DAY_MS, stop.signal);
    stop.abort();
    await cut;
    expect(process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length).toBe(before);
  },
);

test('the time is that of the moment, in milliseconds', async () => {
  for (let look = 0; look < 20; look += 1) {
    const before = Date.now();
    const now = systemClock.now();
    expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Date.parse(now)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(now)).toBeLessThanOrEqual(Date.now());
    await systemClock.wait(1);
  }
});

test('no random byte is given out twice, however many are asked for at a time', () => {
  const asked = [...Array.from({ length: 1_000 }, () => 16), 4_095, 4_096, 5_000, 2, 16];
  const drawn = asked.map((bytes) => systemClock.random(bytes));
  expect(drawn.map((one) => one.length / 2)).toEqual(asked);
  expect(drawn.every((one) => /^[0-9a-f]+$/.test(one))).toBe(true);
  const quarters = drawn.flatMap((one) => one.match(/.{16}/g) ?? []);
  expect(new Set(quarters).size).toBe(quarters.length);
});
