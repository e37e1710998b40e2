// When a conversation may be written to again.
import { createPace } from '../src/pace.js';
import { simulatedClock } from './world/clock.js';

const lane = 'slack:C1';

function pacing() {
  const clock = simulatedClock('2026-11-16T05:00:00.000Z');
  const pace = createPace(clock, (platform) => (platform === 'slack' ? 1 : undefined));
  /** How many messages go out in this time, when so many wait. */
  async function send(waiting: number, seconds: number): Promise<number> {
    let sent = 0;
    for (let passed = 0; passed < seconds; passed += 0.25) {
      while (sent < waiting && pace.busyUntil(lane) === undefined) {
        pace.sent(lane);
        sent += 1;
      }
      await clock.advance(0.25);
    }
    return sent;
  }
  return { clock, pace, send };
}

test('while a crowd comes, one message a second', async () => {
  const { clock, pace } = pacing();
  let sent = 0;
  for (let step = 0; step < 40; step += 1) {
    pace.owed(lane);
    if (pace.busyUntil(lane) === undefined) {
      pace.sent(lane);
      sent += 1;
    }
    await clock.advance(0.25);
  }
  expect(sent).toBe(10);
});

test('what waits when nothing more comes goes out in one burst, and no longer than that', async () => {
  const { pace, send } = pacing();
  pace.owed(lane);
  expect(await send(50, 2)).toBe(50);
  expect(await send(100, 2)).toBeLessThan(20);
});

test('a single message never follows another within the second', async () => {
  const { clock, pace } = pacing();
  pace.owed(lane);
  await clock.advance(5);
  pace.sent(lane);
  expect(pace.busyUntil(lane)).toBe('2026-11-16T05:00:06.000Z');
});

test('other conversations, changes of messages, and platforms without a pace do not wait', async () => {
  const { pace } = pacing();
  for (const name of [lane, 'teams:19:desk']) {
    pace.owed(name);
    pace.sent(name);
  }
  expect(pace.busyUntil('slack:C2')).toBeUndefined();
  expect(pace.busyUntil(`${lane} redraw`)).toBeUndefined();
  expect(pace.busyUntil('teams:19:desk')).toBeUndefined();
});

test('after a refusal there is no burst for a minute', async () => {
  const { clock, pace, send } = pacing();
  pace.pause(lane, '2026-11-16T05:00:03.000Z', false);
  expect(pace.busyUntil(lane)).toBe('2026-11-16T05:00:03.000Z');
  await clock.advance(3);
  expect(await send(50, 10)).toBeLessThanOrEqual(10);
});

test('a pause of the whole platform is known in each of its conversations', async () => {
  const { pace } = pacing();
  pace.pause(lane, '2026-11-16T05:00:30.000Z', true);
  expect(pace.platformBusyUntil('slack:C2')).toBe('2026-11-16T05:00:30.000Z');
  expect(pace.platformBusyUntil('teams:19:desk')).toBeUndefined();
});
