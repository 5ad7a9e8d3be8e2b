import { permissionsOf, type Permission } from '@lidhja/policy';
import { PolicyChanges, type PendingCategory } from '../database/PolicyChanges';
import { CommandRefusal } from '../LaunchError';
import { markAsBehind } from '../migrateDatabase';
import type { CommandInput, Say } from '../Progress';
import { asMigrator } from './asMigrator';

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
  await asMigrator(
    { root, environment, say },
    {
      name: 'npm run policy',
      beside: task === 'show',
      run: (url, { sample }) => run(url, task, sample, print),
    },
  );
  return 0;
}
