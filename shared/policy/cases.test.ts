import { instantsOf } from './cases/overrideWith';
import { questionOf } from './cases/questionOf';
import { readCases } from './cases/readCases';
import { RULES, TABLE, auditEntryOf, decide } from './index';

const CASES = readCases();

describe('the case tables', () => {
  it.each(CASES.map((one) => [one.file, one.sentence, one] as const))('%s: %s', (_, __, one) => {
    const question = questionOf(one);
    const decision = decide(question);
    const { effect, reason, rule, basis } = decision;
    const { audit, obligations, ...expected } = one.expect;
    expect({ effect, reason, rule, basis }).toEqual(expected);
    expect(auditEntryOf(question, decision)).toEqual(audit);
    expect(decision.obligations).toEqual(
      effect === 'DENY' ? [] : obligations ? instantsOf(obligations) : decision.obligations,
    );
  });

  it.each(TABLE.map(({ id }) => id))('show the row "%s" allow and its edge deny', (id) => {
    const about = CASES.filter((one) => one.about === id);
    expect(about.filter(({ expect: { rule } }) => rule === id)).not.toHaveLength(0);
    expect(about.filter(({ expect: { effect } }) => effect === 'DENY')).not.toHaveLength(0);
  });

  it.each(RULES.map(({ name }) => name))(
    'show the rule "%s" deny what would be allowed',
    (name) => {
      const telling = CASES.filter((one) => one.about === name && one.without_the_rule === 'ALLOW');
      expect(telling.filter(({ expect: { rule } }) => rule === name)).not.toHaveLength(0);
    },
  );

  it('are about rows and rules that exist, each in a sentence of its own', () => {
    const known = new Set([...TABLE.map(({ id }) => id), ...RULES.map(({ name }) => name)]);
    expect(CASES.filter((one) => !known.has(one.about))).toEqual([]);
    const sentences = CASES.map(({ sentence }) => sentence);
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});
