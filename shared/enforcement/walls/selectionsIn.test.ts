import { buildSchema } from 'graphql';
import type { Selections } from '../build/readSelections';
import { selectionsIn } from './selectionsIn';

const schema = buildSchema(`
  type Query { cases(filters: [Filter], orders: [Order], word: String, area: ID, none: ID): Int }
  input Filter { suspect: String, more: [Filter], word: String }
  enum Order { SUSPECT, AREA, NONE }`);

const selections: Selections = new Map<string, string | null>([
  ['Query.cases(area:)', 'Case.area'],
  ['Query.cases(none:)', null],
  ['Filter.suspect', 'Case.suspect'],
  ['Order.SUSPECT', 'Case.suspect'],
  ['Order.AREA', 'Case.area'],
  ['Order.NONE', null],
  ['Order.', 'Case.wrong'],
]);

const chosen = (given: Record<string, unknown>) =>
  selectionsIn(
    'Query.cases',
    schema.getQueryType()?.getFields()['cases']?.args ?? [],
    given,
    selections,
  );

const suspect = (orders: boolean) => ({ coordinate: 'Case.suspect', orders });

test('what rows were chosen by is found in arguments, inputs and lists of them', () => {
  expect(chosen({ area: '1' })).toEqual([{ coordinate: 'Case.area', orders: false }]);
  expect(chosen({ filters: [{ suspect: 'x' }, { more: [{ suspect: 'y' }] }] })).toEqual([
    suspect(false),
    suspect(false),
  ]);
});

test('what they were ordered by is found in each value of an order', () => {
  expect(chosen({ orders: ['SUSPECT', 'AREA'] })).toEqual([
    suspect(true),
    { coordinate: 'Case.area', orders: true },
  ]);
});

test('what chooses nothing is left out, and so is what is not there', () => {
  const none = { word: 'x', none: '1', area: null, filters: [{ word: 'x', suspect: null }] };
  expect(chosen({ ...none, orders: ['NONE'] })).toEqual([]);
  expect(chosen({})).toEqual([]);
});
