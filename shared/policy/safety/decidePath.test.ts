import { PATHS, readSafetyCases } from '../cases/safety/readSafetyCases';
import { decidePath, type DenyRule, type SafetyPath } from '../index';

type Path = SafetyPath<unknown>;

const CASES = readSafetyCases();
const NAMED = PATHS.map((path) => [path.name, path] as const);
const questionsOf = ({ name }: Path) =>
  CASES.filter(({ path }) => path.name === name).map(({ question }) => question);

const fails = (): never => {
  throw new Error('broken');
};
const throwing: DenyRule<unknown> = { name: 'broken', citation: 'nothing', denies: fails };

const isFrozen = (value: unknown): boolean =>
  value === null ||
  typeof value !== 'object' ||
  (Object.isFrozen(value) && Object.values(value).every(isFrozen));

const asked = (path: Path, changed: Partial<Path> = {}) =>
  questionsOf(path).map((question) => decidePath({ ...path, ...changed }, question));

describe.each(NAMED)('on the path %s', (_, path) => {
  it('an answer cannot be changed', () => {
    expect(asked(path).every(isFrozen)).toBe(true);
  });

  it('a rule that throws denies in its own name', () => {
    for (const { effect, rule, basis } of asked(path, { rules: [throwing] })) {
      expect([effect, rule, basis]).toEqual(['DENY', 'broken', 'nothing']);
    }
  });

  it('what nothing permits, or what fails to, is denied as matching nothing', () => {
    const bare = { ...path, rules: [] };
    const failing = path.rows.map((row) => ({ ...row, permits: fails }));
    const faults: Partial<Path>[] = [
      { rows: [] },
      { rows: failing },
      { dutiesIfAllowed: fails },
      { carries: { ...path.carries, itemsOf: fails } },
      { desks: { ...path.desks, itemsOf: fails } },
    ];
    for (const fault of faults) {
      for (const { effect, rule, basis, to, carries } of asked({ ...bare, ...fault })) {
        expect([effect, rule, basis, to, carries]).toEqual(['DENY', 'no_match', 'none', [], []]);
      }
    }
    expect(
      asked({ ...bare, rows: path.rows.map((row) => ({ ...row, permits: () => true })) }),
    ).toEqual(expect.arrayContaining([expect.objectContaining({ effect: 'ALLOW' })]));
  });

  it('where nothing can be weighed, the caller is owed what is owed to whoever is refused', () => {
    for (const question of questionsOf(path)) {
      const blind = { ...path, carries: { ...path.carries, itemsOf: fails } };
      const { duties, leftOut } = decidePath(blind, question);
      const considered = { asked: question, desks: [], carries: [] };
      expect(duties).toEqual(path.dutiesIfDenied(considered));
      expect(leftOut).toEqual([]);
    }
  });

  it('duties towards whoever is refused that cannot be told are none', () => {
    for (const { effect, duties } of asked(path, { rows: [], rules: [], dutiesIfDenied: fails })) {
      expect([effect, duties]).toEqual(['DENY', []]);
    }
  });

  it('what a rule of a sieve fails at is left out in its name', () => {
    const carries = { ...path.carries, rules: [throwing] };
    for (const question of questionsOf(path)) {
      const names = path.carries.itemsOf(question).map((item) => path.carries.nameOf(item));
      const answer = decidePath({ ...path, rules: [], carries }, question);
      const broken = answer.leftOut.filter(({ rule }) => rule === 'broken');
      expect([answer.carries, broken.map(({ what }) => what)]).toEqual([[], names]);
    }
  });

  it('a question that is not whole is denied without an error, and its entry confined', () => {
    for (const broken of [null, {}, { now: 0 }]) {
      const { effect, to, carries } = decidePath(path, broken);
      expect([effect, to, carries]).toEqual(['DENY', [], []]);
    }
    const answer = decidePath({ ...path, confined: fails, outward: fails }, {});
    expect([answer.confined, answer.outward]).toEqual([true, 'REFUSED']);
  });
});
