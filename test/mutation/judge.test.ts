import { keeps } from '../prove/Proof';
import type { Explanation } from './Explanation';
import type { Mutant, MutantStatus } from './Mutant';
import { judge } from './judge';

const PACKAGE = { name: 'planted', folder: 'shared/planted', tests: [], bar: 75 };

const mutant = (status: MutantStatus, file = 'shared/planted/a.ts'): Mutant => ({
  file,
  line: 'return a;',
  code: 'a',
  mutator: 'Planted',
  becomes: 'b',
  status,
});

const mutants = (counts: Partial<Record<MutantStatus, number>>): Mutant[] =>
  Object.entries(counts).flatMap(([status, count]) =>
    Array.from({ length: count }, () => mutant(status as MutantStatus)),
  );

const explain = (times: number, file?: string): Explanation => {
  const { status: _, ...content } = mutant('Survived', file);
  return { ...content, times, why: 'a is always b here' };
};

const missed = (found: readonly Mutant[], explanations: readonly Explanation[]): string[] =>
  Object.entries(judge(PACKAGE, found, explanations).bars)
    .filter(([, bar]) => !keeps(bar))
    .map(([name]) => name);

describe('a package', () => {
  it('passes at its bar when every survivor is explained', () => {
    const found = mutants({ Killed: 5, Timeout: 1, Survived: 1, NoCoverage: 1, RuntimeError: 4 });
    expect(judge(PACKAGE, found, [explain(2)]).figures).toEqual({
      mutants: 12,
      killed: 5,
      timeouts: 1,
      survived: 1,
      uncovered: 1,
      notRunnable: 4,
      score: 75,
    });
    expect(missed(found, [explain(2)])).toEqual([]);
  });

  it('fails below its bar, whatever is explained', () => {
    expect(missed(mutants({ Killed: 74, Survived: 26 }), [explain(26)])).toEqual([
      'score of planted',
    ]);
  });

  it('fails with a survivor that nobody explained, be it reached by tests or not', () => {
    for (const status of ['Survived', 'NoCoverage'] as const) {
      expect(missed([...mutants({ Killed: 9 }), mutant(status)], [])).toEqual([
        'survivors of planted without an explanation',
      ]);
    }
  });

  it('fails with an explanation of what is killed, and heeds none of another package', () => {
    expect(missed(mutants({ Killed: 9 }), [explain(1)])).toEqual([
      'explanations of planted without a survivor',
    ]);
    expect(missed(mutants({ Killed: 9 }), [explain(1, 'shared/planted-too/a.ts')])).toEqual([]);
  });

  it('fails when no mutant was tried, and when some were left out', () => {
    expect(missed([], [])).toEqual(['score of planted']);
    expect(missed(mutants({ Killed: 9, Ignored: 1 }), [])).toEqual([
      'mutants of planted left untried',
    ]);
  });
});
