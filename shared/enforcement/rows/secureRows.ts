import { buildSubgraph, type SubgraphDefinition } from '../build/buildSubgraph';
import { rowPolicies } from './rowPolicies';
import type { SecuredSchema } from './SecuredTable';
import { undeclaredColumns, type ColumnName } from './undeclaredColumns';

/** Sends SQL in the transaction of the caller, as the migrator. */
export interface Runner {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

const COLUMNS = `select c.relname as "table", a.attname as "column"
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = (select oid from pg_namespace where nspname = $1)
    and c.relkind in ('r', 'p') and c.relname <> 'migration'`;

const POLICIES = `select p.polname as name, c.relname as "table" from pg_policy p
  join pg_class c on c.oid = p.polrelid
  where c.relnamespace = (select oid from pg_namespace where nspname = $1)`;

/**
 * Makes the row security of a subgraph's tables what its schema declares, as the last step of every
 * migration run: policies that are not made here do not outlive it.
 * @throws Error that names every table and column of which the schema does not say what it is
 */
export async function secureRows(
  runner: Runner,
  definition: SubgraphDefinition,
  secured: SecuredSchema,
): Promise<void> {
  const columns = (await runner.query(COLUMNS, [secured.schema])) as ColumnName[];
  const faults = undeclaredColumns(secured, columns);
  if (faults.length > 0) throw new Error(`"${secured.schema}": ${faults.join('; ')}`);
  const { classification } = buildSubgraph(definition);
  const policies = (await runner.query(POLICIES, [secured.schema])) as {
    name: string;
    table: string;
  }[];
  for (const { name, table } of policies) {
    await runner.query(`drop policy "${name}" on "${secured.schema}"."${table}"`);
  }
  for (const table of secured.tables) {
    await runner.query(rowPolicies(secured, table, classification));
  }
}
