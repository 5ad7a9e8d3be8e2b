import type { Client, QueryResult } from 'pg';
import type { Probe } from './Probe';

const TIMES = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

const answerOf = (results: QueryResult[]): string =>
  JSON.stringify(results.at(-1)?.rows ?? []).replace(TIMES, 'then');

/** What a probe is answered: its rows, or the code of the error; within a transaction, and taken back. */
export async function observe(
  client: Client,
  { role, settings, before = '', sql }: Probe,
): Promise<string> {
  const set = Object.entries(settings).map(
    ([name, value]) => `set_config('lidhja.${name}', '${value}', true)`,
  );
  try {
    await client.query(
      `savepoint probe; ${set.length > 0 ? `select ${set.join(', ')};` : ''} ${before}; set local role ${role}`,
    );
    const results = (await client.query(`select; ${sql}`)) as unknown as QueryResult[];
    return answerOf(results);
  } catch (error) {
    return `refused: ${(error as { code: string }).code}`;
  } finally {
    await client.query('rollback to probe; release probe');
  }
}
