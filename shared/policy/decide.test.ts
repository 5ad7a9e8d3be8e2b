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
  TABLE,
  decide,
  decideWith,
  type AllowRow,
  type Question,
} from './index';
import { mostOf } from './rowAllows';

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

/** A question that the row allows. */
const allowed = (id: string): { question: Question; row: AllowRow } => {
  const one = readCases().find(({ expect: { rule } }) => rule === id);
  const row = TABLE.find((candidate) => candidate.id === id);
  if (!one || !row) throw new Error(`no case is allowed by ${id}`);
  return { question: questionOf(one), row };
};

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
      const { effect, reason, basis } = decide(broken as unknown as Question);
      expect([effect, reason, basis]).toEqual(['DENY', 'NOT_PERMITTED', 'none']);
    }
  });

  it('denies where a rule fails, and allows by no row that does', () => {
    const { question, row } = allowed('police_proceeding');
    const failing = {
      name: 'failing',
      citation: 'none',
      denies: (): boolean => {
        throw new Error('failing');
      },
    };
    expect(decideWith({ rules: [], rows: [row] }, question).effect).toBe('ALLOW');
    expect(decideWith({ rules: [failing], rows: [row] }, question).rule).toBe('failing');
    const broken = { ...row, when: null } as unknown as AllowRow;
    expect(decideWith({ rules: [], rows: [broken] }, question).rule).toBe('no_match');
  });

  it('gives nothing by a mandate to whoever has no organisation', () => {
    const { question, row } = allowed('police_proceeding');
    const rows = [{ ...row, who: ['any' as const] }];
    const alone = { ...question, requester: { ...question.requester, organisation: null } };
    expect(decideWith({ rules: [], rows }, question).effect).toBe('ALLOW');
    expect(decideWith({ rules: [], rows }, alone).effect).toBe('DENY');
  });

  it('gives nothing about oneself to anyone but the person', () => {
    const { question, row } = allowed('the_person');
    const rows = [{ ...row, who: ['any' as const] }];
    const police = { ...question, requester: requesterOf('police') };
    expect(decideWith({ rules: [], rows }, question).effect).toBe('ALLOW');
    expect(decideWith({ rules: [], rows }, police).effect).toBe('DENY');
  });

  it('gives nothing by a row that carries categories without a limit', () => {
    const { question, row } = allowed('foreign_authority_grant');
    expect(mostOf(row)).toBe(row.within);
    expect(mostOf({ ...row, within: null })).toEqual([]);
    const rows = [{ ...row, within: null }];
    expect(decideWith({ rules: [], rows }, question).rule).toBe('no_match');
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
