const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');

// Each by the package that depends on it: of these, the repository names Jest alone.
const CIRCUS = ['@jest/core', 'jest-config', 'jest-circus/runner'].reduce(
  (from, name) => createRequire(from).resolve(name),
  require.resolve('jest'),
);
const { default: circus } = require(CIRCUS);

/** The mutant that is being run, and whether a test has failed for it. Kept from file to file. */
const current = { mutant: undefined, killed: false };

/** A test file that was not opened, as Jest wants it told. */
const unopened = (testFilePath) => ({
  leaks: false,
  numFailingTests: 0,
  numPassingTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  openHandles: [],
  perfStats: { start: 0, end: 0, runtime: 0, slow: false },
  skipped: true,
  snapshot: {
    added: 0,
    fileDeleted: false,
    matched: 0,
    unchecked: 0,
    uncheckedKeys: [],
    unmatched: 0,
    updated: 0,
  },
  testFilePath,
  testResults: [
    {
      ancestorTitles: [],
      failureDetails: [],
      failureMessages: [],
      fullName: `${testFilePath} was not needed`,
      numPassingAsserts: 0,
      status: 'pending',
      title: 'was not needed',
    },
  ],
});

const noted = (folder, testPath) =>
  join(folder, createHash('sha256').update(testPath).digest('hex'));

const noteNames = (folder, testPath, { testResults }) => {
  mkdirSync(folder, { recursive: true });
  const names = testResults.map(({ fullName }) => fullName);
  writeFileSync(noted(folder, testPath), JSON.stringify(names));
};

/** Whether some test of the file is asked for, as far as the run without a mutant noted its tests. */
const isAskedFor = (folder, testPath, pattern) => {
  if (!pattern || !existsSync(noted(folder, testPath))) return true;
  const asked = new RegExp(pattern, 'i');
  return JSON.parse(readFileSync(noted(folder, testPath), 'utf8')).some((name) => asked.test(name));
};

/** Skips what is left of a file as soon as one of its tests has failed. */
const stopWhenKilled = (environment) => {
  const inner = environment.handleTestEvent?.bind(environment);
  environment.handleTestEvent = async (event, state) => {
    if (event.name === 'test_start' && current.killed) event.test.mode = 'skip';
    await inner?.(event, state);
    if (event.name === 'test_done' && event.test.errors.length > 0) current.killed = true;
  };
};

/**
 * Jest's own runner, which ends the run of a mutant with the first test that fails, and opens no file of
 * whose tests none covers the mutant. Neither changes a verdict: a mutant needs one test to die.
 * Without a mutant it runs everything and notes which tests each file has.
 */
module.exports = async (globalConfig, config, environment, runtime, testPath, ...rest) => {
  const folder = config.testEnvironmentOptions.notes;
  const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
  const run = () => circus(globalConfig, config, environment, runtime, testPath, ...rest);
  if (mutant === undefined) {
    const result = await run();
    noteNames(folder, testPath, result);
    return result;
  }
  if (current.mutant !== mutant) Object.assign(current, { mutant, killed: false });
  if (current.killed || !isAskedFor(folder, testPath, globalConfig.testNamePattern)) {
    return unopened(testPath);
  }
  stopWhenKilled(environment);
  try {
    return await run();
  } catch (error) {
    current.killed = true;
    throw error;
  }
};
