import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { CODE } from './listSources.mjs';

const configuration = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs');

/** The rules of `.dependency-cruiser.cjs`: what may import what. */
export const importRules = configuration.forbidden;

const reasons = new Map(importRules.map(({ name, comment }) => [name, comment]));

const toViolation = ({ rule: { name }, from, to, cycle }) => ({
  rule: name,
  because: reasons.get(name),
  from,
  to: cycle ? cycle.map((step) => step.name ?? step).join(' → ') : to,
});

/** Reads the tree at `root`, through its own tsconfig.check.json, and holds every import to the rules. */
export async function applyImportRules(root) {
  // The resolver takes `paths` from the tsconfig but counts them from the working directory.
  process.chdir(root);
  const { enhancedResolveOptions, ...options } = configuration.options;
  const fileName = resolve(root, options.tsConfig.fileName);
  const { output } = await cruise(
    CODE,
    {
      ...options,
      tsConfig: { fileName },
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: importRules },
    },
    enhancedResolveOptions,
    { tsConfig: extractTSConfig(fileName) },
  );
  return {
    modules: output.modules,
    violations: output.summary.violations.map(toViolation),
  };
}
