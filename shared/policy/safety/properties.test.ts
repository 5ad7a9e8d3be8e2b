import fc from 'fast-check';
import { anyAsked } from '../cases/safety/anyAsked';
import { PATHS } from '../cases/safety/readSafetyCases';
import { anyQuestion } from '../cases/anyQuestion';
import { decide, decidePath, type DenyRule, type Question, type SafetyPath } from '../index';

// One seed for all runs: a red test is red again when it is looked into.
fc.configureGlobal({ seed: 33, numRuns: 150 });

type Path = SafetyPath<unknown>;
type Rules = readonly DenyRule<unknown>[];

const NAMED = PATHS.map((path) => [path.name, path] as const);

const allows = (path: Path, asked: unknown): boolean => decidePath(path, asked).effect === 'ALLOW';

const shuffled = <Item>(items: readonly Item[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length });

const throwing: DenyRule<unknown> = {
  name: 'broken',
  citation: 'none',
  denies: () => {
    throw new Error('broken');
  },
};

const withRules = (path: Path, rules: readonly unknown[]): Path => ({
  ...path,
  rules: rules as Path['rules'],
});

const isFrozen = (value: unknown): boolean =>
  value === null ||
  typeof value !== 'object' ||
  (Object.isFrozen(value) && Object.values(value).every(isFrozen));

/** How many of what was asked was allowed; a law about denials alone would say little. */
function count(path: Path): number {
  return fc.sample(anyAsked(path), 300).filter((asked) => allows(path, asked)).length;
}

describe.each(NAMED)('whatever is asked on the path %s', (_, path) => {
  const any = anyAsked(path);

  it('some of it is allowed and some denied', () => {
    const allowed = count(path);
    expect(allowed).toBeGreaterThan(20);
    expect(allowed).toBeLessThan(280);
  });

  it('one more rule that denies never grants', () => {
    const grants = (asked: unknown, more: DenyRule<unknown>, at: number) =>
      allows(withRules(path, path.rules.toSpliced(at, 0, more)), asked) && !allows(path, asked);
    fc.assert(
      fc.property(any, fc.boolean(), fc.nat(path.rules.length), (asked, verdict, at) => {
        const more = { name: 'more', citation: 'none', denies: () => verdict };
        return !grants(asked, more, at) && !(verdict && allows(withRules(path, [more]), asked));
      }),
    );
  });

  it('one rule fewer never denies, and does grant: the law can fail', () => {
    let granted = 0;
    fc.assert(
      fc.property(any, fc.nat(path.rules.length - 1), (asked, at) => {
        const loose = withRules(path, path.rules.toSpliced(at, 1));
        if (allows(loose, asked) && !allows(path, asked)) granted += 1;
        return !allows(path, asked) || allows(loose, asked);
      }),
    );
    expect(granted).toBeGreaterThan(0);
  });

  it('a rule that throws denies, wherever it stands', () => {
    fc.assert(
      fc.property(any, fc.nat(path.rules.length), (asked, at) => {
        const broken = withRules(path, path.rules.toSpliced(at, 0, throwing));
        return !allows(broken, asked);
      }),
    );
  });

  it('a row that throws permits nothing, and no row at all permits nothing', () => {
    const permits = () => {
      throw new Error('broken');
    };
    fc.assert(
      fc.property(any, (asked) => {
        const rows = path.rows.map((row) => ({ ...row, permits }));
        return !allows({ ...path, rows }, asked) && !allows({ ...path, rows: [] }, asked);
      }),
    );
  });

  it('the order of rules, rows and what sieves look for changes nothing but which rule is named', () => {
    const sieve = (old: Path['carries'], rules: readonly unknown[]) => ({
      ...old,
      rules: rules as Rules,
    });
    const seen = (changed: Path, asked: unknown) => {
      const { effect, outward, to, carries, duties, confined, leftOut } = decidePath(
        changed,
        asked,
      );
      const left = leftOut.map(({ what }) => what);
      return JSON.stringify({ effect, outward, to, carries, duties, confined, left });
    };
    fc.assert(
      fc.property(
        any,
        shuffled(path.rules),
        shuffled(path.rows),
        shuffled(path.desks.rules),
        shuffled(path.carries.rules),
        (asked, rules, rows, forDesks, forItems) => {
          const changed: Path = {
            ...path,
            rules,
            rows,
            desks: sieve(path.desks as Path['carries'], forDesks) as Path['desks'],
            carries: sieve(path.carries, forItems),
          };
          return seen(changed, asked) === seen(path, asked);
        },
      ),
    );
  });

  it('the same question has the same answer, which cannot be changed', () => {
    fc.assert(
      fc.property(any, (asked) => {
        const answer = decidePath(path, asked);
        expect(decidePath(path, structuredClone(asked))).toEqual(answer);
        return isFrozen(answer);
      }),
    );
  });

  it('no answer is a basis for reading anything', () => {
    let opened = 0;
    fc.assert(
      fc.property(any, anyQuestion, (asked, question) => {
        const answer = decidePath(path, asked) as unknown as Question['basis'];
        if (decide(question).effect === 'ALLOW') opened += 1;
        return decide({ ...question, basis: answer }).effect === 'DENY';
      }),
    );
    // The same questions are allowed on a basis that is one.
    expect(opened).toBeGreaterThan(10);
  });
});
