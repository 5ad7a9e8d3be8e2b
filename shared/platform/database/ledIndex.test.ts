import { remadeIndex } from './ledIndex';

const INDEX = {
  schema: 'exchange',
  table: 'request',
  name: 'request_of_requested',
  columns: ['requested', 'submitted_at', 'id'],
} as const;
const spaced = (sql: string): string => sql.replace(/\s+/g, ' ').trim();

test('an index answers whoever names its first column, and back again', () => {
  expect(spaced(remadeIndex(INDEX))).toBe(
    'drop index "exchange".request_of_requested; create index request_of_requested on "exchange".request (requested, submitted_at, id) where requested is not null;',
  );
  expect(spaced(remadeIndex({ ...INDEX, include: ['agreement'] }, false))).toBe(
    'drop index "exchange".request_of_requested; create index request_of_requested on "exchange".request (requested, submitted_at, id) include (agreement);',
  );
});
