import { sampleId } from '@lidhja/platform';
import { RECORDS } from '../canaries/Scenario';
import {
  CATEGORIES,
  ORDINARY_SUBJECT,
  PUBLIC,
  decide,
  isPersonLevel,
  type Basis,
  type Category,
  type Condition,
  type Purpose,
  type RequesterKind,
} from '@lidhja/policy';

/** Who asks for what, on their own mandate or what is theirs, without a request. */
export interface Asker {
  readonly kind: RequesterKind;
  readonly purpose: Purpose;
  readonly official: string;
  readonly organisation: string;
}

const NOW = 1000;

const allows = (
  { kind, purpose }: Asker,
  basis: Basis,
  category: Category,
  ...facts: Condition[]
): boolean =>
  decide({
    requester: { ...PUBLIC, kind, organisation: 'mine', official: 'me', country: 'AL' },
    ...{ purpose, basis, category, now: NOW },
    subject: { ...ORDINARY_SUBJECT, facts: new Set(facts) },
  }).effect === 'ALLOW';

const byMandate = (asker: Asker, ...categories: Category[]): boolean =>
  categories.every((category) => allows(asker, { kind: 'mandate' }, category));

const ofPersons = CATEGORIES.filter(isPersonLevel);
const anyOf = (asker: Asker, basis: Basis, ...facts: Condition[]): boolean =>
  ofPersons.some((category) => allows(asker, basis, category, ...facts));

/** The social worker keeps the referrals and consents of the sample. */
const keeps = (asker: Asker): boolean =>
  asker.official === 'vatra-social-worker' &&
  asker.organisation === 'vatra' &&
  anyOf(asker, { kind: 'own_record' }, 'assigned_caseworker_or_supervisor');

const REFERRED: Basis = {
  kind: 'referral',
  referral: {
    ...{ id: 'one', recipient: 'mine', acceptedAt: 0, expiresAt: 2 * NOW },
    categories: ['CASE_STATUS', 'VICTIM_IDENTITY'],
  },
};

const numbers = (...persons: number[]): string => persons.map((one) => `person/${one}`).join(' ');

/** A table, how it is asked about, and what the engine and the sample say is there for whom. */
export interface OtherTable {
  readonly table: string;
  readonly role: string;
  /** What is answered is one text. */
  readonly sql: string;
  readonly wanted: (asker: Asker) => string;
  /** On which the session stands; on none where it is left out. */
  readonly request?: string;
}

const open = (table: string, role: string, wanted: OtherTable['wanted'], where = 'true') => ({
  ...{ table, role, wanted },
  sql: `select exists (select from ${table} where ${where})::text`,
});
const PERSONS = [1, 2, 4]
  .map((one) => `when '${sampleId(`person/${one}`)}' then 'person/${one}'`)
  .join(' ');
/** Persons that the tests plant beside the sample, to carry tokens. */
const PLANTED = [RECORDS.person, RECORDS.protectedPerson].join();
const edges = (table: string, wanted: OtherTable['wanted']): OtherTable => ({
  ...{ table, role: 'exchange_owner', wanted },
  sql: `select coalesce(string_agg(w.one, ' ' order by w.one), '') from (
    select case person ${PERSONS} else 'somebody else' end as one from ${table}
    where person <> all ('{${PLANTED}}')) w`,
});

/** Of two rows of the sample, the one that is about nobody protected. */
const unsealed = (table: string, open: string, sealed: string): OtherTable => ({
  ...{ table, role: 'exchange_owner', wanted: () => open },
  sql: `select string_agg(case id when '${sampleId(open)}' then '${open}' else '${sealed}' end, ' ')
    from ${table} where id in ('${sampleId(open)}', '${sampleId(sealed)}')`,
});

/** Of the sample and of the scenario: each was asked, and sent word of danger. */
const PROSECUTORS = ['prosecutor-vlora', 'prosecutor-fier'];

/** Tables beside those of cases and persons. */
export const OTHER_TABLES: readonly OtherTable[] = [
  ...['network', 'network_area', 'network_member', 'published_figure'].map((table) =>
    open(`local.${table}`, 'lidhja_local', () => 'true'),
  ),
  open('"national".area', 'lidhja_national', () => 'true'),
  open('local.contact_point', 'lidhja_local', (asker) => `${byMandate(asker, 'CONTACT_POINT')}`),
  open('local.activity', 'lidhja_local', () => 'true', `audience = 'OPEN'`),
  open(
    'local.activity',
    'lidhja_local',
    (asker) => `${byMandate(asker, 'ORGANISATIONAL', 'CONTACT_POINT')}`,
    `audience = 'MEMBERS'`,
  ),
  open(
    'international.person_return',
    'lidhja_international',
    (asker) => `${asker.purpose === 'RETURN' && byMandate(asker, 'RETURN')}`,
  ),
  unsealed('exchange.referral', 'referral/vatra-to-police', 'referral/vatra-to-police-protected'),
  unsealed('exchange.consent', 'consent/person-1-to-employment', 'consent/person-4-to-employment'),
  // Of whatever kind and purpose: what else decides is asked by the functions.
  ...['request_words', 'sought_person', 'document', 'data_key', 'danger_push_item'].map((table) =>
    open(
      `exchange.${table}`,
      'exchange_owner',
      ({ organisation }) => `${PROSECUTORS.includes(organisation)}`,
    ),
  ),
  // Rows of the scenario: to its own authority, and what has left to the one that was asked. No session of these
  // has an inspection that is open.
  ...(['outward', 'left'] as const).map((one) =>
    open(
      'exchange.outward_request',
      'exchange_owner',
      ({ organisation }) => `${organisation === 'prosecutor-fier'}`,
      `id = '${RECORDS[one]}'`,
    ),
  ),
  open(
    'exchange.request_answer',
    'exchange_owner',
    ({ organisation }) => `${organisation === 'prosecutor-fier'}`,
  ),
  // On the request that the session stands on alone, and there what was accepted.
  {
    ...open(
      'exchange.inward_information',
      'exchange_owner',
      ({ organisation, purpose }) =>
        `${organisation === 'prosecutor-fier' && purpose === 'THIS_PROCEEDING'}`,
      `id = '${RECORDS.told}'`,
    ),
    request: RECORDS.came,
  },
  {
    ...open(
      'exchange.inward_information',
      'exchange_owner',
      () => 'false',
      `id = '${RECORDS.unread}'`,
    ),
    request: RECORDS.waits,
  },
  edges('exchange.return_person', (asker) =>
    asker.purpose === 'RETURN' && anyOf(asker, { kind: 'mandate' }) ? numbers(1, 2) : '',
  ),
  edges('exchange.referral_person', (asker) =>
    keeps(asker) || (asker.organisation === 'police-vlora' && anyOf(asker, REFERRED))
      ? numbers(1)
      : '',
  ),
  edges('exchange.consent_person', (asker) => {
    if (keeps(asker)) return numbers(1, 2);
    const named = asker.organisation === 'employment-vlora' && asker.purpose === 'ASSISTANCE';
    return named ? numbers(1) : '';
  }),
];
