import { mkdtempSync, mkdirSync, chmodSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  bringUpToDate,
  ensureKeys,
  ensureRecordKey,
  noteRings,
  setupDatabase,
  startEmbeddedPostgres,
  trustedIssuers,
} from '@lidhja/launch';
import { sealerOf } from '@lidhja/platform';
import { LOUD, plantScenario, prepareNotes } from '../canaries/prepareNotes';
import { findRoot } from './root';
import type { TestCluster } from './TestCluster';
import { TestRun } from './TestRun';

const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

const begin = async (run: TestRun, jest?: object): Promise<void> => {
  const data = mkdtempSync(join(tmpdir(), 'lidhja-test-'));
  run.onStop(() => Promise.resolve(remove(data)));
  // The database's user, which is another one than root's, must reach its own folder inside.
  chmodSync(data, 0o711);
  const logs = join(data, 'log');
  mkdirSync(logs);
  const server = await startEmbeddedPostgres({
    dataDirectory: data,
    ...(jest ? { settings: LOUD } : {}),
  });
  const { adminUrl, home } = server;
  run.onStop(async (force) => {
    await server.stop(force);
    if (home.elsewhere) remove(home.folder);
  });
  globalThis.lidhjaTestServer = server;
  const roles = await setupDatabase(adminUrl, join(data, 'database.json'));
  const recordKey = ensureRecordKey(data);
  const plan = {
    root: findRoot(),
    url: roles['lidhja_migrator'] ?? '',
    keys: recordKey,
    passedOn: {},
    logs,
    signal: run.signal,
  };
  await bringUpToDate(plan, true);
  const issuers = trustedIssuers(data, { sample: true, issuersFile: undefined });
  const keys = ensureKeys(data, issuers);
  await noteRings(plan.url, keys);
  const notes = join(data, 'notes');
  const sealer = sealerOf(recordKey);
  // A proof at full length finds the rows that its short form has.
  await (jest ? prepareNotes(adminUrl, notes, sealer) : plantScenario(adminUrl, sealer));
  const cluster: TestCluster = { data, adminUrl, roles, keys, ...(jest ? { notes } : {}) };
  const file = join(data, 'cluster.json');
  writeFileSync(file, JSON.stringify(cluster), { mode: 0o600 });
  process.env['LIDHJA_TEST_CLUSTER'] = file;
};

/**
 * Starts one PostgreSQL for the whole run, makes the database `lidhja` as `npm start` does (roles,
 * migrations, sample), and leaves it with canaries as the template from which each test file gets its own. A
 * run of Jest notes what is said. A signal stops and removes it, and ends the process.
 *
 * @param jest what Jest hands over; without it nothing is noted
 */
export default async function globalSetup(jest?: object): Promise<void> {
  const run = new TestRun((line) => void process.stderr.write(`${line}\n`));
  globalThis.lidhjaTestRun = run;
  await run.begin(() => begin(run, jest));
}
