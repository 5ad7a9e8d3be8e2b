import type { QueryRunner } from 'typeorm';

/** Runs statements as the owner of the exchange tables, which nobody can log in as. */
export async function asExchangeOwner(
  runner: QueryRunner,
  statements: readonly string[],
): Promise<void> {
  await runner.query('set local role exchange_owner');
  for (const statement of statements) await runner.query(statement);
  await runner.query('reset role');
}
