import type { Client } from 'pg';
import type { Change } from './Change';

// TypeORM's own table holds names of files. What the roles of the hub may do is in these schemas alone.
const OURS = `(select oid from pg_namespace where nspname in
  ('national', 'local', 'international', 'protection', 'exchange', 'audit'))`;
const TABLES = `pg_class c where c.relnamespace in ${OURS} and c.relname <> 'migration'`;
/** Whom something can be granted to. The migrator owns what it has rights on. */
const ROLES = `(select oid, rolname as name from pg_roles where rolname like 'lidhja\\_%'
  and rolname not in ('lidhja_migrator', 'lidhja_bench'))`;

/** Each policy opened and shut (its own text left out), each table without row security. */
const POLICIES = `
  select format('the policy %s of %s lets everyone through', p.polname, c.oid::regclass) as what,
    format('alter policy %I on %s %s', p.polname, c.oid::regclass,
      case when p.polcmd = 'a' then 'with check (true)' else 'using (true)' end) as sql
  from pg_policy p join ${TABLES.replace(' where', ' on c.oid = p.polrelid where')}
    and coalesce(pg_get_expr(p.polqual, p.polrelid), '') <> 'true'
    and coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') <> 'true'
  union all
  select format('the policy %s of %s lets nobody through', p.polname, c.oid::regclass),
    format('alter policy %I on %s %s', p.polname, c.oid::regclass,
      case when p.polcmd = 'a' then 'with check (false)' else 'using (false)' end)
  from pg_policy p join ${TABLES.replace(' where', ' on c.oid = p.polrelid where')}
  union all
  select format('%s lets nobody keep rows', c.oid::regclass),
    format('alter policy %I on %s with check (false)', p.polname, c.oid::regclass)
  from pg_policy p join ${TABLES.replace(' where', ' on c.oid = p.polrelid where')} and p.polcmd = '*'
  union all
  select format('the policy %s of %s is gone', p.polname, c.oid::regclass),
    format('drop policy %I on %s', p.polname, c.oid::regclass)
  from pg_policy p join ${TABLES.replace(' where', ' on c.oid = p.polrelid where')}
  union all
  select format('%s has no row security', c.oid::regclass),
    format('alter table %s no force row level security, disable row level security', c.oid::regclass)
  from ${TABLES} and c.relkind in ('r', 'p') and c.relrowsecurity`;

/** Each right of a role that is not the owner, taken away. */
const REVOKED = `
  select format('%s may no longer %s %s', a.grantee::regrole, lower(a.privilege_type), c.oid::regclass) as what,
    format('revoke %s on %s from %s', a.privilege_type, c.oid::regclass, a.grantee::regrole) as sql
  from ${TABLES.replace('pg_class c', 'pg_class c cross join lateral aclexplode(c.relacl) a')}
    and a.grantee <> c.relowner and c.relkind in ('r', 'p', 'v')
  union all
  select format('%s may no longer %s %s of %s', a.grantee::regrole, lower(a.privilege_type), t.attname, c.oid::regclass),
    format('revoke %s (%I) on %s from %s', a.privilege_type, t.attname, c.oid::regclass, a.grantee::regrole)
  from ${TABLES.replace('pg_class c', 'pg_class c join pg_attribute t on t.attrelid = c.oid cross join lateral aclexplode(t.attacl) a')}
  union all
  select format('%s may no longer call %s', a.grantee::regrole, f.oid::regprocedure),
    format('revoke execute on function %s from %s', f.oid::regprocedure, a.grantee::regrole)
  from pg_proc f cross join lateral aclexplode(f.proacl) a
  where f.pronamespace in ${OURS} and a.grantee <> f.proowner
  union all
  select format('%s may no longer use the schema %s', a.grantee::regrole, n.nspname),
    format('revoke %s on schema %I from %s', a.privilege_type, n.nspname, a.grantee::regrole)
  from pg_namespace n cross join lateral aclexplode(n.nspacl) a
  where n.oid in ${OURS} and a.grantee <> n.nspowner`;

/**
 * Each right that a role has not, given to it. Views and functions that run with the rights of who asks
 * give none.
 */
const GRANTED = `
  select format('%s may read %s', r.name, c.oid::regclass) as what,
    format('grant usage on schema %s to %s; grant select on %s to %2$s', c.relnamespace::regnamespace,
      r.name, c.oid::regclass) as sql
  from ${TABLES.replace('pg_class c', `pg_class c cross join ${ROLES} r`)}
    and c.relkind in ('r', 'p') and exists (select from pg_attribute t where t.attrelid = c.oid
      and t.attnum > 0 and not t.attisdropped and not has_column_privilege(r.oid, c.oid, t.attnum, 'select'))
  union all
  select format('%s may change %s', r.name, c.oid::regclass),
    format('grant usage on schema %s to %s; grant insert, update, delete on %s to %2$s',
      c.relnamespace::regnamespace, r.name, c.oid::regclass)
  from ${TABLES.replace('pg_class c', `pg_class c cross join ${ROLES} r`)} and c.relkind in ('r', 'p')
  union all
  select format('%s may call %s', r.name, f.oid::regprocedure),
    format('grant usage on schema %s to %s; grant execute on function %s to %2$s',
      f.pronamespace::regnamespace, r.name, f.oid::regprocedure)
  from pg_proc f cross join ${ROLES} r
  where f.pronamespace in ${OURS} and f.prosecdef and not has_function_privilege(r.oid, f.oid, 'execute')
  union all
  select format('%s is past row security', rolname), format('alter role %I bypassrls', rolname)
  from pg_roles where rolname like 'lidhja\\_%' and rolname <> 'lidhja_bench'
    or rolname in ('exchange_owner', 'audit_owner')`;

/** Every change of a policy or a right that the catalogue of this database has room for. */
export async function catalogueChanges(client: Client): Promise<Change[]> {
  const changes: Change[] = [];
  for (const sql of [POLICIES, REVOKED, GRANTED]) {
    const { rows } = await client.query<Change>(`select * from (${sql}) all_of_them order by what`);
    changes.push(...rows);
  }
  return changes;
}
