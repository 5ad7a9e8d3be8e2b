import { permissionsOf, type Permission } from '@lidhja/policy';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { connectionUrl } from '../database/connectionUrl';
import { notPrepared, PolicyChanges, type PendingCategory } from '../database/PolicyChanges';
import { MIGRATOR } from '../database/roles';
import { RoleSecrets } from '../database/RoleSecrets';
import { setupDatabase } from '../database/setupDatabase';
import { findDataDirectory } from '../dataDirectory';
import { CommandRefusal, LaunchError } from '../LaunchError';
import { readLaunchSettings } from '../LaunchSettings';
import { markAsBehind } from '../migrateDatabase';
import { openDatabase } from '../openDatabase';
import { runningServer } from '../postgres/runningServer';
import { DataLock } from '../process/DataLock';
import { Shutdown } from '../process/Shutdown';
import type { CommandInput, Say } from '../Progress';

const USAGE =
  'Usage: npm run policy -- show, or, while the hub is stopped, -- activate ISSUER SUBJECT';

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

/** What is to be done. */
type Task = { readonly issuer: string; readonly subject: string } | 'show';

/** @throws CommandRefusal that says what is wrong and how it is used */
export function readTask(args: readonly string[]): Task {
  const [task, issuer, subject] = args;
  const wrong = (what: string): CommandRefusal =>
    new CommandRefusal('INPUT_INVALID', `${what}\n${USAGE}`, 2);
  if (task === 'show' && args.length === 1) return task;
  if (task === undefined) throw wrong('A task is missing.');
  if (task !== 'show' && task !== 'activate') throw wrong('There is no such task.');
  if (args.length > (task === 'show' ? 1 : 3)) throw wrong('There is more than the task takes.');
  if (!issuer?.trim()) throw wrong('ISSUER is missing: what the official’s tokens say in iss.');
  if (!subject?.trim()) throw wrong('SUBJECT is missing: what the official’s tokens say in sub.');
  return { issuer, subject };
}

const run = async (url: string, task: Task, sample: boolean, print: Say): Promise<void> => {
  if (task === 'show') {
    const pending = await PolicyChanges.pending(url);
    if (pending.length === 0) print('Nothing waits to be activated.');
    for (const change of pending) differenceLines(change).forEach(print);
    return;
  }
  const count = await PolicyChanges.activate(url, task.issuer, task.subject);
  // Row security is made anew at the next start.
  if (count > 0) await markAsBehind(url, sample);
  print(`Activated: ${count}`);
};

/**
 * The migrator's connection string to the embedded server of the hub that runs on the data directory.
 * @throws LaunchError while there is none
 */
const besideHub = (data: string, accounts: string): string => {
  const port = runningServer(data);
  if (port !== undefined) {
    const server = connectionUrl(`postgresql://127.0.0.1:${port}/lidhja`);
    return server.as(MIGRATOR.name, new RoleSecrets(accounts).of(MIGRATOR.name));
  }
  throw new LaunchError(
    'A hub runs here without an embedded database that lets anyone in: wait until it serves, or set ' +
      'DATABASE_URL as it was started with.',
  );
};

/**
 * Shows the categories that a new build would change, beside a running hub as well, and activates them
 * under the name of a second person. Nothing is opened for a command that is written wrongly.
 * @returns exit code
 * @throws CommandRefusal with a code that stays as it is
 */
export async function command({
  args,
  root,
  environment,
  say,
  print,
}: CommandInput): Promise<number> {
  const task = readTask(args);
  const settings = readLaunchSettings(environment);
  const data = findDataDirectory(root, settings.data);
  const shutdown = new Shutdown();
  const accounts = join(data, 'database.json');
  // Of a hub that was never started there is nothing to show, and no server is made for it.
  if (!existsSync(accounts)) throw notPrepared();
  const embedded = settings.databaseUrl === undefined;
  try {
    if (embedded && task === 'show' && DataLock.isHeld(data)) {
      await run(besideHub(data, accounts), task, settings.sample, print);
      return 0;
    }
    if (embedded) {
      const lock = DataLock.take(data, 'npm run policy');
      shutdown.onStop(() => Promise.resolve(lock.release()));
    }
    const admin = await openDatabase(settings, data, shutdown, say);
    const urls = await setupDatabase(admin, accounts);
    await run(urls['lidhja_migrator'] ?? '', task, settings.sample, print);
    return 0;
  } finally {
    await shutdown.run();
  }
}
