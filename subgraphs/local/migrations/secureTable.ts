import type { QueryRunner } from 'typeorm';

/**
 * Puts row security on a table before it holds a row: the migrator keeps it, the subgraph's own role
 * reads what the condition lets through, and nobody else has any right on it.
 * @param table a name of the schema "local"
 * @param readable SQL condition on a row
 */
export async function secureTable(
  runner: QueryRunner,
  table: string,
  readable: string,
): Promise<void> {
  await runner.query(`
    alter table "local".${table} enable row level security;
    alter table "local".${table} force row level security;
    create policy keeper on "local".${table} to lidhja_migrator using (true) with check (true);
    create policy readable on "local".${table} for select to lidhja_local using (${readable});
    revoke all on "local".${table} from public;
    grant select on "local".${table} to lidhja_local;`);
}
