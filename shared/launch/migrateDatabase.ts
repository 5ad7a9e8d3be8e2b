import { join } from 'node:path';
import { DatabaseMark, programsDigest } from './database/DatabaseMark';
import { folderOf, MIGRATED_BESIDE, MIGRATED_FIRST, SAMPLE_ORDER } from './parts/partList';
import type { Step } from './Progress';
import { runChild } from './process/runChild';

/** What the programs that change the database are run with. */
export interface MigrationPlan {
  readonly root: string;
  /** Connection string of the migrator. */
  readonly url: string;
  /** Directory with the key of records. */
  readonly keys: string;
  readonly passedOn: Readonly<Record<string, string>>;
  readonly logs: string;
  readonly signal: AbortSignal;
}

const runIn = (plan: MigrationPlan, folder: string, program: string, task: string): Promise<void> =>
  runChild({
    task: `${task} ${folder}`,
    file: join(plan.root, folder, 'dist', program),
    environment: {
      ...plan.passedOn,
      ...{ NODE_ENV: 'production', DATABASE_URL: plan.url, LIDHJA_KEYS: plan.keys },
    },
    workingDirectory: plan.root,
    log: join(plan.logs, 'database.log'),
    signal: plan.signal,
  });

/** Brings every schema up to date: first what is shared, then the subgraphs beside each other. */
export async function migrateDatabase(plan: MigrationPlan): Promise<void> {
  for (const folder of MIGRATED_FIRST) await runIn(plan, folder, 'migrate.js', 'migrating');
  await Promise.all(
    MIGRATED_BESIDE.map((name) => runIn(plan, folderOf(name), 'migrate.js', 'migrating')),
  );
}

/** Loads the synthetic sample, unless it is there. */
export async function loadSample(plan: MigrationPlan): Promise<void> {
  for (const [name, program] of SAMPLE_ORDER) {
    await runIn(plan, folderOf(name), join('sample', program), 'loading the sample of');
  }
}

const NOTHING_YET = '0'.repeat(64);

/** Makes the next start bring everything up to date again. */
export const markAsBehind = (url: string, sample: boolean): Promise<void> =>
  DatabaseMark.set(url, NOTHING_YET, sample);

/**
 * Brings schemas and sample up to date, and does nothing when these very programs have done so before.
 * @throws LaunchError when the database was begun with the sample and shall go on without, or the reverse
 */
export async function bringUpToDate(
  plan: MigrationPlan,
  sample: boolean,
  step: Step = (_label, work) => work(),
): Promise<void> {
  const programs = programsDigest(plan.root);
  if (await DatabaseMark.isUpToDate(plan.url, programs, sample)) return;
  // Marked before anything is in it: a start that is cut short must not be taken up as the other kind.
  await DatabaseMark.set(plan.url, NOTHING_YET, sample);
  await step('migrating', () => migrateDatabase(plan));
  if (sample) await step('loading the sample', () => loadSample(plan));
  await DatabaseMark.set(plan.url, programs, sample);
}
