import { availableParallelism } from 'node:os';

/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: [],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // It names no entry for CommonJS, which is what jest loads.
    '^canonicalize$': '<rootDir>/node_modules/canonicalize/lib/canonicalize.js',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: {
    '^.+\\.(t|j)s$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // Packages that ship only ES modules; jest itself loads CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!(temporal-polyfill|temporal-utils|canonicalize)/)'],
  testTimeout: 120_000,
  testSequencer: '<rootDir>/test/longest-first.cjs',
  // The tests that drive the built program mostly wait for it: a third one has work for a second processor.
  maxWorkers: Math.max(3, availableParallelism()),
};
