import type { Client } from 'pg';
import { FILLED } from './filled';
import type { Probe } from './Probe';

const OURS = `(select oid from pg_namespace where nspname in
  ('national', 'local', 'international', 'protection', 'exchange', 'audit'))`;
const ROLES = `(select rolname as role from pg_roles where rolname like 'lidhja\\_%'
  and rolname not in ('lidhja_migrator', 'lidhja_bench'))`;

// A permission is checked whether or not there is a row: so nothing is read, written or made here.
const TABLES = `
  select c.oid::regclass::text as tries, r.role, case when c.relkind = 'v' then 'null' else
    format('update %s set %I = %2$I where false', c.oid::regclass, (select attname from pg_attribute
      where attrelid = c.oid and attnum = 1)) end as changes,
    (select array_agg(attname::text order by attnum) from pg_attribute
      where attrelid = c.oid and attnum > 0 and not attisdropped) as columns
  from pg_class c cross join ${ROLES} r
  where c.relnamespace in ${OURS} and c.relkind in ('r', 'p', 'v') and c.relname <> 'migration'`;
const FUNCTIONS = `
  select f.oid::regprocedure::text as tries, r.role, format('select * from %s(%s)',
    f.oid::regproc, (select string_agg('null::' || format_type(t, null), ', ' order by at)
      from unnest(f.proargtypes) with ordinality as a (t, at))) as sql
  from pg_proc f cross join ${ROLES} r where f.pronamespace in ${OURS}
    and f.prorettype <> 'trigger'::regtype`;
/** What a trigger runs cannot be called: it is put on a table of the one who asks. */
const TRIGGERS = `
  select f.oid::regprocedure::text as tries, r.role,
    format('create temp table asked_by_test (); grant trigger on asked_by_test to %s', r.role) as before,
    format('create trigger asked before insert on asked_by_test execute function %s()', f.oid::regproc) as sql
  from pg_proc f cross join ${ROLES} r
  where f.pronamespace in ${OURS} and f.prorettype = 'trigger'::regtype`;

// What a right that was given by mistake would show: nothing, since no policy is for it.
const GIVEN = `
  select c.oid::regclass::text as tries, r.role,
    format('grant usage on schema %s to %s; grant select on %s to %2$s', c.relnamespace::regnamespace,
      r.role, c.oid::regclass) as before
  from pg_class c cross join ${ROLES} r
  where c.relnamespace in ${OURS} and c.relkind in ('r', 'p') and c.relname <> 'migration'
    and (r.role = 'lidhja_protection' or c.oid = 'exchange.organisation'::regclass)`;

/** Every role that serves tries every column of every table, every write and every function. */
export async function triedProbes(client: Client): Promise<Probe[]> {
  const tables = await client.query<{
    tries: string;
    role: string;
    changes: string;
    columns: string[];
  }>(TABLES);
  const functions = await client.query<{ tries: string; role: string; sql: string }>(FUNCTIONS);
  const triggers = await client.query<{ tries: string; role: string; before: string; sql: string }>(
    TRIGGERS,
  );
  const given = await client.query<{ tries: string; role: string; before: string }>(GIVEN);
  const probe = (tries: string, role: string, sql: string): Probe => ({
    name: `${role}: ${sql}`,
    role,
    settings: {},
    sql,
    tries,
  });
  return [
    ...tables.rows.flatMap(({ tries, role, changes, columns }) => [
      ...columns.map((column) => probe(tries, role, `select "${column}" from ${tries} limit 0`)),
      ...(changes === 'null' ? [] : [probe(tries, role, `delete from ${tries} where false`)]),
    ]),
    ...given.rows.map(({ tries, role, before }) => ({
      ...probe(`${tries} ${role}`, role, `select count(*) from ${tries}`),
      before: `${FILLED[tries] ?? 'select'}; ${before}`,
    })),
    ...functions.rows.map(({ tries, role, sql }) => probe(tries, role, sql)),
    ...triggers.rows.map(({ tries, role, before, sql }) => ({
      ...probe(tries, role, sql),
      before,
    })),
  ];
}
