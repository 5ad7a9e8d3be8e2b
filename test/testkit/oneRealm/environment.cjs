const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');
const Module = require('node:module');
const { createContext } = require('node:vm');

const descriptorOf = (key) => Object.getOwnPropertyDescriptor(globalThis, key);

/** Jest asks each environment for one; nothing runs in it. */
const unused = createContext();

/** Of the suite that runs. */
let running = null;
const load = Module._load;
// What is loaded by something else than a suite, as migrations are by TypeORM, stays as well, and so do its globals.
Module._load = function (...given) {
  const loading = () => load.apply(this, given);
  return running && !running.loads ? running.keeping(loading) : loading();
};

/**
 * The worker's own globals in place of a context for each suite, so that what is loaded once serves every
 * suite (`runtime.cjs`). What a suite puts among the globals is taken away behind it.
 */
module.exports = class OneRealm {
  isOneRealm = true;
  global = globalThis;
  fakeTimers = null;
  moduleMocker = new ModuleMocker(globalThis);
  /** Whether something is being loaded that stays. */
  loads = false;
  #globals = new Map(Reflect.ownKeys(globalThis).map((key) => [key, descriptorOf(key)]));
  #exit = process.exit;
  #stackTraceLimit = Error.stackTraceLimit;

  constructor({ projectConfig }) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    Error.stackTraceLimit = 100;
  }

  /** Loads what stays for the suites to come, together with what it puts among the globals. */
  keeping(load) {
    if (this.loads) return load();
    const before = new Set(Reflect.ownKeys(globalThis));
    this.loads = true;
    try {
      return load();
    } finally {
      this.loads = false;
      for (const key of Reflect.ownKeys(globalThis)) {
        if (!before.has(key)) this.#globals.set(key, descriptorOf(key));
      }
    }
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return unused;
  }

  async setup() {
    running = this;
  }

  async teardown() {
    running = null;
    this.fakeTimersModern.dispose();
    for (const key of Reflect.ownKeys(globalThis)) {
      // Some cannot be deleted: the matchers of `expect`, which every suite sets again.
      if (!this.#globals.has(key)) Reflect.deleteProperty(globalThis, key);
    }
    for (const [key, descriptor] of this.#globals) {
      if (descriptorOf(key)?.value !== descriptor.value) {
        Object.defineProperty(globalThis, key, descriptor);
      }
    }
    process.exit = this.#exit;
    Error.stackTraceLimit = this.#stackTraceLimit;
    this.global = null;
  }
};
