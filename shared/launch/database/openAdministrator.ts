import { Client, escapeIdentifier } from 'pg';
import { LaunchError } from '../LaunchError';
import { connectionUrl } from './connectionUrl';

const NO_SUCH_DATABASE = '3D000';

const connect = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  return client;
};

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

const createDatabase = async (url: string): Promise<void> => {
  const { database, to } = connectionUrl(url);
  const client = await connect(to('postgres'));
  try {
    await client.query(
      `create database ${escapeIdentifier(database)} encoding 'UTF8' template template0`,
    );
  } finally {
    await client.end();
  }
};

/**
 * Connects as the administrator, making the database when the server has none of that name.
 * @throws LaunchError when the server cannot be reached or does not let the administrator in
 */
export async function openAdministrator(url: string): Promise<Client> {
  const { database } = connectionUrl(url);
  try {
    return await connect(url).catch(async (error: unknown) => {
      if (codeOf(error) !== NO_SUCH_DATABASE) throw error;
      await createDatabase(url);
      return connect(url);
    });
  } catch (error) {
    throw new LaunchError(
      `The database "${database}" in DATABASE_URL cannot be opened by its administrator: ` +
        `${(error as Error).message || String(codeOf(error))}`,
    );
  }
}
