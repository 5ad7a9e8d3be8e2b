import { sampleId } from '@lidhja/platform';
import { SOURCE } from './sources';

const STATED = { synthetic: false, source: SOURCE } as const;
const INVENTED = { synthetic: true, source: null } as const;
const organisation = (slug: string): string => sampleId(`organisation/${slug}`);
const network = (slug: string): string => sampleId(`network/${slug}`);

/** Two networks as the paper has them, and one that is invented, so that one can be told from another. */
export const networks = [
  {
    id: network('rilat'),
    name: 'RILAT',
    mission: 'A fast, sustainable, multi-dimensional response.',
    founded_on: '2004-08',
    qark: 'AL-12',
    secretariat: organisation('rilat'),
    ...STATED,
  },
  {
    id: network('southern-regional-group'),
    name: 'Southern regional group',
    mission: null,
    founded_on: null,
    qark: null,
    secretariat: organisation('southern-regional-group'),
    ...STATED,
  },
  {
    id: network('elbasan'),
    name: 'Elbasan Network (fictitious)',
    mission: 'Invented for the sample, so that one network can be told from another.',
    founded_on: '2024-03',
    qark: 'AL-03',
    secretariat: null,
    ...INVENTED,
  },
];

/** The paper places the southern group nowhere in particular, so where it works is marked as invented. */
export const networkAreas = [
  { network: network('rilat'), area: 'AL-12', ...STATED },
  { network: network('rilat'), area: 'AL-VL', ...STATED },
  { network: network('rilat'), area: 'AL-12-VLORE', ...INVENTED },
  { network: network('southern-regional-group'), area: 'AL-12', ...INVENTED },
  { network: network('southern-regional-group'), area: 'AL-VL', ...INVENTED },
  { network: network('southern-regional-group'), area: 'AL-04', ...INVENTED },
  { network: network('southern-regional-group'), area: 'AL-05', ...INVENTED },
  { network: network('elbasan'), area: 'AL-03', ...INVENTED },
  { network: network('elbasan'), area: 'AL-EL', ...INVENTED },
  { network: network('elbasan'), area: 'AL-03-ELBASAN', ...INVENTED },
];

const member = (
  inNetwork: string,
  slug: string,
  role: 'FOUNDER' | 'MEMBER',
  since: string | null,
  mark: typeof STATED | typeof INVENTED,
): object => ({
  id: sampleId(`member/${inNetwork}/${slug}`),
  network: network(inNetwork),
  organisation: organisation(slug),
  role,
  since,
  ...mark,
});

/** The founders of RILAT and Vatra's place in the southern group are stated; all others are invented. */
export const members = [
  member('rilat', 'vatra', 'FOUNDER', '2004-08', STATED),
  member('rilat', 'anti-trafficking-center-vlora', 'FOUNDER', '2004-08', STATED),
  member('rilat', 'police-vlora', 'MEMBER', '2025-01', INVENTED),
  member('rilat', 'employment-vlora', 'MEMBER', '2025-01', INVENTED),
  member('rilat', 'municipality-vlora', 'MEMBER', '2025-02', INVENTED),
  member('rilat', 'prevention-ngo-vlora', 'MEMBER', '2025-02', INVENTED),
  member('rilat', 'community-centre-vlora', 'MEMBER', '2025-03', INVENTED),
  member('rilat', 'school-vlora-1', 'MEMBER', '2025-09', INVENTED),
  member('southern-regional-group', 'vatra', 'MEMBER', null, STATED),
  member('southern-regional-group', 'prevention-ngo-vlora', 'MEMBER', '2025-04', INVENTED),
  member('elbasan', 'tjeter-vizion', 'MEMBER', '2024-03', INVENTED),
  member('elbasan', 'state-social-services', 'MEMBER', '2024-05', INVENTED),
];

const contactPoint = (
  inNetwork: string,
  slug: string,
  place: string,
  area: string,
  trainedOn: string | null,
): object => ({
  id: sampleId(`contact-point/${inNetwork}/${slug}`),
  network: network(inNetwork),
  organisation: organisation(slug),
  place,
  area,
  trained_on: trainedOn,
  ...INVENTED,
});

/** Contact points are functions, all of them invented. */
export const contactPoints = [
  contactPoint('rilat', 'school-vlora-1', 'SCHOOL', 'AL-12-VLORE', '2025-10-14'),
  contactPoint('rilat', 'prevention-ngo-vlora', 'NEIGHBOURHOOD', 'AL-12-VLORE', '2025-10-14'),
  contactPoint('rilat', 'police-vlora', 'INSTITUTION', 'AL-12', '2025-05-20'),
  contactPoint('rilat', 'employment-vlora', 'INSTITUTION', 'AL-12', null),
  contactPoint('rilat', 'vatra', 'ORGANISATION', 'AL-12', '2025-05-20'),
  contactPoint('southern-regional-group', 'vatra', 'ORGANISATION', 'AL-12', '2026-02-10'),
  contactPoint('elbasan', 'tjeter-vizion', 'ORGANISATION', 'AL-03', '2025-06-03'),
];
