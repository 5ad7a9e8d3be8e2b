import type { QueryRunner } from 'typeorm';

/** Tables, as `schema.name`, and columns of each; `*` for all that are no id. */
export type KeptFromPlanner = Readonly<Record<string, readonly string[] | '*'>>;

/** The first version that can forget what it knows of one column. */
const FORGETS = 180_000;

const columnsOf = async (
  runner: QueryRunner,
  table: string,
  columns: readonly string[] | '*',
): Promise<readonly string[]> => {
  if (columns !== '*') return columns;
  const rows = (await runner.query(
    `select quote_ident(a.attname) as name from pg_attribute a where a.attrelid = $1::regclass
     and a.attnum > 0 and not a.attisdropped and a.atttypid not in ('uuid'::regtype, 'uuid[]'::regtype) order by a.attnum`,
    [table],
  )) as { name: string }[];
  return rows.map(({ name }) => name);
};

/**
 * Lets the server keep no statistics of columns whose values may be erased: they are copies of some of them, which outlive
 * the rows (`pg_statistic`). What it has is forgotten, on a server that can (18); older ones forget nothing by themselves.
 * @param back as before: statistics are taken again
 */
export async function keepFromPlanner(
  runner: QueryRunner,
  tables: KeptFromPlanner,
  back = false,
): Promise<void> {
  const [server] = (await runner.query(
    `select current_setting('server_version_num')::int as version`,
  )) as [{ version: number }];
  for (const [table, named] of Object.entries(tables)) {
    const columns = await columnsOf(runner, table, named);
    const target = back ? -1 : 0;
    const changes = columns.map((name) => `alter column ${name} set statistics ${target}`);
    await runner.query(`alter table ${table} ${changes.join(', ')}`);
    if (back || server.version < FORGETS) continue;
    const [schema, name] = table.replaceAll('"', '').split('.');
    for (const column of columns)
      await runner.query('select pg_clear_attribute_stats($1, $2, $3, false)', [
        ...[schema, name, column.replaceAll('"', '')],
      ]);
  }
}
