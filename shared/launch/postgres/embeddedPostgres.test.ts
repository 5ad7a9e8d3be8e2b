import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { setupDatabase } from '../database/setupDatabase';
import { waitUntil } from '../process/waitUntil';
import { processIdentity } from '../process/processIdentity';
import { removeTemporaryDirectories, temporaryDirectory } from '../testkit/temporaryDirectory';
import { runningServer } from './runningServer';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './startEmbeddedPostgres';
import { readPostmasterFile, stopStalePostmaster } from './stopStalePostmaster';

jest.setTimeout(60_000);

const dataDirectory = temporaryDirectory();
const secrets = join(dataDirectory, 'database.json');
let server: EmbeddedPostgres;

beforeAll(async () => {
  server = await startEmbeddedPostgres({ dataDirectory });
});

afterAll(async () => {
  await server.stop();
  removeTemporaryDirectories();
});

const query = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};

const setup = () => setupDatabase(server.adminUrl, secrets);

describe('the embedded server', () => {
  it('is durable, and logs neither statements nor parameters nor key values', async () => {
    const rows = await query(
      server.adminUrl,
      `select name, setting from pg_settings where name in ('fsync', 'full_page_writes',
        'synchronous_commit', 'data_checksums', 'log_statement', 'log_parameter_max_length',
        'log_parameter_max_length_on_error', 'log_error_verbosity', 'listen_addresses')`,
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      log_statement: 'none',
      log_parameter_max_length: '0',
      log_parameter_max_length_on_error: '0',
      log_error_verbosity: 'terse',
      listen_addresses: '127.0.0.1',
    });
  });

  it('lets no one in without a password', async () => {
    const url = server.adminUrl.replace(/postgres:[^@]+@/, 'postgres@');
    await expect(query(url, 'select 1')).rejects.toThrow(/password/i);
  });
});

describe('setting up the database', () => {
  it('gives each role the attributes, schemas and session settings of its part', async () => {
    const urls = await setup();
    expect(Object.keys(urls)).toHaveLength(7);
    const [national] = await query(
      urls['lidhja_national'] ?? '',
      `select current_user::text as who, current_setting('search_path') as path,
              has_database_privilege(current_database(), 'temporary') as temporary,
              has_database_privilege(current_database(), 'create') as creates,
              has_database_privilege('postgres', 'connect') as elsewhere`,
    );
    expect(national).toEqual({
      who: 'lidhja_national',
      path: 'pg_catalog, "national", pg_temp',
      temporary: false,
      creates: false,
      elsewhere: false,
    });
    const schemas = await query(
      server.adminUrl,
      `select nspname || ' ' || nspowner::regrole as schema from pg_namespace
        where nspname !~ '^(pg_|information|public)' order by 1`,
    );
    expect(schemas.map(({ schema }) => schema)).toEqual([
      'audit audit_owner',
      'exchange exchange_owner',
      'international lidhja_migrator',
      'local lidhja_migrator',
      'national lidhja_migrator',
      'protection lidhja_migrator',
    ]);
  });

  it('changes nothing when it is run again', async () => {
    const state = `select array_agg(xmin::text || oid order by oid) as rows from pg_authid`;
    const urls = await setup();
    const before = await query(server.adminUrl, state);
    expect(await setup()).toEqual(urls);
    expect(await query(server.adminUrl, state)).toEqual(before);
  });

  it('sets new passwords when the file with the old ones is lost', async () => {
    const lost = await setup();
    rmSync(secrets);
    const urls = await setup();
    expect(urls['lidhja_local']).not.toBe(lost['lidhja_local']);
    await expect(query(lost['lidhja_local'] ?? '', 'select 1')).rejects.toThrow(/authentication/);
    expect(await query(urls['lidhja_local'] ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it.each([
    ['alter role lidhja_local', 'set synchronous_commit = off', 'reset synchronous_commit'],
    ['alter database lidhja', 'set synchronous_commit = off', 'reset synchronous_commit'],
    ['alter role lidhja_evidence', 'bypassrls', 'nobypassrls'],
    ['alter role audit_owner', 'login', 'nologin'],
  ])('refuses %s %s', async (target, change, back) => {
    await setup();
    await query(server.adminUrl, `${target} ${change}`);
    await expect(setup()).rejects.toThrow(/synchronous_commit|lidhja_evidence|audit_owner/);
    await query(server.adminUrl, `${target} ${back}`);
    await setup();
  });

  it('works for an administrator who owns the database and is no superuser', async () => {
    await query(server.adminUrl, `create role adm login createrole password 'p'`);
    for (const { role } of await query(
      server.adminUrl,
      `select rolname as role from pg_roles where rolname ~ '^(lidhja|exchange|audit)_'`,
    )) {
      await query(
        server.adminUrl,
        `grant ${String(role)} to adm with admin true, inherit false, set false`,
      );
    }
    await query(server.adminUrl, 'create database hub owner adm');
    const url = `postgresql://adm:p@127.0.0.1:${server.port}/hub`;
    const urls = await setupDatabase(url, secrets);
    expect(urls['lidhja_gateway']).toMatch(/\/hub$/);
    await query(server.adminUrl, 'create database foreign_hub');
    await expect(setupDatabase(url.replace('/hub', '/foreign_hub'), secrets)).rejects.toThrow(
      /must own the database/,
    );
  });
});

describe('a server that an earlier start left behind', () => {
  it('is stopped, and the next start finds the data', async () => {
    await query(server.adminUrl, 'create table kept as select 1 as one');
    const left = readPostmasterFile(server.home.cluster)?.pid ?? 0;
    server = await startEmbeddedPostgres({ dataDirectory });
    expect(processIdentity(left)).toBeUndefined();
    expect(await query(server.adminUrl, 'select one from kept')).toEqual([{ one: 1 }]);
  });

  it('is recovered from after it was killed', async () => {
    process.kill(readPostmasterFile(server.home.cluster)?.pid ?? 0, 'SIGKILL');
    await server.exited;
    server = await startEmbeddedPostgres({ dataDirectory });
    expect(await query(server.adminUrl, 'select one from kept')).toEqual([{ one: 1 }]);
  });

  it('is found beside the one who started it, while it runs', async () => {
    expect(runningServer(dataDirectory)).toBe(server.port);
    expect(runningServer(temporaryDirectory())).toBeUndefined();
    await server.stop(true);
    expect(runningServer(dataDirectory)).toBeUndefined();
    server = await startEmbeddedPostgres({ dataDirectory });
  });

  it('is not found where a stranger has its number by now', () => {
    const place = temporaryDirectory();
    mkdirSync(join(place, 'cluster'));
    writeFileSync(join(place, 'database-place'), `${place}\n`);
    const file = join(place, 'cluster', 'postmaster.pid');
    writeFileSync(file, `${process.pid}\n${place}/cluster\n0\n5432\n\n\n0\nready\n`);
    expect(runningServer(place)).toBeUndefined();
  });

  it('is never taken for a stranger that has its number by now', async () => {
    const cluster = temporaryDirectory();
    const stranger = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    const file = join(cluster, 'postmaster.pid');
    writeFileSync(file, `${stranger.pid}\n${cluster}\n0\n5432\n\n\n0\nready\n`);
    await stopStalePostmaster(cluster);
    expect(processIdentity(stranger.pid ?? 0)).toBeDefined();
    expect(() => readFileSync(file)).toThrow(/ENOENT/);
    stranger.kill();
    expect(await waitUntil(() => !processIdentity(stranger.pid ?? 0), 5000)).toBe(true);
  });
});
