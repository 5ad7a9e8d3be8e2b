import { PATHS, readSafetyCases, type WholeCase } from '../cases/safety/readSafetyCases';
import {
  decidePath,
  type DenyRule,
  type SafetyDecision,
  type SafetyPath,
  type SafetyRow,
} from '../index';

type Path = SafetyPath<unknown>;

const CASES = readSafetyCases();
const casesOf = ({ name }: Path) => CASES.filter(({ path }) => path.name === name);

const told = ({ effect, rule, outward, to, carries }: SafetyDecision) =>
  JSON.stringify({ effect, rule, outward, to, carries });

/** Sentences of the cases that a changed path answers otherwise than the whole one. */
const turned = (path: Path, changed: Path, cases: readonly WholeCase[] = casesOf(path)): string[] =>
  cases
    .filter(
      ({ question }) => told(decidePath(changed, question)) !== told(decidePath(path, question)),
    )
    .map(({ sentence }) => sentence);

const inverted = <Asked>(rule: DenyRule<Asked>): DenyRule<Asked> => ({
  ...rule,
  denies: (asked) => !rule.denies(asked),
});

const put = <Item>(list: readonly Item[], item: Item, changed: readonly Item[]): readonly Item[] =>
  list.flatMap((one) => (one === item ? changed : [one]));

const SIEVES = ['desks', 'carries'] as const;

/** Rules that the cases of a path cannot miss, since its questions give them nothing to look at. */
const IDLE = new Set([
  'safe_report: desk_elsewhere',
  'safe_report: desk_not_meant',
  'safe_report: desk_of_the_sender',
]);

const rulesOf = (path: Path) =>
  path.rules.map((rule) => [`${path.name}: ${rule.name}`, path, rule] as const);

const sieveRulesOf = (path: Path) =>
  SIEVES.flatMap((sieve) =>
    path[sieve].rules.map((rule) => [`${path.name}: ${rule.name}`, path, sieve, rule] as const),
  );

const rowsOf = (path: Path) =>
  path.rows.map((row) => [`${path.name}: ${row.name}`, path, row] as const);

describe('a fault planted in a safety path turns a case', () => {
  it.each(PATHS.flatMap(rulesOf))('%s taken out', (_, path, rule) => {
    expect(turned(path, { ...path, rules: put(path.rules, rule, []) })).not.toEqual([]);
  });

  it.each(PATHS.flatMap(rulesOf))('%s inverted', (_, path, rule) => {
    const rules = put(path.rules, rule, [inverted(rule)]);
    expect(turned(path, { ...path, rules })).not.toEqual([]);
  });

  it.each(PATHS.flatMap(sieveRulesOf).filter(([name]) => !IDLE.has(name)))(
    '%s taken out of its sieve, or inverted in it',
    (_, path, name, rule) => {
      const sieve = path[name] as Path['carries'];
      for (const changed of [[], [inverted(rule as DenyRule<unknown>)]]) {
        const rules = put(sieve.rules, rule as DenyRule<unknown>, changed);
        const cases = casesOf(path).filter(
          ({ question }) =>
            JSON.stringify(decidePath({ ...path, [name]: { ...sieve, rules } }, question)) !==
            JSON.stringify(decidePath(path, question)),
        );
        expect(cases).not.toEqual([]);
      }
    },
  );

  it.each(PATHS.flatMap(rowsOf))('%s taken out', (_, path, row) => {
    expect(turned(path, { ...path, rows: put(path.rows, row, []) })).not.toEqual([]);
  });

  it.each(PATHS.flatMap(rowsOf))('%s permitting whatever no rule denies', (name, path, row) => {
    const loose: SafetyRow<unknown> = { ...row, permits: () => true };
    const changed = { ...path, rows: put(path.rows, row, [loose]) };
    // Anyone may report; about open data nothing but what the rules deny can be asked.
    const isLoose = ['safe_report: anyone_reports', 'breach_silence: open_data_alone'].includes(
      name,
    );
    expect(turned(path, changed).length > 0).toBe(!isLoose);
  });

  it.each(PATHS.map((path) => [path.name, path] as const))(
    '%s telling a caller otherwise, recording otherwise or owing otherwise',
    (_, path) => {
      const decided = (changed: Path) =>
        casesOf(path).map(({ question }) => JSON.stringify(decidePath(changed, question)));
      const usual = decided(path);
      const faults: Partial<Path>[] = [
        { outward: () => 'OTHERWISE' },
        { confined: (asked) => !path.confined(asked) },
        { dutiesIfAllowed: () => [{ kind: 'PROTECTION_ONLY' }] },
        { dutiesIfDenied: () => [{ kind: 'PROTECTION_ONLY' }] },
      ];
      for (const fault of faults) expect(decided({ ...path, ...fault })).not.toEqual(usual);
    },
  );

  it.each(
    PATHS.filter(({ recipients }) => recipients > 0).map((path) => [path.name, path] as const),
  )('%s sending to one more, or to one fewer', (_, path) => {
    for (const recipients of [path.recipients - 1, path.recipients + 1]) {
      expect(turned(path, { ...path, recipients })).not.toEqual([]);
    }
  });
});
