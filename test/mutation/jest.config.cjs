const everything = require('../../jest.config.js');

/**
 * The unit tests that stand beside the code, as they run against one mutant after the other: without
 * PostgreSQL, which none of them needs. `roots` is set for each package.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...everything,
  moduleNameMapper: {
    ...everything.moduleNameMapper,
    '^yaml$': require.resolve('./parseOnce.cjs'),
  },
  globalSetup: undefined,
  globalTeardown: undefined,
  // Hundreds of random questions for each mutant would take hours; an example must kill it.
  testPathIgnorePatterns: [...everything.testPathIgnorePatterns, '\\.properties\\.test\\.ts$'],
  // Stryker knows a runner that can tell which test covers what by this word in its name.
  testRunner: require.resolve('./jest-circus-until-killed.cjs'),
  testSequencer: require.resolve('./likelyKillersFirst.cjs'),
  watchman: false,
  maxWorkers: 1,
};
