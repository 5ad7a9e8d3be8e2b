import { join } from 'node:path';
import { findRoot } from '../testkit/root';
import type { MutatedPackage } from './packages';

/** How Stryker is to run, and where it may write: nowhere but in `folder`. */
export interface MutationRun {
  readonly mutated: MutatedPackage;
  /** A folder outside the clone, absolute. */
  readonly folder: string;
}

export const reportIn = (folder: string): string => join(folder, 'report.json');

/** Options of Stryker. Its reporters are the two that write to this machine alone. */
export const strykerOptions = ({ mutated, folder }: MutationRun) => ({
  mutate: [
    `${mutated.folder}/**/*.ts`,
    ...['**/*.test.ts', ...mutated.tests].map((glob) => `!${glob}`),
  ],
  plugins: [join(findRoot(), 'test/mutation/runner/plugin.mjs')],
  testRunner: 'unit-tests',
  lidhja: { folder: mutated.folder },
  coverageAnalysis: 'perTest',
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: reportIn(folder) },
  tempDirName: join(folder, 'sandboxes'),
  ignorePatterns: ['.lidhja', 'coverage', 'gateway', 'subgraphs', 'test', '**/dist'],
  // The sources go to swc, which looks at no types.
  disableTypeChecks: false,
  allowConsoleColors: false,
  logLevel: 'warn',
  warnings: false,
  concurrency: 1,
  // Other work on the machine must not pass for an endless loop.
  timeoutMS: 30_000,
  timeoutFactor: 4,
});
