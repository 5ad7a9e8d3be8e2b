import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { CommandRefusal } from '../LaunchError';
import { isNotPrepared, notPrepared } from './notPrepared';

/** A field that a build classifies otherwise than was last activated. */
export interface PendingCategory {
  readonly part: string;
  readonly coordinate: string;
  readonly was: string;
  readonly becomes: string;
}

const asClient = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } catch (error) {
    if (!isNotPrepared(error)) throw error;
    throw notPrepared();
  } finally {
    await client.end();
  }
};

/** Categories that wait for a second person, as the migrator sees and activates them. */
export const PolicyChanges = {
  async pending(url: string): Promise<readonly PendingCategory[]> {
    return asClient(url, async (client) => {
      const { rows } = await client.query<PendingCategory>(
        'select * from exchange.pending_categories()',
      );
      return rows;
    });
  },

  /**
   * Activates all that waits, under the name of an official, with its entry of the record or not at all.
   * @returns how many
   * @throws CommandRefusal when that official does not answer for policy
   */
  async activate(url: string, issuer: string, subject: string): Promise<number> {
    return asClient(url, async (client) => {
      await client.query('begin');
      try {
        const { rows } = await client.query<{ made: string[] }>(
          'select exchange.activate_categories($1, $2) as made',
          [issuer, subject],
        );
        const records = rows[0]?.made ?? [];
        if (records.length > 0) {
          await client.query('set local role audit_owner');
          await client.query(
            `select audit.record(jsonb_build_array(jsonb_build_object('type', 'written',
               'operation', $1::text, 'mutation', 'activateCategories', 'records', $2::jsonb,
               'organisation', exchange.my_organisation(), 'official', exchange.my_official())))`,
            [randomUUID(), JSON.stringify(records)],
          );
        }
        await client.query('commit');
        return records.length;
      } catch (error) {
        await client.query('rollback');
        if ((error as { code?: unknown }).code !== 'LJ001') throw error;
        throw new CommandRefusal(
          'NOT_AVAILABLE',
          'No official of that issuer and subject answers for policy: it must be a person at the National Coordinator or a ministry, active and not suspended.',
          1,
        );
      }
    });
  },
};
