import { securedTables as international } from '@lidhja/international';
import { securedTables as local } from '@lidhja/local';
import { securedTables as national } from '@lidhja/national';
import { sampleId } from '@lidhja/platform';
import { begunPastProbes } from './begunPastProbes';
import { countServed } from './countServed';
import { granting, NAMED } from './granting';
import { keeperProbes } from './keeperProbes';
import { partProbes } from './partProbes';
import { pastTermProbes } from './pastTermProbes';
import type { Probe } from './Probe';
import { recordedProbes } from './recordedProbes';
import { SESSIONS, type Settings } from './sessions';
import { storeProbes } from './storeProbes';

const ahead = (...tables: readonly string[]): string =>
  `"national".ask_ahead('{${tables.join(',')}}')`;

const AGES = `select count(row(person_id, band)) as persons, count(band) as known from "national".person_age
  where ${ahead('person_age')}`;

/** As the stores of the subgraphs ask, one statement of each kind. */
const STATEMENTS: Readonly<Record<string, readonly string[]>> = {
  lidhja_national: [
    countServed(national),
    AGES,
    `select id, reference, stage, access from "national".readable_case
     where ${ahead('case', 'case_status')}
       and id = any ((select "national".my_cases() || "national".open_cases(null))::uuid[]) order by id limit 5`,
    `select id, record, access from "national".readable_person
     where ${ahead('person', 'case_person', 'case_status')} order by id limit 200`,
    'select id, requesting from exchange.find_requests(null, null, null, 100)',
    'select request, category, granted from exchange.find_decisions(array(select id from exchange.find_requests(null, null, null, 100)))',
    'select record, categories from exchange.live_grants()',
    `select g.record, a.onward, a.retention, exchange.onward_of_grant(g.id) from exchange.live_grants() g
     cross join lateral exchange.agreement_terms(g.agreement, g.version) a`,
    'select person, categories from exchange.live_referrals()',
  ],
  lidhja_local: [
    countServed(local),
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
    countServed(international),
    'select id, requesting from exchange.find_requests(null, null, null, 100)',
    'select (request).id, words, summary, wrapped from exchange.read_requests(null, null, null, 100)',
    'select request, granted from exchange.find_decisions(array(select id from exchange.find_requests(null, null, null, 100)))',
    `select a.id, t.refusal_grounds, t.evidence_uses, exchange.competent_authorities(a.id)
     from exchange.find_agreements(null, null, 100) a
     cross join lateral exchange.agreement_terms(a.id, a.version) t order by a.title, a.id`,
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
    sql: countServed(national),
  })),
);

/** What the hub itself sends, in sessions of every kind; the first show most. */
export const hubProbes: readonly Probe[] = [
  ...ofSessions(['lidhja_national']),
  ...ofGrants,
  ...ofSessions(['lidhja_local', 'lidhja_international', 'lidhja_evidence']),
  ...recordedProbes,
  ...storeProbes,
  ...partProbes,
  ...pastTermProbes,
  ...begunPastProbes,
  ...keeperProbes,
];
