import type { Explanation } from './Explanation';
import type { Mutant } from './Mutant';

type Content = Omit<Mutant, 'status'>;

const keyOf = ({ file, line, code, mutator, becomes }: Content): string =>
  JSON.stringify([file, line, code, mutator, becomes]);

/** What of survivors and explanations does not meet. */
export interface Unmatched {
  /** Survivors that nobody has explained. */
  readonly unexplained: readonly Mutant[];
  /** Explanations of what does not survive, or not so many times, or is not there any more. */
  readonly stale: readonly Explanation[];
}

/**
 * Lays survivors and explanations side by side. They meet by content, so that a line that moves keeps
 * its explanation and one that changes loses it. `survivors` and `explanations` are of the same files.
 */
export function matchSurvivors(
  survivors: readonly Mutant[],
  explanations: readonly Explanation[],
): Unmatched {
  const open = new Map<string, number>();
  for (const one of explanations) {
    open.set(keyOf(one), (open.get(keyOf(one)) ?? 0) + (one.times ?? 1));
  }
  const unexplained = survivors.filter((one) => {
    const left = open.get(keyOf(one)) ?? 0;
    if (left > 0) open.set(keyOf(one), left - 1);
    return left === 0;
  });
  return { unexplained, stale: explanations.filter((one) => (open.get(keyOf(one)) ?? 0) > 0) };
}
