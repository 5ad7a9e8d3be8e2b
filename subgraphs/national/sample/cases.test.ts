import { caseTables } from './caseTables';
import { generateCases } from './generateCases';
import { namedCases } from './namedCases';

const all = [...namedCases, ...generateCases()];
const rows = (table: string): Record<string, unknown>[] =>
  (caseTables(all).get(table) ?? []) as Record<string, unknown>[];

describe('the cases of the sample', () => {
  test('are the same each time, from the seed', () => {
    expect(generateCases()).toEqual(generateCases());
  });

  test('have references and slugs of their own', () => {
    expect(new Set(all.map((one) => one.reference)).size).toBe(all.length);
    expect(new Set(all.map((one) => one.slug)).size).toBe(all.length);
    expect(all).toHaveLength(40);
  });

  test('say in the data that they and their persons are invented', () => {
    expect(rows('"case"').every((row) => row['synthetic'] === true)).toBe(true);
    expect(rows('person').every((row) => row['synthetic'] === true)).toBe(true);
    const names = [...rows('person_identity'), ...rows('case_suspect')];
    expect(names.filter((row) => !/^Sample-/.test(String(row['family_name'])))).toEqual([]);
  });

  test('give every person an identity, an edge to a case and a decision of some body', () => {
    const persons = rows('person').map((row) => row['id']);
    expect(new Set(persons).size).toBe(persons.length);
    for (const table of ['person_identity', 'case_person', 'identification']) {
      expect(new Set(rows(table).map((row) => row['person_id']))).toEqual(new Set(persons));
    }
  });

  test('have adults mostly, some children, and some whose age is uncertain', () => {
    const ages = all.flatMap((one) => one.persons.map((person) => person.age));
    const count = (age: string): number => ages.filter((one) => one === age).length;
    expect(count('adult')).toBeGreaterThan(ages.length / 2);
    expect(count('child')).toBeGreaterThan(5);
    expect(count('uncertain')).toBeGreaterThan(3);
  });

  test('show two bodies that differ about one person', () => {
    const statuses = new Map<unknown, Set<unknown>>();
    for (const row of rows('identification')) {
      const seen = statuses.get(row['person_id']) ?? new Set();
      statuses.set(row['person_id'], seen.add(row['status']));
    }
    expect([...statuses.values()].filter((seen) => seen.size > 1).length).toBeGreaterThan(3);
  });

  test('are assigned in the qark of the office alone', () => {
    const elsewhere = all.filter(({ qark }) => qark === 'AL-05' || qark === 'AL-01');
    expect(elsewhere).toHaveLength(7);
    expect(elsewhere.flatMap((one) => one.assigned)).toEqual([]);
  });
});
