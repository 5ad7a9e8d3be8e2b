import type { Client } from 'pg';

// A column whose CHECK names the values, or the form of the values, that it may have is no free text.
const SQL = `
  select n.nspname || '.' || c.relname || '.' || a.attname as column
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('national', 'local', 'international', 'protection', 'exchange', 'audit')
    and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    and (a.atttypid in ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype, 'json'::regtype, 'bytea'::regtype)
      or n.nspname in ('national', 'protection') and a.atttypid = 'text[]'::regtype)
    and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
      and a.attnum = any (k.conkey) and cardinality(k.conkey) = 1
      and pg_get_constraintdef(k.oid) ~ '= ANY|~')
  order by 1`;

/** Columns of text and of bytes, of every table of the hub, that can hold anything: `schema.table.column`. */
export async function freeText(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ column: string }>(SQL);
  return rows.map(({ column }) => column);
}
