import type { Refusal } from '@lidhja/platform';
import { checkSought } from './checkSought';
import type { SoughtPersonInput } from './SoughtPersonInput';

const NOW = Date.parse('2026-11-28T12:00:00Z');

/** The field that is said to be wrong, or null. */
const fault = (...persons: SoughtPersonInput[]): string | null => {
  try {
    checkSought(persons, NOW);
    return null;
  } catch (error) {
    return String((error as Refusal).extensions['at']);
  }
};

test.each<[string | null, SoughtPersonInput]>([
  [null, { familyName: 'Sample' }],
  [null, { givenName: 'Ana', birthDate: '2026-11-28' }],
  [null, { description: 'A woman of about thirty', birthYear: 2026 }],
  [null, { documentKind: 'PASSPORT', documentNumber: 'SAMPLE1' } as SoughtPersonInput],
  ['familyName', {}],
  ['familyName', { familyName: ' ', birthYear: 1990, citizenship: 'AL' }],
  ['birthYear', { familyName: 'Sample', birthDate: '1990-01-01', birthYear: 1990 }],
  ['birthDate', { familyName: 'Sample', birthDate: '2026-11-29' }],
  ['birthDate', { familyName: 'Sample', birthDate: '1899-12-31' }],
  ['birthYear', { familyName: 'Sample', birthYear: 2027 }],
  ['documentKind', { documentNumber: 'SAMPLE1' }],
  ['documentNumber', { documentKind: 'PASSPORT' } as SoughtPersonInput],
  ['documentNumber', { familyName: 'Sample', documentKind: 'PASSPORT' } as SoughtPersonInput],
])('%s is wrong in %j', (field, person) => {
  const placeAt = (at: number): string | null =>
    field === null ? null : `input.particulars.${at}.${field}`;
  expect(fault(person)).toBe(placeAt(0));
  // Whichever of them it is.
  expect(fault({ familyName: 'Sample' }, person)).toBe(placeAt(1));
});
