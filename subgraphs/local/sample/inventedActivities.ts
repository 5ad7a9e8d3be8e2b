import { sampleId } from '@lidhja/platform';

const organisation = (slug: string): string => sampleId(`organisation/${slug}`);

interface Invented {
  readonly title: string;
  readonly kind: string;
  readonly on: string;
  readonly until?: string;
  readonly by: string;
  readonly links: readonly string[];
  readonly with?: readonly string[];
  readonly area?: string;
  readonly network?: string;
  readonly members?: true;
}

const invented = (slug: string, of: Invented): object => ({
  id: sampleId(`activity/${slug}`),
  network: sampleId(`network/${of.network ?? 'rilat'}`),
  title: `${of.title} (fictitious)`,
  kind: of.kind,
  starts_on: of.on,
  ends_on: of.until ?? null,
  precision: 'DAY',
  audience: of.members ? 'MEMBERS' : 'OPEN',
  description: 'Invented for the sample.',
  areas: [of.area ?? 'AL-12-VLORE'],
  partners: (of.with ?? []).map(organisation),
  links: of.links,
  published_at: '2026-01-01T00:00:00Z',
  published_by: organisation(of.by),
  provenance: 'SAMPLE',
  synthetic: true,
  source: null,
});

const SOUTH = { network: 'southern-regional-group', by: 'southern-regional-group' } as const;
const ELBASAN = { network: 'elbasan', by: 'tjeter-vizion', area: 'AL-03-ELBASAN' } as const;

/** Activities of 2025 and 2026, open ones and such for members, of three networks. */
export const inventedActivities = [
  invented('contact-points-2025', {
    title: 'Training of contact points',
    kind: 'TRAINING',
    on: '2025-05-20',
    by: 'rilat',
    with: ['police-vlora', 'vatra'],
    links: ['LINK-R1', 'LINK-R11'],
  }),
  invented('school-hours-2025', {
    title: 'Prevention hours at a school',
    kind: 'PREVENTION',
    on: '2025-10-14',
    until: '2025-10-16',
    by: 'rilat',
    with: ['school-vlora-1', 'prevention-ngo-vlora'],
    links: ['LINK-L2', 'LINK-H13'],
  }),
  invented('case-work-2025', {
    title: 'Working group on referral times',
    kind: 'WORKING_GROUP',
    on: '2025-11-18',
    by: 'rilat',
    with: ['police-vlora', 'employment-vlora'],
    links: ['LINK-A4', 'LINK-H6'],
    members: true,
  }),
  invented('agreement-2026', {
    title: 'Plan of work with the municipality',
    kind: 'JOINT_ACTION',
    on: '2026-01-22',
    by: 'vatra',
    with: ['municipality-vlora'],
    links: ['LINK-H1', 'LINK-L1'],
  }),
  invented('joint-outreach-2026', {
    title: 'Joint outreach in two neighbourhoods',
    kind: 'JOINT_ACTION',
    on: '2026-03-10',
    until: '2026-03-12',
    by: 'rilat',
    with: ['community-centre-vlora', 'municipality-vlora'],
    links: ['LINK-R2', 'LINK-L1', 'LINK-H5'],
  }),
  invented('employers-2026', {
    title: 'Meeting with employers',
    kind: 'REINTEGRATION',
    on: '2026-04-15',
    by: 'vatra',
    with: ['employment-vlora'],
    links: ['LINK-R5'],
  }),
  invented('follow-up-2026', {
    title: 'Review of follow-up capacity',
    kind: 'FOLLOW_UP',
    on: '2026-06-09',
    by: 'rilat',
    with: ['community-centre-vlora'],
    links: ['LINK-R9'],
    members: true,
  }),
  invented('media-2026', {
    title: 'Talk with the media on reporting without harm',
    kind: 'ADVOCACY',
    on: '2026-09-24',
    by: 'rilat',
    with: ['media-south'],
    links: ['LINK-N4', 'LINK-H10'],
  }),
  invented('south-practice-2025', {
    ...SOUTH,
    title: 'Exchange of practice between members',
    kind: 'BEST_PRACTICE',
    on: '2025-12-03',
    with: ['vatra', 'prevention-ngo-vlora'],
    links: ['LINK-C2', 'LINK-A3'],
  }),
  invented('south-group-2026', {
    ...SOUTH,
    title: 'Working group on a common methodology',
    kind: 'WORKING_GROUP',
    on: '2026-05-06',
    with: ['vatra'],
    links: ['LINK-C1', 'LINK-C5'],
    members: true,
  }),
  invented('elbasan-training-2025', {
    ...ELBASAN,
    title: 'Training of social workers',
    kind: 'TRAINING',
    on: '2025-06-03',
    with: ['state-social-services'],
    links: ['LINK-H7'],
  }),
  invented('elbasan-review-2026', {
    ...ELBASAN,
    title: 'Internal review of referrals',
    kind: 'WORKING_GROUP',
    on: '2026-02-25',
    with: ['state-social-services'],
    links: ['LINK-N2'],
    members: true,
  }),
];
