import { sampleId } from '@lidhja/platform';
import { LAW_115, ORDER_139, PAPER, REFERRAL_MECHANISM, STATE } from './sources';

/** Slug, kind, name, qark, and for one that is not invented, the source that names it. */
type Named = readonly [
  slug: string,
  kind: string,
  name: string,
  qark: string | null,
  source: string,
];
/** Slug, kind, name, country, qark. The name of an invented organisation says so. */
type Invented = readonly [slug: string, kind: string, name: string, country: string, qark?: string];

const NAMED: readonly Named[] = [
  ['onac', 'coordinator', 'Office of the National Coordinator', null, REFERRAL_MECHANISM],
  ['ministry-of-interior', 'ministry', 'Ministry of Interior', null, STATE],
  [
    'responsible-authority',
    'responsible_authority',
    'Responsible Authority',
    null,
    REFERRAL_MECHANISM,
  ],
  ['state-police', 'police', 'State Police', null, STATE],
  ['police-vlora', 'police', 'Regional Police Department, Vlorë', 'AL-12', STATE],
  ['police-fier', 'police', 'Regional Police Department, Fier', 'AL-04', STATE],
  ['police-gjirokaster', 'police', 'Regional Police Department, Gjirokastër', 'AL-05', STATE],
  ['police-tirana', 'police', 'Regional Police Department, Tiranë', 'AL-11', STATE],
  ['prosecutor-vlora', 'prosecutor', "District Prosecutor's Office, Vlorë", 'AL-12', STATE],
  ['prosecutor-fier', 'prosecutor', "District Prosecutor's Office, Fier", 'AL-04', STATE],
  ['state-social-services', 'social_services', 'State Social Services', null, STATE],
  ['employment-vlora', 'employment', 'Regional Employment Department, Vlorë', 'AL-12', STATE],
  ['employment-fier', 'employment', 'Regional Employment Department, Fier', 'AL-04', STATE],
  ['consular-service', 'consular', 'Consular Service', null, STATE],
  [
    'witness-protection-directorate',
    'witness_protection',
    'Witness-Protection Directorate',
    null,
    STATE,
  ],
  [
    'regional-committee-vlora',
    'regional_committee',
    'Regional Committee, Vlorë',
    'AL-12',
    ORDER_139,
  ],
  ['municipality-vlora', 'local_government', 'Municipality of Vlorë', 'AL-12', LAW_115],
  ['vatra', 'ngo', 'Vatra Psychosocial Center', 'AL-12', PAPER],
  ['tjeter-vizion', 'ngo', 'Tjetër Vizion', 'AL-03', PAPER],
  ['anti-trafficking-center-vlora', 'ngo', 'Anti-Trafficking Center in Vlora', 'AL-12', PAPER],
  ['rilat', 'network_secretariat', 'RILAT', 'AL-12', PAPER],
  ['southern-regional-group', 'network_secretariat', 'Southern regional group', null, PAPER],
];

const INVENTED: readonly Invented[] = [
  ['school-vlora-1', 'education', 'School No. 1 of Vlorë', 'AL', 'AL-12'],
  ['oversight', 'oversight', 'Oversight Office for the Exchange', 'AL'],
  ['data-protection-authority', 'oversight', 'Data-Protection Authority', 'AL'],
  ['prevention-ngo-vlora', 'ngo', 'Prevention NGO of Vlorë', 'AL', 'AL-12'],
  ['community-centre-vlora', 'ngo', 'Community Service Centre of Vlorë', 'AL', 'AL-12'],
  ['ngo-suspended', 'ngo', 'Suspended NGO', 'AL', 'AL-12'],
  ['shelter-south', 'shelter', 'Shelter South', 'AL', 'AL-12'],
  ['media-south', 'media', 'Media South', 'AL'],
  ['donor-north', 'donor', 'Donor North', 'NO'],
  ['italy-anti-trafficking-agency', 'foreign_authority', 'Anti-Trafficking Agency of Italy', 'IT'],
  [
    'greece-anti-trafficking-agency',
    'foreign_authority',
    'Anti-Trafficking Agency of Greece',
    'GR',
  ],
  [
    'international-organisation-1',
    'international_organisation',
    'International Organisation 1',
    'CH',
  ],
];

/** Registered in the sample for exchange across borders. */
const POINTS_OF_CONTACT: ReadonlySet<string> = new Set([
  'state-police',
  'italy-anti-trafficking-agency',
  'greece-anti-trafficking-agency',
]);

/** Whose clocks their terms are counted by. */
const TIME_ZONES: Readonly<Record<string, string>> = {
  AL: 'Europe/Tirane',
  CH: 'Europe/Zurich',
  GR: 'Europe/Athens',
  IT: 'Europe/Rome',
  NO: 'Europe/Oslo',
};

/** When it was founded, where a source says so, as exactly as it does. */
const FOUNDED: Readonly<Record<string, string>> = { rilat: '2004-08' };

/** Rows of `exchange.organisation`. */
export const organisations: readonly object[] = [
  ...NAMED.map(([slug, kind, name, qark, source]) => ({
    slug,
    kind,
    name,
    country: 'AL',
    qark,
    source,
  })),
  ...INVENTED.map(([slug, kind, name, country, qark]) => {
    return { slug, kind, name: `${name} (fictitious)`, country, qark: qark ?? null, source: null };
  }),
].map(({ slug, ...organisation }) => ({
  id: sampleId(`organisation/${slug}`),
  ...organisation,
  founded_on: FOUNDED[slug] ?? null,
  point_of_contact: POINTS_OF_CONTACT.has(slug),
  time_zone: TIME_ZONES[organisation.country] ?? 'UTC',
  synthetic: organisation.source === null,
}));
