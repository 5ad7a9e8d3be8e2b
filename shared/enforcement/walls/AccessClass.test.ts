import { CONDITIONS } from '@lidhja/policy';
import { parseAccessClass, restsOnObject } from './AccessClass';

const BASES = ['open', 'own_record', 'mandate', 'referral', 'consent', 'grant', 'self'];

test.each(BASES)('an access class says its basis, its conditions and its marks: %s', (basis) => {
  expect(parseAccessClass(`${basis}|in_area,assigned_case|child`, 'OFFENCE')).toEqual({
    basis,
    facts: new Set(['in_area', 'assigned_case']),
    marks: { child: true },
  });
});

test('what an access class leaves out does not hold', () => {
  const bare = { basis: 'mandate', facts: new Set(), marks: {} };
  for (const text of ['mandate||', 'mandate|', 'mandate']) {
    expect(parseAccessClass(text, 'OFFENCE')).toEqual(bare);
  }
});

test('every condition of the table can stand in an access class', () => {
  const { facts } = parseAccessClass(`mandate|${CONDITIONS.join(',')}|`, 'OFFENCE');
  expect([...facts]).toEqual([...CONDITIONS]);
});

test('a word that names a category is said of that one alone', () => {
  const text = 'grant|consent@HEALTH|H1,H2@HEALTH,first_recipient@OFFENCE';
  expect(parseAccessClass(text, 'HEALTH')).toEqual({
    basis: 'grant',
    facts: new Set(['consent']),
    marks: { handling: ['H1', 'H2'] },
  });
  expect(parseAccessClass(text, 'OFFENCE')).toEqual({
    basis: 'grant',
    facts: new Set(),
    marks: { handling: ['H1'], firstRecipient: true },
  });
});

test('rows that rest on an object of their own are decided record by record', () => {
  const bound = BASES.filter((basis) => restsOnObject(`${basis}||`));
  expect(bound).toEqual(['referral', 'consent', 'grant']);
});

test.each([
  '',
  '|in_area|child',
  'mandate|in_area,in_aera|',
  'mandate||child,adult',
  'mandate|,|',
  'mandate||,',
  'mandate|||',
  'mandate||child|sealed',
  'mandate|in_area@HEALHT|',
  'mandate||H2@',
  'mandate||H2@HEALTH@HEALTH',
  'mandate||H4',
  'mandate||h2',
  'mandate||judicial_evidence',
  'mandate||use:evidence',
  'mandate||compartment:',
  'mandate||compartment:A b',
  'mandate||use:intelligence,use:judicial_evidence',
  'mandate||assistance',
  'mandate||removal',
  'mandate||cooperation',
  'mandate||constructor',
  'mandate||H4@OFFENCE',
])('an access class with anything unknown in it is refused, and cited: "%s"', (text) => {
  expect(() => parseAccessClass(text, 'HEALTH')).toThrow(`"${text}" is not an access class`);
});
