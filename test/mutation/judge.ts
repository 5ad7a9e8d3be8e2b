import type { Finding } from '../prove/Proof';
import type { Explanation } from './Explanation';
import type { Mutant, MutantStatus } from './Mutant';
import { matchSurvivors, type Unmatched } from './matchSurvivors';
import type { MutatedPackage } from './packages';

const DETECTED: readonly MutantStatus[] = ['Killed', 'Timeout'];
const SURVIVING: readonly MutantStatus[] = ['Survived', 'NoCoverage'];

/** What a run found of one package, and what of its survivors and their explanations does not meet. */
export interface Verdict extends Finding, Unmatched {}

/**
 * Judges a package by its mutants. The score is the percentage of detected ones among those that could
 * be run; a mutant that no test reaches counts as one that survived. A mutant with which a module or a
 * test file does not even load is told apart and counts neither way, as Stryker has it.
 */
export function judge(
  { name, folder, bar }: MutatedPackage,
  mutants: readonly Mutant[],
  explanations: readonly Explanation[],
): Verdict {
  const count = (...statuses: MutantStatus[]) =>
    mutants.filter(({ status }) => statuses.includes(status)).length;
  const survivors = mutants.filter(({ status }) => SURVIVING.includes(status));
  const detected = count(...DETECTED);
  const score = (100 * detected) / (detected + survivors.length);
  const here = explanations.filter(({ file }) => file.startsWith(`${folder}/`));
  const { unexplained, stale } = matchSurvivors(survivors, here);
  return {
    figures: {
      mutants: mutants.length,
      killed: count('Killed'),
      timeouts: count('Timeout'),
      survived: count('Survived'),
      uncovered: count('NoCoverage'),
      notRunnable: count('RuntimeError', 'CompileError'),
      score: Math.round(100 * score) / 100,
    },
    bars: {
      [`score of ${name}`]: { measured: score, atLeast: bar },
      [`survivors of ${name} without an explanation`]: { measured: unexplained.length, atMost: 0 },
      [`explanations of ${name} without a survivor`]: { measured: stale.length, atMost: 0 },
      [`mutants of ${name} left untried`]: { measured: count('Ignored', 'Pending'), atMost: 0 },
    },
    unexplained,
    stale,
  };
}
