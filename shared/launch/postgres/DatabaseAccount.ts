import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { LaunchError } from '../LaunchError';

/** The operating-system user that the server runs as, when it is not our own. */
export interface DatabaseAccount {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** Existing users that may be borrowed when started as root; none is ever created. */
const CANDIDATES = ['postgres', 'nobody'];

const idOf = (flag: '-u' | '-g' | '-un', user: string): string | undefined => {
  const { status, stdout } = spawnSync('id', [flag, user], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
};

const accountNamed = (user: string): DatabaseAccount | undefined => {
  const [uid, gid, name] = [idOf('-u', user), idOf('-g', user), idOf('-un', user)];
  // Some systems write the number of "nobody" as -2, which is the same 32 bits.
  const account = { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0, name: name ?? user };
  return uid === undefined || gid === undefined || account.uid === 0 ? undefined : account;
};

const requireName = (): undefined => {
  try {
    userInfo();
  } catch {
    throw new LaunchError(
      `PostgreSQL needs a name for the user it runs as, and uid ${process.geteuid?.()} has no entry in ` +
        '/etc/passwd: add one, start as another user, or set DATABASE_URL.',
    );
  }
};

/**
 * Whom to run the server as. PostgreSQL refuses to run as root; then it runs as the owner of the
 * cluster that is there, else as `postgres`, else as `nobody`.
 * @returns undefined when our own user serves
 * @throws LaunchError when no user can
 */
export function databaseAccount(cluster?: string): DatabaseAccount | undefined {
  if (process.geteuid?.() !== 0) return requireName();
  const owner = cluster && statSync(cluster, { throwIfNoEntry: false })?.uid;
  const users = owner ? [String(owner)] : CANDIDATES;
  for (const user of users) {
    const account = accountNamed(user);
    if (account) return account;
  }
  throw new LaunchError(
    'PostgreSQL does not run as root, and this system has neither a user "postgres" nor "nobody" to ' +
      'run it as: start Lidhja as an ordinary user, or set DATABASE_URL.',
  );
}

/** What `spawn` needs to run something as the account; its working directory must be open to it too. */
export const runAs = (
  account: DatabaseAccount | undefined,
  directory: string,
): { cwd: string; uid?: number; gid?: number } =>
  account ? { cwd: directory, uid: account.uid, gid: account.gid } : { cwd: directory };

/** Whether the account can pass through a directory: asked of the system, which knows all its rules. */
export function canEnter(account: DatabaseAccount | undefined, directory: string): boolean {
  const options = runAs(account, '/');
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', directory], options).status === 0;
}
