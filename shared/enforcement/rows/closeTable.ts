/**
 * SQL that closes a table to everyone but the migrator, who keeps it. For the migration that makes it, so
 * that no table is ever without row security, and for one that moves its rows; `secureRows` opens what the
 * declaration opens, and leaves to the migrator what `keeperSees` says.
 */
export const closeTable = (schema: string, table: string): string => `
  alter table "${schema}"."${table}" enable row level security;
  alter table "${schema}"."${table}" force row level security;
  drop policy if exists keeper on "${schema}"."${table}";
  create policy keeper on "${schema}"."${table}" to lidhja_migrator using (true) with check (true);
  revoke all on "${schema}"."${table}" from public;`;
