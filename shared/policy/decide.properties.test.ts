import fc from 'fast-check';
import { anyQuestion, anySubject } from './cases/anyQuestion';
import { decide, reachable, type Question } from './index';

// One seed for all runs: a red test is red again when it is looked into.
fc.configureGlobal({ seed: 197, numRuns: 600 });

const allows = (question: Question): boolean => decide(question).effect === 'ALLOW';

/** After the change, nothing is allowed that was not allowed before; some of what is compared is allowed. */
function neverGrants(change: (question: Question) => Question, from = anyQuestion): void {
  let allowed = 0;
  fc.assert(
    fc.property(from, (question) => {
      if (allows(question)) allowed += 1;
      return allows(question) || !allows(change(question));
    }),
  );
  expect(allowed).toBeGreaterThan(20);
}

const onGrant = anyQuestion.filter(({ basis }) => basis.kind === 'grant');

const withGrant = (question: Question, grant: object): Question =>
  question.basis.kind === 'grant'
    ? {
        ...question,
        basis: { ...question.basis, grant: { ...question.basis.grant, ...grant } },
      }
    : question;

describe('whatever is asked', () => {
  it('two persons about whom a caller is refused are refused with the same reason', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyQuestion, anySubject, (question, subject) => {
        const one = decide(question);
        const other = decide({ ...question, subject });
        if (one.effect === 'ALLOW' || other.effect === 'ALLOW') return true;
        if (one.rule !== other.rule) compared += 1;
        return one.reason === other.reason;
      }),
    );
    expect(compared).toBeGreaterThan(20);
  });

  it('what is allowed is within reach of the requester’s kind', () => {
    fc.assert(
      fc.property(
        anyQuestion,
        (question) =>
          !allows(question) || reachable(question.requester.kind).has(question.category),
      ),
    );
  });

  it('the same question has the same answer, which cannot be changed', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const answer = decide(question);
        expect(decide(structuredClone(question))).toEqual(answer);
        return Object.isFrozen(answer) && Object.isFrozen(answer.obligations);
      }),
    );
  });
});

describe('nothing is gained', () => {
  it('by being suspended', () => {
    neverGrants((question) => ({
      ...question,
      requester: { ...question.requester, suspended: true },
    }));
  });

  it('by sealing the person, or by calling the person a child', () => {
    for (const flag of ['sealed', 'child'] as const) {
      neverGrants((question) => ({ ...question, subject: { ...question.subject, [flag]: true } }));
    }
  });

  it('by losing a fact', () => {
    neverGrants((question) => ({
      ...question,
      subject: { ...question.subject, facts: new Set([...question.subject.facts].slice(1)) },
    }));
  });

  it('by revoking a grant or taking back an approval', () => {
    neverGrants((question) => withGrant(question, { revokedAt: question.now + 1 }), onGrant);
    neverGrants((question) => withGrant(question, { approvedBy: [] }), onGrant);
  });
});
