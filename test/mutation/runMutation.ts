import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    const mutants = unexplained.map(({ status: _, ...content }) => content);
    say(
      `Survivors without an explanation:\n${stringify([{ why: '', mutants }], { lineWidth: 0 })}`,
    );
  }
  if (stale.length > 0) say(`Explanations without a survivor:\n${stringify(stale)}`);
};

const runOne = async (mutated: MutatedPackage): Promise<Verdict> => {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'lidhja-mutation-'));
  try {
    const mutants = await runStryker({ mutated, folder });
    const explained = readExplanations(join(findRoot(), 'test/mutation/survivors.yaml'));
    const verdict = judge(mutated, mutants, explained);
    tell(verdict);
    const seconds = Math.round((performance.now() - started) / 1000);
    return { ...verdict, figures: { ...verdict.figures, seconds } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/**
 * Tries the unit tests of each package on mutants of its code and prints one line of JSON: figures, bars
 * and whether all were kept.
 *
 * @param only names of the packages to try; all where it is empty
 * @returns exit code
 */
export async function runMutation(only: readonly string[]): Promise<number> {
  const chosen = PACKAGES.filter(({ name }) => only.length === 0 || only.includes(name));
  const verdicts: [string, Verdict][] = [];
  for (const mutated of chosen) {
    say(`${mutated.name} …`);
    verdicts.push([mutated.name, await runOne(mutated)]);
  }
  const bars = verdicts.flatMap(([, { bars: own }]) => Object.entries(own));
  const pass = bars.length > 0 && bars.every(([, bar]) => keeps(bar));
  const figures = Object.fromEntries(verdicts.map(([name, verdict]) => [name, verdict.figures]));
  const line = { command: 'mutate', figures, bars: Object.fromEntries(bars), pass };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  return pass ? 0 : 1;
}
