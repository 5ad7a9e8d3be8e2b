import type { Client } from 'pg';
import type { TestDatabase } from '../testkit/TestCluster';
import { observe } from './observe';
import type { Probe } from './Probe';

/** SQL: a function as it would be without one of its conditions, of the exchange where no schema is named. */
export const without = (name: string, says: string, instead: string): string =>
  `do $change$ declare said text := pg_get_functiondef('${name.includes('.') ? name : `exchange.${name}`}'::regproc); begin
     assert position($s$${says}$s$ in said) > 0;
     execute replace(said, $s$${says}$s$, $s$${instead}$s$); end $change$`;

const answers = (client: Client, probes: readonly Probe[]): Promise<string[]> =>
  probes.reduce<Promise<string[]>>(
    async (all, probe) => [...(await all), await observe(client, probe)],
    Promise.resolve([]),
  );

/** What each is answered after a change, which is taken back. */
export const toldDuring = (
  database: TestDatabase,
  change: string,
  probes: readonly Probe[],
): Promise<string[]> =>
  database.as('admin', async (client) => {
    await client.query('begin');
    await client.query(change);
    const told = await answers(client, probes);
    await client.query('rollback');
    return told;
  });
