import { Ledger } from '../ledger/Ledger';
import { noteRows } from './noteRows';

const noted = (found: unknown): unknown => {
  const ledger = new Ledger();
  noteRows(ledger, 'Case', found);
  const [event] = ledger.events({ organisation: 'o' } as Parameters<Ledger['events']>[0]);
  if (event?.type !== 'released') return [];
  return event.coordinates.map(({ rows, ...one }) => ({
    ...one,
    records: rows.map((at) => event.rows[at]?.record),
  }));
};

const byRowSecurity = (basis: string, ...records: string[]) => ({
  coordinate: 'Case',
  records,
  rule: 'row_security',
  basis,
});

test('one protected row is noted, by row security and on its basis', () => {
  expect(noted({ id: '1', access: 'own_record|in_area|child' })).toEqual([
    byRowSecurity('own_record', '1'),
  ]);
});

test('the rows of a list are noted together for each class and basis', () => {
  const rows = [
    { id: '1', access: 'mandate||' },
    { id: '2', access: 'grant||' },
    { id: '3', access: 'mandate||' },
  ];
  expect(noted(rows)).toEqual([byRowSecurity('mandate', '1', '3'), byRowSecurity('grant', '2')]);
});

test.each([
  ['nothing', null],
  ['nothing at all', undefined],
  ['a text', 'mandate||'],
  ['a row that is not protected', { id: '1' }],
  ['a list of such', [null, undefined, 7, { id: '1' }]],
])('%s is not noted', (_name, found) => {
  expect(noted(found)).toEqual([]);
});
