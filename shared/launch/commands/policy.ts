import { permissionsOf, type Permission } from '@lidhja/policy';
import { join } from 'node:path';
import { prepareDataDirectory } from '../dataDirectory';
import { PolicyChanges, type PendingCategory } from '../database/PolicyChanges';
import { setupDatabase } from '../database/setupDatabase';
import { LaunchError } from '../LaunchError';
import { readLaunchSettings } from '../LaunchSettings';
import { markAsBehind } from '../migrateDatabase';
import { openDatabase } from '../openDatabase';
import { DataLock } from '../process/DataLock';
import { Shutdown } from '../process/Shutdown';
import type { CommandInput, Say } from '../Progress';

const USAGE =
  'Usage, while the hub is stopped: npm run policy -- show, or -- activate ISSUER SUBJECT';

const lines = (category: string): string[] => {
  const line = ({ kind, purpose, basis, conditions }: Permission): string =>
    [kind, purpose, basis, ...conditions].join(' ');
  return permissionsOf()
    .filter((one) => one.category === category)
    .map(line);
};

/** What the change takes (`-`) and gives (`+`): kind of requester, purpose, basis and conditions. */
export const differenceLines = ({ coordinate, was, becomes }: PendingCategory): string[] => {
  const [before, after] = [lines(was), lines(becomes)];
  return [
    `${coordinate}: ${was} → ${becomes}`,
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${coordinate} ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${coordinate} ${line}`),
  ];
};

const run = async (
  url: string,
  args: readonly string[],
  sample: boolean,
  print: Say,
): Promise<void> => {
  const [task, issuer, subject] = args;
  if (task === 'show') {
    const pending = await PolicyChanges.pending(url);
    if (pending.length === 0) print('Nothing waits to be activated.');
    for (const change of pending) differenceLines(change).forEach(print);
    return;
  }
  if (task !== 'activate' || !issuer || !subject) throw new LaunchError(USAGE);
  const count = await PolicyChanges.activate(url, issuer, subject);
  // Row security is made anew at the next start.
  if (count > 0) await markAsBehind(url, sample);
  print(`Activated: ${count}`);
};

/**
 * Shows the categories that a new build would change, and activates them under the name of a second person.
 * @returns exit code
 */
export async function command({
  args,
  root,
  environment,
  say,
  print,
}: CommandInput): Promise<number> {
  const settings = readLaunchSettings(environment);
  const data = prepareDataDirectory(root, settings.data);
  const shutdown = new Shutdown();
  try {
    if (settings.databaseUrl === undefined) {
      const lock = DataLock.take(data, 'npm run policy');
      shutdown.onStop(() => Promise.resolve(lock.release()));
    }
    const admin = await openDatabase(settings, data, shutdown, say);
    const urls = await setupDatabase(admin, join(data, 'database.json'));
    await run(urls['lidhja_migrator'] ?? '', args, settings.sample, print);
    return 0;
  } finally {
    await shutdown.run();
  }
}
