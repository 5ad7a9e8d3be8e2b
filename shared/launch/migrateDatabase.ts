import { join } from 'node:path';
import { folderOf, MIGRATED_BESIDE, MIGRATED_FIRST, SAMPLE_ORDER } from './parts/partList';
import { runChild } from './process/runChild';

/** What the programs that change the database are run with. */
export interface MigrationPlan {
  readonly root: string;
  /** Connection string of the migrator. */
  readonly url: string;
  readonly passedOn: Readonly<Record<string, string>>;
  readonly logs: string;
  readonly signal: AbortSignal;
}

const runIn = (plan: MigrationPlan, folder: string, program: string, task: string): Promise<void> =>
  runChild({
    task: `${task} ${folder}`,
    file: join(plan.root, folder, 'dist', program),
    environment: { ...plan.passedOn, NODE_ENV: 'production', DATABASE_URL: plan.url },
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
