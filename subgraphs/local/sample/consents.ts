import { sampleId } from '@lidhja/platform';

interface SampleConsent {
  readonly slug: string;
  readonly recipient: string;
  /** Of `person/<number>` in the national sample. */
  readonly person: number;
  readonly purposes: readonly string[];
  readonly categories: readonly string[];
  readonly on: string;
  readonly withdrawn?: string;
}

const CONSENTS: readonly SampleConsent[] = [
  {
    slug: 'person-1-to-employment',
    recipient: 'employment-vlora',
    person: 1,
    purposes: ['ASSISTANCE'],
    categories: ['VICTIM_IDENTITY', 'HEALTH'],
    on: '2026-10-12',
  },
  // Taken back: it opens nothing.
  {
    slug: 'person-2-to-employment',
    recipient: 'employment-vlora',
    person: 2,
    purposes: ['ASSISTANCE'],
    categories: ['VICTIM_IDENTITY'],
    on: '2026-02-03',
    withdrawn: '2026-04-07T09:00:00+02:00',
  },
  // The person is protected: for whoever is not cleared it is a consent of nobody.
  {
    slug: 'person-4-to-employment',
    recipient: 'employment-vlora',
    person: 4,
    purposes: ['ASSISTANCE'],
    categories: ['VICTIM_IDENTITY'],
    on: '2026-03-25',
  },
  // Those who protect the person are cleared; it is by this that they come to them.
  {
    slug: 'person-4-to-witness-protection',
    recipient: 'witness-protection-directorate',
    person: 4,
    purposes: ['ASSISTANCE'],
    categories: ['VICTIM_IDENTITY'],
    on: '2026-04-02',
  },
];

/** Consents that the social worker of Vatra keeps; all invented. Rows of `exchange.consent`. */
export const consents: readonly object[] = CONSENTS.map((one) => ({
  id: sampleId(`consent/${one.slug}`),
  kept_by: sampleId('organisation/vatra'),
  recipient: sampleId(`organisation/${one.recipient}`),
  purposes: one.purposes,
  categories: one.categories,
  informed_on: one.on,
  given_at: `${one.on}T15:00:00+02:00`,
  withdrawn_at: one.withdrawn ?? null,
  recorded_by: sampleId('official/vatra-social-worker'),
  synthetic: true,
}));

/** Who gave them: rows of `exchange.consent_person`. */
export const consentPersons: readonly object[] = CONSENTS.map(({ slug, person }) => ({
  consent: sampleId(`consent/${slug}`),
  person: sampleId(`person/${person}`),
}));

const LAWYER = sampleId('representative/lawyer-of-person-1');

/** Who stands for them: rows of `exchange.representative`. The second is somebody’s who is protected. */
export const representatives: readonly object[] = (
  [
    [LAWYER, 'person-1-to-employment', 'LAWYER'],
    [sampleId('representative/parent-of-person-4'), 'person-4-to-employment', 'PARENT'],
  ] as const
).map(([id, slug, relation]) => ({
  ...{ id, relation, synthetic: true },
  consent: sampleId(`consent/${slug}`),
  named_by: sampleId('official/vatra-social-worker'),
  named_at: '2026-10-20T10:00:00+02:00',
}));

/** What a second person found of them: rows of `exchange.conflict_check`. */
export const conflictChecks: readonly object[] = [
  {
    id: sampleId('conflict-check/lawyer-of-person-1'),
    representative: LAWYER,
    implicated: false,
    checked_by: sampleId('official/vatra-supervisor'),
    checked_at: '2026-10-21T10:00:00+02:00',
    valid_until: '2034-04-19T10:00:00+02:00',
  },
];
