import { CONDITIONS } from '@lidhja/policy';
import { parseAccessClass } from './AccessClass';

test.each(['open', 'own_record', 'mandate', 'referral', 'consent', 'grant', 'self'])(
  'an access class says its basis, its conditions and whether it is about a child: %s',
  (basis) => {
    expect(parseAccessClass(`${basis}|in_area,assigned_case|child`)).toEqual({
      basis,
      facts: new Set(['in_area', 'assigned_case']),
      child: true,
    });
  },
);

test('what an access class leaves out does not hold', () => {
  const bare = { basis: 'mandate', facts: new Set(), child: false };
  for (const text of ['mandate||', 'mandate|', 'mandate']) {
    expect(parseAccessClass(text)).toEqual(bare);
  }
});

test('every condition of the table can stand in an access class', () => {
  const { facts } = parseAccessClass(`mandate|${CONDITIONS.join(',')}|`);
  expect([...facts]).toEqual([...CONDITIONS]);
});

test.each(['', '|in_area|child', 'mandate|in_area,in_aera|', 'mandate||child,adult', 'mandate|,|'])(
  'an access class with anything unknown in it is refused, and cited: "%s"',
  (text) => {
    expect(() => parseAccessClass(text)).toThrow(`"${text}" is not an access class`);
  },
);
