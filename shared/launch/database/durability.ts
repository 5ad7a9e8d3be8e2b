import type { Client } from 'pg';
import { LaunchError } from '../LaunchError';

const GUARDED = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/** The oldest PostgreSQL that this is tested against. */
const MINIMUM = 15;

/**
 * Refuses a server that acknowledges what it may still lose: every read and write here promises that
 * its record is on the disk. Asked in the session itself, so that a setting of the server, the database
 * or the role (`pg_db_role_setting`) counts alike.
 * @throws LaunchError naming the setting and how to mend it
 */
export async function requireDurable(client: Client, user: string): Promise<void> {
  for (const name of GUARDED) {
    const { rows } = await client.query<{ value: string; source: string }>(
      'select setting as value, source from pg_settings where name = $1',
      [name],
    );
    if (rows[0]?.value === 'off') {
      throw new LaunchError(
        `The database has ${name} off for ${user} (set by: ${rows[0].source}), so that a power cut could ` +
          `lose what was acknowledged. Set ${name} = on in postgresql.conf, and take it back where a role ` +
          `or database overrides it: alter role … reset ${name}; alter database … reset ${name};`,
      );
    }
  }
}

/** @throws LaunchError when the server is too old, or the database cannot hold every language's letters */
export async function requireKnownServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::int / 10000 as version,
            pg_encoding_to_char(encoding) as encoding
       from pg_database where datname = current_database()`,
  );
  const { version, encoding } = rows[0] ?? { version: 0, encoding: '' };
  if (version < MINIMUM) {
    throw new LaunchError(`PostgreSQL ${MINIMUM} or newer is needed and this is ${version}.`);
  }
  if (encoding !== 'UTF8') {
    throw new LaunchError(
      `The database is encoded in ${encoding}: make one with "create database … encoding 'UTF8' template template0".`,
    );
  }
}

/** Finds overrides for roles that do not log in here yet, in any database that they would use. */
export async function requireNoOverride(client: Client): Promise<void> {
  const { rows } = await client.query<{ place: string }>(
    `select coalesce(r.rolname, d.datname, 'all') as place
       from pg_db_role_setting s
       left join pg_roles r on r.oid = s.setrole
       left join pg_database d on d.oid = s.setdatabase
      where (s.setdatabase = 0 or d.datname = current_database())
        and (s.setrole = 0 or r.rolname like 'lidhja\\_%')
        and exists (select from unnest(s.setconfig) c
                     where c ~* '^synchronous_commit=(off|of|false|f|no|n|0)$')`,
  );
  if (rows[0]) {
    throw new LaunchError(
      `synchronous_commit is switched off for "${rows[0].place}" (role or database): take it back with ` +
        `alter role ${rows[0].place} reset synchronous_commit, or alter database … reset synchronous_commit.`,
    );
  }
}
