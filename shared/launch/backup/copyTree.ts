import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** A file or a folder of a copy, by its path in it. */
export interface Copied {
  readonly path: string;
  /** SHA-256 of its bytes in hex; null for a folder. */
  readonly digest: string | null;
}

const PIECE = 1024 * 1024;

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const sync = (path: string): void => {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** @returns SHA-256 of a file in hex, of bytes that are handed on as they are read */
export function digestOfFile(
  path: string,
  each: (piece: Buffer) => void = () => undefined,
): string {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(PIECE);
  const descriptor = openSync(path, 'r');
  try {
    for (let read = 0; (read = readSync(descriptor, buffer)) > 0;) {
      const piece = buffer.subarray(0, read);
      hash.update(piece);
      each(piece);
    }
  } finally {
    closeSync(descriptor);
  }
  return hash.digest('hex');
}

/** Copies a file, durably. @returns its digest; undefined where it has gone meanwhile */
export function copyFile(from: string, to: string): string | undefined {
  let target: number | undefined;
  try {
    const digest = digestOfFile(from, (piece) => {
      target ??= openSync(to, 'wx', 0o600);
      writeSync(target, piece);
    });
    target ??= openSync(to, 'wx', 0o600);
    fsyncSync(target);
    return digest;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  } finally {
    if (target !== undefined) closeSync(target);
  }
}

/**
 * Copies what is in a folder, durably. A link is none of ours and is left out.
 * @param wanted asked with the path from the folder, of each file and each folder
 */
export function copyTree(from: string, to: string, wanted: (path: string) => boolean): Copied[] {
  const copied: Copied[] = [];
  const visit = (inside: string): void => {
    mkdirSync(join(to, inside), { recursive: true, mode: 0o700 });
    for (const name of readdirSync(join(from, inside)).sort()) {
      const path = inside === '' ? name : `${inside}/${name}`;
      const entry = lstatSync(join(from, path), { throwIfNoEntry: false });
      if (!entry || !wanted(path)) continue;
      if (entry.isDirectory()) {
        copied.push({ path, digest: null });
        visit(path);
      } else if (entry.isFile()) {
        const digest = copyFile(join(from, path), join(to, path));
        if (digest !== undefined) copied.push({ path, digest });
      }
    }
    sync(join(to, inside));
  };
  visit('');
  return copied;
}

/** Makes a rename in a folder durable. */
export const syncFolderOf = (path: string): void => sync(dirname(path));
