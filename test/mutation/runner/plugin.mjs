import { readdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { TestFile } from './TestFile.mjs';

// Kinds and states as Stryker's interface for test runners has them.
const SUCCESS = 0;
const FAILED = 1;

// What a mutant leaves undone is no reason to end; the tests say whether it is noticed.
process.on('unhandledRejection', () => undefined);

const testsIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist') return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return testsIn(path);
    // Hundreds of random questions for each mutant would take hours; an example must kill it.
    return /(?<!\bproperties)\.test\.ts$/.test(entry.name) ? [path] : [];
  });

/** What the code of the mutants and this runner tell each other by. */
const begin = (shared) => {
  globalThis.__stryker__ = shared;
  return shared;
};

const textOf = (fault) => String(fault?.message ?? fault).slice(0, 500);

/** Runs the tests in `options.lidhja.folder`, all of them or those that can reach a mutant. */
class UnitTests {
  static inject = ['options'];
  #folder;
  #files = [];

  constructor({ lidhja: { folder } }) {
    this.#folder = folder;
  }

  capabilities() {
    // Modules are made anew for each mutant, those that it changes while they load as well.
    return { reloadEnvironment: true };
  }

  async init() {
    const tests = testsIn(join(process.cwd(), this.#folder));
    this.#files = tests.map((path) => ({ path, names: undefined, tries: 0, kills: 0, time: 1 }));
  }

  async #run(file, how) {
    const started = performance.now();
    const results = await new TestFile(file.path).run(how);
    file.time = Math.max(file.time, performance.now() - started);
    return results;
  }

  async dryRun() {
    const shared = begin({ mutantCoverage: { static: {}, perTest: {} } });
    const tests = [];
    for (const file of this.#files) {
      const started = performance.now();
      const results = await this.#run(file, { begin: (name) => (shared.currentTestId = name) });
      file.names = results.map(({ name }) => name);
      const timeSpentMs = (performance.now() - started) / results.length;
      for (const { name, fault } of results) {
        const told = { id: name, name, fileName: file.path, timeSpentMs };
        tests.push(
          fault === undefined
            ? { ...told, status: SUCCESS }
            : { ...told, status: FAILED, failureMessage: textOf(fault) },
        );
      }
    }
    return { status: 'complete', tests, mutantCoverage: shared.mutantCoverage };
  }

  /**
   * Asks the test that killed again, with no mutant.
   * @throws Error where it fails then too: an earlier mutant has changed what all runs share, and Stryker
   *   asks again in a new process
   */
  async #confirm(file, name) {
    begin({});
    const asked = new Set([name]);
    const results = await this.#run(file, { asked, hasty: true, begin: () => undefined });
    const failed = results.find((one) => one.name === name && one.fault !== undefined);
    if (failed) throw new Error(`"${name}" fails with no mutant: ${textOf(failed.fault)}`);
  }

  /** First the files that promise most for the time that they take. */
  #inOrder(asked) {
    const promise = ({ kills, tries, time }) => (kills + 1) / (tries + 2) / time;
    return this.#files
      .filter(({ names }) => !asked || !names || names.some((name) => asked.has(name)))
      .sort((one, other) => promise(other) - promise(one));
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    const shared = begin({ activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit && 0 });
    const asked = testFilter && new Set(testFilter);
    let nrOfTests = 0;
    for (const file of this.#inOrder(asked)) {
      const results = await this.#run(file, { asked, hasty: true, begin: () => undefined });
      const killer = results.find(({ fault }) => fault !== undefined);
      nrOfTests += results.length;
      file.tries += 1;
      if (hitLimit && shared.hitCount > hitLimit) return { status: 'timeout', reason: 'no end' };
      if (!killer) continue;
      file.kills += 1;
      await this.#confirm(file, killer.name);
      const failureMessage = textOf(killer.fault);
      return { status: 'killed', killedBy: [killer.name], failureMessage, nrOfTests };
    }
    return { status: 'survived', nrOfTests };
  }
}

export const strykerPlugins = [
  { kind: 'TestRunner', name: 'unit-tests', injectableClass: UnitTests },
];
