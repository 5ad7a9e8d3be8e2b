import { NamedRows } from './NamedRows';

test('rows about the same stand in one place, and those whose ids only run together in two', () => {
  const named = new NamedRows();
  const rows = [{ id: 'a', about: 'b' }, { about: 'aab' }, { id: 'ab', about: 'a' }, {}] as const;
  expect(rows.map((row) => named.placeOf(row))).toEqual([0, 1, 2, 3]);
  expect(rows.map((row) => named.placeOf({ ...row }))).toEqual([0, 1, 2, 3]);
  expect(named.all).toStrictEqual([
    { record: 'a', of: ['a', 'b'] },
    { of: ['aab'] },
    { record: 'ab', of: ['ab', 'a'] },
    { of: [] },
  ]);
});
