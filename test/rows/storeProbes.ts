import { sampleId } from '@lidhja/platform';
import type { Probe } from './Probe';
import { SESSIONS, sessionOf, type Settings } from './sessions';

const id = (name: string): string => `'${sampleId(name)}'`;
const RECIPIENT = sessionOf('social_service', 'ASSISTANCE', 'inspector', 'employment-vlora');
const COORDINATOR = sessionOf('coordinator', 'PREVENTION', 'inspector', 'oversight');
const RETURNS = SESSIONS['authority, returns'] as Settings;
const CASEWORKER = SESSIONS['caseworker'] as Settings;
/** One whose person the session is told. */
const REFERRAL = `(select referral as id from exchange.find_referral_persons(array(
  select id from exchange.find_referrals(null, null, 100))) order by referral limit 1)`;
const AGREEMENT = '(select id from exchange.find_agreements(null, null, 100) order by id limit 1)';

const FIND_RETURNS = `select r.id, r.kind, 'mandate||' || case when r.id in (select unnest((select
    exchange.marked_records())::uuid[])) then exchange.marks_of(array[r.id]) else '' end as access
  from "international".person_return r order by r.requested_on desc, r.id desc limit 100`;

const SENT: readonly (readonly [role: string, settings: Settings, sql: readonly string[]])[] = [
  [
    'lidhja_national',
    RECIPIENT,
    [
      'select id, person, recipient, categories from exchange.live_consents()',
      'select count(person_id) from "national".person_health',
    ],
  ],
  [
    'lidhja_local',
    CASEWORKER,
    [
      'select id, withdrawn_at from exchange.find_consents(null, null, null, 100)',
      `select consent, person, basis from exchange.find_consent_persons(array(
         select id from exchange.find_consents(null, null, null, 100)))`,
      ...['person-1', 'person-2', 'person-4'].map(
        (slug) =>
          `select exchange.withdraw_consent(${id(`consent/${slug}-to-employment`)}) is not null as done`,
      ),
      `select count(exchange.record_consent(r.id, jsonb_build_object('recipientId',
         ${id('organisation/employment-vlora')}, 'purposes', array['ASSISTANCE'], 'categories',
         array['HEALTH'], 'informedOn', '2026-01-01'))) from ${REFERRAL} r`,
    ],
  ],
  [
    'lidhja_international',
    RETURNS,
    [
      FIND_RETURNS,
      `select return, person from exchange.find_return_persons(array(
         select id from "international".person_return))`,
    ],
  ],
  [
    'lidhja_international',
    COORDINATOR,
    [
      'select kind, before, terms from exchange.find_policy_changes(null, null, null, 100)',
      `select exchange.written_agreement(${AGREEMENT})`,
      `select exchange.propose_agreement_version(${AGREEMENT}, '{}') is not null as done`,
      `select exchange.activate_policy_change(gen_random_uuid())`,
    ],
  ],
  [
    'lidhja_evidence',
    SESSIONS['inspector'] as Settings,
    [
      `select exchange.explained_standing(${id('official/prosecutor-vlora')}, 'THIS_PROCEEDING', null)`,
    ],
  ],
];

/** The sample is loaded by whoever owns the exchange. */
const KEPT: Probe = {
  name: 'the exchange keeps whom a return is about',
  role: 'exchange_owner',
  settings: {},
  sql: `insert into exchange.return_person values (${id('return/asked by a test')}, ${id('person/2')})`,
};

/** What the stores of consents, returns, changes of policy and explanations send. */
export const storeProbes: readonly Probe[] = SENT.flatMap(([role, settings, statements]): Probe[] =>
  statements.map((sql) => ({
    name: `${role}, ${settings['kind']}: ${sql.slice(0, 60)}`,
    role,
    settings,
    sql,
  })),
).concat(KEPT);
