// The other half of the simulated worlds (simulation.test.ts), for a second processor.
import { LONGEST_MS, liveThrough } from './world/simulation/worlds.js';

test('what was promised holds in every world with an even seed', () => liveThrough('even'), LONGEST_MS);
