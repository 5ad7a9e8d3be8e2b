import type { Client } from 'pg';
import { TestHub } from '../testkit/TestHub';
import type { Answer } from '../examples/ask';
import type { WorldQuestion } from './Question';
import type { Rendered } from './renderDocument';
import type { StatementEar } from './listenToStatements';

/** All that a caller, or who watches the database's work, can tell of one answer. */
export interface Outside {
  readonly status: number;
  readonly headers: readonly string[];
  readonly bytes: string;
  /** Sent by the subgraphs, with who sent it; sorted, since fetches run beside each other. */
  readonly statements: readonly string[];
}

const REASON = 'Asks the same in two worlds';
const SCHEMAS = ['national', 'local', 'exchange', 'audit'];

const tables = async (client: Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = any ($1) and tablename !~ 'migration' order by 1`,
    [SCHEMAS],
  );
  return rows.map(({ name }) => name);
};

const keptName = (table: string): string => `kept."${table.replaceAll('"', '')}"`;

/** A whole hub over a database whose rows can be changed and put back. */
export class World {
  private tokens = new Map<string, Promise<string>>();

  private constructor(
    readonly hub: TestHub,
    private readonly ear: StatementEar,
  ) {}

  static async start(ear: StatementEar): Promise<World> {
    return new World(await TestHub.start(), ear);
  }

  /** Sends statements as the superuser, without triggers or the checks of references. */
  change(...statements: readonly string[]): Promise<void> {
    return this.hub.database.as('admin', async (client) => {
      await client.query('begin; set local session_replication_role = replica');
      for (const sql of statements) await client.query(sql);
      await client.query('commit');
    });
  }

  rows<Row extends object>(sql: string): Promise<Row[]> {
    return this.hub.database.as('admin', async (client) => (await client.query<Row>(sql)).rows);
  }

  /** Keeps the rows of every table as they are. */
  keep(): Promise<void> {
    return this.hub.database.as('admin', async (client) => {
      await client.query('create schema kept');
      for (const table of await tables(client))
        await client.query(`create table ${keptName(table)} as table ${table}`);
    });
  }

  /** Puts every row back as it was kept. */
  async restore(): Promise<void> {
    const all = await this.hub.database.as('admin', tables);
    await this.change(
      all.map((table) => `delete from ${table}`).join(';'),
      all.map((table) => `insert into ${table} select * from ${keptName(table)}`).join(';'),
    );
  }

  private token(persona: string): Promise<string> {
    const made = this.tokens.get(persona) ?? this.hub.token(persona);
    this.tokens.set(persona, made);
    return made;
  }

  /** Puts one question; never two at a time, so that its statements are its own. */
  async ask(
    question: WorldQuestion,
    rendered: Rendered,
  ): Promise<{ answer: Answer; outside: Outside }> {
    const { persona, purpose, request } = question;
    const from = this.ear.heard.length;
    const answer = await this.hub.ask({
      ...(persona === 'public' ? {} : { token: await this.token(persona) }),
      ...(purpose === null ? {} : { purpose, reason: REASON }),
      ...(request === null ? {} : { request }),
      document: rendered.document,
      variables: rendered.variables,
    });
    const { name } = this.hub.database;
    const statements = this.ear.heard
      .slice(from)
      .filter(({ database }) => database === name)
      .map(({ role, text }) => `${role}: ${text}`)
      .sort();
    const headers = [...answer.headers]
      .filter(([header]) => header !== 'lidhja-operation' && header !== 'date')
      .map((pair) => pair.join(': '));
    return { answer, outside: { status: answer.status, headers, bytes: answer.bytes, statements } };
  }

  stop(): Promise<void> {
    return this.hub.stop();
  }
}
