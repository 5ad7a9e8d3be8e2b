import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordSealer } from '@lidhja/platform';
import { Client } from 'pg';
import { TOKENS_FILE } from './Notes';
import { plantCanaries } from './plantCanaries';
import { sampleTokens } from './sampleTokens';

/** Of sessions whose statements hold what is planted, and whom no test of the product speaks as. */
const UNLOGGED = [
  'log_statement = none',
  'log_min_duration_statement = -1',
  'log_min_error_statement = panic',
];

/**
 * How the database server of a run logs: every statement, and those that fail, which is the worst that an
 * operator could plausibly set; the product’s own settings keep parameters out of it.
 */
export const LOUD: Readonly<Record<string, string>> = {
  log_statement: 'all',
  log_min_error_statement: 'error',
  log_line_prefix: '%m [%p] %u@%d %a ',
};

const connected = async <T>(adminUrl: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Plants the canaries in the template database, and the rows that hold them. */
export const plantScenario = (adminUrl: string, sealer: RecordSealer): Promise<unknown> =>
  connected(adminUrl, (client) => plantCanaries(client, sealer));

/**
 * Plants the canaries in the template database, and makes the folder in which the run notes what is said.
 * @param folder does not exist yet
 * @param sealer as that of the parts
 */
export const prepareNotes = (
  adminUrl: string,
  folder: string,
  sealer: RecordSealer,
): Promise<void> =>
  connected(adminUrl, async (client) => {
    for (const setting of UNLOGGED) await client.query(`alter role current_user set ${setting}`);
    for (const setting of UNLOGGED) await client.query(`set ${setting}`);
    const sample = await sampleTokens(client);
    const planted = await plantCanaries(client, sealer);
    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(join(folder, TOKENS_FILE), JSON.stringify([...planted, ...sample]), {
      mode: 0o600,
    });
  });
