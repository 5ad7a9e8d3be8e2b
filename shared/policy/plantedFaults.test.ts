import { questionOf } from './cases/questionOf';
import { readCases } from './cases/readCases';
import { RULES, TABLE, decideWith } from './index';

const CASES = readCases();

/** Each test plants a fault in the policy and expects a case to notice: a case that cannot fail proves nothing. */
describe('a fault planted in the policy', () => {
  const twins = CASES.filter((one) => one.without_the_rule !== undefined);

  it.each(twins.map((one) => [one.about, one.sentence, one] as const))(
    'without the rule "%s" another answer comes of: %s',
    (name, _, one) => {
      const rules = RULES.filter((rule) => rule.name !== name);
      const { effect } = decideWith({ rules, rows: TABLE }, questionOf(one));
      expect(rules).toHaveLength(RULES.length - 1);
      expect(effect).toBe(one.without_the_rule);
      expect(effect).not.toBe(one.expect.effect);
    },
  );

  it.each(TABLE.map(({ id }) => id))('without the row "%s" a case turns to denial', (id) => {
    const rows = TABLE.filter((row) => row.id !== id);
    const allowed = CASES.filter(({ expect: { rule } }) => rule === id);
    const effects = allowed.map(
      (one) => decideWith({ rules: RULES, rows }, questionOf(one)).effect,
    );
    expect(effects).toContain('DENY');
  });

  it.each(TABLE.flatMap((row) => row.when.map((condition) => [row.id, condition] as const)))(
    'without the condition of "%s" that says "%s" the row opens too much',
    (id, condition) => {
      const row = TABLE.find((one) => one.id === id);
      const one = CASES.find(({ expect: { rule } }) => rule === id);
      if (!row || !one) throw new Error(`no case is allowed by ${id}`);
      const question = questionOf(one);
      const facts = new Set(row.when.filter((other) => other !== condition));
      const bare = {
        ...question,
        requester: { ...question.requester, functions: [], clearances: [] },
        subject: { ...question.subject, sealed: false, compartment: null, facts },
      };
      const loose = { ...row, when: row.when.filter((other) => other !== condition) };
      expect(decideWith({ rules: RULES, rows: [row] }, bare).effect).toBe('DENY');
      expect(decideWith({ rules: RULES, rows: [loose] }, bare).effect).toBe('ALLOW');
    },
  );
});
