// Kept from run to run: Jest makes a new sequencer for each, in one process.
const seconds = new Map();
const killed = new Map();

/** How likely a file is to kill the next mutant, which is mostly a neighbour of the last one. */
const LIKELY = 0.8;
const UNLIKELY = 0.2;

/** Orders the test files of one run: first those that promise most for the time that they take. */
module.exports = class LikelyKillersFirst {
  sort(tests) {
    const promise = ({ path }) =>
      (killed.get(path) ? LIKELY : UNLIKELY) / Math.max(seconds.get(path) ?? 0, 0.05);
    return [...tests].sort((a, b) => promise(b) - promise(a));
  }

  cacheResults(_tests, { testResults }) {
    for (const {
      testFilePath,
      skipped,
      numFailingTests,
      testExecError,
      perfStats,
    } of testResults) {
      if (skipped) continue;
      killed.set(testFilePath, numFailingTests > 0 || Boolean(testExecError));
      // Whole files take longest: one that ended with a failure says little of what it can take.
      const took = perfStats.runtime / 1000;
      if (took > (seconds.get(testFilePath) ?? 0)) seconds.set(testFilePath, took);
    }
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }
};
