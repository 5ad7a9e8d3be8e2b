import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../LaunchError';
import { writeSecret } from '../keys/writeSecret';
import type { ClusterHome } from './clusterHome';
import { runAs, type DatabaseAccount } from './DatabaseAccount';

/** The superuser of the embedded server; only the launcher has the password. */
export const SUPERUSER = 'postgres';

const password = ({ passwordFile, cluster }: ClusterHome): string => {
  if (existsSync(passwordFile)) return readFileSync(passwordFile, 'utf8').trim();
  if (existsSync(cluster)) {
    throw new LaunchError(
      `${passwordFile} is gone, and without it the database in ${cluster} cannot be opened: bring the ` +
        'file back from your backup.',
    );
  }
  const made = randomBytes(24).toString('base64url');
  writeSecret(passwordFile, made);
  return made;
};

const run = (file: string, args: string[], account: DatabaseAccount | undefined, folder: string) =>
  new Promise<{ code: number | null; output: string }>((resolve) => {
    const options = { ...runAs(account, folder), stdio: ['ignore', 'pipe', 'pipe'] as const };
    const child = spawn(file, args, { ...options, stdio: [...options.stdio] });
    let output = '';
    const keep = (text: Buffer): void => {
      output += text.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', ({ message }) => resolve({ code: null, output: message }));
    child.once('close', (code) => resolve({ code, output }));
  });

/**
 * Makes the cluster unless it is there: UTF-8, sorted alike on every machine, checksums on every page,
 * no one let in without a password. Made aside and renamed, so that half of one is never used.
 * @returns the superuser's password
 */
export async function initializeCluster(
  binaries: string,
  home: ClusterHome,
  account?: DatabaseAccount,
): Promise<string> {
  const secret = password(home);
  if (existsSync(home.cluster)) return secret;
  const making = join(home.folder, 'cluster.making');
  const secretFile = join(home.folder, 'initdb.password');
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(secretFile, secret, { mode: 0o600 });
  if (account) for (const path of [making, secretFile]) chownSync(path, account.uid, account.gid);
  const args = [
    ['--pgdata', making],
    ['--username', SUPERUSER, '--pwfile', secretFile, '--auth=scram-sha-256'],
    ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-locale'],
    ['--data-checksums', '--no-instructions'],
  ].flat();
  const { code, output } = await run(join(binaries, 'bin', 'initdb'), args, account, home.folder);
  rmSync(secretFile, { force: true });
  if (code !== 0) {
    throw new LaunchError(
      `The database could not be made in ${home.folder}:\n${output.trim()}\n` +
        'If these programs do not run on this system, set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  renameSync(making, home.cluster);
  return secret;
}
