// What every test file does when its tests have run (`setupFiles` of vitest.config.js): modules outlive the file, so they cannot say it.
import { closeLeftovers } from './leftovers.js';

afterAll(closeLeftovers);
