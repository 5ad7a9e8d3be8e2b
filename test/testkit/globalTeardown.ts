import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Stops the run's PostgreSQL and removes what it kept. */
export default async function globalTeardown(): Promise<void> {
  const server = globalThis.lidhjaTestServer;
  await server?.stop();
  const file = process.env['LIDHJA_TEST_CLUSTER'];
  if (file) rmSync(dirname(file), { recursive: true, force: true });
  if (server?.home.elsewhere) rmSync(server.home.folder, { recursive: true, force: true });
}
