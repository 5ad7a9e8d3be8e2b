import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the clone, from a source file or from what was built of it. */
export function findRoot(from: string = __dirname): string {
  if (existsSync(join(from, 'tsconfig.base.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('this file is in no clone of the repository');
  return findRoot(above);
}
