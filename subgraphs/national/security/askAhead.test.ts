import type { Session } from '@lidhja/enforcement';
import type { Category } from '@lidhja/policy';
import { CaseStore } from '../cases/CaseStore';
import { BY_REFERENCE } from '../cases/listAssigned';
import { PersonStore } from '../cases/PersonStore';
import { askAhead, asksAhead } from './askAhead';

const spaced = (sql: string): string => sql.replace(/\s+/g, ' ').trim();

test('a condition names each table once, and the tables of views', () => {
  expect(asksAhead('case_offence')).toBe(`"national".ask_ahead('{case_offence}')`);
  expect(asksAhead('readable_person', 'person', 'person_age')).toBe(
    `"national".ask_ahead('{person,case_person,case_status,person_age}')`,
  );
});

const DECLARED: readonly (readonly [string, Category])[] = [
  ['Case.id', 'OPEN'],
  ['Case.reference', 'CASE_STATUS'],
  ['CaseOffence.offence', 'OFFENCE'],
  ['CaseExploitation.form', 'EXPLOITATION'],
  ['CaseSuspect.givenName', 'SUSPECT'],
  ['VictimInCase.person', 'OPEN'],
  ['Person.id', 'OPEN'],
  ['Person.givenName', 'VICTIM_IDENTITY'],
  ['Person.citizenship', 'OFFENCE'],
  ['Person.healthNeeds', 'HEALTH'],
  ['Person.ageBand', 'OFFENCE'],
  ['Identification.body', 'CASE_STATUS'],
];

test('what is asked is asked of the category in force, once for the tables that share it', () => {
  const sql = spaced(askAhead(new Map(DECLARED)));
  expect(sql).toContain(
    `and case when p_tables && '{person_origin,person_age}' then "national".ask_persons('OFFENCE') else true end`,
  );
  expect(sql).toContain(
    `and case when p_tables && '{case,case_person,case_status,case_offence,case_exploitation,case_suspect}' ` +
      `then "national".ask_cases(array_remove(array[case when p_tables && '{case,case_person}' then 'any' end, ` +
      `case when p_tables && '{case_status}' then 'CASE_STATUS' end,`,
  );
  expect(sql).toContain(
    `and case when p_tables && '{case_person}' then "national".ask_edges(null) else true end`,
  );
});

test('a table that serves nothing declared is named', () => {
  expect(() => askAhead(new Map(DECLARED.slice(1)))).toThrow(
    'case serves nothing that is declared',
  );
});

/** Statements that the stores of cases and persons send. */
async function sent(): Promise<string[]> {
  const statements: string[] = [];
  const session = {
    query: (sql: string) => Promise.resolve(statements.push(sql) && []),
  } as unknown as Session;
  const list = { filter: {}, order: BY_REFERENCE, limit: 1, after: null };
  await CaseStore.findAssigned(session, list);
  await CaseStore.findByReference(session, 'a');
  await CaseStore.findOwn(session, 'a');
  await CaseStore.findByIds(session, []);
  await CaseStore.findGranted(session, []);
  for (const part of ['offences', 'exploitation', 'suspects', 'victims'] as const)
    await CaseStore.findParts(session, part, []);
  for (const find of Object.values(PersonStore)) await find(session, []);
  return statements;
}

/** Tables and views that a statement reads and does not ask of ahead. */
const unasked = (sql: string): string[] => {
  const relations = [...sql.matchAll(/(?:from|join) "national"\."?(\w+)"?/g)].map(([, one]) => one);
  const asked = /ask_ahead\('\{([\w,]*)\}'\)/.exec(sql)?.[1]?.split(',') ?? [];
  const needed = relations.flatMap((one) =>
    (/'\{([\w,]*)\}'/.exec(asksAhead(one as 'case'))?.[1] ?? '').split(','),
  );
  return needed.filter((one) => !asked.includes(one));
};

test('every statement asks ahead of all tables that it reads', async () => {
  const statements = await sent();
  expect(statements).toHaveLength(12);
  expect(statements.map(unasked).flat()).toEqual([]);
});

test('a statement that leaves out a table would be seen', () => {
  const sql = `select 1 from "national".person p join "national".person_age a on true where ${asksAhead('person')}`;
  expect(unasked(sql)).toEqual(['person_age']);
});
