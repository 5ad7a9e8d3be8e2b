import type { Client, QueryResult } from 'pg';
import type { Probe } from './Probe';

const TIMES = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

const answerOf = (results: QueryResult[]): string =>
  // After the answer come the two statements that take everything back.
  JSON.stringify(results.at(-3)?.rows ?? []).replace(TIMES, 'then');

/** A right that is missing and a row that a policy refuses have one code. */
const refusalOf = ({ code, message }: { code: string; message: string }): string =>
  `refused: ${code}${message.includes('row-level security') ? ' by policy' : ''}`;

const BACK = 'rollback to probe; release probe';

/**
 * What a probe is answered: its rows, or the code of the error; within a transaction, and taken back.
 * All in one message, since a proof asks hundreds of thousands.
 */
export async function observe(
  client: Client,
  { role, settings, before, sql }: Probe,
): Promise<string> {
  const set = Object.entries(settings).map(
    ([name, value]) => `set_config('lidhja.${name}', '${value}', true)`,
  );
  const statements = [
    'savepoint probe',
    ...(set.length > 0 ? [`select ${set.join(', ')}`] : []),
    ...(before ? [before] : []),
    `set local role ${role}`,
    sql,
    BACK,
  ];
  try {
    return answerOf((await client.query(statements.join(';\n'))) as unknown as QueryResult[]);
  } catch (error) {
    await client.query(BACK);
    return refusalOf(error as { code: string; message: string });
  }
}
