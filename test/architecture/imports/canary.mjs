import { join } from 'node:path';
import { PLANTED } from './planted.mjs';
import { findViolations, ruleNames } from './findViolations.mjs';

const asText = ({ rule, from, to }) =>
  `${rule}: ${from} → ${to.replace(/^.*node_modules\/(@types\/)?([^/]+).*$/, '$2')}`;

/**
 * Applies the rules to test/architecture/canary, where each is broken on purpose.
 * @returns a line for each rule that kept silent, and for each that spoke where nothing is wrong
 */
export async function provesItself(root) {
  const { unseen, violations } = await findViolations(join(root, 'test', 'architecture', 'canary'));
  const found = new Set(violations.map(asText));
  const planted = new Set(PLANTED);
  const exercised = new Set(PLANTED.map((line) => line.split(':')[0]));
  return [
    ...ruleNames
      .filter((name) => !exercised.has(name))
      .map(
        (name) =>
          `canary: ${name} is broken nowhere in the canary, so nothing shows that it bites\n`,
      ),
    ...unseen.map((file) => `canary: not seen by the import checker: ${file}\n`),
    ...PLANTED.filter((line) => !found.has(line)).map(
      (line) => `canary: a planted fault was not reported: ${line}\n`,
    ),
    ...[...found]
      .filter((line) => !planted.has(line))
      .map((line) => `canary: reported although it is allowed: ${line}\n`),
  ];
}
