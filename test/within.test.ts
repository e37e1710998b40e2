// Waiting with others for the same moment: each is given up in time, and nobody because of another.
import { createPatience } from '../src/within.js';
import { simulatedClock } from './world/clock.js';

const START = '2026-11-24T01:00:00.000Z';
const never = new Promise<string>(() => {});

test('what comes in time is answered, what fails in time fails', async () => {
  const patiently = createPatience(simulatedClock(START), 5_000);
  expect(await patiently(Promise.resolve('it'))).toBe('it');
  await expect(patiently(Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('what does not come is given up after its time, and not before the others’ either', async () => {
  const clock = simulatedClock(START);
  const patiently = createPatience(clock, 5_000);
  const over: string[] = [];
  const wait = (name: string) => void patiently(never).then(() => over.push(name));
  wait('first');
  await clock.advance(0.4);
  wait('second, with the first');
  await clock.advance(0.2);
  wait('third, on its own');
  await clock.advance(4.399);
  expect(over).toEqual([]);
  await clock.advance(0.001);
  expect(over).toEqual(['first', 'second, with the first']);
  await clock.advance(0.599);
  expect(over).toHaveLength(2);
  await clock.advance(0.001);
  expect(over).toHaveLength(3);
});

test('who begins when the others were given up waits for a whole time', async () => {
  const clock = simulatedClock(START);
  const patiently = createPatience(clock, 300);
  let over = 0;
  const count = () => {
    over += 1;
  };
  void patiently(never).then(count);
  await clock.advance(0.3);
  expect(over).toBe(1);
  void patiently(never).then(count);
  await clock.advance(0.299);
  expect(over).toBe(1);
  await clock.advance(0.001);
  expect(over).toBe(2);
});

test('what fails too late fails for nobody', async () => {
  const clock = simulatedClock(START);
  let fail: (error: Error) => void = () => {};
  const asked = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const late = createPatience(clock, 300)(asked);
  await clock.advance(0.3);
  expect(await late).toBeUndefined();
  fail(new Error('late'));
  await clock.advance(0.001);
});
