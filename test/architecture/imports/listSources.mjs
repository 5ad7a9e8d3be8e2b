import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The folders in which the code stands. */
export const CODE = ['gateway', 'shared', 'subgraphs', 'test'];

const SKIPPED = new Set(['node_modules', 'dist', 'canary']);

function* walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) yield* walk(path);
    if (entry.isFile() && /\.(ts|mjs|cjs)$/.test(entry.name)) yield path;
  }
}

/** Every source file of the tree, tests included, relative to its root and with forward slashes. */
export const listSources = (root) =>
  CODE.flatMap((folder) => [...walk(join(root, folder))])
    .map((path) => relative(root, path).split(sep).join('/'))
    .sort();
