import { escapeLiteral } from 'pg';
import { withClient } from './withClient';

const SCHEMA = '"international"';
const FORM = /^lidhja records=(\S+)$/;

/**
 * What a database says of what may have wrapped the keys of its records, keys in files and a service with its keys, kept
 * with it, as a comment on the schema of the part that seals: what is gone is then missed before a new key is made.
 */
export const RecordKeyMark = {
  /**
   * @param url connection string of the migrator
   * @returns names of keys; none of a database that was never served
   */
  async read(url: string): Promise<readonly string[]> {
    const { rows } = await withClient(url, (client) =>
      client.query<{ mark: string | null }>(
        `select obj_description('${SCHEMA}'::regnamespace, 'pg_namespace') as mark`,
      ),
    );
    return FORM.exec(rows[0]?.mark ?? '')?.[1]?.split(',') ?? [];
  },

  async set(url: string, names: readonly string[]): Promise<void> {
    const mark = escapeLiteral(`lidhja records=${names.join(',')}`);
    await withClient(url, (client) => client.query(`comment on schema ${SCHEMA} is ${mark}`));
  },

  /** What an administrator says to whom what those keys wrapped is lost for good. */
  forgotten: `comment on schema ${SCHEMA} is null`,
};
