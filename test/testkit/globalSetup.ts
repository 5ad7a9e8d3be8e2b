import { mkdtempSync, mkdirSync, chmodSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  bringUpToDate,
  ensureKeys,
  setupDatabase,
  startEmbeddedPostgres,
  trustedIssuers,
} from '@lidhja/launch';
import { findRoot } from './root';
import type { TestCluster } from './TestCluster';

/**
 * Starts one PostgreSQL for the whole run, makes the database `lidhja` as `npm start` does (roles,
 * migrations, sample), and leaves it as the template from which each test file gets its own.
 */
export default async function globalSetup(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'lidhja-test-'));
  // The database's user, which is another one than root's, must reach its own folder inside.
  chmodSync(data, 0o711);
  const logs = join(data, 'log');
  mkdirSync(logs);
  const server = await startEmbeddedPostgres({ dataDirectory: data });
  globalThis.lidhjaTestServer = server;
  const roles = await setupDatabase(server.adminUrl, join(data, 'database.json'));
  const plan = {
    root: findRoot(),
    url: roles['lidhja_migrator'] ?? '',
    passedOn: {},
    logs,
    signal: new AbortController().signal,
  };
  await bringUpToDate(plan, true);
  const issuers = trustedIssuers(data, { sample: true, issuersFile: undefined });
  const keys = ensureKeys(data, issuers);
  const cluster: TestCluster = { data, adminUrl: server.adminUrl, roles, keys };
  const file = join(data, 'cluster.json');
  writeFileSync(file, JSON.stringify(cluster), { mode: 0o600 });
  process.env['LIDHJA_TEST_CLUSTER'] = file;
}
