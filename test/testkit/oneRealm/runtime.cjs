const { existsSync } = require('node:fs');
const { createRequire, isBuiltin } = require('node:module');
const { dirname, join, relative, resolve, sep } = require('node:path');
const { Script } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

const ROOT = join(__dirname, '..', '..', '..');
const SOURCE = /^(gateway|test|(?:shared|subgraphs)\/[^/]+)\/(.*)\.ts$/;

/** What was built of a source file; null for tests, and for what is not built. */
const builtOf = (file) => {
  const [, folder, rest] = SOURCE.exec(relative(ROOT, file).split(sep).join('/')) ?? [];
  if (!folder || rest.endsWith('.test')) return null;
  const built = join(ROOT, folder, 'dist', `${rest}.js`);
  return existsSync(built) ? built : null;
};

const sourceOf = (from, name) => {
  const path = resolve(dirname(from), name);
  return [`${path}.ts`, join(path, 'index.ts')].find((file) => existsSync(file));
};

/**
 * Jest's runtime, of which suites get what is built from Node itself: loaded once for a worker, and not once
 * for every suite. Their own files it loads as ever, in the same realm.
 */
module.exports = class OneRealmRuntime extends Runtime {
  #environment = null;

  constructor(...args) {
    super(...args);
    const { executor } = this;
    if (executor.environment.isOneRealm !== true) return;
    this.#environment = executor.environment;
    executor.compile = (source, filename) => {
      const opening = `(function (${executor.injectedModuleParameters.join(', ')}) {`;
      const columnOffset = -opening.length;
      const script = new Script(`${opening}${source}\n})`, { filename, columnOffset });
      return script.runInThisContext();
    };
  }

  requireModuleOrMock(from, name) {
    const environment = this.#environment;
    if (!environment || name === '@jest/globals') return super.requireModuleOrMock(from, name);
    if (isBuiltin(name)) return require(name);
    if (!name.startsWith('.')) return environment.keeping(() => createRequire(from)(name));
    const source = sourceOf(from, name);
    const built = source ? builtOf(source) : null;
    if (!built) return super.requireModuleOrMock(from, name);
    return environment.keeping(() => require(built));
  }
};
