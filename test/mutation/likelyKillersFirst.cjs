// Kept from run to run: Jest makes a new sequencer for each, in one process.
const failed = new Map();
const seconds = new Map();
let runs = 0;

/**
 * Orders the test files of one run: first those that killed a mutant most lately, since the next mutant
 * is mostly a neighbour of the last, then the quick before the slow.
 */
module.exports = class LikelyKillersFirst {
  sort(tests) {
    const lately = ({ path }) => failed.get(path) ?? 0;
    const slow = ({ path }) => seconds.get(path) ?? 0;
    return [...tests].sort((a, b) => lately(b) - lately(a) || slow(a) - slow(b));
  }

  cacheResults(_tests, { testResults }) {
    runs += 1;
    for (const {
      testFilePath,
      skipped,
      numFailingTests,
      testExecError,
      perfStats,
    } of testResults) {
      if (skipped) continue;
      if (numFailingTests > 0 || testExecError) failed.set(testFilePath, runs);
      if (!seconds.has(testFilePath)) seconds.set(testFilePath, perfStats.runtime);
    }
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }
};
