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

/** Makes what was made, renamed and removed in a folder durable. */
export const syncFolder = (path: string): void => {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

const digestOf = (descriptor: number, each: (piece: Buffer) => void): string => {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(PIECE);
  for (let read = 0; (read = readSync(descriptor, buffer)) > 0;) {
    const piece = buffer.subarray(0, read);
    hash.update(piece);
    each(piece);
  }
  return hash.digest('hex');
};

/** @returns SHA-256 of a file in hex */
export function digestOfFile(path: string): string {
  const descriptor = openSync(path, 'r');
  try {
    return digestOf(descriptor, () => undefined);
  } finally {
    closeSync(descriptor);
  }
}

const openUnlessGone = (path: string): number | undefined => {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
};

const writeWhole = (target: number, piece: Buffer): void => {
  for (let at = 0; at < piece.length;) at += writeSync(target, piece, at);
};

/**
 * Copies a file, durably.
 * @returns the digest of what was written; undefined where the source has gone meanwhile. That the place
 * of the copy has gone is an error: a copy without its files would pass for a whole one.
 */
export function copyFile(from: string, to: string): string | undefined {
  const source = openUnlessGone(from);
  if (source === undefined) return undefined;
  try {
    const target = openSync(to, 'wx', 0o600);
    try {
      const digest = digestOf(source, (piece) => writeWhole(target, piece));
      fsyncSync(target);
      return digest;
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
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
    syncFolder(join(to, inside));
  };
  visit('');
  return copied;
}

/** Makes a rename in a folder durable. */
export const syncFolderOf = (path: string): void => syncFolder(dirname(path));
