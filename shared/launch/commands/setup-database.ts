import { join } from 'node:path';
import { refuseHalfRestored } from '../backup/RestoreMark';
import { prepareDataDirectory } from '../dataDirectory';
import { setupDatabase } from '../database/setupDatabase';
import { LaunchError } from '../LaunchError';
import type { CommandInput } from '../Progress';

/**
 * Makes the roles and schemas in the operator's own PostgreSQL (DATABASE_URL names its administrator).
 * @returns exit code
 */
export async function command({ root, environment, print }: CommandInput): Promise<number> {
  const admin = environment['DATABASE_URL'];
  if (!admin) {
    throw new LaunchError(
      'DATABASE_URL is not set: it must name an administrator of your PostgreSQL and a database, ' +
        'postgresql://administrator:password@host:5432/lidhja. (npm start alone needs none.)',
    );
  }
  const data = prepareDataDirectory(root, environment['LIDHJA_DATA']);
  refuseHalfRestored(data);
  const secrets = join(data, 'database.json');
  const urls = await setupDatabase(admin, secrets);
  print('The database is ready. Each part logs in as a role of its own:');
  for (const name of Object.keys(urls)) print(`  ${name}`);
  print(`Their passwords are in ${secrets}.`);
  return 0;
}
