import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportRun } from '../canaries/reportRun';
import type { TestCluster } from './TestCluster';

/** Of what Jest hands over, that which chooses tests. */
interface Chosen {
  readonly testPathPatterns: { isSet(): boolean };
  readonly testNamePattern?: string;
  readonly onlyChanged: boolean;
  readonly onlyFailures: boolean;
  readonly shard?: object;
}

/** Whether every test ran, and not some that were chosen. */
const isWhole = ({
  testPathPatterns,
  testNamePattern,
  onlyChanged,
  onlyFailures,
  shard,
}: Chosen): boolean =>
  !testPathPatterns.isSet() && !testNamePattern && !onlyChanged && !onlyFailures && !shard;

/**
 * Stops the run's PostgreSQL, sweeps what a run of Jest has said for canaries, and removes what it kept.
 * @throws Error with what leaked
 */
export default async function globalTeardown(jest?: Chosen): Promise<void> {
  await globalThis.lidhjaTestServer?.stop();
  const file = process.env['LIDHJA_TEST_CLUSTER'];
  try {
    if (!file) return;
    const { data, notes } = JSON.parse(readFileSync(file, 'utf8')) as TestCluster;
    if (!jest || !notes) return;
    // Says nothing where nothing leaked: the runner's own summary ends the output.
    reportRun(notes, [join(data, 'postgres.log')], isWhole(jest));
  } finally {
    await globalThis.lidhjaTestRun?.end();
  }
}
