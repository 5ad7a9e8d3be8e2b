import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';

const UNDECLARED = {
  name: 'packages-are-declared',
  comment: 'npm hoists, and an import that is not declared works until another package drops it',
};

const DOOR = {
  name: 'packages-through-their-door',
  comment: 'what a package does not export from its index.ts it may change tomorrow',
};

/** Rules about the names that imports are written with. */
export const SPECIFIER_RULES = [DOOR, UNDECLARED];

const BARE = /^(@[^/]+\/[^/]+|[^./@][^/]*)/;
const forTests = (file) => /\.test\.ts$|^test\/|\/(testkit|cases)\/|\.mjs$/.test(file);

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

const manifestOf = (root, file) => {
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    const path = join(root, folder, 'package.json');
    if (existsSync(path)) return read(path);
  }
  return {};
};

const declaredFor = (root, file, tools) => {
  const { name, dependencies = {}, optionalDependencies = {} } = manifestOf(root, file);
  const own = [name, ...Object.keys(dependencies), ...Object.keys(optionalDependencies)];
  return new Set(forTests(file) ? [...own, ...tools] : own);
};

/** Imports past a package's door, and of packages that the importing one's package.json does not name. */
export function applySpecifierRules(root, modules) {
  const top = join(root, 'package.json');
  const tools = existsSync(top) ? Object.keys(read(top).devDependencies ?? {}) : [];
  return modules
    .filter(({ source }) => /^(gateway|shared|subgraphs|test)\//.test(source))
    .flatMap(({ source, dependencies }) => {
      const declared = declaredFor(root, source, tools);
      const broken =
        ({ name, comment }) =>
        (to) => ({ rule: name, because: comment, from: source, to });
      const specifiers = [...new Set(dependencies.map(({ module }) => module))];
      const packages = specifiers.flatMap((module) =>
        isBuiltin(module) ? [] : (BARE.exec(module)?.[1] ?? []),
      );
      return [
        ...specifiers.filter((module) => /^@lidhja\/[^/]+\//.test(module)).map(broken(DOOR)),
        ...packages.filter((wanted) => !declared.has(wanted)).map(broken(UNDECLARED)),
      ];
    });
}
