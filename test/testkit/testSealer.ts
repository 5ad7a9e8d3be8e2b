import { sealerOf, type RecordSealer } from '@lidhja/platform';
import { testCluster } from './TestCluster';

/** Seals and opens records as the parts of the run do. */
export const testSealer = (): RecordSealer => sealerOf(testCluster().keys['international'] ?? '');
