import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.js';

export default defineConfig({
  test: {
    // The patient ones wait in earnest; `npm run patient` runs them.
    include: [process.env.PATIENT ? 'test/**/*.patient.ts' : 'test/**/*.test.ts'],
    globals: true,
    pool: 'forks',
    // A process reads each module once for all the test files it runs: to read them anew for each costs more than the tests themselves.
    // So a test leaves nothing behind in a module, and what must happen after each file stands in the file of `setupFiles`.
    isolate: false,
    setupFiles: ['test/blackbox/after-each-file.ts'],
    // What drives the built program, a browser or a mail server mostly waits for it: five have work for two processors.
    maxWorkers: availableParallelism() + 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Nobody needs a line about each test that takes a moment; many simulate a night.
    slowTestThreshold: 60_000,
  },
});
