import { BY_REFERENCE, listAssigned } from './listAssigned';
import { CaseStage } from './Case';

const plain = { filter: {}, order: BY_REFERENCE, limit: 3, after: null };
const told = (sql: string): string => sql.replace(/\s+/g, ' ');

test('a list without a filter is by reference, of cases that have one to be read', () => {
  const { sql, parameters } = listAssigned('c.id', plain);
  expect(told(sql)).toBe(
    'select c.id from "national".readable_case c where "national".ask_ahead(\'{case,case_status}\') and c.id = any ((select "national".my_cases())::uuid[]) and coalesce(c.reference is not null, false) order by c.reference, c.id limit $1',
  );
  expect(parameters).toEqual([3]);
});

test('what is given is never part of the text, and each filter adds its condition', () => {
  const { sql, parameters } = listAssigned('c.id', {
    filter: {
      stage: CaseStage.TRIAL,
      qark: 'AL-12',
      openedFrom: '2026-01-01',
      openedBefore: '2026-02-01',
    },
    order: { property: 'openedOn', descending: true },
    limit: 51,
    after: ['2026-01-15', 'an id'],
  });
  expect(told(sql)).toContain(
    'and coalesce(c.opened_on is not null and c.stage = $2::text and c.qark = $3::text and c.opened_on >= $4::date and c.opened_on < $5::date and (c.opened_on, c.id) < ($6::date, $7::uuid), false) order by c.opened_on desc, c.id desc limit $1',
  );
  expect(parameters).toEqual([
    51,
    'TRIAL',
    'AL-12',
    '2026-01-01',
    '2026-02-01',
    '2026-01-15',
    'an id',
  ]);
});

test('an ascending page goes on after its position, and another order than those there are is refused', () => {
  expect(told(listAssigned('c.id', { ...plain, after: ['r', 'i'] }).sql)).toContain(
    '(c.reference, c.id) > ($2::text, $3::uuid)',
  );
  expect(() =>
    listAssigned('c.id', { ...plain, order: { property: 'stage', descending: false } }),
  ).toThrow('cases are not ordered by stage');
});
