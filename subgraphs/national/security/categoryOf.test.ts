import type { Category } from '@lidhja/policy';
import { categoryOf } from './categoryOf';
import type { SecuredTable } from './SecuredTable';

const declared = new Map<string, Category>([
  ['Suspect.name', 'SUSPECT'],
  ['Suspect.country', 'SUSPECT'],
  ['Person.name', 'VICTIM_IDENTITY'],
]);

const table = (serves: Record<string, string>): SecuredTable => ({
  table: 'one',
  about: 'case',
  key: 'case_id',
  serves,
});

test('a table has the category that its fields declare', () => {
  const { serves } = table({ name: 'Suspect.name', country: 'Suspect.country' });
  expect(categoryOf(table(serves), declared)).toBe('SUSPECT');
});

test('a table that serves no field by itself has none', () => {
  expect(categoryOf(table({}), declared)).toBeNull();
});

test('a table of two categories is refused with both, and so is a field that nobody declared', () => {
  const mixed = table({ name: 'Suspect.name', victim: 'Person.name' });
  expect(() => categoryOf(mixed, declared)).toThrow('one holds SUSPECT and VICTIM_IDENTITY');
  const stray = table({ age: 'Suspect.age' });
  expect(() => categoryOf(stray, declared)).toThrow(
    'one serves Suspect.age, which is not declared',
  );
});
