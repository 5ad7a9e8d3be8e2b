import { dirname, isAbsolute } from 'node:path';
import {
  ModuleMocker,
  compiled,
  expect,
  located,
  outside,
  restoreSharedTypes,
} from './modules.mjs';

const block = (name, parent) => ({
  name: [parent?.name, name].filter(Boolean).join(' '),
  parent,
  members: [],
  hooks: { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] },
});

const hooksOf = (at, kind) => (at ? [...hooksOf(at.parent, kind), ...at.hooks[kind]] : []);

/** What went wrong in the work, or undefined. */
const faultOf = async (...works) => {
  try {
    for (const work of works) await work();
    return undefined;
  } catch (error) {
    return error ?? new Error('nothing was thrown');
  }
};

/** One test file with modules of its own, made anew for each run. */
export class TestFile {
  #file;
  #made = new Map();
  #doubles = new Map();
  #mocker = new ModuleMocker(globalThis);
  #block = block('', undefined);

  constructor(file) {
    this.#file = file;
  }

  #given() {
    const add = (name, work) =>
      this.#block.members.push({ name: block(name, this.#block).name, work });
    const describe = (name, work) => {
      const inner = block(name, this.#block);
      this.#block.members.push(inner);
      this.#block = inner;
      work();
      this.#block = inner.parent;
    };
    // Rows are told apart by their number: only the name must differ, and nobody reads it.
    const each = (one) => (rows) => (name, work) =>
      rows.forEach((row, at) => one(`${name} #${at}`, () => work(...[row].flat(1))));
    add.each = each(add);
    describe.each = each(describe);
    const hook = (kind) => (work) => this.#block.hooks[kind].push(work);
    const hooks = ['beforeAll', 'afterAll', 'beforeEach', 'afterEach'].map(hook);
    return [this.#jest(), describe, add, add, expect, ...hooks];
  }

  #jest() {
    const mocker = this.#mocker;
    return {
      fn: (...args) => mocker.fn(...args),
      spyOn: (...args) => mocker.spyOn(...args),
      mocked: (double) => double,
      mock: (name, make) => this.#doubles.set(located(this.#file, name), make),
      requireActual: (name) => this.#load(located(this.#file, name)),
    };
  }

  #require(target) {
    const make = this.#doubles.get(target);
    if (!make) return this.#load(target);
    const key = `double of ${target}`;
    if (!this.#made.has(key)) this.#made.set(key, { exports: make() });
    return this.#made.get(key).exports;
  }

  #load(target) {
    if (!isAbsolute(target)) return outside(target);
    const known = this.#made.get(target);
    if (known) return known.exports;
    const module = { exports: {} };
    this.#made.set(target, module);
    const require = (name) => this.#require(located(target, name));
    const place = [module.exports, require, module, target, dirname(target)];
    compiled(target)(...place, ...this.#given());
    return module.exports;
  }

  /**
   * Runs the tests that `asked` holds, or all; with `hasty` until one fails.
   * @param begin told the name of each test when it begins, undefined when it has ended
   * @returns for each test that ran `{ name, fault }`; what fails outside of one has the file's name
   */
  async run({ asked, hasty, begin }) {
    const results = [];
    const failed = () => hasty && results.some(({ fault }) => fault !== undefined);
    const outsideOfTests = (fault) => {
      if (fault !== undefined) results.push({ name: this.#file, fault });
    };
    const wanted = (one) => (one.work ? !asked || asked.has(one.name) : one.members.some(wanted));
    const runTest = async ({ name, work }, at) => {
      begin(name);
      const fault = await faultOf(...hooksOf(at, 'beforeEach'), work);
      const after = await faultOf(...hooksOf(at, 'afterEach'));
      begin(undefined);
      results.push({ name, fault: fault ?? after });
    };
    const runBlock = async (at) => {
      const fault = await faultOf(...at.hooks.beforeAll);
      outsideOfTests(fault);
      for (const one of fault === undefined ? at.members.filter(wanted) : []) {
        if (failed()) break;
        await (one.work ? runTest(one, at) : runBlock(one));
      }
      outsideOfTests(await faultOf(...at.hooks.afterAll));
    };
    // Types are noted in one place for the whole process, and each file has its own.
    outside('type-graphql').getMetadataStorage().clear();
    restoreSharedTypes();
    const fault = await faultOf(() => this.#load(this.#file));
    outsideOfTests(fault);
    if (fault === undefined && wanted(this.#block)) await runBlock(this.#block);
    this.#mocker.restoreAllMocks();
    return results;
  }
}
