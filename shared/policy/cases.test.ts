import { instantsOf } from './cases/overrideWith';
import { questionOf } from './cases/questionOf';
import { readCases } from './cases/readCases';
import { RULES, TABLE, auditEntryOf, decide } from './index';

const CASES = readCases();

type Cases = typeof CASES;

/** Rows that no case shows to allow, or beside whose edge no case stands; rules that no case shows to deny. */
const uncovered = (cases: Cases): string[] => {
  const about = (name: string) => cases.filter((one) => one.about === name);
  const rows = TABLE.map(({ id }) => id).filter(
    (id) =>
      !about(id).some(({ expect: { rule } }) => rule === id) ||
      !about(id).some(({ expect: { effect } }) => effect === 'DENY'),
  );
  const rules = RULES.map(({ name }) => name).filter(
    (name) =>
      !about(name).some((one) => one.expect.rule === name && one.without_the_rule === 'ALLOW'),
  );
  return [...rows, ...rules];
};

describe('the case tables', () => {
  it.each(CASES.map((one) => [one.file, one.sentence, one] as const))('%s: %s', (_, __, one) => {
    const question = questionOf(one);
    const decision = decide(question);
    const { effect, reason, rule, basis } = decision;
    const { audit, obligations, ...expected } = one.expect;
    expect({ effect, reason, rule, basis }).toEqual(expected);
    expect(auditEntryOf(question, decision)).toEqual(audit);
    expect(decision.obligations).toEqual(instantsOf(obligations ?? []));
  });

  it('show every row allow and its edge deny, and every rule deny what would be allowed', () => {
    expect(uncovered(CASES)).toEqual([]);
  });

  it.each([...TABLE.map(({ id }) => id), ...RULES.map(({ name }) => name)])(
    'would be found wanting without the cases about "%s"',
    (name) => {
      expect(uncovered(CASES.filter(({ about }) => about !== name))).toEqual([name]);
    },
  );

  it('give each case an entry for the record, with its effect, its rule and its basis', () => {
    const whole = ['basis', 'category', 'effect', 'purpose', 'rule'];
    for (const { sentence, expect: expected } of CASES) {
      const { effect, rule, basis } = expected.audit;
      expect([sentence, Object.keys(expected.audit).sort()]).toEqual([sentence, whole]);
      expect({ effect, rule, basis }).toEqual({
        effect: expected.effect,
        rule: expected.rule,
        basis: expected.basis,
      });
    }
  });

  it('are about rows and rules that exist, each in a sentence of its own', () => {
    const known = new Set([...TABLE.map(({ id }) => id), ...RULES.map(({ name }) => name)]);
    expect(CASES.filter((one) => !known.has(one.about))).toEqual([]);
    const sentences = CASES.map(({ sentence }) => sentence);
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});
