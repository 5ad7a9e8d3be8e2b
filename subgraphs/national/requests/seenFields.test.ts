import { Ledger } from '@lidhja/enforcement';
import { countShared, seenFields } from './seenFields';

const GROUND = { rule: 'table', basis: 'grant' };
const about = (record: string) => ({ about: record });

/** A ledger in which these rows were shown and withheld, of one field. */
const ledgerOf = (shown: readonly object[], withheld: readonly object[], reason = 'GRANT') => {
  const ledger = new Ledger();
  for (const row of shown) ledger.releasing('Person.name', GROUND).push(row);
  for (const row of withheld) ledger.withhold('Person.name', reason, row);
  ledger.release('Person', 'person-1', GROUND);
  return seenFields(ledger);
};

test('a field is told once for each thing that became of it, and rows as such are not', () => {
  const row = about('person-1');
  expect(ledgerOf([row, row, about('person-2')], [about('person-3')])).toEqual([
    { coordinate: 'Person.name', reason: null, rows: new Set([row, about('person-2')]) },
    { coordinate: 'Person.name', reason: 'GRANT', rows: new Set([about('person-3')]) },
  ]);
});

test.each([
  ['the same rows', [about('1'), about('2')], [2]],
  ['a row more than oneself', [about('1')], [1]],
  ['fewer rows than oneself', [about('1'), about('2'), about('3')], [2]],
  ['nothing that one meets oneself', [about('3')], []],
])('of %s, only those are counted that both have met', (_name, own, counts) => {
  const seen = ledgerOf([about('1'), about('2')], []);
  const shared = countShared(seen, ledgerOf([], own, 'NOT_PERMITTED'));
  expect(shared.map(({ rows }) => rows)).toEqual(counts);
  expect(shared.every(({ reason }) => reason === null)).toBe(true);
});

test('rows without an id of their own are counted by the record that they are part of', () => {
  const part = { record: 'case-1' };
  const seen = ledgerOf([{ ...part }, { ...part }], []);
  expect(countShared(seen, ledgerOf([{ ...part }, { ...part }, { ...part }], []))).toEqual([
    { coordinate: 'Person.name', reason: null, rows: 2 },
  ]);
  expect(countShared(seen, ledgerOf([{ ...part }], []))[0]?.rows).toBe(1);
});
