import type { Client } from 'pg';
import { LaunchError } from '../LaunchError';
import { MIGRATOR } from './roles';

/**
 * Roles and their passwords belong to a server, not to a database: setting them up a second time would
 * lock the first hub out, and let each hub's parts into the other's database.
 * @throws LaunchError naming the other database
 */
export async function requireNoOtherHub(client: Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database d, aclexplode(d.datacl) a
     where datname <> current_database() and a.grantee::regrole::text = $1 limit 1`,
    [MIGRATOR.name],
  );
  if (!rows[0]) return;
  throw new LaunchError(
    `This server already has a hub, in its database "${rows[0].datname}". Roles belong to the whole ` +
      'server, so each hub needs a server of its own. If that hub is this one, use its LIDHJA_DATA; ' +
      'if it is gone, drop its database first.',
  );
}
