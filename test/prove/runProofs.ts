import globalSetup from '../testkit/globalSetup';
import globalTeardown from '../testkit/globalTeardown';
import { keeps, type Finding, type Proof, type Scale } from './Proof';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Seconds after which a proof that says nothing is seen to go on. */
const QUIET = 30;

const runOne = async (proof: Proof, scale: Scale): Promise<Finding> => {
  const started = performance.now();
  const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const goesOn = setInterval(() => say(`  ${proof.name}: ${seconds()} …`), QUIET * 1000);
  try {
    const finding = await proof.run(scale, (line) => {
      goesOn.refresh();
      say(`  ${line}`);
    });
    await globalThis.lidhjaTestRun?.unlessStopped();
    say(`${proof.name}: ${seconds()}`);
    return finding;
  } catch (error) {
    await globalThis.lidhjaTestRun?.unlessStopped();
    say(`${proof.name}: ${error instanceof Error ? (error.stack ?? error.message) : 'failed'}`);
    return { figures: {}, bars: { [`${proof.name} ended`]: { measured: 0, atLeast: 1 } } };
  } finally {
    clearInterval(goesOn);
  }
};

const told = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/**
 * Runs proofs over a PostgreSQL of their own, in turn, and prints one line of JSON: figures, bars and
 * whether all were kept.
 *
 * @param names each of a proof to run, or part of one; all where none is given
 * @returns exit code: 1 where a bar is missed, or where there is no proof of a name
 */
export async function runProofs(
  command: string,
  proofs: readonly Proof[],
  names: readonly string[] = process.argv.slice(2),
): Promise<number> {
  const known = proofs.map(({ name }) => name);
  const unknown = names.filter((part) => !known.some((name) => name.includes(part)));
  if (unknown.length > 0) {
    say(
      `There is no ${unknown.join(', ')}; there are ${known.join(', ')}. Without a name all run.`,
    );
    told({ command, unknown, known, pass: false });
    return 1;
  }
  const chosen = proofs.filter(
    ({ name }) => names.length === 0 || names.some((part) => name.includes(part)),
  );
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
  told({ command, figures, bars: Object.fromEntries(bars), pass });
  return pass ? 0 : 1;
}
