import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { EmbeddedPostgres } from '@lidhja/launch';
import { Client } from 'pg';

declare global {
  var lidhjaTestServer: EmbeddedPostgres | undefined;
}

/** The PostgreSQL of this test run, as `globalSetup` left it. */
export interface TestCluster {
  readonly data: string;
  readonly adminUrl: string;
  /** Connection strings to the template database, by login role. */
  readonly roles: Readonly<Record<string, string>>;
  /** Key directories, by part. */
  readonly keys: Readonly<Record<string, string>>;
  /** Folder of what the run said, to be swept for tokens at its end; none where nothing is noted. */
  readonly notes?: string;
}

/** @throws Error outside of a run that `globalSetup` began */
export function testCluster(): TestCluster {
  const file = process.env['LIDHJA_TEST_CLUSTER'];
  if (!file) throw new Error('database tests need the global setup of jest.config');
  return JSON.parse(readFileSync(file, 'utf8')) as TestCluster;
}

const withDatabase = (url: string, database: string): string => {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.toString();
};

/** A database of a test's own, with roles, schemas and sample as after `npm start`. */
export class TestDatabase {
  /** Why answers over it may leak: set where a test takes a wall away or plants a leak, and only then. */
  planted: string | null = null;

  private constructor(
    readonly name: string,
    private readonly cluster: TestCluster,
  ) {}

  static async create(cluster: TestCluster = testCluster()): Promise<TestDatabase> {
    const name = `test_${randomBytes(6).toString('hex')}`;
    const database = new TestDatabase(name, cluster);
    await database.asServer(`create database ${name} template lidhja`);
    return database;
  }

  /** Connection string of a login role, such as `lidhja_national`. */
  url(role: string): string {
    const url = this.cluster.roles[role];
    if (!url) throw new Error(`${role} is no login role`);
    return withDatabase(url, this.name);
  }

  get adminUrl(): string {
    return withDatabase(this.cluster.adminUrl, this.name);
  }

  /** Sends statements as a login role, or as the superuser, on a connection of its own. */
  async as<T>(role: string, work: (client: Client) => Promise<T>): Promise<T> {
    const connectionString = role === 'admin' ? this.adminUrl : this.url(role);
    const client = new Client({ connectionString });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  async drop(): Promise<void> {
    await this.asServer(`drop database ${this.name} with (force)`);
  }

  private async asServer(statement: string): Promise<void> {
    const connectionString = withDatabase(this.cluster.adminUrl, 'postgres');
    const client = new Client({ connectionString });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }
}
