import { Client } from 'pg';
import type { TestDatabase } from '../testkit/TestCluster';

const SCHEMAS = ['national', 'local', 'international', 'protection', 'exchange', 'audit'];

// Plans are told on the connection, with those of the statements inside of functions.
const SETTINGS: Readonly<Record<string, string>> = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_level': 'notice',
  'auto_explain.log_format': 'json',
  'auto_explain.log_parameter_max_length': '0',
};

/** Makes the plans of a database's statements heard; before any part connects. */
export async function tellPlans(database: TestDatabase): Promise<void> {
  await database.as('admin', async (client) => {
    for (const [name, value] of Object.entries(SETTINGS))
      await client.query(`alter database ${database.name} set ${name} = '${value}'`);
  });
}

/** Rows that the planner takes a table for. */
const ROWS = 1_000_000;

const keptName = (table: string): string => `kept."${table.replaceAll('"', '')}"`;

interface Table {
  readonly name: string;
  /** Tables with a foreign key to it, which can only be emptied with it. */
  readonly referring: readonly string[];
}

/** How a table stood when its rows were put back: all by one transaction. */
interface PutBack {
  readonly rows: number;
  readonly transaction: string;
}

/** The rows of a world, as the superuser changes them and puts them back. */
export class WorldDatabase {
  private tables: readonly Table[] = [];
  /** Tables of which the planner's statistics may be old. */
  private readonly unmeasured = new Set<string>();
  private readonly putBackAs = new Map<string, PutBack>();

  private constructor(private readonly client: Client) {}

  static async open(url: string): Promise<WorldDatabase> {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(`set auto_explain.log_min_duration = -1`);
    const database = new WorldDatabase(client);
    database.tables = await database.rows<Table>(
      `select format('%I.%I', n.nspname, c.relname) as name,
         array(select format('%I.%I', m.nspname, r.relname) from pg_constraint f
           join pg_class r on r.oid = f.conrelid join pg_namespace m on m.oid = r.relnamespace
           where f.contype = 'f' and f.confrelid = c.oid) as referring
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any ($1) and c.relkind = 'r' and c.relname !~ 'migration' order by 1`,
      [SCHEMAS],
    );
    for (const { name } of database.tables) database.unmeasured.add(name);
    return database;
  }

  async rows<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, [...values])).rows;
  }

  /** Sends statements in one transaction, without triggers or the checks of references. */
  async change(...statements: readonly string[]): Promise<void> {
    await this.client.query('begin; set local session_replication_role = replica');
    try {
      for (const sql of statements) await this.client.query(sql);
      await this.client.query('commit');
    } catch (error) {
      await this.client.query('rollback');
      throw error;
    }
  }

  /** Keeps the rows of every table as they are, in their places; statistics change only when told to. */
  async keep(): Promise<void> {
    await this.client.query('create schema kept');
    for (const { name } of this.tables)
      await this.client.query(
        `create table ${keptName(name)} as table ${name};
         alter table ${name} set (autovacuum_enabled = false)`,
      );
    await this.putBack(this.tables.map(({ name }) => name));
  }

  /** Tables of which any row was written since they were put back: these alone can differ, and only they are read. */
  private async written(): Promise<string[]> {
    const since = ({ name }: Table): string => {
      const { rows = -1, transaction = '' } = this.putBackAs.get(name) ?? {};
      return `select '${name}' as name from ${name}
        having count(*) <> ${rows} or count(*) filter (where xmin::text <> '${transaction}') > 0`;
    };
    const found = await this.rows<{ name: string }>(this.tables.map(since).join(' union all '));
    for (const { name } of found) this.unmeasured.add(name);
    return found.map(({ name }) => name);
  }

  /** Tables whose rows are not those that were kept, or stand in another order. */
  async changed(): Promise<string[]> {
    const written = await this.written();
    if (written.length === 0) return [];
    const content = (table: string): string =>
      `(select string_agg(t::text, ' ' order by t.ctid) from ${table} t)`;
    const differs = (name: string): string =>
      `select '${name}' as name where ${content(name)} is distinct from ${content(keptName(name))}`;
    const found = await this.rows<{ name: string }>(written.map(differs).join(' union all '));
    return found.map(({ name }) => name);
  }

  /** Puts every row back as it was kept, in its place. */
  async restore(): Promise<void> {
    await this.putBack(await this.written());
  }

  /** Lets the planner know of all rows that may be others, as the server does by itself from time to time. */
  async measure(): Promise<void> {
    if (this.unmeasured.size === 0) return;
    await this.client.query(`analyze ${[...this.unmeasured].join(', ')}`);
    this.unmeasured.clear();
  }

  /** Lets the planner take tables for those of a country, with a million rows, and as many in each index. */
  async enlarge(tables: readonly string[]): Promise<void> {
    await this.client.query(
      `select pg_restore_relation_stats('schemaname', n.nspname::text, 'relname', c.relname::text,
         'relpages', c.pages, 'reltuples', $2::real)
       from (select relname, relnamespace, (pg_relation_size(oid) / 8192)::int as pages
         from pg_class where oid = any ($1::regclass[])
           or oid in (select indexrelid from pg_index where indrelid = any ($1::regclass[]))) c
       join pg_namespace n on n.oid = c.relnamespace where c.pages > 0`,
      [tables, ROWS],
    );
  }

  private async putBack(tables: readonly string[]): Promise<void> {
    const together = new Set<string>();
    const add = (name: string): void => {
      if (together.has(name)) return;
      together.add(name);
      this.tables.find((table) => table.name === name)?.referring.forEach(add);
    };
    tables.forEach(add);
    if (together.size === 0) return;
    const all = [...together];
    for (const name of all) this.unmeasured.add(name);
    // Emptied and not deleted: rows that are dead would still count for the planner.
    await this.change(
      `truncate ${all.join(', ')}`,
      all.map((name) => `insert into ${name} select * from ${keptName(name)}`).join(';'),
    );
    const counted = (name: string): string =>
      `select '${name}' as name, count(*)::int as rows, coalesce(min(xmin::text), '') as transaction from ${name}`;
    for (const { name, ...as } of await this.rows<{ name: string } & PutBack>(
      all.map(counted).join(' union all '),
    ))
      this.putBackAs.set(name, as);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
