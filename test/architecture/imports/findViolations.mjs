import { applyImportRules, importRules } from './importRules.mjs';
import { listSources } from './listSources.mjs';
import { applySpecifierRules, SPECIFIER_RULES } from './specifierRules.mjs';
import { applyTextRules, TEXT_RULES } from './textRules.mjs';

/** The names of all rules, whichever way they are applied. */
export const ruleNames = [...importRules, ...SPECIFIER_RULES, ...TEXT_RULES].map(
  ({ name }) => name,
);

/**
 * Applies every rule to the tree at `root`.
 *
 * `unseen` are the source files on disk that dependency-cruiser did not read: with a TypeScript that
 * it does not know it says "0 modules, no violations".
 */
export async function findViolations(root) {
  const sources = listSources(root);
  const { modules, violations } = await applyImportRules(root);
  const seen = new Set(modules.map(({ source }) => source));
  return {
    rules: ruleNames.length,
    modules: sources.filter((file) => seen.has(file)).length,
    unseen: sources.filter((file) => !seen.has(file)),
    violations: [
      ...violations,
      ...applySpecifierRules(root, modules),
      ...applyTextRules(root, sources),
    ],
  };
}
