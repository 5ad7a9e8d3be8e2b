import { sealRequestWords } from '@lidhja/exchange';
import { sampleId, type RecordSealer } from '@lidhja/platform';
import { hex } from './documents';

/** A request of the sample, sent to the prosecutor of Vlora. Its times are fixed. */
interface SampleRequest {
  /** Of `request/<slug>`, from which the id comes. */
  readonly slug: string;
  readonly from: 'italy' | 'greece';
  readonly reference: string;
  readonly earlierReference?: string;
  readonly at: string;
  /** Seven days after receipt by the clocks of Vlora: none of them is urgent. */
  readonly due: string;
  readonly categories: readonly string[];
  readonly asks?: 'HIT_NO_HIT';
  readonly summary: string;
}

/** One of the Italian agency in each state, received at ten o'clock. */
const inState = (number: number, state: string, day: string, due: string): SampleRequest => ({
  slug: `it-${state}`,
  from: 'italy',
  reference: `IT-2026-1${String(number).padStart(2, '0')}`,
  at: `${day}T10:00:00+01:00`,
  due: `${due}T10:00:00+01:00`,
  categories: state === 'second' ? ['CASE_STATUS', 'VICTIM_IDENTITY'] : ['CASE_STATUS', 'OFFENCE'],
  summary: `State of proceeding 2026/${300 + number} on the same recruiters (synthetic).`,
});

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
  inState(1, 'granted', '2026-02-02', '2026-02-09'),
  inState(2, 'refused', '2026-02-03', '2026-02-10'),
  inState(3, 'read', '2026-02-04', '2026-02-11'),
  inState(4, 'received', '2026-02-05', '2026-02-12'),
  inState(5, 'reported', '2026-02-06', '2026-02-13'),
  inState(6, 'closed', '2026-02-09', '2026-02-16'),
  inState(7, 'withdrawn', '2026-02-10', '2026-02-17'),
  inState(8, 'ended', '2026-02-11', '2026-02-18'),
  inState(9, 'revoked', '2026-02-12', '2026-02-19'),
  inState(10, 'new', '2026-11-27', '2026-12-04'),
  inState(11, 'clarified', '2026-11-16', '2026-11-23'),
  inState(12, 'judge', '2026-11-17', '2026-11-24'),
  inState(13, 'second', '2026-11-18', '2026-11-25'),
  inState(14, 'offered', '2026-02-13', '2026-02-20'),
  inState(15, 'accepted', '2026-02-13', '2026-02-20'),
  inState(16, 'declined', '2026-02-13', '2026-02-20'),
  ...['hit', 'no-hit'].map((slug, index): SampleRequest => ({
    ...inState(17 + index, slug, '2026-11-23', '2026-11-30'),
    categories: [],
    asks: 'HIT_NO_HIT',
    summary: `Whether person ${7 + index} of our proceeding is known to you (synthetic).`,
  })),
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
  asks: one.asks ?? 'INFORMATION',
  urgency: 'OTHER',
  evidence_use: 'INTELLIGENCE',
  language: 'en',
}));

/** Rows of `exchange.request_words` and of `exchange.data_key`, sealed as those that are sent are. */
export async function sealedWordsOfSample(
  sealer: RecordSealer,
): Promise<{ readonly words: readonly object[]; readonly keys: readonly object[] }> {
  const rows = await Promise.all(
    REQUESTS.map(async ({ slug, summary: text }) => {
      const [request, own] = [sampleId(`request/${slug}`), sampleId(`words/${slug}`)];
      const { id, summary, kek, wrapped } = await sealRequestWords(sealer, { summary: text }, own);
      return {
        words: { request, id, summary: hex(summary ?? '') },
        key: { request, record: id, kek, wrapped: hex(wrapped) },
      };
    }),
  );
  return { words: rows.map(({ words }) => words), keys: rows.map(({ key }) => key) };
}
