// Simulated worlds, each drawn from one seed: nothing answered is lost, nothing owed is silent, whatever fails and whoever dies.
// What they hold and what they leave out: docs/world.md.
import { historyOf } from './world/simulation/history.js';
import { live } from './world/simulation/live.js';
import { sayBroken } from './world/simulation/shorten.js';

const seeds = Number(process.env.WORLD_SEEDS ?? 200);
const from = Number(process.env.WORLD_FROM ?? 1);
const SAY_EVERY = 500;
/** For a night of them. */
const LONGEST_MS = 24 * 60 * 60 * 1_000;

test(
  `what was promised holds in ${seeds} worlds`,
  async () => {
    for (let seed = from; seed < from + seeds; seed += 1) {
      const history = historyOf(seed);
      const broken = await live(history);
      if (broken) throw new Error(await sayBroken(history, broken));
      const lived = seed - from + 1;
      if (lived % SAY_EVERY === 0) process.stderr.write(`${lived} of ${seeds} worlds\n`);
    }
  },
  LONGEST_MS,
);

test('the same seed is the same world', async () => {
  const history = historyOf(from);
  expect(historyOf(from)).toEqual(history);
  expect(historyOf(from + 1)).not.toEqual(history);
});
