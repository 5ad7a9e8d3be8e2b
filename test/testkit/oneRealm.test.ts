import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRoot } from './root';

/** A suite in a process of its own, that loads a module past Jest, and what is among the globals behind it. */
const behind = (suite: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'one-realm-'));
  const module = join(folder, 'kept.js');
  writeFileSync(module, 'globalThis.ofTheModule = 1;');
  const environment = join(findRoot(), 'test', 'testkit', 'oneRealm', 'environment.cjs');
  const program = `
    const OneRealm = require(${JSON.stringify(environment)});
    const suite = new OneRealm({ projectConfig: { fakeTimers: {} } });
    suite.setup().then(() => { ${suite}; return suite.teardown(); })
      .then(() => console.log(['ofTheModule', 'ofTheSuite'].filter((name) => name in globalThis).join()));`;
  const given = ['-e', program, module];
  try {
    return execFileSync(process.execPath, given, { cwd: findRoot(), encoding: 'utf8' }).trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test('what a suite loads past Jest stays for the next with its globals, and its own go', () => {
  expect(behind('globalThis.ofTheSuite = 1; require(process.argv[1])')).toBe('ofTheModule');
});

test('what a suite puts among the globals itself goes, under whatever name', () => {
  expect(behind('globalThis.ofTheSuite = 1; globalThis.ofTheModule = 1')).toBe('');
});
