import { SCHEMAS } from '@lidhja/launch';
import type { Client } from 'pg';

const OURS = `(select oid from pg_namespace where nspname in (${Object.keys(SCHEMAS)
  .map((schema) => `'${schema}'`)
  .join(', ')}))`;

/** Who has which right, in an order of its own: the catalogue keeps that in which rights were given. */
const rights = (acl: string): string =>
  `(select string_agg(x::text, ' ' order by x::text) from unnest(${acl}) x)`;

const PARTS: readonly string[] = [
  `select 'schema', n.nspname::text, n.nspowner::regrole::text, ${rights('n.nspacl')}
   from pg_namespace n where n.oid in ${OURS}`,
  `select 'table', c.oid::regclass::text, concat_ws(' ', c.relkind, c.relrowsecurity, c.relforcerowsecurity,
     c.relowner::regrole, c.reloptions, case when c.relkind = 'v' then pg_get_viewdef(c.oid) end), ${rights('c.relacl')}
   from pg_class c where c.relnamespace in ${OURS} and c.relkind in ('r', 'p', 'v')`,
  `select 'column', format('%s.%I', c.oid::regclass, a.attname), concat_ws(' ', format_type(a.atttypid, a.atttypmod),
     a.attnotnull, pg_get_expr(d.adbin, d.adrelid)), ${rights('a.attacl')}
   from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relnamespace in ${OURS} and c.relkind in ('r', 'p', 'v')`,
  `select 'constraint', format('%s %I', c.conrelid::regclass, c.conname), pg_get_constraintdef(c.oid), null
   from pg_constraint c where c.connamespace in ${OURS}`,
  `select 'index', i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid), null
   from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace in ${OURS}`,
  `select 'trigger', format('%s %I', t.tgrelid::regclass, t.tgname), pg_get_triggerdef(t.oid), null
   from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace in ${OURS} and not t.tgisinternal`,
  `select 'policy', format('%s %I', p.polrelid::regclass, p.polname), concat_ws(' ', p.polcmd, p.polpermissive,
     p.polroles::regrole[], pg_get_expr(p.polqual, p.polrelid), '/', pg_get_expr(p.polwithcheck, p.polrelid)), null
   from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace in ${OURS}`,
  `select 'function', f.oid::regprocedure::text, concat(f.proowner::regrole, ' ', pg_get_functiondef(f.oid)),
     ${rights('f.proacl')} from pg_proc f where f.pronamespace in ${OURS}`,
];

/** Lines of the catalogue, one for each schema, table, column, constraint, policy and function, with its rights. */
export async function catalogueOf(client: Client): Promise<string[]> {
  const lines: string[] = [];
  for (const part of PARTS) {
    const { rows } = await client.query<(string | null)[]>({
      text: `${part} order by 2`,
      rowMode: 'array',
    });
    lines.push(...rows.map((row) => row.map((value) => value ?? '').join(' | ')));
  }
  return lines;
}
