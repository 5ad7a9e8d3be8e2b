import fc from 'fast-check';
import { anyQuestion } from '../cases/anyQuestion';
import { IDENTIFICATION_TRAINING, ORDINARY_SUBJECT, RULES, TABLE, decide } from '../index';
import type { Asker, Condition, Policy, Question } from '../index';
import { POLICY } from '../decide';
import { explainCategory } from './explainCategory';

fc.configureGlobal({ seed: 197, numRuns: 600 });

/** What is known of whoever asks the question, before its row is. */
const askerOf = ({ requester, purpose, subject, basis, now }: Question): Asker => {
  const trained = requester.functions.includes(IDENTIFICATION_TRAINING);
  return {
    requester,
    purpose,
    now,
    settled: new Map<Condition, boolean>([
      ['trained', trained || subject.facts.has('trained')],
      ['opened_inspection', subject.facts.has('opened_inspection')],
    ]),
    grants: basis.kind === 'grant' ? [{ grant: basis.grant, agreement: basis.agreement }] : [],
  };
};

/** Whether what is explained by the policy contradicts what the engine decides about the question. */
const contradicts = (question: Question, policy: Policy): boolean => {
  const asker = askerOf(question);
  const { effect } = explainCategory(asker, question.category, policy);
  if (effect === 'WITHHELD') return decide(question).effect === 'ALLOW';
  if (effect === 'CONDITIONAL') return false;
  const facts = new Set([...asker.settled].flatMap(([fact, holds]) => (holds ? [fact] : [])));
  const basis = { kind: question.category === 'OPEN' ? 'open' : 'mandate' } as const;
  const ordinary = { ...question, basis, subject: { ...ORDINARY_SUBJECT, facts } };
  return decide(ordinary).effect === 'DENY';
};

const contradictions = (policy: Policy): Question[] => {
  const found: Question[] = [];
  fc.assert(
    fc.property(anyQuestion, (question) => {
      if (contradicts(question, policy)) found.push(question);
    }),
  );
  return found;
};

describe('what is explained of a category', () => {
  it('is what the engine decides: withheld is never given, allowed is never withheld', () => {
    expect(contradictions(POLICY)).toEqual([]);
  });

  it('would be found to be wrong, were it drawn from a table that lacks rows', () => {
    expect(contradictions({ rules: RULES, rows: TABLE.slice(3) }).length).toBeGreaterThan(0);
  });
});
