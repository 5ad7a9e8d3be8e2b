import { readTable } from './cases/readCases';
import {
  CATEGORIES,
  CONDITIONS,
  DOMESTIC_KINDS,
  FOREIGN_KINDS,
  LOCAL_KINDS,
  PURPOSES,
  REQUESTER_KINDS,
  RULES,
  TABLE,
} from './index';

const written = readTable();

describe('the table in code and the table in words', () => {
  it('have the same rows in the same order', () => {
    expect(TABLE.map(({ id }) => id)).toEqual(written.allow.map(({ id }) => id));
    expect(new Set(TABLE.map(({ id }) => id)).size).toBe(TABLE.length);
  });

  it.each(written.allow.map((row) => [row.id, row] as const))(
    'agree on the row "%s"',
    (id, row) => {
      expect(TABLE.find((one) => one.id === id)).toEqual({ within: null, when: [], ...row });
    },
  );

  it('have the same denials in the same order', () => {
    expect(RULES.map(({ name }) => name)).toEqual(written.deny.map(({ rule }) => rule));
  });

  it('name the same conditions, purposes and categories', () => {
    expect([...CONDITIONS].sort()).toEqual(Object.keys(written.conditions).sort());
    expect(PURPOSES).toEqual(written.purposes);
    expect(CATEGORIES).toEqual(written.categories);
  });

  it('name the same requesters', () => {
    expect(DOMESTIC_KINDS).toEqual(written.kinds.domestic);
    expect(LOCAL_KINDS).toEqual(written.kinds.local);
    expect(FOREIGN_KINDS).toEqual(written.kinds.abroad);
    expect(REQUESTER_KINDS).toEqual(Object.values(written.kinds).flat());
  });
});

describe('the table', () => {
  it('uses every condition and no purpose, category or requester that does not exist', () => {
    expect(new Set(TABLE.flatMap(({ when }) => when))).toEqual(new Set(CONDITIONS));
    const words = <Word extends string>(lists: readonly (readonly Word[] | string | null)[]) =>
      lists.flatMap((list) => (Array.isArray(list) ? (list as Word[]) : []));
    expect(CATEGORIES).toEqual(
      expect.arrayContaining(words(TABLE.flatMap((row) => [row.categories, row.within]))),
    );
    expect(PURPOSES).toEqual(expect.arrayContaining(words(TABLE.map((row) => row.purposes))));
    expect([...REQUESTER_KINDS, 'any', 'any_organisation']).toEqual(
      expect.arrayContaining(words(TABLE.map((row) => row.who))),
    );
  });

  it('gives carried categories a limit, and a limit to nothing else', () => {
    for (const row of TABLE) {
      expect([row.id, row.within !== null]).toEqual([row.id, typeof row.categories === 'string']);
    }
  });

  it('cannot be changed while the hub runs', () => {
    expect(Object.isFrozen(TABLE)).toBe(true);
    for (const row of TABLE) {
      const parts = [row, ...Object.values(row)] as unknown[];
      expect([row.id, parts.every((part) => Object.isFrozen(part))]).toEqual([row.id, true]);
    }
  });
});
