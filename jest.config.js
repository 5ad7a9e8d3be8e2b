const { existsSync } = require('node:fs');
const { join } = require('node:path');

const testkit = (name) => join(__dirname, 'test', 'testkit', name);
const where = existsSync(testkit('globalSetup.ts'))
  ? {
      globalSetup: testkit('globalSetup.ts'),
      globalTeardown: testkit('globalTeardown.ts'),
      // What is built is loaded once for a worker; a suite that replaces modules says so in its first line.
      runtime: testkit('oneRealm/runtime.cjs'),
      testEnvironment: testkit('oneRealm/environment.cjs'),
    }
  : { testEnvironment: 'node' };

const BUILT = '<rootDir>/(gateway|test|(shared|subgraphs)/[^/]+)/dist/';
const CANARY = '<rootDir>/test/architecture/canary/';

/** @type {import('jest').Config} */
module.exports = {
  ...where,
  rootDir: __dirname,
  roots: ['gateway', 'shared', 'subgraphs', 'test'].map((folder) => `<rootDir>/${folder}`),
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', BUILT, CANARY],
  modulePathIgnorePatterns: [BUILT, CANARY],
  moduleNameMapper: {
    '^@lidhja/(policy|platform|audit|exchange|enforcement|launch)$': '<rootDir>/shared/$1/index.ts',
    '^@lidhja/(national|local|international|evidence)$': '<rootDir>/subgraphs/$1/index.ts',
    '^@lidhja/gateway$': '<rootDir>/gateway/index.ts',
  },
  transform: {
    '^.+\\.(ts|js)$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: true,
          },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  // jose is ESM only, which Jest on Node 20 cannot require: swc makes CommonJS of it.
  transformIgnorePatterns: ['/node_modules/(?!jose/)', BUILT],
  testSequencer: join(__dirname, 'test', 'testkit', 'longestFirst.cjs'),
  maxWorkers: 2,
  testTimeout: 30_000,
};
