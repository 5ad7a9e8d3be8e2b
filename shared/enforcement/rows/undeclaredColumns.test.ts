import type { SecuredTable } from './SecuredTable';
import { undeclaredColumns } from './undeclaredColumns';

const one: SecuredTable = {
  table: 'one',
  serves: { name: 'Suspect.name' },
  keys: ['id'],
  hidden: ['area'],
  opens: () => 'true',
};
const there = ['name', 'id', 'area'].map((column) => ({ table: 'one', column }));

test('a table of which every column is said what it is passes', () => {
  expect(undeclaredColumns({ tables: [one] }, there)).toEqual([]);
});

test('a column and a table that are served as no field are named', () => {
  const more = [...there, { table: 'one', column: 'nickname' }, { table: 'two', column: 'id' }];
  expect(undeclaredColumns({ tables: [one] }, more)).toEqual([
    'one.nickname is served as no field',
    'two.id is served as no field',
  ]);
});

test('a column that is not there, or is said to be two things, is named', () => {
  const wrong = { ...one, keys: ['id', 'name', 'born'] };
  expect(undeclaredColumns({ tables: [wrong] }, there)).toEqual([
    'one.born is not there',
    'one.name is declared twice',
  ]);
});
