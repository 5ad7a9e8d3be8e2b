import { escapeLiteral, type Client } from 'pg';
import type { LoginRole } from './roles';
import { scramVerifier } from './scramVerifier';

const LEAST = 'nosuperuser nobypassrls nocreatedb nocreaterole noreplication';

const exists = async (client: Client, role: string): Promise<boolean> =>
  (await client.query('select from pg_roles where rolname = $1', [role])).rowCount === 1;

/** A role that owns tables and that no one can log in as. */
export async function ensureOwnerRole(client: Client, role: string): Promise<void> {
  if (!(await exists(client, role))) await client.query(`create role ${role} nologin ${LEAST}`);
}

/** What the role's sessions begin with. `pg_temp` last, so that no temporary table can stand in for another. */
const sessionSettings = (role: LoginRole): Record<string, string> => ({
  search_path: ['pg_catalog', ...(role.schema ? [`"${role.schema}"`] : []), 'pg_temp'].join(', '),
  statement_timeout: escapeLiteral(role.statementTimeout),
  idle_in_transaction_session_timeout: escapeLiteral(role.idleTimeout),
  ...(role.lockTimeout ? { lock_timeout: escapeLiteral(role.lockTimeout) } : {}),
  ...role.planner,
});

const plain = (text: string): string => text.replaceAll(/['"]/g, '');

const ensureSettings = async (client: Client, role: LoginRole): Promise<void> => {
  const { rows } = await client.query<{ rolconfig: string[] | null }>(
    'select rolconfig from pg_roles where rolname = $1',
    [role.name],
  );
  const present = new Set((rows[0]?.rolconfig ?? []).map(plain));
  // What an older server does not know of, it does not do.
  const { rows: known } = await client.query<{ name: string }>('select name from pg_settings');
  const names = new Set(known.map(({ name }) => name));
  for (const [name, value] of Object.entries(sessionSettings(role))) {
    if (names.has(name) && !present.has(`${name}=${plain(value)}`)) {
      await client.query(`alter role ${role.name} set ${name} = ${value}`);
    }
  }
};

/**
 * A role that a part connects as, with what its sessions begin with.
 * @param password set when given; left as it is otherwise
 */
export async function ensureLoginRole(
  client: Client,
  role: LoginRole,
  password: string | undefined,
): Promise<void> {
  const verifier =
    password === undefined ? '' : `password ${escapeLiteral(scramVerifier(password))}`;
  if (!(await exists(client, role.name))) {
    await client.query(`create role ${role.name} login ${LEAST} ${verifier}`);
  } else if (password !== undefined) {
    await client.query(`alter role ${role.name} login ${verifier}`);
  }
  await ensureSettings(client, role);
}
