import type { Category } from '@lidhja/policy';
import { categoryOf } from './categoryOf';

const declared = new Map<string, Category>([
  ['Suspect.name', 'SUSPECT'],
  ['Suspect.country', 'SUSPECT'],
  ['Person.name', 'VICTIM_IDENTITY'],
]);

const table = (serves: Record<string, string | string[]>): Parameters<typeof categoryOf>[0] => ({
  table: 'one',
  serves,
});

test('a table has the category that its fields declare', () => {
  expect(categoryOf(table({ name: ['Suspect.name', 'Suspect.country'] }), declared)).toBe(
    'SUSPECT',
  );
});

test('a table that serves no field has none', () => {
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
