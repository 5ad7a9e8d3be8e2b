import { instantsOf } from '../cases/overrideWith';
import { PATHS, readSafetyCases, type WholeCase } from '../cases/safety/readSafetyCases';
import { decidePath, safetyEntryOf, type DenyRule } from '../index';

const CASES = readSafetyCases();

const namesOf = ({ rules, rows, desks, carries }: (typeof PATHS)[number]): string[] =>
  [...rules, ...rows, ...desks.rules, ...carries.rules].map(({ name }) => name);

const showsIn = (name: string, { expect: { rule, left_out = [] } }: WholeCase): boolean =>
  rule === name || left_out.some((one) => one.rule === name);

/** Names of which no case shows the effect. */
const unshown = (cases: readonly WholeCase[]): string[] =>
  PATHS.flatMap((path) =>
    namesOf(path)
      .filter((name) => !cases.some((one) => one.path.name === path.name && showsIn(name, one)))
      .map((name) => `${path.name}: ${name}`),
  );

describe('the case tables of the safety paths', () => {
  it.each(CASES.map((one) => [one.path.name, one.sentence, one] as const))(
    '%s: %s',
    (_, __, { path, question, expect: { audit, duties, left_out: leftOut, ...expected } }) => {
      const decision = decidePath(path, question);
      const { effect, rule, basis, outward } = decision;
      expect({ effect, rule, basis, outward }).toEqual(expected);
      expect(decision.leftOut).toEqual(leftOut);
      expect(decision.duties).toEqual(instantsOf(duties));
      expect(safetyEntryOf(decision)).toEqual(audit);
    },
  );

  it('show every row, every rule, and every rule of a sieve at work', () => {
    // The rules for desks are shared: safe reports have no place and no kinds of desk to fail by.
    expect(unshown(CASES)).toEqual([
      'safe_report: desk_elsewhere',
      'safe_report: desk_not_meant',
      'safe_report: desk_of_the_sender',
    ]);
    expect(unshown(CASES.filter(({ about }) => about !== 'push_protected'))).toContain(
      'immediate_danger: push_protected',
    );
  });

  it('bring no rule and no row to throw: being caught is for what nobody thought of', () => {
    const thrown: string[] = [];
    const watch =
      <Asked>(name: string, ask: (asked: Asked) => boolean) =>
      (asked: Asked) => {
        try {
          return ask(asked) && false;
        } catch {
          thrown.push(name);
          return false;
        }
      };
    const watched = (list: readonly DenyRule<unknown>[]) =>
      list.map((rule) => ({
        ...rule,
        denies: watch(rule.name, (asked: unknown) => rule.denies(asked)),
      }));
    for (const { path, question } of CASES) {
      decidePath(
        {
          ...path,
          rules: watched(path.rules as readonly DenyRule<unknown>[]),
          rows: path.rows.map((row) => ({
            ...row,
            permits: watch(row.name, (asked: Parameters<typeof row.permits>[0]) =>
              row.permits(asked),
            ),
          })),
          carries: { ...path.carries, rules: watched(path.carries.rules) },
        },
        question,
      );
    }
    expect(thrown).toEqual([]);
    expect(() => watch('broken', () => Boolean(JSON.parse('')))(null)).not.toThrow();
    expect(thrown).toEqual(['broken']);
  });

  it('are about what there is, each in a sentence of its own, for each path', () => {
    expect(CASES.filter(({ path, about }) => !namesOf(path).includes(about))).toEqual([]);
    const sentences = CASES.map(({ path, sentence }) => `${path.name}: ${sentence}`);
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(new Set(CASES.map(({ path }) => path))).toEqual(new Set(PATHS));
  });
});
