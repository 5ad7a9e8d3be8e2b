import fc from 'fast-check';
import { SEQUENCES } from './sequences';
import { Model } from './Model';
import { observeAll } from './observe';
import type { Real } from './Real';

/** What came of running sequences. */
export interface Ran {
  readonly sequences: number;
  /** Steps that were taken or refused as they should be. */
  readonly steps: number;
  /** The shortest sequence that contradicts the model, and how; null where none does. */
  readonly contradiction: { readonly steps: number; readonly said: string } | null;
}

/** Runs sequences of steps against the exchange and the model. */
export async function runSequences(real: Real, sequences: number, seed: number): Promise<Ran> {
  let steps = 0;
  const property = fc.asyncProperty(SEQUENCES, async (commands) => {
    const model = new Model();
    await fc.asyncModelRun(async () => {
      await real.reset();
      return { model, real };
    }, commands);
    await observeAll(model, real);
    steps += [...commands].length;
  });
  const run = await fc.check(property, { numRuns: sequences, seed, unbiased: true });
  if (!run.failed) return { sequences: run.numRuns, steps, contradiction: null };
  const shortest = [...(run.counterexample?.[0] ?? [])].map((one) => one.toString());
  const why = run.errorInstance instanceof Error ? run.errorInstance.message : '';
  return {
    sequences: run.numRuns,
    steps,
    contradiction: { steps: shortest.length, said: [...shortest, why].join('\n') },
  };
}
