/** A package whose tests are tried on mutants of its code. */
export interface MutatedPackage {
  readonly name: string;
  /** Its folder, from the root. */
  readonly folder: string;
  /** Globs, from the root, of what is not mutated though it is in the folder: what the tests are made of. */
  readonly tests: readonly string[];
  /** Percentage of the mutants that must be detected. */
  readonly bar: number;
}

/** What `npm run mutate` runs. */
export const PACKAGES: readonly MutatedPackage[] = [
  { name: 'policy', folder: 'shared/policy', tests: ['shared/policy/cases/**'], bar: 95 },
  { name: 'enforcement', folder: 'shared/enforcement', tests: [], bar: 85 },
];
