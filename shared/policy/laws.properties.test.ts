import fc from 'fast-check';
import { anyQuestion } from './cases/anyQuestion';
import {
  AGREEMENT_STATUSES,
  CATEGORIES,
  POLICY,
  PURPOSES,
  decideWith,
  type Basis,
  type DenyRule,
  type Policy,
  type Question,
} from './index';

// One seed for all runs: a red test is red again when it is looked into.
const RUNS = { seed: 3, numRuns: 300 };

type Decide = typeof decideWith;
/** Whether a law holds for one question, by the engine or by a broken one. */
type Law = (question: Question, by: Decide) => boolean;

const allows = (by: Decide, question: Question, policy: Policy = POLICY): boolean =>
  by(policy, question).effect === 'ALLOW';

/** The engine keeps the law; a twin of it that is broken in one place does not. */
function keeps(law: Law, twin: Decide, from: fc.Arbitrary<Question> = anyQuestion): void {
  fc.assert(
    fc.property(from, (question) => law(question, decideWith)),
    RUNS,
  );
  const asked = fc.sample(from, RUNS);
  expect(asked.filter((question) => allows(decideWith, question)).length).toBeGreaterThan(10);
  expect(asked.filter((question) => !law(question, twin)).length).toBeGreaterThan(0);
}

const without =
  (name: string): Decide =>
  (policy, question) =>
    decideWith({ ...policy, rules: policy.rules.filter((rule) => rule.name !== name) }, question);

const of = <Kind extends Basis['kind']>(kind: Kind) =>
  anyQuestion.filter(({ basis }) => basis.kind === kind);

/** Changes the parts of a basis; what the basis does not have is left alone. */
const withBasis = (
  question: Question,
  changed: Readonly<Partial<Record<'grant' | 'agreement' | 'referral' | 'consent', object>>>,
): Question => ({
  ...question,
  basis: Object.fromEntries(
    Object.entries(question.basis).map(([part, held]) => [
      part,
      part in changed ? { ...(held as object), ...changed[part as keyof typeof changed] } : held,
    ]),
  ) as unknown as Basis,
});

const rule = (denies: DenyRule['denies']): DenyRule => ({ name: 'more', citation: 'none', denies });

const broken = rule(() => {
  throw new Error('broken');
});

const everywhere = (list: readonly DenyRule[], one: DenyRule): Policy[] =>
  [...list, null].map((_, at) => ({ ...POLICY, rules: list.toSpliced(at, 0, one) }));

describe('adding a deny', () => {
  const law: Law = (question, by) =>
    [true, false].every((verdict) =>
      everywhere(
        POLICY.rules,
        rule(() => verdict),
      ).every((policy) => !allows(by, question, policy) || (!verdict && allows(by, question))),
    );

  it('never grants, which an engine that reads no more than so many rules would', () => {
    const shortSighted: Decide = ({ rules, rows }, question) =>
      decideWith({ rules: rules.slice(0, POLICY.rules.length), rows }, question);
    keeps(law, shortSighted);
  });
});

describe('a rule that throws', () => {
  const law: Law = (question, by) =>
    everywhere(POLICY.rules, broken).every((policy) => !allows(by, question, policy));

  it('denies, which an engine that swallows its error would not', () => {
    const quiet =
      (old: DenyRule): DenyRule['denies'] =>
      (question) => {
        try {
          return old.denies(question);
        } catch {
          return false;
        }
      };
    const swallowing: Decide = ({ rules, rows }, question) =>
      decideWith({ rules: rules.map((old) => ({ ...old, denies: quiet(old) })), rows }, question);
    keeps(law, swallowing);
  });
});

describe('the order of rows and rules', () => {
  const orders: Policy[] = [
    { rules: POLICY.rules.toReversed(), rows: POLICY.rows },
    { rules: POLICY.rules, rows: POLICY.rows.toReversed() },
    ...fc.sample(
      fc.record({
        rules: fc.shuffledSubarray([...POLICY.rules], { minLength: POLICY.rules.length }),
        rows: fc.shuffledSubarray([...POLICY.rows], { minLength: POLICY.rows.length }),
      }),
      { ...RUNS, numRuns: 5 },
    ),
  ];
  const law: Law = (question, by) => {
    const usual = by(POLICY, question);
    return orders.every((policy) => {
      const { effect, reason, basis, obligations } = by(policy, question);
      return (
        JSON.stringify([effect, reason, basis, obligations]) ===
        JSON.stringify([usual.effect, usual.reason, usual.basis, usual.obligations])
      );
    });
  };

  it('changes nothing but which of them is named, where an engine that stops half-way would', () => {
    const hasty: Decide = ({ rules, rows }, question) =>
      decideWith({ rules: rules.slice(0, rules.length / 2), rows }, question);
    keeps(law, hasty);
  });
});

describe('removing an agreement', () => {
  const dead = AGREEMENT_STATUSES.filter((status) => status !== 'in_force');

  it('never grants, and leaves nothing that depended on it', () => {
    const law: Law = (question, by) =>
      dead.every((status) => !allows(by, withBasis(question, { agreement: { status } })));
    keeps(law, without('agreement_not_in_force'), of('grant'));
  });

  it('does so at the instant at which it ends', () => {
    const law: Law = (question, by) =>
      [question.now, question.now - 1].every(
        (validUntil) => !allows(by, withBasis(question, { agreement: { validUntil } })),
      );
    keeps(law, without('agreement_not_in_force'), of('grant'));
  });

  it('leaves nothing either where it is taken away altogether', () => {
    const law: Law = (question, by) =>
      !allows(by, {
        ...question,
        basis: { ...question.basis, agreement: undefined } as unknown as Basis,
      });
    const forgiving: Decide = (policy, question) =>
      decideWith(policy, {
        ...question,
        basis: Object.fromEntries(
          Object.entries({ ...question.basis }).map(([part, held]) => [
            part,
            held ?? {
              status: 'in_force',
              validFrom: 0,
              validUntil: null,
              parties: ['IT'],
              purposes: PURPOSES,
              categories: CATEGORIES,
            },
          ]),
        ) as unknown as Basis,
      });
    keeps(law, forgiving, of('grant'));
  });
});

/** What is not allowed stays so after each change. */
const nothingGained =
  (...changes: readonly ((question: Question) => Question)[]): Law =>
  (question, by) =>
    allows(by, question) || changes.every((change) => !allows(by, change(question)));

const ALL = {
  purposes: PURPOSES as readonly string[],
  categories: CATEGORIES as readonly string[],
};

describe('narrowing the purpose', () => {
  it('to none at all never grants, which an engine with a purpose by default would', () => {
    const law = nothingGained((question) => ({ ...question, purpose: null }));
    const guessing: Decide = (policy, question) =>
      decideWith(policy, { ...question, purpose: question.purpose ?? 'ASSISTANCE' });
    keeps(law, guessing);
  });

  it.each(['grant', 'agreement', 'consent'] as const)(
    'or the categories of a %s never grants, which an engine that takes none for all would',
    (part) => {
      const law = nothingGained(
        (question) => withBasis(question, { [part]: { purposes: [] } }),
        (question) => withBasis(question, { [part]: { categories: [] } }),
      );
      const lavish: Decide = (policy, question) => {
        const held = (question.basis as unknown as Record<string, typeof ALL>)[part] ?? ALL;
        const lists = {
          purposes: held.purposes.length > 0 ? held.purposes : PURPOSES,
          categories: held.categories.length > 0 ? held.categories : CATEGORIES,
        };
        return decideWith(policy, withBasis(question, { [part]: lists }));
      };
      keeps(law, lavish, of(part === 'consent' ? 'consent' : 'grant'));
    },
  );
});

describe('narrowing the time', () => {
  /** Takes an end of nought for no end, as a careless check does. */
  const careless =
    (part: 'grant' | 'agreement' | 'referral', end: string): Decide =>
    (policy, question) => {
      const held = (question.basis as unknown as Record<string, Record<string, unknown>>)[part];
      const endless = { [end]: Number.MAX_SAFE_INTEGER };
      return decideWith(
        policy,
        held?.[end] === 0 ? withBasis(question, { [part]: endless }) : question,
      );
    };

  const ends = (part: 'grant' | 'agreement' | 'referral', end: string) =>
    [() => 0, ({ now }: Question) => now - 1, ({ now }: Question) => now].map(
      (at) => (question: Question) => withBasis(question, { [part]: { [end]: at(question) } }),
    );

  it.each([
    ['grant', 'validUntil', 'grant'],
    ['agreement', 'validUntil', 'grant'],
    ['referral', 'expiresAt', 'referral'],
  ] as const)('of a %s never grants', (part, end, kind) => {
    keeps(nothingGained(...ends(part, end)), careless(part, end), of(kind));
  });

  it('of a consent, or revoking a grant, never grants', () => {
    const untaken =
      (part: 'consent' | 'grant', taken: string): Decide =>
      (policy, question) => {
        const held = (question.basis as unknown as Record<string, Record<string, unknown>>)[part];
        const back = held?.[taken] === 0 ? { [part]: { [taken]: null } } : {};
        return decideWith(policy, withBasis(question, back));
      };
    const withdrawn = nothingGained((question) =>
      withBasis(question, { consent: { withdrawnAt: 0 } }),
    );
    const revoked = nothingGained((question) => withBasis(question, { grant: { revokedAt: 0 } }));
    keeps(withdrawn, untaken('consent', 'withdrawnAt'), of('consent'));
    keeps(revoked, untaken('grant', 'revokedAt'), of('grant'));
  });

  it('by beginning later never grants, which an engine that holds no beginning would', () => {
    const later = nothingGained(
      (question) => withBasis(question, { grant: { validFrom: question.now + 1 } }),
      (question) => withBasis(question, { agreement: { validFrom: question.now + 1 } }),
    );
    const eager: Decide = (policy, question) => {
      const held = (question.basis as unknown as Record<string, Record<string, unknown>>).grant;
      const early = Number(held?.validFrom) === question.now + 1;
      return early ? without('grant_dead')(policy, question) : decideWith(policy, question);
    };
    keeps(later, eager, of('grant'));
  });
});
