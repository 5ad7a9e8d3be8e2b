import { sampleId } from '@lidhja/platform';

/** A request of the sample, sent to the prosecutor of Vlora. Its times are fixed. */
interface SampleRequest {
  /** Of `request/<slug>`, from which the id comes. */
  readonly slug: string;
  readonly from: 'italy' | 'greece';
  readonly reference: string;
  readonly earlierReference?: string;
  readonly at: string;
  /** Seven days after receipt: none of them is urgent. */
  readonly due: string;
  readonly categories: readonly string[];
  readonly summary: string;
}

const REQUESTS: readonly SampleRequest[] = [
  {
    slug: 'gr-old-1',
    from: 'greece',
    reference: 'GR-2025-118',
    earlierReference: 'VL-2025-0007',
    at: '2025-10-06T09:30:00+02:00',
    due: '2025-10-13T09:30:00+02:00',
    categories: ['CASE_STATUS', 'OFFENCE', 'SUSPECT'],
    summary: 'State of the proceeding on forced labour at a farm in Greece (synthetic).',
  },
  {
    slug: 'gr-old-2',
    from: 'greece',
    reference: 'GR-2025-131',
    at: '2025-11-19T14:10:00+01:00',
    due: '2025-11-26T14:10:00+01:00',
    categories: ['CASE_STATUS'],
    summary: 'Whether a proceeding is known on a recruiter named in ours (synthetic).',
  },
  {
    slug: 'it-decided',
    from: 'italy',
    reference: 'IT-2026-014',
    earlierReference: 'VL-2026-0003',
    at: '2026-09-14T10:00:00+02:00',
    due: '2026-09-21T10:00:00+02:00',
    categories: ['CASE_STATUS', 'OFFENCE', 'SUSPECT', 'VICTIM_IDENTITY'],
    summary: 'State of the proceeding and who is to be heard in ours (synthetic).',
  },
  {
    slug: 'it-open',
    from: 'italy',
    reference: 'IT-2026-031',
    at: '2026-11-02T09:00:00+01:00',
    due: '2026-11-09T09:00:00+01:00',
    categories: ['CASE_STATUS', 'OFFENCE', 'EXPLOITATION'],
    summary: 'State of a proceeding on exploitation in Italy by the same network (synthetic).',
  },
];

/** Agreement and proceeding of each agency. */
const AGENCIES = {
  italy: ['al-it', 'Court of a fictitious town in Italy, proceeding 2026/77 (synthetic)'],
  greece: ['al-gr', 'Court of a fictitious town in Greece, proceeding 2025/41 (synthetic)'],
} as const;

/** Rows of `exchange.request`. */
export const requests: readonly object[] = REQUESTS.map((one) => ({
  id: sampleId(`request/${one.slug}`),
  agreement: sampleId(`agreement/${AGENCIES[one.from][0]}`),
  agreement_version: 1,
  requesting: sampleId(`organisation/${one.from}-anti-trafficking-agency`),
  requested: sampleId('organisation/prosecutor-vlora'),
  submitted_by: sampleId(`official/${one.from}-agency`),
  submitted_at: one.at,
  due_at: one.due,
  reference: one.reference,
  earlier_reference: one.earlierReference ?? null,
  offence: 'TRAFFICKING_IN_PERSONS',
  proceeding: AGENCIES[one.from][1],
  purpose: 'THIS_PROCEEDING',
  categories: one.categories,
  urgency: 'OTHER',
  evidence_use: 'INTELLIGENCE',
  language: 'en',
  summary: one.summary,
}));
