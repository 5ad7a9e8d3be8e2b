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
}

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
];

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
  'exchange."grant"': DECISIONS.map((one) => ({
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
};
