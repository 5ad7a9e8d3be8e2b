const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Suites that take longest, the longest first. Where no run was timed before, Jest begins with the largest
 * file: the longest would come last, and one of two processors would wait for it.
 */
const LONGEST = [
  'worlds/worlds',
  'faults/faults',
  'rows/rowSecurity',
  'paths/paths',
  'journeys/policyCommand',
  'journeys/bundles',
  'explain/explain',
  'races/races',
  'rows/catalogueChanges',
  'journeys/launch',
  'prove/runProofs',
].map((name) => `/test/${name}.test.ts`);

const placeOf = ({ path }) => {
  const place = LONGEST.findIndex((end) => path.endsWith(end));
  return place < 0 ? LONGEST.length : place;
};

module.exports = class LongestFirst extends Sequencer {
  async sort(tests) {
    const ordered = await super.sort(tests);
    return [...ordered].sort((a, b) => placeOf(a) - placeOf(b));
  }
};
