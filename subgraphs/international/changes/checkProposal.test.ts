import { isErrorCode } from '@lidhja/platform';
import { AGREEMENT_FAULTS, type WrittenAgreement } from '@lidhja/policy';
import { checkProposal, writtenVersion } from './checkProposal';
import type { ProposeAgreementVersionInput } from './ProposeAgreementVersionInput';

const NOW = Date.UTC(2026, 0, 1);
const INPUT: ProposeAgreementVersionInput = {
  idempotencyKey: 'k',
  agreementId: 'a',
  status: 'in_force',
  validFrom: new Date(Date.UTC(2026, 5, 1)),
  offences: ['TRAFFICKING_IN_PERSONS'],
  purposes: ['THIS_PROCEEDING'],
  categories: ['CASE_STATUS', 'OFFENCE'],
  deadlineHours: { urgentDirect: 8, urgent: 72, other: 168 },
  handling: ['H0'],
};
const KEPT = { maxAgeDays: 90, reviewEveryDays: 30, onCaseClosed: 'KEEP', legalHold: true };
const first = writtenVersion({ ...INPUT, validFrom: new Date(Date.UTC(2024, 0, 1)) }, 1);
const AGREEMENT: WrittenAgreement = {
  parties: ['AL', 'IT'],
  competentAuthorities: ['one'],
  instrument: 'BILATERAL',
  versions: [first],
};

const refusal = (
  change: Partial<ProposeAgreementVersionInput>,
  agreement: Partial<WrittenAgreement> = {},
  others: readonly WrittenAgreement[] = [],
): unknown => {
  const written = { ...AGREEMENT, ...agreement };
  try {
    checkProposal(written, others, writtenVersion({ ...INPUT, ...change }, 2), NOW);
    return null;
  } catch (error) {
    const { extensions } = error as { extensions: { code: string; at: string } };
    return `${extensions.code} ${extensions.at}`;
  }
};

test('every fault of an agreement is an error of the catalogue', () => {
  expect(AGREEMENT_FAULTS.filter((reason) => !isErrorCode(reason))).toEqual([]);
});

test('one that does not say when it begins begins at once', () => {
  const { validFrom, ...atOnce } = INPUT;
  expect(validFrom).toBeDefined();
  const next = writtenVersion(atOnce, 2, first, NOW);
  expect(next.validFrom).toBe(NOW);
  expect(() => checkProposal(AGREEMENT, [], next, NOW)).not.toThrow();
});

test('nothing follows a denouncement, and the field says so', () => {
  const until = Date.UTC(2025, 0, 1);
  const denounced = { ...first, version: 2, status: 'denounced', validFrom: until };
  const versions = [{ ...first, validUntil: until }, denounced];
  const next = writtenVersion({ ...INPUT, status: 'suspended' }, 3);
  const proposed = () => checkProposal({ ...AGREEMENT, versions }, [], next, NOW);
  expect(proposed).toThrow(
    expect.objectContaining({
      extensions: expect.objectContaining({
        code: 'ALREADY_DENOUNCED',
        at: 'input.status',
      }) as object,
    }),
  );
});

test('an amendment in order is taken', () => {
  expect(refusal({})).toBeNull();
});

test.each([
  [{ status: 'perhaps' }, 'UNKNOWN_STATUS input.status'],
  [{ validUntil: new Date(0) }, 'ENDS_BEFORE_IT_BEGINS input.validUntil'],
  [{ validFrom: new Date(Date.UTC(2023, 0, 1)) }, 'OVERLAPPING_VALIDITY input.validFrom'],
  [{ offences: [] }, 'EMPTY_LIST input.offences'],
  [{ purposes: ['THIS_PROCEEDING', 'CURIOSITY'] }, 'UNKNOWN_PURPOSE input.purposes.1'],
  [{ categories: ['SHELTER_LOCATION'] }, 'CATEGORY_NEVER_READ_ABROAD input.categories.0'],
  [
    { deadlineHours: { urgentDirect: 8, urgent: 72, other: 0 } },
    'NOT_A_DURATION input.deadlineHours.other',
  ],
  [{ handling: ['H9'] }, 'UNKNOWN_HANDLING_CODE input.handling.0'],
  [{ offences: ['INVENTED'] }, 'UNKNOWN_OFFENCE input.offences.0'],
  [
    { deadlineHours: { urgentDirect: 8, urgent: 72, other: 169 } },
    'DEADLINE_BEYOND_TEMPLATE input.deadlineHours.other',
  ],
  [{ retention: { ...KEPT, maxAgeDays: 0 } }, 'NOT_A_DURATION input.retention.maxAgeDays'],
  [
    { retention: { ...KEPT, reviewEveryDays: 99 } },
    'REVIEW_NEVER_COMES input.retention.reviewEveryDays',
  ],
  [
    { retention: { ...KEPT, onCaseClosed: '' } },
    'UNKNOWN_CLOSURE_RULE input.retention.onCaseClosed',
  ],
])('%j is refused, with the field and the reason', (change, expected) => {
  expect(refusal(change)).toBe(expected);
});

test.each<[Partial<WrittenAgreement>, string]>([
  [{ parties: [] }, 'TOO_FEW_PARTIES'],
  [{ parties: ['AL', 'AL'] }, 'REPEATED_PARTY'],
  [{ competentAuthorities: [] }, 'NO_COMPETENT_AUTHORITY'],
  [{ instrument: 'CUSTOM' }, 'UNKNOWN_INSTRUMENT'],
])('an agreement that is wrong in itself is amended by nobody: %j', (agreement, reason) => {
  expect(refusal({}, agreement)).toBe(`${reason} input.agreementId`);
});

test('what a proposal leaves out is as in the version before', () => {
  const before = writtenVersion(
    {
      ...INPUT,
      deadlineTemplate: 'FRAMEWORK_DECISION_2006_960',
      longerBecause: 'Agreed so in 2020',
      refusalGrounds: ['NOT_AVAILABLE'],
      evidenceUses: ['INTELLIGENCE'],
      onward: 'NEVER',
      hitNoHitHours: 4,
      retention: KEPT,
    },
    1,
  );
  const { deadlineTemplate, refusalGrounds, evidenceUses, onward, retention, hitNoHit } = before;
  const kept = { deadlineTemplate, refusalGrounds, evidenceUses, onward, retention, hitNoHit };
  expect(hitNoHit).toBe(4 * 3_600_000);
  expect(writtenVersion({ ...INPUT, hitNoHitHours: 0 }, 2, before).hitNoHit).toBeNull();
  // Said of deadlines that may no longer be there.
  expect(writtenVersion(INPUT, 2, before)).toMatchObject({ ...kept, longerBecause: null });
  expect(writtenVersion({ ...INPUT, onward: 'WITH_AUTHORISATION' }, 2, before)).toMatchObject({
    ...kept,
    onward: 'WITH_AUTHORISATION',
  });
  expect(writtenVersion(INPUT, 1)).toMatchObject({
    ...{ deadlineTemplate: null, retention: null, hitNoHit: null },
  });
});

test('what was agreed before there were bounds holds up no amendment', () => {
  const older: Partial<WrittenAgreement> = {
    versions: [{ ...first, offences: ['INVENTED'], purposes: ['OTHER'], handling: [] }],
  };
  expect(refusal({}, older)).toBeNull();
  expect(refusal({ status: 'suspended', offences: ['INVENTED'], handling: [] }, older)).toBeNull();
  expect(refusal({ offences: ['INVENTED'] }, older)).toBe('UNKNOWN_OFFENCE input.offences.0');
});

test('an amendment for a time that another agreement in its place holds is refused', () => {
  const other = { ...AGREEMENT, versions: [{ ...first, validFrom: Date.UTC(2026, 8, 1) }] };
  const ends = { ...first, validUntil: Date.UTC(2026, 5, 1) };
  const now: Partial<WrittenAgreement> = { versions: [ends] };
  expect(refusal({}, now, [other])).toBe('OVERLAPPING_VALIDITY input.validFrom');
  expect(refusal({ validUntil: new Date(Date.UTC(2026, 8, 1)) }, now, [other])).toBeNull();
  expect(refusal({}, now, [{ ...other, instrument: 'PROTOCOL' }])).toBeNull();
});
