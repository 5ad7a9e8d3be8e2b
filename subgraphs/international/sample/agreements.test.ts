import { checkAgreement, type WrittenAgreement, type WrittenVersion } from '@lidhja/policy';
import { agreements } from './agreements';

type Row = Readonly<Record<string, unknown>>;
const rows = (table: string): readonly Row[] => (agreements[table] ?? []) as readonly Row[];

const HOURS: Readonly<Record<string, number>> = { hours: 1, days: 24 };

/** Milliseconds of an interval that is so many hours or days; not a number for any other. */
const lasting = (interval: unknown): number => {
  const [count, unit] = String(interval).split(' ');
  return Number(count) * (HOURS[unit ?? ''] ?? Number.NaN) * 3_600_000;
};

const instant = (written: unknown): number => Date.parse(String(written));

const versionOf = (row: Row): WrittenVersion => ({
  ...(row as unknown as WrittenVersion),
  validFrom: instant(row['valid_from']),
  deadlineTemplate: String(row['deadline_template']),
  refusalGrounds: row['refusal_grounds'] as string[],
  evidenceUses: row['evidence_uses'] as string[],
  retention:
    row['max_age'] === null
      ? null
      : {
          maxAge: lasting(row['max_age']),
          reviewEvery: lasting(row['review_every']),
          onCaseClosed: String(row['on_case_closed']),
        },
  validUntil: row['valid_until'] === null ? null : instant(row['valid_until']),
  deadlines: {
    urgentDirect: lasting(row['deadline_urgent_direct']),
    urgent: lasting(row['deadline_urgent']),
    other: lasting(row['deadline_other']),
  },
});

/** The agreement of this row with what the other tables hold of it. */
const writtenOf = (row: Row, changed: Row = {}): WrittenAgreement => {
  const ofIt = (table: string) => rows(table).filter((other) => other['agreement'] === row['id']);
  return {
    ...(row as unknown as WrittenAgreement),
    competentAuthorities: ofIt('exchange.competent_authority').map((one) =>
      String(one['organisation']),
    ),
    versions: ofIt('exchange.agreement_version').map((one) => versionOf({ ...one, ...changed })),
  };
};

/** What a slip in the sample would be found as. */
const SLIPS: readonly [string, Row][] = [
  ['versions[0].deadlines.other NOT_A_DURATION', { deadline_other: 'a week' }],
  ['versions[0].deadlines.urgent DEADLINES_OUT_OF_ORDER', { deadline_urgent: '20 days' }],
  ['versions[0].validUntil ENDS_BEFORE_IT_BEGINS', { valid_until: '2019-01-01T00:00:00Z' }],
  ['versions[0].validFrom NOT_AN_INSTANT', { valid_from: 'soon' }],
  ['versions[0].purposes[0] PURPOSE_NEVER_AGREED', { purposes: ['OTHER'] }],
  ['versions[0].refusalGrounds INDISPENSABLE_GROUND_MISSING', { refusal_grounds: [] }],
  [
    'versions[0].retention.reviewEvery REVIEW_NEVER_COMES',
    { max_age: '10 days', review_every: '11 days' },
  ],
  ['versions[0].categories[0] CATEGORY_NEVER_READ_ABROAD', { categories: ['SHELTER_LOCATION'] }],
];

describe('the agreements of the sample', () => {
  it('are there, each with authorities and a version', () => {
    expect(rows('exchange.agreement').length).toBeGreaterThan(1);
    expect(rows('exchange.agreement_version')).toHaveLength(rows('exchange.agreement').length);
  });

  test.each(rows('exchange.agreement'))('have nothing wrong in them: $title', (row) => {
    expect(checkAgreement(writtenOf(row))).toEqual([]);
  });

  test.each(SLIPS)('would be refused for %s', (expected, changed) => {
    for (const row of rows('exchange.agreement')) {
      const faults = checkAgreement(writtenOf(row, changed));
      expect(faults.map(({ field, reason }) => `${field} ${reason}`)).toEqual([expected]);
    }
  });
});
