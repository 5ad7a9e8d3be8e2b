import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', 'coverage']);
const isSource = (name) => name.endsWith('.ts') || /^(tsconfig.*|package)\.json$/.test(name);

function* sourcesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourcesUnder(path);
    else if (isSource(entry.name)) yield path;
  }
}

/**
 * A digest of the names, sizes and times of everything that the compiler reads. It opens no source, so
 * it costs milliseconds; a touched but unchanged file only costs one more look by the compiler.
 */
export function sourceDigest(root) {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const hash = createHash('sha256');
  const note = (path) => {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${relative(root, path)} ${mtimeMs} ${size}\n`);
  };
  for (const name of ['tsconfig.json', 'tsconfig.base.json']) note(join(root, name));
  for (const workspace of workspaces) {
    for (const path of sourcesUnder(join(root, workspace))) note(path);
    hash.update(`${workspace} ${existsSync(join(root, workspace, 'dist'))}\n`);
  }
  return hash.digest('hex');
}
