import type { Category } from '@lidhja/policy';
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

/** The declared categories, and of fields that wait for a second person the one in force. */
export const inForce = (
  declared: ReadonlyMap<string, Category>,
  activated: readonly { readonly coordinate: string; readonly category: Category }[],
): ReadonlyMap<string, Category> =>
  new Map([
    ...declared,
    ...activated
      .filter(({ coordinate }) => declared.has(coordinate))
      .map(({ coordinate, category }) => [coordinate, category] as const),
  ]);

/**
 * Makes the row security of a subgraph's tables what its schema declares, as the last step of every
 * migration run: policies that are not made here do not outlive it.
 * @returns the categories in force, by coordinate
 * @throws Error that names every table and column of which the schema does not say what it is
 */
export async function secureRows(
  runner: Runner,
  definition: SubgraphDefinition,
  secured: SecuredSchema,
): Promise<ReadonlyMap<string, Category>> {
  const columns = (await runner.query(COLUMNS, [secured.schema])) as ColumnName[];
  const faults = undeclaredColumns(secured, columns);
  if (faults.length > 0) throw new Error(`"${secured.schema}": ${faults.join('; ')}`);
  const built = buildSubgraph(definition).classification;
  const activated = (await runner.query('select * from exchange.activated_categories($1)', [
    definition.name,
  ])) as { coordinate: string; category: Category }[];
  // A category that no second person has activated opens no row: the one in force stays until then.
  const classification = { ...built, categories: inForce(built.categories, activated) };
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
  return classification.categories;
}
