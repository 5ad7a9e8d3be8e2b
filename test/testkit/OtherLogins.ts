import { LOGIN_ROLES } from '@lidhja/launch';
import { Client } from 'pg';
import type { TestDatabase } from './TestCluster';

/**
 * Sessions of every login role but one, in which whoever has stolen them holds on to all that could keep that one from
 * locking a table.
 */
export class OtherLogins {
  /** What they could do and should not. */
  readonly allowed: string[] = [];

  private constructor(private readonly clients: readonly Client[]) {}

  /**
   * @param number of an advisory lock that the table's function could stand on
   * @param lead the function that locks it, which the one role alone may call
   */
  static async over(
    database: TestDatabase,
    role: string,
    { table, lead, number }: { table: string; lead: string; number: number },
  ): Promise<OtherLogins> {
    const clients: Client[] = [];
    const logins = new OtherLogins(clients);
    for (const { name } of LOGIN_ROLES.filter((one) => one.name !== role)) {
      if (name === 'lidhja_migrator') continue;
      const client = new Client({ connectionString: database.url(name) });
      await client.connect();
      clients.push(client);
      await client.query('select pg_advisory_lock_shared($1)', [number]);
      const refused = [
        ...['share update exclusive', 'share', 'exclusive', 'access exclusive'].map(
          (mode) => `do $$ begin lock table ${table} in ${mode} mode nowait; end $$`,
        ),
        `select ${lead}`,
        `select from ${table} for update`,
      ];
      for (const sql of refused) {
        const denied = await client.query(sql).then(
          () => false,
          (error: Error) => error.message.startsWith('permission denied'),
        );
        if (!denied) logins.allowed.push(`${name}: ${sql}`);
      }
      // What a statement locks before anyone looks at rights stays locked.
      await client.query('begin');
      await client.query(`prepare held as delete from ${table}`).catch(() => undefined);
    }
    return logins;
  }

  async end(): Promise<void> {
    for (const client of this.clients) await client.end();
  }
}

/** What another function of the same name would be, with which others could keep the one from its lock. */
export const WEAK_LOCKS = (
  table: string,
  number: number,
): readonly (readonly [string, string])[] => [
  ['a number', `if not pg_try_advisory_lock(${number}) then return false; end if;`],
  [
    'a mode that rights are not asked for',
    `lock table ${table} in share row exclusive mode nowait;`,
  ],
];
