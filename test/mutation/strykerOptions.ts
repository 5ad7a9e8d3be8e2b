import { join } from 'node:path';
import type { MutatedPackage } from './packages';

/** How Stryker is to run, and where it may write: nowhere but in `folder`. */
export interface MutationRun {
  readonly mutated: MutatedPackage;
  /** A folder outside the clone, absolute. */
  readonly folder: string;
  /** Mutants tried at once. */
  readonly concurrency: number;
  /** File in which a run leaves what it found, absolute; what stands there already is not tried again. */
  readonly known: string;
}

export const reportIn = (folder: string): string => join(folder, 'report.json');

/** Options of Stryker. Its reporters are the two that write to this machine alone. */
export const strykerOptions = ({ mutated, folder, concurrency, known }: MutationRun) => ({
  mutate: [
    `${mutated.folder}/**/*.ts`,
    ...['**/*.test.ts', ...mutated.tests].map((glob) => `!${glob}`),
  ],
  plugins: ['@stryker-mutator/jest-runner'],
  testRunner: 'jest',
  coverageAnalysis: 'perTest',
  jest: {
    configFile: 'test/mutation/jest.config.cjs',
    config: {
      roots: [`<rootDir>/${mutated.folder}`],
      cacheDirectory: join(folder, 'jest'),
      globals: { parsedYaml: join(folder, 'yaml') },
      testEnvironmentOptions: { notes: join(folder, 'notes') },
    },
  },
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: reportIn(folder) },
  tempDirName: join(folder, 'sandboxes'),
  ignorePatterns: ['.lidhja', 'coverage', 'gateway', 'subgraphs', '**/dist'],
  // The sources go to swc, which looks at no types.
  disableTypeChecks: false,
  allowConsoleColors: false,
  logLevel: 'warn',
  concurrency,
  // Other work on the machine must not pass for an endless loop.
  timeoutMS: 30_000,
  timeoutFactor: 4,
  incremental: true,
  incrementalFile: known,
});
