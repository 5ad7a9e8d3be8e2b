import { sharedRows, sharedValues } from './sharedRows';

test('a value is shared where both hold the same, and null where one does not', () => {
  const own = { name: 'A', year: 2001, hidden: null as string | null };
  expect(
    sharedValues(own, { name: 'A', year: null, hidden: 'X' }, ['name', 'year', 'hidden']),
  ).toEqual({
    ...{ name: 'A', year: null, hidden: null },
  });
});

test('a row is shared as often as both have it, whole', () => {
  const [one, same, other] = [
    { a: 1, b: 2 },
    { a: 1, b: 2 },
    { a: 1, b: 3 },
  ];
  const seen = [
    { a: 1, b: 2 },
    { a: 9, b: 3 },
  ];
  expect(sharedRows([one, same, other], seen, ['a', 'b'])).toEqual([one]);
  expect(sharedRows([one], [], ['a', 'b'])).toEqual([]);
});

test('a list that was withheld is none', () => {
  expect(sharedRows([{ a: 1 }], null, ['a'])).toBeNull();
});
