import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';

const onLinux = existsSync('/proc/self/stat');

const fromProc = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command in brackets may hold spaces; fields are counted from behind it (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}:${fields[19]}`;
  } catch {
    return undefined;
  }
};

const ps = (pid: number, column: string): string =>
  spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();

/**
 * A text that no other process had or will have under the same number: numbers are used again, and
 * after kill -9 a file may name one that now belongs to a stranger. Undefined when none runs.
 */
export function processIdentity(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return onLinux ? fromProc(pid) : ps(pid, 'lstart') || undefined;
}

/** Whether the process works in a directory, as a postmaster does in its cluster for all its life. */
export function worksIn(pid: number, directory: string): boolean {
  if (!onLinux) return ps(pid, 'args').includes(`-D ${directory}`);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === directory;
  } catch {
    return false;
  }
}
