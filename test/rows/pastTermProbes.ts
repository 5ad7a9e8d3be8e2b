import { sampleId } from '@lidhja/platform';
import { granting, NAMED } from './granting';
import type { Probe } from './Probe';
import { REQUEST, SESSIONS, sessionOf, type Settings } from './sessions';

const KEPT = sampleId('request/it-open');
const PROSECUTOR = sessionOf(
  'prosecutor',
  'THIS_PROCEEDING',
  'prosecutor-vlora-second',
  'prosecutor-vlora',
);
const CASEWORKER = SESSIONS['caseworker'] as Settings;
const RETURNS = SESSIONS['authority, returns'] as Settings;
const AGENCY = SESSIONS['agency abroad'] as Settings;
const HELD = sampleId('organisation/vatra');

const RECORDS_PAST = `update exchange.record_term set ended_at = '2010-01-01'`;
const SEALED_PAST = `update exchange.retention set delete_at = '2026-01-01'`;
const GRANT_PAST = `update exchange.agreement_version set max_age = '1 second', review_every = '1 second';
  ${granting(NAMED, 2)}`;
const HOLDS = (table: string): string => `update exchange.${table} set held_by = '${HELD}'`;

type Asked = readonly [
  role: string,
  settings: Settings,
  past: string,
  holds: string,
  sql: readonly string[],
];
const ASKED: readonly Asked[] = [
  [
    'lidhja_local',
    CASEWORKER,
    RECORDS_PAST,
    HOLDS('record_term'),
    [
      'select id from exchange.find_referrals(null, null, 100)',
      `select referral, person from exchange.find_referral_persons(array['${sampleId('referral/vatra-to-police')}'::uuid])`,
      'select id from exchange.find_consents(null, null, null, 100)',
      `select consent, person from exchange.find_consent_persons(array['${sampleId('consent/person-1-to-employment')}'::uuid])`,
    ],
  ],
  [
    'lidhja_international',
    RETURNS,
    RECORDS_PAST,
    HOLDS('record_term'),
    [
      'select id from "international".person_return order by id',
      `select return, person from exchange.find_return_persons(array['${sampleId('return/from-italy')}'::uuid])`,
    ],
  ],
  // Whoever stands in no case is kept by these.
  [
    'lidhja_national',
    SESSIONS['authority, trained'] as Settings,
    `${RECORDS_PAST}; delete from "national".case_person`,
    HOLDS('record_term'),
    ['select count(*) from "national".person_identity'],
  ],
  // Whom returns open.
  [
    'exchange_owner',
    RETURNS,
    RECORDS_PAST,
    HOLDS('record_term'),
    ['select cardinality(exchange.returning_persons(null))'],
  ],
  [
    'lidhja_international',
    PROSECUTOR,
    SEALED_PAST,
    HOLDS('retention'),
    [
      `select kek from exchange.read_requests(array['${KEPT}'::uuid], null, null, 1)`,
      `select kek, bytes from exchange.find_documents(array['${KEPT}'::uuid])`,
      `select kek from exchange.find_document_contents(array['${KEPT}'::uuid])`,
      `select kek from exchange.find_sought_persons(array['${KEPT}'::uuid])`,
    ],
  ],
  [
    'lidhja_national',
    AGENCY,
    GRANT_PAST,
    `insert into exchange.retention (request, agreement, requesting, requested, due_at, sealed, held_by)
     select r.id, r.agreement, r.requesting, r.requested, 'infinity', true, '${HELD}'
     from exchange.request r where r.id = '${REQUEST}'
     on conflict (request) do update set held_by = excluded.held_by`,
    [
      'select id from exchange.live_grants()',
      'select id from "national".readable_case order by id',
      'select cardinality(exchange.granted_records(null))',
    ],
  ],
];

/** What is asked where everything is past its last day, and where a hold keeps it. */
export const pastTermProbes: readonly Probe[] = ASKED.flatMap(
  ([role, settings, past, holds, statements]) =>
    statements.flatMap((sql) =>
      ([false, true] as const).map((held) => ({
        name: `past its last day, held: ${held}, ${sql.slice(0, 60)}`,
        ...{ role, settings, sql },
        before: held ? `${past}; ${holds}` : past,
      })),
    ),
);
