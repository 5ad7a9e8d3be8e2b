import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { findRoot } from '../testkit/root';

/** The clone. */
export const ROOT = findRoot();

const SKIPPED = new Set(['node_modules', 'dist', 'coverage', 'canary', '.git', '.lidhja']);

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(path);
    return entry.isFile() ? [path] : [];
  });

/** Every file that was written by hand, relative to the clone, with forward slashes. */
export const FILES: readonly string[] = walk(ROOT)
  .map((path) => relative(ROOT, path).split(sep).join('/'))
  .filter((file) => file !== 'package-lock.json')
  .sort();

const ASIDE = /\.test\.ts$|\.d\.ts$|\/testkit\/|^shared\/policy\/cases\//;

/** The files that are installed: no tests, no doubles. */
export const PRODUCT: readonly string[] = FILES.filter(
  (file) => /^(gateway|shared|subgraphs)\/.*\.ts$/.test(file) && !ASIDE.test(file),
);

export const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** Lines of a file; blank ones and comments count. */
export const linesOf = (text: string): number => text.trimEnd().split('\n').length;
