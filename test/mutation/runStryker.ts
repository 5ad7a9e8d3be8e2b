import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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
  const report = reportIn(run.folder);
  // It ends well, and without a report, where the tests fail without any mutant.
  if (code !== 0 || !existsSync(report)) throw new Error('Stryker failed; see the lines above.');
  return mutantsOf(JSON.parse(readFileSync(report, 'utf8')) as MutationReport);
}
