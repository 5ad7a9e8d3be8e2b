import { sampleId } from '@lidhja/platform';

/** That the Italian agency would pass on to the Greek one what it was granted, and what came of it. */
interface SampleOnward {
  /** Of `request/<slug>` and `onward/<slug>`. */
  readonly slug: string;
  readonly filedAt: string;
  readonly dueAt: string;
  readonly reason: string;
  /** The condition of what is authorised, and when it was decided; left out while it waits. */
  readonly decidedAt?: string;
  readonly condition?: string;
  /** One that is refused, beside what is authorised. */
  readonly refused?: 'OFFENCE';
  readonly revokedAt?: string;
}

const REQUESTS: readonly SampleOnward[] = [
  {
    slug: 'it-read',
    filedAt: '2026-11-26T09:00:00+01:00',
    dueAt: '2026-12-03T09:00:00+01:00',
    reason: 'A proceeding in Athens is against recruiter 12 of ours (synthetic).',
  },
  {
    slug: 'it-received',
    filedAt: '2026-03-10T09:00:00+01:00',
    dueAt: '2026-03-17T09:00:00+01:00',
    reason: 'A proceeding in Patras has the same 3 suspects (synthetic).',
    decidedAt: '2026-03-12T15:00:00+01:00',
    condition: 'Not before our hearing of 20 May 2026 (synthetic).',
    refused: 'OFFENCE',
  },
  {
    slug: 'it-reported',
    filedAt: '2026-04-02T09:00:00+02:00',
    dueAt: '2026-04-09T09:00:00+02:00',
    reason: 'An inquiry in Ioannina follows 4 of the same transfers (synthetic).',
    decidedAt: '2026-04-07T15:00:00+02:00',
    revokedAt: '2026-05-04T10:00:00+02:00',
  },
];

const CATEGORIES = ['CASE_STATUS', 'OFFENCE'];
const DECIDED = REQUESTS.filter(({ decidedAt }) => decidedAt);

/** Rows of what is to be passed on and of the answers to it, by table of the exchange. */
export const onwardRequests: Readonly<Record<string, readonly object[]>> = {
  'exchange.onward_request': REQUESTS.map(({ slug, filedAt, dueAt, reason }) => ({
    id: sampleId(`onward/${slug}`),
    request: sampleId(`request/${slug}`),
    number: 1,
    grant: sampleId(`grant/${slug}`),
    owner: sampleId('organisation/prosecutor-vlora'),
    recipient: sampleId('organisation/greece-anti-trafficking-agency'),
    purpose: 'RELATED_PROCEEDING',
    categories: CATEGORIES,
    reason,
    filed_by: sampleId('official/italy-agency'),
    filed_at: filedAt,
    due_at: dueAt,
    synthetic: true,
  })),
  'exchange.onward_decision': DECIDED.map(({ slug, decidedAt, refused }) => ({
    id: sampleId(`onward-decision/${slug}`),
    onward: sampleId(`onward/${slug}`),
    number: 1,
    granted: CATEGORIES.filter((category) => category !== refused),
    approved_by: [sampleId('official/prosecutor-vlora')],
    decided_at: decidedAt,
    synthetic: true,
  })),
  'exchange.onward_category': DECIDED.flatMap(({ slug, condition, refused }) =>
    CATEGORIES.map((category) => ({
      decision: sampleId(`onward-decision/${slug}`),
      category,
      ground: category === refused ? 'ONGOING_INVESTIGATION' : null,
      condition: category === refused ? null : (condition ?? null),
    })),
  ),
  'exchange.onward_revocation': DECIDED.filter(({ revokedAt }) => revokedAt).map(
    ({ slug, revokedAt }) => ({
      decision: sampleId(`onward-decision/${slug}`),
      revoked_by: sampleId('official/prosecutor-vlora'),
      revoked_at: revokedAt,
      reason: 'The inquiry in Ioannina was closed in 2026 (synthetic)',
    }),
  ),
};
