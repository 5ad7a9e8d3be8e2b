import type { Client } from 'pg';
import { LaunchError } from '../LaunchError';
import { LOGIN_ROLES, MIGRATOR, OWNER_ROLES } from './roles';

const TOO_STRONG = `
  select rolname as role, 'may do what only an administrator may' as fault from pg_roles
   where rolname = any ($1)
     and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)
  union all
  select m.rolname, 'is a member of ' || g.rolname
    from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles g on g.oid = a.roleid
   where m.rolname = any ($1) and not (m.rolname = $2 and g.rolname = any ($3))
  union all
  select rolname, 'can log in' from pg_roles where rolname = any ($3) and rolcanlogin`;

const OPEN_TO_ALL = `
  select has_database_privilege('public', current_database(), 'connect')
      or has_database_privilege('public', current_database(), 'temporary')
      or has_schema_privilege('public', 'public', 'usage') as open`;

/**
 * Looks at the outcome instead of trusting the statements: PostgreSQL only warns when a revoke by the
 * wrong owner does nothing, and roles may have been there before, with more than they should have.
 * @throws LaunchError naming the role and what to take from it
 */
export async function requireLeastPrivilege(client: Client): Promise<void> {
  const login = LOGIN_ROLES.map((role) => role.name);
  const parameters = [[...login, ...OWNER_ROLES], MIGRATOR.name, OWNER_ROLES];
  const strong = await client.query<{ role: string; fault: string }>(TOO_STRONG, parameters);
  if (strong.rows[0]) {
    const { role, fault } = strong.rows[0];
    throw new LaunchError(
      `The database role ${role} ${fault}, which would let a part of the hub go round its rules: take ` +
        'that from it (alter role, revoke) and run the same command again.',
    );
  }
  const { rows } = await client.query<{ open: boolean }>(OPEN_TO_ALL);
  if (rows[0]?.open !== false) {
    throw new LaunchError(
      'The database stays open to every role of the server, because the administrator in DATABASE_URL ' +
        'does not own it: name its owner there, or a database of its own.',
    );
  }
}
