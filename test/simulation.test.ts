// Simulated worlds, each drawn from one seed: nothing answered is lost, nothing owed is silent, whatever fails and whoever dies.
// What they hold and what they leave out: docs/world.md. The other half of them is in simulation-even.test.ts.
import { historyOf } from './world/simulation/draw-history.js';
import { LONGEST_MS, liveThrough } from './world/simulation/worlds.js';

test('what was promised holds in every world with an odd seed', () => liveThrough('odd'), LONGEST_MS);

test('the same seed is the same world', () => {
  const history = historyOf(1);
  expect(historyOf(1)).toEqual(history);
  expect(historyOf(2)).not.toEqual(history);
});
