import { sampleId } from '@lidhja/platform';

interface NamedReferral {
  readonly slug: string;
  readonly recipient: string;
  readonly on: string;
  readonly categories: readonly string[];
  /** Of `person/<number>` in the national sample. */
  readonly person: number;
}

const NAMED: readonly NamedReferral[] = [
  {
    slug: 'vatra-to-police',
    recipient: 'police-vlora',
    on: '2026-10-05',
    categories: ['CASE_STATUS', 'VICTIM_IDENTITY'],
    person: 1,
  },
  // The person is protected: for whoever is not cleared it is a referral of nobody.
  {
    slug: 'vatra-to-police-protected',
    recipient: 'police-vlora',
    on: '2026-03-24',
    categories: ['CASE_STATUS', 'VICTIM_IDENTITY'],
    person: 4,
  },
];

/** Referrals by the social worker of Vatra of persons whom other parts of the sample know; all invented. */
export const namedReferrals = NAMED.map(({ slug, recipient, on, categories }) => ({
  id: sampleId(`referral/${slug}`),
  network: sampleId('network/rilat'),
  referring: sampleId('organisation/vatra'),
  recipient: sampleId(`organisation/${recipient}`),
  referred_on: on,
  accepted_at: `${on}T15:00:00+02:00`,
  expires_at: '2028-01-01T00:00:00+01:00',
  categories,
  made_by: sampleId('official/vatra-social-worker'),
  synthetic: true,
}));

/** Whom they are about. */
export const referralPersons = NAMED.map(({ slug, person }) => ({
  referral: sampleId(`referral/${slug}`),
  person: sampleId(`person/${person}`),
}));
