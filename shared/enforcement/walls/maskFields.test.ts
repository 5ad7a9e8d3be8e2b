import { buildSchema, graphql } from 'graphql';
import type { Category } from '@lidhja/policy';
import type { Classification } from '../build/Classification';
import { Ledger } from '../ledger/Ledger';
import type { RequestContext } from '../serve/RequestContext';
import { maskFields } from './maskFields';
import type { Verdicts } from './Verdicts';

const SDL = `
  type Query { cases: [Case], offices: [Office], reference: Reference, entities: _Entity }
  type Case { id: ID, offence: String }
  type Office { name: String }
  type Reference { id: ID }
  union _Entity = Case`;

const classification = {
  categories: new Map<string, Category>([
    ['Case.id', 'OPEN'],
    ['Case.offence', 'OFFENCE'],
    ['Office.name', 'OPEN'],
    ['Reference.id', 'OPEN'],
  ]),
  operations: new Map(),
  entities: new Map<string, Category>([
    ['Reference', 'CASE_STATUS'],
    ['_Entity', 'CASE_STATUS'],
  ]),
  selections: new Map(),
} as unknown as Classification;

const row = { __typename: 'Case', id: '1', offence: 'secret', name: 'n', access: 'mandate||' };

const ask = async (source: string, allowed: boolean) => {
  const schema = buildSchema(SDL);
  maskFields(schema, classification);
  const ledger = new Ledger();
  const asked: string[] = [];
  const rows: object[] = [];
  const of = (_row: unknown, { coordinate, place }: { coordinate: string; place: number }) => {
    asked.push(`${coordinate} ${place}`);
    return { allowed, rows };
  };
  const verdicts = { of } as unknown as Verdicts;
  const rootValue = { cases: [row], offices: [row], reference: row, entities: row };
  const contextValue = { ledger, verdicts } as unknown as RequestContext;
  const { data, errors } = await graphql({ schema, source, rootValue, contextValue });
  expect(errors).toBeUndefined();
  const events = ledger.events({ organisation: 'o' } as Parameters<Ledger['events']>[0]);
  const noted = events.flatMap((event) =>
    event.type === 'released' ? event.coordinates.map(({ coordinate }) => coordinate) : [],
  );
  return { data: JSON.parse(JSON.stringify(data)) as unknown, asked, rows, noted };
};

test('a field that is not open is given by its verdict alone, and its row noted there', async () => {
  const given = await ask('{ cases { id offence } }', true);
  expect(given.data).toEqual({ cases: [{ id: '1', offence: 'secret' }] });
  expect((await ask('{ cases { id offence } }', false)).data).toEqual({
    cases: [{ id: '1', offence: null }],
  });
  expect([given.asked, given.rows]).toEqual([['Case.offence 0'], [row]]);
});

test('that rows are there is noted of types that hold or say something, and of no other', async () => {
  expect((await ask('{ cases { id } }', true)).noted).toEqual(['Case']);
  expect((await ask('{ reference { id } }', true)).noted).toEqual(['Reference']);
  expect((await ask('{ offices { name } }', true)).noted).toEqual([]);
});

test('rows by reference are noted by who resolves them', async () => {
  expect((await ask('{ entities { ... on Case { id } } }', true)).noted).toEqual([]);
});
