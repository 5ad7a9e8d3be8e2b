import { sealerOf, type RecordSealer } from '@lidhja/platform';
import { testCluster } from './TestCluster';

let sealer: RecordSealer | null = null;

/** Seals and opens records as the parts of the run do. */
export const testSealer = (): RecordSealer =>
  (sealer ??= sealerOf(testCluster().keys['international'] ?? ''));
