import 'reflect-metadata';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Pool } from 'pg';
import { readDatabaseUrl } from '../environment';
import { KEPT_CONNECTIONS } from './keptConnections';

type Classes = NonNullable<DataSourceOptions['entities']>;
type Migrations = NonNullable<DataSourceOptions['migrations']>;

/**
 * Opens the connections. One that dies, wherever it is at that moment, fails what is asked of it and is
 * replaced; without a listener of its own its error would end the process.
 */
export async function openDataSource(source: DataSource): Promise<DataSource> {
  await source.initialize();
  const { master } = source.driver as unknown as { master: Pool };
  master.on('connect', (client) => client.on('error', () => undefined));
  return source;
}

/** Connections that one process may hold; callers beyond it wait in line. */
const POOL = 10;

/** The data source of a serving part, as its own role. Nothing of a statement or its parameters is logged. */
export function partDataSource(name: string, url: string, entities: Classes): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    logging: false,
    synchronize: false,
    poolSize: POOL,
    applicationName: `lidhja-${name}`,
    connectTimeoutMS: 5000,
    extra: KEPT_CONNECTIONS,
    // A connection that died in the pool is replaced at the next use; it must not end the process.
    poolErrorHandler: () => undefined,
  });
}

/** The data source that migrates or loads one schema, as the migrator. */
export function keeperDataSource(
  schema: string,
  migrations: Migrations,
  entities: Classes = [],
  url: string = readDatabaseUrl(),
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema,
    entities,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    logging: false,
    synchronize: false,
    poolSize: 2,
    installExtensions: false,
    applicationName: `lidhja-migrate-${schema}`,
  });
}
