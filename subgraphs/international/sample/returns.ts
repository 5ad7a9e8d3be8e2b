import { sampleId } from '@lidhja/platform';

interface SampleReturn {
  readonly slug: string;
  /** Of `person/<number>` in the national sample. */
  readonly person: number;
  readonly kind: 'ASSISTED_VOLUNTARY' | 'ENFORCED_REMOVAL';
  readonly stage: 'REQUESTED' | 'ASSESSED' | 'PREPARED' | 'TRAVELLED' | 'STOPPED';
  readonly from: string;
  /** Asked for, risk assessed, documents issued, travelled: as far as it came. */
  readonly days: readonly string[];
}

const RETURNS: readonly SampleReturn[] = [
  {
    slug: 'from-italy',
    person: 1,
    kind: 'ASSISTED_VOLUNTARY',
    stage: 'PREPARED',
    from: 'IT',
    days: ['2026-09-01', '2026-09-14', '2026-10-02'],
  },
  // By order, and given up: the risk for the person was too high.
  {
    slug: 'from-greece',
    person: 2,
    kind: 'ENFORCED_REMOVAL',
    stage: 'STOPPED',
    from: 'GR',
    days: ['2025-05-06', '2025-05-20'],
  },
  // The person is protected: for whoever is not cleared it is a return of nobody.
  {
    slug: 'from-italy-protected',
    person: 4,
    kind: 'ASSISTED_VOLUNTARY',
    stage: 'REQUESTED',
    from: 'IT',
    days: ['2026-03-30'],
  },
];

/** Rows of `"international".person_return`; none of them happened. */
export const returns: readonly object[] = RETURNS.map(({ slug, kind, stage, from, days }) => ({
  id: sampleId(`return/${slug}`),
  kind,
  stage,
  from_country: from,
  to_country: 'AL',
  requested_on: days[0],
  risk_assessed_on: days[1] ?? null,
  documents_issued_on: days[2] ?? null,
  travelled_on: days[3] ?? null,
  synthetic: true,
}));

/** Whom they are about: rows of `exchange.return_person`. */
export const returnPersons: readonly object[] = RETURNS.map(({ slug, person }) => ({
  return: sampleId(`return/${slug}`),
  person: sampleId(`person/${person}`),
}));
