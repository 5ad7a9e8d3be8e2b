import {
  CATEGORIES,
  PURPOSES,
  REQUESTER_KINDS,
  type BasisKind,
  type Category,
  type Purpose,
  type RequesterKind,
} from '@lidhja/policy';

/** Where it is worth asking: wider than what is allowed, and nearer to it than chance would come. */
export interface Duty {
  readonly kinds: readonly RequesterKind[];
  readonly bases: readonly BasisKind[];
  readonly purposes: readonly Purpose[];
  readonly categories: readonly Category[];
}

export const BASES: readonly BasisKind[] = [
  ...(['open', 'own_record', 'mandate', 'referral', 'consent', 'grant', 'self'] as const),
];

const ABOUT_PERSONS = CATEGORIES.slice(CATEGORIES.indexOf('CASE_STATUS'));
const WITHOUT_PERSONS = CATEGORIES.slice(0, CATEGORIES.indexOf('CASE_STATUS'));
const CARE: readonly Purpose[] = ['IDENTIFICATION', 'ASSISTANCE', 'RETURN', 'PREVENTION'];
const PROCEEDINGS: readonly Purpose[] = ['THIS_PROCEEDING', 'RELATED_PROCEEDING'];
const VIEW: readonly Purpose[] = ['PREVENTION', 'OVERSIGHT', 'STATISTICS', 'ASSISTANCE'];

/** Every combination, hopeless ones too. */
export const ANYTHING: Duty = {
  kinds: REQUESTER_KINDS,
  bases: BASES,
  purposes: PURPOSES,
  categories: CATEGORIES,
};

const duty = (
  kinds: readonly RequesterKind[],
  basis: BasisKind,
  purposes: readonly Purpose[],
  categories: readonly Category[],
): Duty => ({ kinds, bases: [basis], purposes, categories });

/** One is chosen for a question, each as often as the others. */
export const DUTIES: readonly Duty[] = [
  duty(['public', 'media', 'donor', 'ngo', 'police'], 'open', PURPOSES, ['OPEN']),
  duty(REQUESTER_KINDS, 'mandate', VIEW, ['ORGANISATIONAL', 'CONTACT_POINT']),
  duty(
    ['donor', 'international_organisation', 'coordinator', 'ministry', 'oversight'],
    'mandate',
    VIEW,
    ['ORGANISATIONAL', 'FINANCE', 'AGGREGATE'],
  ),
  duty(
    ['foreign_authority', 'foreign_protection', 'international_organisation'],
    'mandate',
    PURPOSES,
    ['CONTACT_POINT'],
  ),
  duty(REQUESTER_KINDS, 'own_record', PURPOSES, ['REQUEST', 'AUDIT']),
  duty(
    ['police', 'prosecutor', 'consular', 'oversight', 'witness_protection'],
    'mandate',
    PURPOSES,
    WITHOUT_PERSONS,
  ),
  duty(['oversight'], 'mandate', ['OVERSIGHT'], ['REQUEST', 'AUDIT', 'CASE_STATUS']),
  duty(['responsible_authority', 'police', 'border', 'consular'], 'mandate', CARE, [
    'CASE_STATUS',
    'EXPLOITATION',
    'ASSISTANCE',
    'RETURN',
    'MIGRATION',
    'VICTIM_IDENTITY',
  ]),
  duty(['police'], 'mandate', PROCEEDINGS, ABOUT_PERSONS),
  duty(['prosecutor'], 'mandate', PROCEEDINGS, ABOUT_PERSONS),
  duty(
    ['ngo', 'shelter', 'social_services', 'health', 'local_government', 'police', 'consular'],
    'referral',
    CARE,
    ABOUT_PERSONS,
  ),
  duty(
    ['ngo', 'shelter', 'social_services', 'health', 'employment', 'education'],
    'own_record',
    CARE,
    ABOUT_PERSONS,
  ),
  duty(['shelter'], 'own_record', ['ASSISTANCE'], ['SHELTER_LOCATION', 'COUNSELLING_NOTE']),
  duty(REQUESTER_KINDS, 'consent', [...CARE, 'OTHER'], ABOUT_PERSONS),
  duty(['foreign_authority'], 'grant', PURPOSES, ABOUT_PERSONS),
  duty(
    ['foreign_authority'],
    'grant',
    [...PROCEEDINGS, 'IMMEDIATE_THREAT'],
    ['HEALTH', 'SUSPECT', 'OFFENCE', 'TESTIMONY'],
  ),
  duty(['foreign_protection', 'international_organisation'], 'grant', CARE, [
    'CASE_STATUS',
    'RETURN',
    'MIGRATION',
    'ASSISTANCE',
    'VICTIM_IDENTITY',
    'FAMILY',
  ]),
  duty(
    ['witness_protection'],
    'mandate',
    ['THIS_PROCEEDING', 'ASSISTANCE'],
    ['WITNESS_PROTECTION', 'VICTIM_IDENTITY', 'VICTIM_LOCATION', 'FAMILY', 'REQUEST'],
  ),
  duty(
    ['foreign_witness_protection'],
    'grant',
    ['THIS_PROCEEDING', 'ASSISTANCE'],
    ['WITNESS_PROTECTION', 'VICTIM_IDENTITY', 'FAMILY'],
  ),
  duty(['data_subject'], 'self', PURPOSES, [
    'CASE_STATUS',
    'ASSISTANCE',
    'MIGRATION',
    'HEALTH',
    'AUDIT',
    'FAMILY',
  ]),
];
