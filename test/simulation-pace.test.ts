// Busy days on a Slack that minds its pace: no conversation gets more than it takes, and nothing waits for ever. What they hold: docs/world.md.
import { liveBusyDay } from './world/simulation/busy-day.js';
import { LONGEST_MS } from './world/simulation/worlds.js';

const DAYS = Number(process.env.WORLD_SEEDS ?? 6);
const FROM = Number(process.env.WORLD_FROM ?? 1);

test(
  'no conversation gets more than a burst and one message a second',
  async () => {
    for (let seed = FROM; seed < FROM + DAYS; seed += 1) {
      const broken = await liveBusyDay(seed);
      if (broken) throw new Error(`busy day ${seed}: ${broken}`);
    }
  },
  LONGEST_MS,
);
