import { sampleId } from '@lidhja/platform';

/** A decision of the prosecutor of Vlora on a request of the international sample. */
interface SampleDecision {
  /** Of `request/<slug>`, `decision/<slug>` and `grant/<slug>`. */
  readonly slug: string;
  readonly agency: string;
  readonly case: string;
  readonly at: string;
  readonly until: string;
  /** Ground of refusal by category; null grants. */
  readonly categories: Readonly<Record<string, string | null>>;
  /** Who decided, and a second person where a category asks for four eyes. */
  readonly approvedBy: readonly string[];
  /** When it was read for the first time, and when it was taken back. */
  readonly readAt?: string;
  readonly revokedAt?: string;
}

const AT = '2026-02-16T14:00:00+01:00';
const READ = { readAt: '2026-02-20T09:00:00+01:00' };

/** On a request of the Italian agency that stands in a state of its own. */
const inState = (state: string, more: Partial<SampleDecision> = {}): SampleDecision => ({
  slug: `it-${state}`,
  agency: 'italy',
  case: 'vlora-3',
  at: AT,
  until: '2030-02-16T00:00:00+01:00',
  categories: { CASE_STATUS: null, OFFENCE: null },
  approvedBy: ['prosecutor-vlora'],
  ...more,
});

const DECISIONS: readonly SampleDecision[] = [
  // The grant still runs, and opens nothing: its agreement has ended.
  {
    slug: 'gr-old-1',
    agency: 'greece',
    case: 'vlora-2',
    at: '2025-10-10T11:40:00+02:00',
    until: '2027-10-10T11:40:00+02:00',
    categories: { CASE_STATUS: null, OFFENCE: null, SUSPECT: 'ONGOING_INVESTIGATION' },
    approvedBy: ['prosecutor-vlora'],
  },
  // Identity was granted with four eyes, in a case with a protected witness, who stays unseen.
  {
    slug: 'it-decided',
    agency: 'italy',
    case: 'vlora-3',
    at: '2026-09-18T15:05:00+02:00',
    until: '2028-09-18T00:00:00+02:00',
    categories: {
      CASE_STATUS: null,
      OFFENCE: null,
      VICTIM_IDENTITY: null,
      SUSPECT: 'ONGOING_INVESTIGATION',
    },
    approvedBy: ['prosecutor-vlora', 'prosecutor-vlora-second'],
  },
  inState('granted'),
  inState('refused', { categories: { CASE_STATUS: 'NOT_AVAILABLE', OFFENCE: 'NOT_AVAILABLE' } }),
  inState('read', READ),
  inState('received', READ),
  inState('reported', READ),
  inState('closed', READ),
  inState('ended', { until: '2026-05-16T00:00:00+02:00' }),
  inState('revoked', { revokedAt: '2026-03-16T10:00:00+01:00' }),
  inState('offered'),
  inState('accepted'),
  inState('declined'),
  // Waits for a second person, and is told to nobody outside.
  inState('second', {
    case: 'vlora-1',
    at: '2026-11-20T10:00:00+01:00',
    categories: { CASE_STATUS: null, VICTIM_IDENTITY: null },
  }),
];

const GRANTED = DECISIONS.filter(({ categories }) => Object.values(categories).includes(null));

/** Rows of the decisions, their categories and grants, by table of the exchange. */
export const decidedRequests: Readonly<Record<string, readonly object[]>> = {
  'exchange.decision': DECISIONS.map(({ slug, at, approvedBy }) => ({
    id: sampleId(`decision/${slug}`),
    request: sampleId(`request/${slug}`),
    owner: sampleId('organisation/prosecutor-vlora'),
    decided_by: sampleId(`official/${approvedBy[0]}`),
    decided_at: at,
  })),
  'exchange.decision_category': DECISIONS.flatMap(({ slug, categories }) =>
    Object.entries(categories).map(([category, ground]) => ({
      decision: sampleId(`decision/${slug}`),
      category,
      granted: ground === null,
      ground,
    })),
  ),
  'exchange."grant"': GRANTED.map((one) => ({
    id: sampleId(`grant/${one.slug}`),
    decision: sampleId(`decision/${one.slug}`),
    request: sampleId(`request/${one.slug}`),
    record: sampleId(`case/${one.case}`),
    organisation: sampleId(`organisation/${one.agency}-anti-trafficking-agency`),
    purpose: 'THIS_PROCEEDING',
    categories: Object.keys(one.categories).filter((category) => one.categories[category] === null),
    requested_by: sampleId(`official/${one.agency}-agency`),
    approved_by: one.approvedBy.map((official) => sampleId(`official/${official}`)),
    valid_from: one.at,
    valid_until: one.until,
  })),
  'exchange.disclosure': GRANTED.filter(({ readAt }) => readAt).map(({ slug, readAt }) => ({
    grant: sampleId(`grant/${slug}`),
    first_at: readAt,
  })),
  'exchange.revocation': GRANTED.filter(({ revokedAt }) => revokedAt).map(
    ({ slug, revokedAt }) => ({
      grant: sampleId(`grant/${slug}`),
      revoked_by: sampleId('official/prosecutor-vlora'),
      revoked_at: revokedAt,
      reason: 'The proceeding 2026/309 was closed (synthetic)',
    }),
  ),
};
