import { readTermCases } from '../cases/agreements/readTermCases';
import { checkAgreement, type WrittenVersion } from '../index';

const HOUR = 3_600_000;
const USUAL: WrittenVersion = {
  version: 1,
  status: 'in_force',
  validFrom: 0,
  validUntil: null,
  offences: ['TRAFFICKING_IN_PERSONS'],
  purposes: ['THIS_PROCEEDING'],
  categories: ['CASE_STATUS', 'OFFENCE', 'VICTIM_IDENTITY'],
  deadlines: { urgentDirect: 8 * HOUR, urgent: 72 * HOUR, other: 168 * HOUR },
  handling: ['H0'],
};

const found = (version: Partial<WrittenVersion>): Record<string, string> =>
  Object.fromEntries(
    checkAgreement({
      parties: ['AL', 'IT'],
      competentAuthorities: ['prosecutor'],
      instrument: 'BILATERAL',
      versions: [{ ...USUAL, ...version }],
    }).map(({ field, reason }) => [field.replace('versions[0].', ''), reason]),
  );

const CASES = readTermCases();

describe('the terms of an agreement', () => {
  test.each(CASES.map((one) => [one.sentence, one] as const))(
    '%s',
    (_, { version, refused, taken }) => {
      expect(Boolean(taken)).toBe(!refused);
      expect(found(version)).toEqual(refused ?? {});
    },
  );

  it('are told by cases with a sentence of their own', () => {
    expect(new Set(CASES.map(({ sentence }) => sentence)).size).toBe(CASES.length);
    const keys = new Set(CASES.flatMap((one) => Object.keys(one)));
    expect([...keys].sort()).toEqual(['refused', 'sentence', 'taken', 'version']);
  });

  it('that stop an agreement are refused where they would open it', () => {
    const stops = CASES.find(({ version }) => version.status === 'suspended')?.version;
    expect(found({ ...stops, status: 'denounced' })).toEqual({});
    expect(found({ ...stops, status: 'signed' })).toEqual({
      'offences[0]': 'UNKNOWN_OFFENCE',
      'purposes[0]': 'PURPOSE_NEVER_AGREED',
      'categories[0]': 'CATEGORY_NEEDS_CASE_STATUS',
      'deadlines.other': 'DEADLINE_TOO_LONG',
      handling: 'NO_HANDLING_CODE',
    });
  });
});
