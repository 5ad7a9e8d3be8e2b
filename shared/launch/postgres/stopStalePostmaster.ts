import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../LaunchError';
import { processIdentity, worksIn } from '../process/processIdentity';
import { waitUntil } from '../process/waitUntil';

/** Milliseconds for a fast shutdown, and then for an immediate one. */
const FAST = 15_000;
const IMMEDIATE = 5000;

/** What a server says of itself in its cluster (PostgreSQL's miscadmin.h, LOCK_FILE_LINE_*). */
export interface PostmasterFile {
  readonly pid: number;
  readonly directory: string;
  readonly port: number;
  readonly ready: boolean;
}

/** Reads the file that a running or killed server left in its cluster; undefined when there is none. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const [pid, directory, , port, , , , status] = lines;
    return {
      pid: Number(pid),
      directory: directory ?? '',
      port: Number(port),
      ready: status?.trim() === 'ready',
    };
  } catch {
    return undefined;
  }
}

/**
 * Stops the server that a killed launcher left running on this cluster, and only that one: the file may
 * name a number that another program has by now, or have been copied along with the folder.
 */
export async function stopStalePostmaster(cluster: string): Promise<void> {
  const file = readPostmasterFile(cluster);
  if (file === undefined) return;
  const { pid } = file;
  const directory = realpathSync(cluster);
  const identity = processIdentity(pid);
  const isGone = (): boolean => processIdentity(pid) !== identity;
  if (identity === undefined || file.directory !== directory || !worksIn(pid, directory)) {
    // A live stranger's number (or a dead child that no one has collected) would make the server refuse.
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  if (await waitUntil(isGone, FAST)) return;
  process.kill(pid, 'SIGQUIT');
  if (await waitUntil(isGone, IMMEDIATE)) return;
  throw new LaunchError(
    `PostgreSQL of an earlier start (process ${pid}) does not stop. End it with: kill -QUIT ${pid}`,
  );
}
