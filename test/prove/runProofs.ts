import globalSetup from '../testkit/globalSetup';
import globalTeardown from '../testkit/globalTeardown';
import { keeps, type Finding, type Proof, type Scale } from './Proof';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const runOne = async (proof: Proof, scale: Scale): Promise<Finding> => {
  const started = performance.now();
  try {
    const finding = await proof.run(scale, (line) => say(`  ${line}`));
    say(`${proof.name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return finding;
  } catch (error) {
    say(`${proof.name}: ${error instanceof Error ? (error.stack ?? error.message) : 'failed'}`);
    return { figures: {}, bars: { [`${proof.name} ended`]: { measured: 0, atLeast: 1 } } };
  }
};

/**
 * Runs proofs over a PostgreSQL of their own, in turn, and prints one line of JSON: figures, bars and
 * whether all were kept.
 *
 * @param only part of the names of those to run; all where it is left out
 * @returns exit code
 */
export async function runProofs(
  command: string,
  proofs: readonly Proof[],
  [only]: readonly string[] = process.argv.slice(2),
): Promise<number> {
  const chosen = proofs.filter(({ name }) => only === undefined || name.includes(only));
  const findings: [string, Finding][] = [];
  await globalSetup();
  try {
    for (const proof of chosen) {
      say(`${proof.name} …`);
      findings.push([proof.name, await runOne(proof, 'full')]);
    }
  } finally {
    await globalTeardown();
  }
  const bars = findings.flatMap(([, finding]) => Object.entries(finding.bars));
  const pass = bars.length > 0 && bars.every(([, bar]) => keeps(bar));
  const figures = Object.fromEntries(findings.map(([name, one]) => [name, one.figures]));
  const line = JSON.stringify({ command, figures, bars: Object.fromEntries(bars), pass });
  process.stdout.write(`${line}\n`);
  return pass ? 0 : 1;
}
