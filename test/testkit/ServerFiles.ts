import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Client } from 'pg';
import type { TestDatabase } from './TestCluster';

/** Ways in which a word, or bytes, could stand somewhere: as it is, in hex, in base64. */
export const formsOf = (words: readonly (string | Buffer)[]): Buffer[] =>
  words.flatMap((word) => {
    const bytes = typeof word === 'string' ? Buffer.from(word) : word;
    return [bytes, ...(['hex', 'base64'] as const).map((way) => Buffer.from(bytes.toString(way)))];
  });

/** What a file holds: nothing, where the server took it away since it was listed. */
const bytesOf = (path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
};

/** Which of the files hold one of what is sought. */
export const holding = (paths: readonly string[], sought: readonly Buffer[]): string[] =>
  paths.filter((path) => {
    const bytes = bytesOf(path);
    return sought.some((one) => bytes.includes(one));
  });

const WAL = `select pg_walfile_name(pg_current_wal_lsn()) as value`;

/** What the server has of one database in files, and the log of its writes from a moment on. */
export class ServerFiles {
  private constructor(
    private readonly database: TestDatabase,
    private readonly first: string,
    private readonly data: string,
  ) {}

  /**
   * The log of writes from now on, all of it until the work has ended: without the slot, checkpoints give
   * what is behind them to be written over, and how many come depends on what else writes to the server.
   */
  static async during<T>(
    database: TestDatabase,
    work: (files: ServerFiles) => Promise<T>,
  ): Promise<T> {
    const holds = new Client({ connectionString: database.adminUrl });
    await holds.connect();
    try {
      // It goes with this connection.
      await holds.query(
        `select pg_create_physical_replication_slot('files_of_' || current_database(), true, true)`,
      );
      const first = await valueOf(database, WAL);
      const data = await valueOf(
        database,
        `select setting as value from pg_settings where name = 'data_directory'`,
      );
      return await work(new ServerFiles(database, first, data));
    } finally {
      await holds.end();
    }
  }

  /** Tables and indexes, with their dead rows. */
  async tables(): Promise<string[]> {
    const oid = await valueOf(
      this.database,
      'select oid::text as value from pg_database where datname = current_database()',
    );
    return this.within(`base/${oid}`);
  }

  async writes(): Promise<string[]> {
    const last = await valueOf(this.database, WAL);
    return this.within('pg_wal').filter(
      (path) => basename(path) >= this.first && basename(path) <= last,
    );
  }

  /**
   * Takes dead rows away until none of the tables holds what is sought: the server leaves them to whoever began
   * before, such as one who gathers statistics.
   * @returns the files that hold it still
   */
  async vacuumed(tables: readonly string[], sought: readonly Buffer[]): Promise<string[]> {
    for (let turn = 0; ; turn += 1) {
      for (const table of tables)
        await this.database.as('admin', (client) => client.query(`vacuum (full) ${table}`));
      await this.database.as('admin', (client) => client.query('checkpoint'));
      const left = holding(await this.tables(), sought);
      if (left.length === 0 || turn === 100) return left;
    }
  }

  private within(name: string): string[] {
    return readdirSync(join(this.data, name)).map((one) => join(this.data, name, one));
  }
}

const valueOf = async (database: TestDatabase, sql: string): Promise<string> => {
  const { rows } = await database.as('admin', (client) => client.query<{ value: string }>(sql));
  return rows[0]?.value ?? '';
};
