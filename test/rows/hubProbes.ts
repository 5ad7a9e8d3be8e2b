import { sampleId } from '@lidhja/platform';
import { CATEGORIES, PURPOSES } from '@lidhja/policy';
import type { Probe } from './Probe';
import { REQUEST, SESSIONS, type Settings } from './sessions';
import { storeProbes } from './storeProbes';

const NATIONAL = [
  ...['area', '"case"', 'case_status', 'case_offence', 'case_exploitation', 'case_suspect'],
  ...['case_person', 'person', 'person_identity', 'person_origin', 'identification'],
];
const LOCAL = ['network', 'network_area', 'network_member', 'contact_point', 'activity'];

const counts = (schema: string, tables: readonly string[]): string =>
  `select ${tables
    .map((table) => `(select count(*) from "${schema}".${table}) as ${table}`)
    .join(', ')}`;

/** The grant names everything, under an agreement that names everything, and two approved it. */
const granting = (categories: readonly string[], approvals: number): string => `
  update exchange.agreement_version set purposes = '{${PURPOSES.join(',')}}',
    categories = '{${CATEGORIES.join(',')}}';
  update exchange."grant" set purpose = current_setting('lidhja.purpose'),
    categories = '{${categories.join(',')}}', approved_by = approved_by[1:${approvals}]
  where request = '${REQUEST}'`;
const NAMED = ['CASE_STATUS', 'OFFENCE', 'EXPLOITATION', 'SUSPECT', 'MIGRATION', 'VICTIM_IDENTITY'];

/** As the stores of the subgraphs ask, one statement of each kind. */
const STATEMENTS: Readonly<Record<string, readonly string[]>> = {
  lidhja_national: [
    counts('national', NATIONAL),
    `select id, reference, stage, access from "national".readable_case
     where id = any ((select "national".my_cases() || "national".open_cases(null))::uuid[]) order by id limit 5`,
    `select id, record, access from "national".readable_person order by id limit 200`,
    'select id, requesting from exchange.find_requests(null, null, null, 100)',
    'select request, category, granted from exchange.find_decisions(array(select id from exchange.find_requests(null, null, null, 100)))',
    'select record, categories from exchange.live_grants()',
    'select person, categories from exchange.live_referrals()',
  ],
  lidhja_local: [
    counts('local', [...LOCAL, 'published_figure']),
    'select id from exchange.find_referrals(null, null, 100)',
    `select referral, person, basis from exchange.find_referral_persons(array(
       select id from exchange.find_referrals(null, null, 100)))`,
    `select * from exchange.count_referrals_to_police(array['${sampleId('network/rilat')}'::uuid], 2025)`,
    `insert into "local".activity (network, title, kind, starts_on, ends_on, audience, description, areas,
       partners, links, published_by, provenance, synthetic)
     select own.id, 'Asked by a test', 'OTHER', '2026-01-01', null, 'OPEN', null, '{}', '{}', '{}',
       exchange.my_organisation(), 'REPORTED', exchange.acts_for_sample()
     from unnest("local".my_networks()) as own (id) returning title`,
    `insert into "local".activity (network, title, kind, starts_on, audience, published_by, provenance,
       synthetic) values ('${sampleId('network/elbasan')}', 'Asked by a test', 'OTHER', '2026-01-01',
       'OPEN', '${sampleId('organisation/vatra')}', 'REPORTED', true)`,
  ],
  lidhja_international: [
    'select id, requesting from exchange.find_requests(null, null, null, 100)',
    'select request, granted from exchange.find_decisions(array(select id from exchange.find_requests(null, null, null, 100)))',
  ],
  lidhja_evidence: [
    `select count(*), count(distinct organisation) from audit.find_entries(null, null, null, null, null, null, 100)`,
  ],
};

const ofSessions = (only: readonly string[]): Probe[] =>
  Object.entries(SESSIONS).flatMap(([session, settings]) =>
    Object.entries(STATEMENTS)
      .filter(([role]) => only.includes(role))
      .flatMap(([role, statements]) =>
        statements.map((sql) => ({
          name: `${role}, ${session}: ${sql.slice(0, 60)}`,
          role,
          settings,
          before: settings['request'] ? granting(NAMED, 2) : '',
          sql,
        })),
      ),
  );

const AGENCY = SESSIONS['agency abroad'] as Settings;

/** A grant of one category, approved by one person or by two. */
const ofGrants: Probe[] = [...NAMED, 'HEALTH'].flatMap((category) =>
  [1, 2].map((approvals) => ({
    name: `a grant of ${category} approved by ${approvals}`,
    role: 'lidhja_national',
    settings: AGENCY,
    before: granting([category], approvals),
    sql: counts('national', NATIONAL),
  })),
);

const PARTS = ['national', 'local', 'international', 'evidence', 'protection'];

/** What each part sends once, whoever asks: it opens a session, writes to the record, is safe to repeat. */
const ofParts: Probe[] = [
  ...PARTS.flatMap((part) => {
    const probe = (sql: string): Probe => ({
      name: `${part}: ${sql.slice(0, 60)}`,
      role: `lidhja_${part}`,
      settings: SESSIONS['prosecutor, own case'] as Settings,
      sql,
    });
    return [
      probe(
        `select exchange.open_session('urn:lidhja:sample', 'prosecutor-vlora', 'THIS_PROCEEDING', null)`,
      ),
      probe('select exchange.my_organisation(), exchange.my_official()'),
      probe(`select exchange.my('kind')`),
      probe(`select audit.record(jsonb_build_array(jsonb_build_object('type', 'refused', 'organisation',
        exchange.my_organisation(), 'official', exchange.my_official())))`),
      probe(`select exchange.claim_key('asked', 'by a test', 'digest')`),
      probe(`select exchange.keep_key('asked', 'by a test', gen_random_uuid())`),
      probe('select count(*) from exchange.find_organisations(null, null, null, null, null, 100)'),
      probe('select count(*) from exchange.find_agreements(null, null, 100)'),
      probe(`select cardinality(exchange.sealed_records())`),
    ];
  }),
  {
    name: 'evidence: an entry that names a person who is sealed',
    role: 'lidhja_evidence',
    settings: SESSIONS['inspector'] as Settings,
    before: `insert into audit.entry (type, payload, cleared) values ('released', jsonb_build_object(
      'coordinates', jsonb_build_array(jsonb_build_object('coordinate', 'Person', 'records',
        jsonb_build_array('${sampleId('person/4')}')))), false)`,
    sql: `select payload from audit.find_entries(null, 'released', null, null, null, null, 100)`,
  },
  {
    name: 'gateway: who calls',
    role: 'lidhja_gateway',
    settings: {},
    sql: `select exchange.find_caller('urn:lidhja:sample', 'prosecutor-vlora')`,
  },
  {
    name: 'gateway: records what it dispatched',
    role: 'lidhja_gateway',
    settings: {},
    sql: `select audit.record('[{"type": "refused"}]')`,
  },
  ...[
    `select exchange.decide_request('${sampleId('request/it-open')}', null, '[]', now())`,
    `select exchange.approve_decision('${sampleId('request/it-open')}')`,
    `select exchange.revoke_grant('${REQUEST}', 'Asked by a test') is not null as done`,
  ].map((sql) => ({
    name: `national: ${sql.slice(0, 60)}`,
    role: 'lidhja_national',
    settings: SESSIONS['prosecutor, own case'] as Settings,
    sql,
  })),
  {
    name: 'international: submits a request',
    role: 'lidhja_international',
    settings: AGENCY,
    sql: `select exchange.submit_request('${sampleId('organisation/prosecutor-vlora')}', '{"categories": []}')`,
  },
];

/** A column of each table, by which its keeper writes every row again. */
const KEPT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(NATIONAL.map((table) => [`"national".${table}`, 'id'])),
  ...Object.fromEntries(LOCAL.map((table) => [`"local".${table}`, 'id'])),
  '"national".area': 'code',
  '"national".case_status': 'case_id',
  '"national".person_identity': 'person_id',
  '"national".person_origin': 'person_id',
  '"national".case_assignment': 'case_id',
  '"national".child_decision': 'person_id',
  '"national".person_health': 'person_id',
  '"national".case_citation': 'citing',
  '"international".person_return': 'id',
  '"local".network_area': 'network',
  '"local".published_figure': 'id',
};

/** Who keeps the tables: reads every row, and may write it again. */
const ofKeepers: Probe[] = [
  ...Object.entries(KEPT).map(([table, column]) => ({
    name: `the migrator keeps ${table}`,
    role: 'lidhja_migrator',
    settings: {},
    sql: `with kept as (update ${table} set ${column} = ${column} returning 1) select count(*) from kept`,
  })),
  {
    name: 'the exchange keeps whom a referral is about',
    role: 'exchange_owner',
    settings: {},
    sql: `insert into exchange.referral_person select id, '${sampleId('person/2')}' from exchange.referral
      where id not in (select referral from exchange.referral_person) limit 1`,
  },
];

/** What the hub itself sends, in sessions of every kind; the first show most. */
export const hubProbes: readonly Probe[] = [
  ...ofSessions(['lidhja_national']),
  ...ofGrants,
  ...ofSessions(['lidhja_local', 'lidhja_international', 'lidhja_evidence']),
  ...storeProbes,
  ...ofParts,
  ...ofKeepers,
];
