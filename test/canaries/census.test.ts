import { readDeclarations } from '@lidhja/enforcement';
import { GraphQLObjectType, buildSchema, getNamedType, isLeafType, isScalarType } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestDatabase } from '../testkit/TestCluster';
import { findRoot } from '../testkit/root';
import { TWISTS } from '../worlds/twists';
import { CARRIERS, EXEMPT, FIELDS_WITHOUT, TABLES_OF_TYPES } from './carriers';
import { freeText } from './freeText';
import { Notes } from './Notes';
import { SILENT_ROWS } from './Scenario';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

const notes = (): Notes => Notes.ofRun() as Notes;
const SDL = readFileSync(join(findRoot(), 'gateway', 'supergraph.graphql'), 'utf8');

/** Protected fields that hold a value of their own, and whether that is text. */
const protectedFields = (sdl: string): { coordinate: string; text: boolean }[] => {
  const schema = buildSchema(sdl, { assumeValid: true });
  const { categories } = readDeclarations(sdl);
  return Object.values(schema.getTypeMap())
    .filter((type) => type instanceof GraphQLObjectType)
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({
        coordinate: `${type.name}.${field.name}`,
        type: getNamedType(field.type),
      })),
    )
    .filter(({ coordinate, type }) => {
      const category = categories.get(coordinate);
      return category !== undefined && category !== 'OPEN' && isLeafType(type);
    })
    .map(({ coordinate, type }) => ({
      coordinate,
      text: isScalarType(type) && type.name === 'String',
    }));
};

const exempt = (column: string): boolean => EXEMPT.some(([pattern]) => pattern.test(column));
const known = (column: string): boolean =>
  column in CARRIERS || column in SILENT_ROWS || exempt(column);

const columns = (...before: string[]): Promise<string[]> =>
  database.as('admin', async (client) => {
    await client.query('begin');
    for (const sql of before) await client.query(sql);
    const found = await freeText(client);
    await client.query('rollback');
    return found;
  });

test('every column of free text carries a token or is exempt with a reason', async () => {
  const all = await columns();
  expect(all.length).toBeGreaterThan(Object.keys(CARRIERS).length);
  // Declare it in carriers.ts: the field that it is served as, or why it can carry none.
  expect(all.filter((column) => !known(column))).toEqual([]);
});

test('a column that is added is noticed, and so is one that is gone', async () => {
  const added = await columns('alter table "national".person_identity add column nickname text');
  expect(added.filter((column) => !known(column))).toEqual(['national.person_identity.nickname']);
  const all = await columns();
  // Of what is sealed together, the column that holds it.
  const carriers = Object.keys(CARRIERS).map((name) => name.split('.').slice(0, 3).join('.'));
  const named = [...carriers, ...Object.keys(SILENT_ROWS)];
  expect(named.filter((column) => !all.includes(column))).toEqual([]);
});

test('every token was planted, in each record that there is one of', () => {
  const planted = notes().tokens.filter((token) => token.planted);
  const carried = new Set(planted.flatMap(({ kept }) => kept.map(({ column }) => column)));
  expect([...carried].sort()).toEqual(
    [...Object.keys(CARRIERS), ...Object.keys(SILENT_ROWS)].sort(),
  );
  expect(planted.filter(({ value }) => !/^CNRY[0-9a-f]{13}$/.test(value))).toEqual([]);
  expect(new Set(planted.map(({ value }) => value)).size).toBe(planted.length);
});

test('names and references of the sample are tokens too', () => {
  const values = notes().tokens.filter(({ planted }) => !planted);
  const columnsOf = new Set(values.flatMap(({ kept }) => kept.map(({ column }) => column)));
  for (const column of [
    'national.case_status.reference',
    'national.case_suspect.family_name',
    'national.person_identity.family_name',
    'exchange.request.reference',
  ]) {
    expect(columnsOf).toContain(column);
  }
});

const withoutToken = (sdl: string): string[] => {
  const carried = new Set(Object.values(CARRIERS));
  return protectedFields(sdl)
    .filter(({ coordinate, text }) => text && !carried.has(coordinate))
    .map(({ coordinate }) => coordinate);
};

test('every protected field of text carries a token, or says why it cannot', () => {
  expect(withoutToken(SDL).sort()).toEqual(Object.keys(FIELDS_WITHOUT).sort());
});

test('a protected field that is added is noticed, and an open one is not asked for', () => {
  const added = (category: string): string =>
    `${SDL}\ntype Added { alias: String @classified(as: "${category}") }`;
  expect(withoutToken(added('SUSPECT'))).toContain('Added.alias');
  expect(withoutToken(added('OPEN'))).not.toContain('Added.alias');
});

/** Types with protected fields that carry no token, of which no change of the second world names a table. */
const unchanged = (changes: string): string[] => {
  const carried = new Set(Object.values(CARRIERS));
  const types = new Set(
    protectedFields(SDL)
      .filter(({ coordinate }) => !carried.has(coordinate))
      .map(({ coordinate }) => coordinate.split('.')[0] ?? ''),
  );
  return [...types].filter((type) =>
    (TABLES_OF_TYPES[type] ?? ['nothing']).some((table) => !changes.includes(table)),
  );
};

test('what cannot carry a token differs between the two worlds', () => {
  const changes = TWISTS.flatMap(({ sql }) => sql).join('\n');
  expect(unchanged(changes)).toEqual([]);
  expect(unchanged(changes.replaceAll('"national".person_origin', '')).sort()).toEqual([
    'Person',
    'PreviewedPerson',
  ]);
});
