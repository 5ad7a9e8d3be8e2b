import type { QueryRunner } from 'typeorm';

/**
 * Closes a table of what a request tells: its rows are its two authorities', whatever a function forgets to
 * ask (looked up by key, offset 0), and never changed.
 */
export const closedToAuthorities = (table: string): string => `
  create policy readable on exchange.${table} for select to exchange_owner
    using (exists (select from exchange.request r where r.id = ${table}.request
      and exchange.my_organisation() in (r.requesting, r.requested) offset 0));
  create policy written on exchange.${table} for insert to exchange_owner with check (true);
  alter table exchange.${table} enable row level security, force row level security;
  create trigger refuse_change before update on exchange.${table}
    for each row execute function exchange.refuse_change();
`;

/** SQL that joins the wrapped key `k` to a row, by key. */
export const withKey = (row: string): string =>
  `left join lateral (select q.kek, q.wrapped from exchange.data_key q
      where q.request = ${row}.request and q.record = ${row}.id offset 0) k on true`;

/** All rows of a table that is closed, as its owner; the table is about to be made anew. */
export async function takeOut<Row>(
  runner: QueryRunner,
  table: string,
  columns: string,
): Promise<Row[]> {
  await runner.query('set local role exchange_owner');
  await runner.query(`alter table exchange.${table} no force row level security`);
  const rows = (await runner.query(`select ${columns} from exchange.${table} t`)) as Row[];
  await runner.query('reset role');
  return rows;
}

/** Inserts a row, with bytes as base64 where they are named. */
export async function putIn(
  runner: QueryRunner,
  table: string,
  row: Readonly<Record<string, unknown>>,
  bytes: readonly string[],
): Promise<void> {
  const columns = Object.keys(row);
  const values = columns.map((name) =>
    bytes.includes(name) ? `decode(p->>'${name}', 'base64')` : `r.${name}`,
  );
  await runner.query('set local role exchange_owner');
  await runner.query(
    `insert into exchange.${table} (${columns.join(', ')}) select ${values.join(', ')}
     from (select $1::jsonb as p) given
     cross join lateral jsonb_populate_record(null::exchange.${table}, p - $2::text[]) r`,
    [JSON.stringify(row), bytes],
  );
  await runner.query('reset role');
}
