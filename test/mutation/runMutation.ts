import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { keeps } from '../prove/Proof';
import { findRoot } from '../testkit/root';
import { readExplanations } from './Explanation';
import { judge, type Verdict } from './judge';
import { PACKAGES, type MutatedPackage } from './packages';
import { runStryker } from './runStryker';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Told as they would be written into survivors.yaml, to be copied once a test cannot be. */
const tell = ({ unexplained, stale }: Verdict): void => {
  if (unexplained.length > 0) {
    const open = unexplained.map(({ status: _, ...content }) => ({ ...content, why: '' }));
    say(`Survivors without an explanation:\n${stringify(open, { lineWidth: 0 })}`);
  }
  if (stale.length > 0) say(`Explanations without a survivor:\n${stringify(stale)}`);
};

const runOne = async (
  mutated: MutatedPackage,
  concurrency: number,
  again: boolean,
): Promise<Verdict> => {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'lidhja-mutation-'));
  const known = join(findRoot(), 'node_modules/.cache/mutation', `${mutated.name}.json`);
  mkdirSync(dirname(known), { recursive: true });
  if (!again) rmSync(known, { force: true });
  try {
    const mutants = await runStryker({ mutated, folder, concurrency, known });
    const explained = readExplanations(join(findRoot(), 'test/mutation/survivors.yaml'));
    const verdict = judge(mutated, mutants, explained);
    tell(verdict);
    const seconds = Math.round((performance.now() - started) / 1000);
    const run = again ? 'changes alone' : 'whole';
    return { ...verdict, figures: { ...verdict.figures, run, seconds } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/**
 * `npm run mutate -- [package] [--again] [--two]`: tries the unit tests of each package on mutants of its
 * code and prints one line of JSON. `--again` tries only what has changed since the last run; `--two`
 * tries two mutants at once.
 *
 * @returns exit code
 */
export async function runMutation(args: readonly string[]): Promise<number> {
  const only = args.filter((arg) => !arg.startsWith('--'));
  const chosen = PACKAGES.filter(({ name }) => only.length === 0 || only.includes(name));
  const verdicts: [string, Verdict][] = [];
  for (const mutated of chosen) {
    say(`${mutated.name} …`);
    const concurrency = args.includes('--two') ? 2 : 1;
    verdicts.push([mutated.name, await runOne(mutated, concurrency, args.includes('--again'))]);
  }
  const bars = verdicts.flatMap(([, { bars: own }]) => Object.entries(own));
  const pass = bars.length > 0 && bars.every(([, bar]) => keeps(bar));
  const figures = Object.fromEntries(verdicts.map(([name, verdict]) => [name, verdict.figures]));
  const line = { command: 'mutate', figures, bars: Object.fromEntries(bars), pass };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  return pass ? 0 : 1;
}
