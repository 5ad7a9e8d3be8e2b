import { BASIS_KINDS } from './cases/basisKinds';
import { NOW, basisOf, questionOf, requesterOf } from './cases/questionOf';
import { readCases } from './cases/readCases';
import {
  CATEGORIES,
  CONDITIONS,
  ORDINARY_SUBJECT,
  POLICY,
  REASONS,
  REQUESTER_KINDS,
  decide,
  decideWith,
  type Question,
} from './index';

const everyQuestion = (purpose: Question['purpose']): Question[] =>
  REQUESTER_KINDS.flatMap((kind) =>
    BASIS_KINDS.flatMap((basis) =>
      CATEGORIES.map((category) => ({
        requester: { ...requesterOf(kind), functions: ['identification_training'] },
        purpose,
        basis: basisOf(basis, { purpose, category }),
        subject: { ...ORDINARY_SUBJECT, facts: new Set(CONDITIONS) },
        category,
        now: NOW,
      })),
    ),
  );

describe('a question without a purpose', () => {
  it('opens open data on no basis, to everyone, and nothing else to anyone', () => {
    const allowed = everyQuestion(null).filter((one) => decide(one).effect === 'ALLOW');
    expect(allowed).toHaveLength(REQUESTER_KINDS.length);
    for (const { basis, category } of allowed) {
      expect([basis.kind, category]).toEqual(['open', 'OPEN']);
    }
  });

  it('is told that the purpose is missing, whatever it asks about', () => {
    const refused = everyQuestion(null).filter(({ category }) => category !== 'OPEN');
    expect(new Set(refused.map((one) => decide(one).reason))).toEqual(new Set(['PURPOSE_MISSING']));
  });
});

describe('a decision', () => {
  it('denies a question that is not whole, and does not throw', () => {
    for (const broken of [{}, { requester: requesterOf('police') }, null]) {
      const { effect, reason } = decide(broken as unknown as Question);
      expect([effect, reason]).toEqual(['DENY', 'NOT_PERMITTED']);
    }
  });

  it('denies where a row or an obligation cannot be worked out', () => {
    const whole = readCases().find(({ about }) => about === 'foreign_authority_grant');
    if (!whole) throw new Error('no case is about foreign_authority_grant');
    const question = questionOf(whole);
    const holes = { ...question.subject, handling: null } as unknown as Question['subject'];
    expect(decide(question).effect).toBe('ALLOW');
    expect(decide({ ...question, subject: holes }).effect).toBe('DENY');
    const withoutRules = { rules: [], rows: POLICY.rows };
    expect(decideWith(withoutRules, { ...question, subject: holes }).rule).toBe('no_match');
    expect(decideWith({ rules: [], rows: [] }, question).rule).toBe('no_match');
  });

  it('gives outside only codes of the closed list', () => {
    const reasons = new Set(readCases().map((one) => decide(questionOf(one)).reason));
    expect(reasons).toEqual(new Set([...REASONS, 'PERMITTED']));
  });
});
