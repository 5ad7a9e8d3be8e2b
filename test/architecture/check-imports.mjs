import { resolve } from 'node:path';
import { provesItself } from './imports/canary.mjs';
import { findViolations } from './imports/findViolations.mjs';

// npm run imports: first shows on a small tree with planted faults that every rule still bites, then
// applies the same rules to the product. A checker that sees nothing also reports nothing.

const root = resolve(import.meta.dirname, '..', '..');

/** Fewer modules than this, and the checker has lost sight of the tree, whatever it reports. */
const FEWEST_MODULES = 150;

const report = ({ rule, because, from, to }) =>
  `${rule}: ${from} → ${to}\n    because ${because}\n`;

const silent = await provesItself(root);
const { rules, modules, unseen, violations } = await findViolations(root);

const failures = [
  ...silent,
  ...unseen.map((file) => `not seen by the import checker: ${file}\n`),
  ...(modules < FEWEST_MODULES ? [`the import checker saw only ${modules} modules\n`] : []),
  ...violations.map(report),
];
if (failures.length > 0) {
  process.stderr.write(failures.join(''));
  process.stderr.write(`imports: ${failures.length} failures\n`);
  process.exit(1);
}
process.stdout.write(`imports: ${modules} modules keep ${rules} rules, each seen to bite\n`);
