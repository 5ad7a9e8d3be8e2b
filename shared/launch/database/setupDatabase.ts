import { Client, escapeIdentifier } from 'pg';
import { LaunchError } from '../LaunchError';
import { connectionUrl } from './connectionUrl';
import { requireDurable, requireKnownServer, requireNoOverride } from './durability';
import { ensureLoginRole, ensureOwnerRole } from './ensureRole';
import { openAdministrator } from './openAdministrator';
import { requireNoOtherHub } from './requireNoOtherHub';
import { requireLeastPrivilege } from './requireLeastPrivilege';
import { LOGIN_ROLES, MIGRATOR, OWNER_ROLES, SCHEMAS } from './roles';
import { RoleSecrets } from './RoleSecrets';

/** One number for all setups of a database: two at once must not interleave. */
const LOCK = 7_215_201;

const ensureSchemas = async (client: Client): Promise<void> => {
  for (const [schema, owner] of Object.entries(SCHEMAS)) {
    const { rows } = await client.query<{ owner: string }>(
      'select nspowner::regrole::text as owner from pg_namespace where nspname = $1',
      [schema],
    );
    const name = escapeIdentifier(schema);
    if (!rows[0]) await client.query(`create schema ${name} authorization ${owner}`);
    else if (rows[0].owner !== owner) await client.query(`alter schema ${name} owner to ${owner}`);
  }
};

const ensureRights = async (client: Client, database: string): Promise<void> => {
  const name = escapeIdentifier(database);
  const everyone = LOGIN_ROLES.map((role) => role.name).join(', ');
  await client.query(`grant ${OWNER_ROLES.join(', ')} to ${MIGRATOR.name}`);
  await client.query(`revoke all on database ${name} from public`);
  await client.query('revoke all on schema public from public');
  await hideStatistics(client);
  await client.query(`grant connect on database ${name} to ${everyone}`);
  await client.query(`grant create on database ${name} to ${MIGRATOR.name}`);
};

/**
 * Counters of every table are open to everyone by default, and the moment of a sealing with them; large
 * objects would let a part fill the disk. Both belong to the server's owner: a superuser closes them.
 */
const hideStatistics = async (client: Client): Promise<void> => {
  const { rows } = await client.query<{ object: string }>(
    `select format('select on pg_catalog.%I', relname) as object from pg_class
       where relnamespace = 'pg_catalog'::regnamespace and relkind = 'v'
         and relname ~ '^pg_stat(io)?_(xact_)?(all|user|sys)_'
     union all select format('execute on function %s', oid::regprocedure) from pg_proc
       where pronamespace = 'pg_catalog'::regnamespace and proname ~ '^lo_'`,
  );
  const { rows: own } = await client.query<{ super: boolean }>(
    "select current_setting('is_superuser') = 'on' as super",
  );
  if (!own[0]?.super) return;
  for (const { object } of rows) await client.query(`revoke ${object} from public`);
};

const establish = async (
  client: Client,
  database: string,
  passwords: ReadonlyMap<string, string>,
): Promise<void> => {
  await client.query('begin');
  await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
  for (const role of OWNER_ROLES) await ensureOwnerRole(client, role);
  for (const role of LOGIN_ROLES) await ensureLoginRole(client, role, passwords.get(role.name));
  // An administrator who is no superuser must be a member to make schemas for others, for this moment.
  const owners = [...OWNER_ROLES, MIGRATOR.name].join(', ');
  const { rows } = await client.query("select current_setting('is_superuser') = 'on' as super");
  const joins = !(rows[0] as { super: boolean }).super;
  if (joins) await client.query(`grant ${owners} to current_user`);
  await ensureSchemas(client);
  await ensureRights(client, database);
  if (joins) await client.query(`revoke ${owners} from current_user`);
  await requireLeastPrivilege(client);
  await client.query('commit');
};

const INSUFFICIENT = '42501';

/** The server's own reason, and what an administrator needs: its messages name objects, never secrets. */
const explained = (error: unknown): unknown => {
  const { code, message } = error as { code?: unknown; message: string };
  if (error instanceof LaunchError || typeof code !== 'string') return error;
  const need =
    code === INSUFFICIENT
      ? ' The administrator in DATABASE_URL must own the database and have CREATEROLE (on PostgreSQL 16 ' +
        'and newer: have made these roles, or have ADMIN OPTION on them), or be a superuser.'
      : '';
  return new LaunchError(`The database could not be set up: ${message}.${need}`);
};

/** Logs in as a role. @returns false when the server does not take its password */
const canLogIn = async (role: string, url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    // 28P01 wrong password, 28000 no such role or not let in, 42501 no CONNECT yet.
    if (code === '28P01' || code === '28000' || code === '42501') return false;
    throw new LaunchError(`The database does not let ${role} in: ${message}`);
  }
  try {
    await requireDurable(client, role);
    return true;
  } finally {
    await client.end();
  }
};

/**
 * Makes the roles and schemas of a database, or sees that they are there and as they should be; makes
 * the database itself when it is missing. May be run again at any time.
 * @param adminUrl superuser, or owner of the database with CREATEROLE; names the database
 * @param secretsFile keeps the roles' passwords; when it is lost, new ones are set
 * @returns a connection string for each login role, by its name
 * @throws LaunchError saying what to change, with nothing changed in the database
 */
export async function setupDatabase(
  adminUrl: string,
  secretsFile: string,
): Promise<Record<string, string>> {
  const address = connectionUrl(adminUrl);
  const secrets = new RoleSecrets(secretsFile);
  const urls = Object.fromEntries(
    LOGIN_ROLES.map(({ name }) => [name, address.as(name, secrets.of(name))]),
  );
  const names = Object.keys(urls);
  const refused = async (): Promise<string[]> => {
    const open = await Promise.all(names.map((name) => canLogIn(name, urls[name] ?? '')));
    return names.filter((_, at) => !open[at]);
  };
  const client = await openAdministrator(adminUrl);
  try {
    await requireKnownServer(client);
    await requireDurable(client, 'the administrator');
    await requireNoOverride(client);
    const before = await refused();
    if (before.length > 0) await requireNoOtherHub(client);
    secrets.save();
    const passwords = new Map(before.map((name) => [name, secrets.of(name)]));
    await establish(client, address.database, passwords);
    const after = before.length > 0 ? await refused() : [];
    if (after.length > 0) {
      throw new LaunchError(
        `The server does not let ${after.join(', ')} log in with a password: allow these roles in its ` +
          'pg_hba.conf (method scram-sha-256) and run the same command again.',
      );
    }
  } catch (error) {
    throw explained(error);
  } finally {
    await client.end();
  }
  return urls;
}
