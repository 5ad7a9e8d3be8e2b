import {
  ADDED_GROUNDS,
  AGREEMENT_FAULTS,
  CATEGORIES,
  CLOSURE_RULES,
  DEADLINE_TEMPLATES,
  EVIDENCE_USES,
  FOREIGN_KINDS,
  INDISPENSABLE_GROUNDS,
  OFFENCES,
  ONWARD_RULES,
  PURPOSES,
  REFUSAL_GROUNDS,
  checkAgreement,
  reachable,
  type AgreementFaultReason,
  type WrittenAgreement,
  type WrittenVersion,
} from '../index';

type Reason = AgreementFaultReason;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 365 * 24 * HOUR;

const versionOf = (version: number, changed: Partial<WrittenVersion> = {}): WrittenVersion => ({
  version,
  status: 'in_force',
  validFrom: version * YEAR,
  validUntil: (version + 1) * YEAR,
  offences: ['TRAFFICKING_IN_PERSONS', 'SMUGGLING_OF_MIGRANTS'],
  purposes: ['THIS_PROCEEDING', 'RETURN'],
  categories: ['CASE_STATUS', 'VICTIM_IDENTITY'],
  deadlines: { urgentDirect: 8 * HOUR, urgent: 72 * HOUR, other: 168 * HOUR },
  handling: ['H0', 'H1'],
  retention: { maxAge: 5 * YEAR, reviewEvery: YEAR },
  ...changed,
});

const agreementOf = (changed: Partial<WrittenAgreement> = {}): WrittenAgreement => ({
  parties: ['AL', 'IT'],
  competentAuthorities: ['prosecutor', 'agency'],
  instrument: 'BILATERAL',
  versions: [versionOf(1), versionOf(2)],
  ...changed,
});

type Part<Whole> = readonly [string, Reason, Partial<Whole>, Partial<Whole>];

/** A field, its fault, what plants the fault and what mends it. */
const OF_AGREEMENTS: readonly Part<WrittenAgreement>[] = [
  ['parties', 'TOO_FEW_PARTIES', { parties: ['AL'] }, { parties: ['AL', 'GR'] }],
  ['parties[1]', 'REPEATED_PARTY', { parties: ['AL', 'AL'] }, { parties: ['AL', 'GR'] }],
  ['parties[0]', 'NO_SUCH_STATE', { parties: ['al', 'IT'] }, { parties: ['AL', 'IT'] }],
  ['parties[1]', 'NO_SUCH_STATE', { parties: ['AL', ''] }, { parties: ['AL', 'XK'] }],
  ['parties[0]', 'NO_SUCH_STATE', { parties: ['ZZ', 'IT'] }, { parties: ['XK', 'IT'] }],
  ['parties[1]', 'NO_SUCH_STATE', { parties: ['AL', 'ITA'] }, { parties: ['AL', 'IT', 'GR'] }],
  [
    'competentAuthorities',
    'NO_COMPETENT_AUTHORITY',
    { competentAuthorities: [] },
    { competentAuthorities: ['police'] },
  ],
  [
    'competentAuthorities[0]',
    'UNNAMED_AUTHORITY',
    { competentAuthorities: [' '] },
    { competentAuthorities: ['police'] },
  ],
  [
    'competentAuthorities[2]',
    'REPEATED_AUTHORITY',
    { competentAuthorities: ['police', 'agency', 'police'] },
    { competentAuthorities: ['police', 'agency', 'prosecutor'] },
  ],
  ['instrument', 'UNKNOWN_INSTRUMENT', { instrument: 'TREATY' }, { instrument: 'CONVENTION' }],
  ['versions', 'NO_VERSION', { versions: [] }, { versions: [versionOf(1)] }],
];

const times = (urgentDirect: number, urgent: number, other: number) => ({
  deadlines: { urgentDirect, urgent, other },
});

const kept = (maxAge: number, reviewEvery: number) => ({ retention: { maxAge, reviewEvery } });

const DAYS = times(8 * HOUR, DAY, 2 * DAY);

/** The same for the first of two versions. */
const OF_VERSIONS: readonly Part<WrittenVersion>[] = [
  ['version', 'WRONG_VERSION_NUMBER', { version: 0 }, { version: 1 }],
  ['version', 'WRONG_VERSION_NUMBER', { version: 2 }, { version: 1 }],
  ['status', 'UNKNOWN_STATUS', { status: 'expired' }, { status: 'suspended' }],
  ['validFrom', 'NOT_AN_INSTANT', { validFrom: Number.NaN }, { validFrom: 0 }],
  ['validUntil', 'NOT_AN_INSTANT', { validUntil: Number.NaN }, { validUntil: 2 * YEAR }],
  ['validUntil', 'ENDS_BEFORE_IT_BEGINS', { validUntil: YEAR }, { validUntil: YEAR + 1 }],
  ['validUntil', 'OVERLAPPING_VALIDITY', { validUntil: 2 * YEAR + 1 }, { validUntil: 2 * YEAR }],
  ['validUntil', 'OVERLAPPING_VALIDITY', { validUntil: null }, { validUntil: 2 * YEAR - 1 }],
  [
    'validUntil',
    'OVERLAPPING_VALIDITY',
    { validUntil: null, status: 'suspended' },
    { validUntil: null, status: 'signed' },
  ],
  ['offences', 'EMPTY_LIST', { offences: [] }, { offences: ['FORCED_LABOUR'] }],
  [
    'offences[1]',
    'UNNAMED_OFFENCE',
    { offences: ['FORCED_LABOUR', ''] },
    { offences: ['FORCED_LABOUR'] },
  ],
  ['offences[0]', 'UNKNOWN_OFFENCE', { offences: ['A'] }, { offences: ['FORCED_LABOUR'] }],
  [
    'offences[1]',
    'REPEATED_OFFENCE',
    { offences: ['FORCED_LABOUR', 'FORCED_LABOUR'] },
    { offences: ['FORCED_LABOUR', 'MONEY_LAUNDERING'] },
  ],
  ['purposes', 'EMPTY_LIST', { purposes: [] }, { purposes: ['RETURN'] }],
  ['purposes[0]', 'UNKNOWN_PURPOSE', { purposes: ['return'] }, { purposes: ['RETURN'] }],
  [
    'purposes[1]',
    'REPEATED_PURPOSE',
    { purposes: ['RETURN', 'RETURN'] },
    { purposes: ['RETURN', 'ASSISTANCE'] },
  ],
  ['purposes[0]', 'PURPOSE_NEVER_AGREED', { purposes: ['OTHER'] }, { purposes: ['RETURN'] }],
  ['categories', 'EMPTY_LIST', { categories: [] }, { categories: ['SUSPECT'] }],
  ['categories[0]', 'UNKNOWN_CATEGORY', { categories: ['NAME'] }, { categories: ['SUSPECT'] }],
  [
    'categories[1]',
    'REPEATED_CATEGORY',
    { categories: ['SUSPECT', 'SUSPECT'] },
    { categories: ['SUSPECT', 'OFFENCE'] },
  ],
  [
    'categories[0]',
    'CATEGORY_NEEDS_CASE_STATUS',
    { categories: ['FAMILY'] },
    { categories: ['FAMILY', 'CASE_STATUS'] },
  ],
  [
    'categories[1]',
    'CATEGORY_NEVER_READ_ABROAD',
    { categories: ['CASE_STATUS', 'SHELTER_LOCATION'] },
    { categories: ['HEALTH', 'WITNESS_PROTECTION'] },
  ],
  ['deadlines.urgentDirect', 'NOT_A_DURATION', times(0, 2, 3), times(1, 2, 3)],
  ['deadlines.urgent', 'NOT_A_DURATION', times(1, -2, 3), times(1, 2, 3)],
  ['deadlines.other', 'NOT_A_DURATION', times(1, 2, Infinity), times(1, 2, 3)],
  ['deadlines.urgentDirect', 'DEADLINES_OUT_OF_ORDER', times(3, 2, 3), times(2, 2, 3)],
  ['deadlines.urgent', 'DEADLINES_OUT_OF_ORDER', times(1, 4, 3), times(1, 3, 3)],
  [
    'deadlineTemplate',
    'UNKNOWN_DEADLINE_TEMPLATE',
    { deadlineTemplate: 'CUSTOM' },
    { deadlineTemplate: 'DIRECTIVE_2023_977' },
  ],
  [
    'deadlineTemplate',
    'UNKNOWN_DEADLINE_TEMPLATE',
    { deadlineTemplate: '' },
    { deadlineTemplate: null },
  ],
  [
    'deadlines.other',
    'DEADLINE_TOO_LONG',
    { ...times(1, 2, 91 * DAY), longerBecause: 'Agreed so' },
    { ...times(1, 2, 90 * DAY), longerBecause: 'Agreed so' },
  ],
  ['deadlines.urgent', 'DEADLINE_BEYOND_TEMPLATE', times(1, 4 * DAY, 7 * DAY), times(1, 2, 3)],
  ['handling', 'NO_HANDLING_CODE', { handling: [] }, { handling: ['H0'] }],
  ['handling[0]', 'UNKNOWN_HANDLING_CODE', { handling: ['H4'] }, { handling: ['H3'] }],
  [
    'refusalGrounds[0]',
    'UNKNOWN_GROUND',
    { refusalGrounds: ['NONE', ...INDISPENSABLE_GROUNDS] },
    { refusalGrounds: INDISPENSABLE_GROUNDS },
  ],
  [
    'refusalGrounds[3]',
    'REPEATED_GROUND',
    { refusalGrounds: [...INDISPENSABLE_GROUNDS, 'NOT_AVAILABLE'] },
    { refusalGrounds: [...INDISPENSABLE_GROUNDS, 'NATIONAL_SECURITY'] },
  ],
  [
    'refusalGrounds',
    'INDISPENSABLE_GROUND_MISSING',
    { refusalGrounds: INDISPENSABLE_GROUNDS.slice(1) },
    { refusalGrounds: INDISPENSABLE_GROUNDS },
  ],
  [
    'refusalGrounds',
    'INDISPENSABLE_GROUND_MISSING',
    { refusalGrounds: INDISPENSABLE_GROUNDS.slice(2) },
    { refusalGrounds: INDISPENSABLE_GROUNDS },
  ],
  ['evidenceUses', 'EMPTY_LIST', { evidenceUses: [] }, { evidenceUses: ['INTELLIGENCE'] }],
  [
    'evidenceUses[0]',
    'UNKNOWN_EVIDENCE_USE',
    { evidenceUses: ['EVIDENCE'] },
    { evidenceUses: ['JUDICIAL_EVIDENCE'] },
  ],
  [
    'evidenceUses[1]',
    'REPEATED_EVIDENCE_USE',
    { evidenceUses: ['INTELLIGENCE', 'INTELLIGENCE'] },
    { evidenceUses: ['INTELLIGENCE', 'JUDICIAL_EVIDENCE'] },
  ],
  ['hitNoHit', 'NOT_A_DURATION', { hitNoHit: -HOUR, ...DAYS }, { hitNoHit: null, ...DAYS }],
  [
    'hitNoHit',
    'HIT_NO_HIT_TOO_OFTEN',
    { hitNoHit: HOUR - 1, ...DAYS },
    { hitNoHit: HOUR, ...DAYS },
  ],
  [
    'hitNoHit',
    'HIT_NO_HIT_TOO_LATE',
    { hitNoHit: 8 * HOUR + 1, ...DAYS },
    { hitNoHit: 8 * HOUR, ...DAYS },
  ],
  ['onward', 'UNKNOWN_ONWARD_RULE', { onward: 'FREELY' }, { onward: 'NEVER' }],
  [
    'retention.onCaseClosed',
    'UNKNOWN_CLOSURE_RULE',
    { retention: { maxAge: 2, reviewEvery: 1, onCaseClosed: 'FORGET' } },
    { retention: { maxAge: 2, reviewEvery: 1, onCaseClosed: 'DELETE' } },
  ],
  ['retention.maxAge', 'KEPT_TOO_LONG', kept(31 * YEAR, YEAR), kept(30 * YEAR, YEAR)],
  ['handling[1]', 'REPEATED_HANDLING_CODE', { handling: ['H3', 'H3'] }, { handling: ['H3', 'H2'] }],
  ['retention.maxAge', 'NOT_A_DURATION', kept(Number.NaN, 1), kept(1, 1)],
  ['retention.reviewEvery', 'NOT_A_DURATION', kept(1, 0), { retention: null }],
  ['retention.reviewEvery', 'REVIEW_NEVER_COMES', kept(1, 2), kept(2, 2)],
];

const inFirst = (changed: Partial<WrittenVersion>) => ({
  versions: [versionOf(1, changed), versionOf(2)],
});

const FAULTS: readonly Part<WrittenAgreement>[] = [
  ...OF_AGREEMENTS,
  ...OF_VERSIONS.map(([field, reason, planted, mended]): Part<WrittenAgreement> => [
    `versions[0].${field}`,
    reason,
    inFirst(planted),
    inFirst(mended),
  ]),
  [
    'versions[1].status',
    'ALREADY_DENOUNCED',
    inFirst({ status: 'denounced' }),
    inFirst({ status: 'suspended' }),
  ],
];

const TWICE = ['Take it out: it is in the list already.'];
const TIME = 'Write the instant in milliseconds since 1 January 1970, UTC.';
const oneOf = (codes: readonly string[]) => [`Write one of ${codes.join(', ')}.`];

/** What whoever wrote it is told to do, for each reason. */
const SENTENCES: Readonly<Record<Reason, readonly string[]>> = {
  TOO_FEW_PARTIES: ['Name at least two states.'],
  NO_SUCH_STATE: ['Write the two capital letters of ISO 3166-1 for the state.'],
  REPEATED_PARTY: TWICE,
  NO_COMPETENT_AUTHORITY: ['Name at least one organisation that may ask or answer.'],
  UNNAMED_AUTHORITY: ['Write its name or take the entry out.'],
  REPEATED_AUTHORITY: TWICE,
  UNKNOWN_INSTRUMENT: oneOf(['BILATERAL', 'CONVENTION', 'PROTOCOL', 'MEMORANDUM', 'CONTRACT']),
  NO_VERSION: ['Write at least one version.'],
  WRONG_VERSION_NUMBER: ['Number the versions from 1 without a gap; this one is 1.'],
  UNKNOWN_STATUS: oneOf(['signed', 'in_force', 'suspended', 'denounced']),
  ALREADY_DENOUNCED: ['Make a new agreement: what was denounced does not come back.'],
  NOT_AN_INSTANT: [TIME, `${TIME} Write null if it has no end.`],
  ENDS_BEFORE_IT_BEGINS: ['Write an end that is after the beginning.'],
  OVERLAPPING_VALIDITY: ['End it no later than version 2 begins.'],
  EMPTY_LIST: ['Name at least one: an empty list opens nothing.'],
  UNNAMED_OFFENCE: ['Write its name or take the entry out.'],
  UNKNOWN_OFFENCE: oneOf(OFFENCES),
  REPEATED_OFFENCE: TWICE,
  UNKNOWN_PURPOSE: oneOf(PURPOSES),
  REPEATED_PURPOSE: TWICE,
  PURPOSE_NEVER_AGREED: [
    'Take it out: any other use needs the consent of the sender or of the person, each time.',
  ],
  UNKNOWN_CATEGORY: oneOf(CATEGORIES),
  REPEATED_CATEGORY: TWICE,
  CATEGORY_NEVER_READ_ABROAD: [
    'Take it out: no row of the table opens it to any requester abroad.',
  ],
  CATEGORY_NEEDS_CASE_STATUS: [
    'Name CASE_STATUS too: persons are reached through the case that they are in.',
  ],
  UNKNOWN_DEADLINE_TEMPLATE: oneOf(DEADLINE_TEMPLATES),
  DEADLINE_TOO_LONG: ['Make it 90 days at most.'],
  DEADLINE_BEYOND_TEMPLATE: [
    'Make it 72 hours at most, as DIRECTIVE_2023_977 has it, or say in longerBecause why it is longer.',
  ],
  NO_HANDLING_CODE: ['Name at least one; H0 is the least.'],
  UNKNOWN_GROUND: oneOf([...Object.keys(REFUSAL_GROUNDS), ...ADDED_GROUNDS]),
  REPEATED_GROUND: TWICE,
  INDISPENSABLE_GROUND_MISSING: [
    'Name NOT_AVAILABLE: no agreement gives it up.',
    'Name NOT_AVAILABLE, BEYOND_PERMITTED_CATEGORIES: no agreement gives it up.',
  ],
  UNKNOWN_EVIDENCE_USE: oneOf(EVIDENCE_USES),
  REPEATED_EVIDENCE_USE: TWICE,
  UNKNOWN_ONWARD_RULE: oneOf(ONWARD_RULES),
  HIT_NO_HIT_TOO_OFTEN: ['Make it an hour at least.'],
  HIT_NO_HIT_TOO_LATE: ['Make it no longer than the shortest deadline.'],
  UNKNOWN_CLOSURE_RULE: oneOf(CLOSURE_RULES),
  KEPT_TOO_LONG: ['Make it 30 years at most.'],
  NOT_A_DURATION: ['Write a number of milliseconds greater than zero.'],
  DEADLINES_OUT_OF_ORDER: [
    'Make it no longer than that of urgent.',
    'Make it no longer than that of other.',
  ],
  UNKNOWN_HANDLING_CODE: oneOf(['H0', 'H1', 'H2', 'H3']),
  REPEATED_HANDLING_CODE: TWICE,
  REVIEW_NEVER_COMES: ['Review at least once before the greatest age is reached.'],
};

const found = (written: WrittenAgreement) =>
  checkAgreement(written).map(({ field, reason }) => [field, reason]);

describe('an agreement as written', () => {
  it('is not refused when nothing is wrong with it', () => {
    expect(checkAgreement(agreementOf())).toEqual([]);
    expect(Object.isFrozen(checkAgreement(agreementOf()))).toBe(true);
  });

  test.each(FAULTS)('is refused at %s as %s, and passes mended', (field, reason, bad, mended) => {
    expect(found(agreementOf(bad))).toEqual([[field, reason]]);
    expect(found(agreementOf(mended))).toEqual([]);
  });

  it('is refused with a sentence that says what to do', () => {
    const told = FAULTS.flatMap(([, reason, bad]) =>
      checkAgreement(agreementOf(bad)).map(({ says }) => [reason, says] as const),
    );
    for (const [reason, sentences] of Object.entries(SENTENCES)) {
      const said = new Set(told.filter(([of]) => of === reason).map(([, says]) => says));
      expect([reason, ...said]).toEqual([reason, ...sentences]);
    }
  });

  it('is tried with every reason that there is', () => {
    expect(new Set(FAULTS.map(([, reason]) => reason))).toEqual(new Set(AGREEMENT_FAULTS));
    expect(Object.isFrozen(AGREEMENT_FAULTS)).toBe(true);
  });

  it('is told all its faults in the order of its fields, frozen, each with a sentence', () => {
    const versions = [
      versionOf(1, { status: '', handling: ['X'] }),
      versionOf(3, { purposes: [] }),
    ];
    const faults = checkAgreement(agreementOf({ parties: ['A', 'AL'], instrument: '', versions }));
    expect(faults.map(({ field }) => field)).toEqual([
      'parties[0]',
      'instrument',
      'versions[0].status',
      'versions[0].handling[0]',
      'versions[1].version',
      'versions[1].purposes',
    ]);
    for (const fault of faults) {
      expect(Object.isFrozen(fault)).toBe(true);
      expect(fault.says).toMatch(/^[A-Z].+\.$/);
    }
    expect(Object.isFrozen(faults)).toBe(true);
  });

  const beside = (other: Partial<WrittenAgreement>) =>
    checkAgreement(agreementOf(), [agreementOf(other)]).map(({ field, reason }) => [field, reason]);

  it('is refused beside another between the same parties that holds the same time', () => {
    const overlapping = { versions: [versionOf(1, { validFrom: 2.5 * YEAR, validUntil: null })] };
    const found = [['versions[1].validFrom', 'OVERLAPPING_VALIDITY']];
    expect(beside(overlapping)).toEqual(found);
    expect(beside({ ...overlapping, parties: ['IT', 'AL'] })).toEqual(found);
    expect(beside({ versions: [versionOf(1, { validUntil: 1.5 * YEAR })] })).toEqual([
      ['versions[0].validFrom', 'OVERLAPPING_VALIDITY'],
    ]);
    const [fault] = checkAgreement(agreementOf(), [agreementOf(overlapping)]);
    expect(fault?.says).toBe(
      'Amend or end the agreement that these parties have in the same instrument.',
    );
  });

  it.each<[string, Partial<WrittenAgreement>]>([
    ['in another instrument', { instrument: 'PROTOCOL' }],
    ['with another party', { parties: ['AL', 'GR'] }],
    ['with one party more', { parties: ['AL', 'IT', 'GR'] }],
    ['that is only signed', { versions: [versionOf(1, { status: 'signed' })] }],
    ['that was denounced', { versions: [versionOf(1, { status: 'denounced', validUntil: null })] }],
    ['that begins where it ends', { versions: [versionOf(3)] }],
    ['that ends where it begins', { versions: [versionOf(0)] }],
  ])('stands beside one %s', (_, other) => {
    expect(beside(other)).toEqual([]);
  });

  it('may name exactly those categories that some kind of requester abroad reaches', () => {
    for (const category of CATEGORIES) {
      const categories = category === 'CASE_STATUS' ? [category] : ['CASE_STATUS', category];
      const passes = checkAgreement(agreementOf(inFirst({ categories }))).length === 0;
      expect([category, passes]).toEqual([
        category,
        FOREIGN_KINDS.some((kind) => reachable(kind).has(category)),
      ]);
    }
  });
});
