import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS } from '../cases/safety/readSafetyCases';
import {
  ARCHIVING_GROUNDS,
  DESK_RULES,
  DUTY_USES,
  MATCH_STEPS,
  PUSH_MINIMUM,
  REPORT_ACTIONS,
  RULES,
  SAFETY_PATHS,
  TABLE,
  TERMS,
  type DenyRule,
} from '../index';

const camel = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const ALL: readonly DenyRule<never>[] = [
  ...DESK_RULES,
  ...PATHS.flatMap(({ rules, carries }) => [...rules, ...carries.rules]),
];

/** Files of the folders of the paths that hold a rule. */
const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .filter((file) => /: DenyRule</.test(readFileSync(join(__dirname, file), 'utf8')))
  .filter((file) => !/^(desks\/index|path\/.*)\.ts$/.test(file));

const SOURCE = /CETS 197, article \d|CETS 108\+|ETS 182, article 26|hub's own rule/;

describe('the rules of the safety paths', () => {
  it('stand one to a file, and every file in a list', () => {
    const names = files.map((file) => file.replace(/^.*\//, ''));
    expect(names.sort()).toEqual(ALL.map(({ name }) => `${camel(name)}.ts`).sort());
    for (const file of files) {
      expect(readFileSync(join(__dirname, file), 'utf8').match(/\n {2}denies: /g)).toHaveLength(1);
    }
  });

  it.each(ALL.map((rule) => [rule.name, rule] as const))('"%s" cites its source', (_, rule) => {
    expect(rule.citation).toMatch(SOURCE);
    expect(Object.isFrozen(rule)).toBe(true);
  });

  it.each(PATHS.flatMap(({ rows }) => rows).map((row) => [row.name, row] as const))(
    'the row "%s" cites its source',
    (_, row) => {
      expect(row.citation).toMatch(SOURCE);
      expect(Object.isFrozen(row)).toBe(true);
    },
  );

  it('have names of their own, which no rule or row for reading has', () => {
    const names = [
      ...ALL.map(({ name }) => name),
      ...PATHS.flatMap(({ rows }) => rows.map(({ name }) => name)),
      ...RULES.map(({ name }) => name),
      ...TABLE.map(({ id }) => id),
      'no_match',
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  it('cannot be changed while the hub runs', () => {
    for (const path of PATHS) {
      const parts = [path, path.rules, path.rows, path.desks, path.carries];
      const lists = [path.desks.rules, path.carries.rules];
      expect([path.name, [...parts, ...lists].every((part) => Object.isFrozen(part))]).toEqual([
        path.name,
        true,
      ]);
    }
    expect([SAFETY_PATHS, DESK_RULES, TERMS].every((one) => Object.isFrozen(one))).toBe(true);
  });

  it('set times that are signed as they stand, in milliseconds', () => {
    const hour = 3_600_000;
    expect(TERMS).toEqual({
      pushUnread: hour / 4,
      pushReview: 72 * hour,
      reportUnread: 24 * hour,
      matchAnswer: 168 * hour,
      archivingEvery: 24 * hour,
      archivingAt: 2 * hour,
      conflictCheck: 180 * 24 * hour,
      readingSecret: 365 * 24 * hour,
      breachNotice: 72 * hour,
    });
  });

  it('know no other uses, steps and grounds than these', () => {
    expect(DUTY_USES).toEqual(['DANGER_ABROAD', 'DANGER_AT_HOME', 'SAFE_REPORT']);
    expect(MATCH_STEPS).toEqual(['TELL_PERSONS', 'ASK_WORKERS', 'INTRODUCE']);
    expect(ARCHIVING_GROUNDS).toEqual(['CASE_CLOSED', 'TERM_OVER', 'HANDED_OVER', 'COMPARTMENT']);
    expect(PUSH_MINIMUM).toEqual([
      'CASE_STATUS',
      'SUSPECT',
      'VICTIM_IDENTITY',
      'VICTIM_LOCATION',
      'FAMILY',
    ]);
    const lists = [DUTY_USES, MATCH_STEPS, ARCHIVING_GROUNDS, PUSH_MINIMUM, REPORT_ACTIONS];
    expect(lists.every((one) => Object.isFrozen(one))).toBe(true);
  });
});
