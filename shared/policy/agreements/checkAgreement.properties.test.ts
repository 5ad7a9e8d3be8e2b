import fc from 'fast-check';
import {
  AGREEMENT_FAULTS,
  CATEGORIES,
  DEADLINE_TEMPLATES,
  EVIDENCE_USES,
  FOREIGN_KINDS,
  HANDLING_CODES,
  INDISPENSABLE_GROUNDS,
  OFFENCES,
  ONWARD_RULES,
  PURPOSES,
  checkAgreement,
  isInForce,
  reachable,
  type Agreement,
  type AgreementFaultReason,
  type WrittenAgreement,
  type WrittenVersion,
} from '../index';

const DAY = 86_400_000;

// One seed for all runs: a red test is red again when it is looked into.
fc.configureGlobal({ seed: 32, numRuns: 1500 });

const READ_ABROAD = CATEGORIES.filter((one) =>
  FOREIGN_KINDS.some((kind) => reachable(kind).has(one)),
);

const some = (codes: readonly string[], minLength = 1) => fc.subarray([...codes], { minLength });

const anyDeadlines = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.nat(9), fc.nat(9))
  .map(([first, more, yetMore]) => ({
    urgentDirect: first,
    urgent: first + more,
    other: first + more + yetMore,
  }));

const anyTerms = fc.record({
  status: fc.constantFrom('in_force', 'suspended', 'denounced'),
  offences: some(OFFENCES),
  purposes: some(PURPOSES.filter((purpose) => purpose !== 'OTHER')),
  categories: some(READ_ABROAD).map((codes) => [...new Set(['CASE_STATUS', ...codes])]),
  deadlines: anyDeadlines,
  handling: some(HANDLING_CODES),
  deadlineTemplate: fc.constantFrom(...DEADLINE_TEMPLATES),
  refusalGrounds: some(['NATIONAL_SECURITY', 'MINOR_OFFENCE'], 0).map((more) => [
    ...INDISPENSABLE_GROUNDS,
    ...more,
  ]),
  evidenceUses: some(EVIDENCE_USES),
  onward: fc.constantFrom(...ONWARD_RULES),
  retention: fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.nat(9))
    .map(([reviewEvery, more]) => ({ reviewEvery, maxAge: reviewEvery + more })),
  lasts: fc.integer({ min: 1, max: 20 }),
  pause: fc.nat(5),
});

/** Agreements with nothing wrong; the last version may be without an end. */
const anyWhole: fc.Arbitrary<WrittenAgreement> = fc
  .record({
    parties: some(['AL', 'IT', 'GR', 'XK', 'MK'], 2),
    competentAuthorities: some(['prosecutor', 'police', 'agency']),
    instrument: fc.constantFrom('BILATERAL', 'CONVENTION', 'PROTOCOL', 'MEMORANDUM', 'CONTRACT'),
    terms: fc.array(anyTerms, { minLength: 1, maxLength: 4 }),
    open: fc.boolean(),
  })
  .map(({ terms, open, ...agreement }) => {
    let begins = 0;
    const versions = terms.map(({ lasts, pause, ...version }, at) => {
      const validFrom = begins + pause;
      begins = validFrom + lasts;
      const validUntil = open && at === terms.length - 1 ? null : begins;
      const last = at === terms.length - 1;
      // What was denounced is followed by nothing.
      const status = version.status === 'denounced' && !last ? 'suspended' : version.status;
      return { ...version, status, version: at + 1, validFrom, validUntil };
    });
    return { ...agreement, versions };
  });

interface Planted {
  readonly reason: AgreementFaultReason;
  /** In the agreement, or in the version if what is changed is one. */
  readonly field: string;
  readonly agreement?: Partial<WrittenAgreement>;
  readonly version?: Partial<WrittenVersion>;
}

/** Faults of a list of codes that starts at `field`: nothing, a stranger, or its first item again, at its end. */
const inList = (
  field: string,
  items: readonly string[],
  faults: Faults,
  where: Where,
): Planted[] => {
  const put = (list: readonly string[]) => ({ [where]: { [field]: list } });
  const end = `${field}[${items.length}]`;
  return [
    ...(faults.empty ? [{ reason: faults.empty, field, ...put([]) }] : []),
    { reason: faults.stranger[0], field: end, ...put([...items, faults.stranger[1]]) },
    ...items
      .slice(0, 1)
      .map((first) => ({ reason: faults.repeated, field: end, ...put([...items, first]) })),
  ];
};

type Where = 'agreement' | 'version';
interface Faults {
  readonly empty?: AgreementFaultReason;
  readonly stranger: readonly [AgreementFaultReason, string];
  readonly repeated: AgreementFaultReason;
}

/** What is bounded only where the version opens something. */
function boundsOf({ offences, purposes, deadlines }: WrittenVersion): Planted[] {
  const other = (length: number, longerBecause: string | null = null) => ({
    version: { deadlines: { ...deadlines, other: length }, longerBecause },
  });
  return [
    {
      reason: 'UNKNOWN_OFFENCE',
      field: `offences[${offences.length}]`,
      version: { offences: [...offences, 'ANY'] },
    },
    {
      reason: 'PURPOSE_NEVER_AGREED',
      field: `purposes[${purposes.length}]`,
      version: { purposes: [...purposes, 'OTHER'] },
    },
    {
      reason: 'CATEGORY_NEEDS_CASE_STATUS',
      field: 'categories[1]',
      version: { categories: ['OFFENCE', 'VICTIM_IDENTITY'] },
    },
    { reason: 'NO_HANDLING_CODE', field: 'handling', version: { handling: [] } },
    { reason: 'DEADLINE_BEYOND_TEMPLATE', field: 'deadlines.other', ...other(15 * DAY) },
    { reason: 'DEADLINE_TOO_LONG', field: 'deadlines.other', ...other(91 * DAY, 'Agreed so') },
  ];
}

/** Everything that can be planted into this agreement, at this version of it. */
function plantsOf(whole: WrittenAgreement, at: number): Planted[] {
  const version = whole.versions[at] as WrittenVersion;
  const next = whole.versions[at + 1];
  const { deadlines, categories } = version;
  const deadline = (changed: Partial<typeof deadlines>) => ({
    version: { deadlines: { ...deadlines, ...changed } },
  });
  const never = CATEGORIES.filter((category) => !READ_ABROAD.includes(category));
  return [
    ...inList(
      'parties',
      whole.parties,
      { empty: 'TOO_FEW_PARTIES', stranger: ['NO_SUCH_STATE', 'Al'], repeated: 'REPEATED_PARTY' },
      'agreement',
    ),
    ...inList(
      'competentAuthorities',
      whole.competentAuthorities,
      {
        empty: 'NO_COMPETENT_AUTHORITY',
        stranger: ['UNNAMED_AUTHORITY', ''],
        repeated: 'REPEATED_AUTHORITY',
      },
      'agreement',
    ),
    { reason: 'UNKNOWN_INSTRUMENT', field: 'instrument', agreement: { instrument: 'bilateral' } },
    { reason: 'NO_VERSION', field: 'versions', agreement: { versions: [] } },
    { reason: 'WRONG_VERSION_NUMBER', field: 'version', version: { version: at } },
    { reason: 'UNKNOWN_STATUS', field: 'status', version: { status: 'IN_FORCE' } },
    ...(at > 0 && !next
      ? [
          {
            reason: 'ALREADY_DENOUNCED' as const,
            field: `versions[${at}].status`,
            agreement: {
              versions: whole.versions.map((one, index) =>
                index === at - 1 ? { ...one, status: 'denounced' } : one,
              ),
            },
          },
        ]
      : []),
    { reason: 'NOT_AN_INSTANT', field: 'validFrom', version: { validFrom: Number.NaN } },
    { reason: 'NOT_AN_INSTANT', field: 'validUntil', version: { validUntil: Infinity } },
    {
      reason: 'ENDS_BEFORE_IT_BEGINS',
      field: 'validUntil',
      version: { validUntil: version.validFrom },
    },
    ...(next
      ? [null, next.validFrom + 1].map((validUntil): Planted => ({
          reason: 'OVERLAPPING_VALIDITY',
          field: 'validUntil',
          version: { validUntil },
        }))
      : []),
    ...inList(
      'offences',
      version.offences,
      { empty: 'EMPTY_LIST', stranger: ['UNNAMED_OFFENCE', ' '], repeated: 'REPEATED_OFFENCE' },
      'version',
    ),
    ...inList(
      'purposes',
      version.purposes,
      { empty: 'EMPTY_LIST', stranger: ['UNKNOWN_PURPOSE', 'ANY'], repeated: 'REPEATED_PURPOSE' },
      'version',
    ),
    ...inList(
      'categories',
      categories,
      { empty: 'EMPTY_LIST', stranger: ['UNKNOWN_CATEGORY', 'ALL'], repeated: 'REPEATED_CATEGORY' },
      'version',
    ),
    ...never.map((category): Planted => ({
      reason: 'CATEGORY_NEVER_READ_ABROAD',
      field: `categories[${categories.length}]`,
      version: { categories: [...categories, category] },
    })),
    { reason: 'NOT_A_DURATION', field: 'deadlines.urgent', ...deadline({ urgent: 0 }) },
    { reason: 'NOT_A_DURATION', field: 'deadlines.other', ...deadline({ other: Infinity }) },
    {
      reason: 'DEADLINES_OUT_OF_ORDER',
      field: 'deadlines.urgentDirect',
      ...deadline({ urgentDirect: deadlines.urgent + 1 }),
    },
    {
      reason: 'DEADLINES_OUT_OF_ORDER',
      field: 'deadlines.urgent',
      ...deadline({ urgent: deadlines.other + 1 }),
    },
    ...inList(
      'handling',
      version.handling,
      { stranger: ['UNKNOWN_HANDLING_CODE', 'h0'], repeated: 'REPEATED_HANDLING_CODE' },
      'version',
    ),
    ...inList(
      'refusalGrounds',
      version.refusalGrounds ?? [],
      {
        empty: 'INDISPENSABLE_GROUND_MISSING',
        stranger: ['UNKNOWN_GROUND', 'NONE'],
        repeated: 'REPEATED_GROUND',
      },
      'version',
    ),
    ...inList(
      'evidenceUses',
      version.evidenceUses ?? [],
      {
        empty: 'EMPTY_LIST',
        stranger: ['UNKNOWN_EVIDENCE_USE', 'EITHER'],
        repeated: 'REPEATED_EVIDENCE_USE',
      },
      'version',
    ),
    { reason: 'HIT_NO_HIT_TOO_OFTEN', field: 'hitNoHit', version: { hitNoHit: 1 } },
    {
      reason: 'HIT_NO_HIT_TOO_LATE',
      field: 'hitNoHit',
      version: { hitNoHit: deadlines.urgentDirect + DAY },
    },
    { reason: 'UNKNOWN_ONWARD_RULE', field: 'onward', version: { onward: 'FREELY' } },
    {
      reason: 'UNKNOWN_DEADLINE_TEMPLATE',
      field: 'deadlineTemplate',
      version: { deadlineTemplate: 'CUSTOM' },
    },
    {
      reason: 'UNKNOWN_CLOSURE_RULE',
      field: 'retention.onCaseClosed',
      version: { retention: { maxAge: 2, reviewEvery: 1, onCaseClosed: 'FORGET' } },
    },
    {
      reason: 'KEPT_TOO_LONG',
      field: 'retention.maxAge',
      version: { retention: { maxAge: 1e15, reviewEvery: 1 } },
    },
    ...(version.status === 'in_force' ? boundsOf(version) : []),
    {
      reason: 'REVIEW_NEVER_COMES',
      field: 'retention.reviewEvery',
      version: { retention: { maxAge: 3, reviewEvery: 4 } },
    },
  ];
}

describe('whatever was written', () => {
  it('an agreement with nothing wrong has no fault', () => {
    fc.assert(fc.property(anyWhole, (whole) => checkAgreement(whole).length === 0));
  });

  it('one planted fault is found where it is, as what it is, and no other with it', () => {
    const tried = new Set<AgreementFaultReason>();
    fc.assert(
      fc.property(anyWhole, fc.nat(), fc.nat(), (whole, anyVersion, anyPlant) => {
        const at = anyVersion % whole.versions.length;
        const plants = plantsOf(whole, at);
        const planted = plants[anyPlant % plants.length] as Planted;
        const { reason, field, agreement, version } = planted;
        const versions = whole.versions.map((one, index) =>
          index === at ? { ...one, ...version } : one,
        );
        tried.add(reason);
        const faults = checkAgreement({ ...whole, versions, ...agreement });
        expect(faults.map((fault) => [fault.field, fault.reason])).toEqual([
          [version ? `versions[${at}].${field}` : field, reason],
        ]);
        expect([faults, ...faults].every((one) => Object.isFrozen(one))).toBe(true);
      }),
    );
    expect(tried).toEqual(new Set(AGREEMENT_FAULTS));
  });

  it('an agreement that passes has at most one version in force at any instant', () => {
    let together = 0;
    fc.assert(
      fc.property(
        anyWhole,
        fc.array(fc.integer({ min: -5, max: 30 })),
        fc.nat(99),
        (whole, move, now) => {
          const versions = whole.versions.map((one, at) => ({
            ...one,
            status: 'in_force',
            validUntil: one.validUntil === null ? null : one.validUntil + (move[at] ?? 0),
          }));
          const live = versions.filter((one) => isInForce(one as unknown as Agreement, now)).length;
          if (live > 1) together += 1;
          return live <= 1 || checkAgreement({ ...whole, versions }).length > 0;
        },
      ),
    );
    expect(together).toBeGreaterThan(20);
  });
});
