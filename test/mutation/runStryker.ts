import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRoot } from '../testkit/root';
import { mutantsOf, type Mutant, type MutationReport } from './Mutant';
import { reportIn, strykerOptions, type MutationRun } from './strykerOptions';

/**
 * Runs Stryker on one package, its progress going to stderr.
 * @returns every mutant with what became of it
 * @throws Error when Stryker did not come to an end
 */
export async function runStryker(run: MutationRun): Promise<Mutant[]> {
  const root = findRoot();
  const options = join(run.folder, 'stryker.json');
  writeFileSync(options, JSON.stringify(strykerOptions(run)));
  const stryker = join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const child = spawn(process.execPath, [stryker, 'run', options], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`Stryker ended with ${code ?? 'a signal'}; see the lines above.`);
  return mutantsOf(JSON.parse(readFileSync(reportIn(run.folder), 'utf8')) as MutationReport);
}
