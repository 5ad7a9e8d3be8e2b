import { sampleId } from '@lidhja/platform';
import { INDISPENSABLE_GROUNDS } from '@lidhja/policy';
import { colleague } from '../testkit/colleague';
import type { Probe } from './Probe';
import { REQUEST, SESSIONS, sessionOf, type Settings } from './sessions';

const id = (name: string): string => `'${sampleId(name)}'`;
const RECIPIENT = sessionOf('employment', 'ASSISTANCE', 'employment-adviser', 'employment-vlora');
const coordinator = (official: string): Settings =>
  sessionOf('coordinator', 'OVERSIGHT', official, 'onac');
const COORDINATOR = coordinator('national-coordinator');
const SECOND = coordinator('national-coordinator-second');
const RETURNS = SESSIONS['authority, returns'] as Settings;
const CASEWORKER = SESSIONS['caseworker'] as Settings;
const SUPERVISOR = sessionOf('ngo', 'ASSISTANCE', 'vatra-supervisor', 'vatra');
const AGENCY = SESSIONS['agency abroad'] as Settings;
const RELIED = id('request/it-decided');
const INSPECTOR = SESSIONS['inspector'] as Settings;
const COMMISSIONER = sessionOf(
  'oversight',
  'OVERSIGHT',
  'data-protection-commissioner',
  'data-protection-authority',
);
const FIND_BREACHES = [
  'select id, words from exchange.find_breaches(null, null, null, 100)',
  `select id, words from exchange.find_breaches(${id('breach/overdue')}, null, null, 1)`,
];
const NEW_BREACH = JSON.stringify({
  ...{ knownAt: '2026-11-01T09:00:00Z', categories: ['HEALTH'], persons: 1, operations: [] },
  words: 'Asked by a test',
});
/** A request whose particulars and documents are kept, and whoever may have them erased as a second person. */
const KEPT = id('request/it-open');
const ERASING = sessionOf(
  'prosecutor',
  'THIS_PROCEEDING',
  'prosecutor-vlora-second',
  'prosecutor-vlora',
);
/** A case that has ended, whose erasure one person proposed. */
const OVER = id('case/vlora-1');
const TERM_ENDED = `update "national".case_term set ended_at = '2020-01-01' where case_id = ${OVER};
  insert into "national".case_term_step (case_id, number, step, proposed_by)
  values (${OVER}, 1, 'ERASE', ${id('official/prosecutor-vlora')})`;
/** Referrals of theirs, a consent and returns that have ended, whose erasure one person proposed; nothing else has. */
const RECORDS = [
  id('referral/vatra-to-police'),
  id('referral/vatra-to-police-protected'),
  ...['person-2', 'person-4'].map((slug) => id(`consent/${slug}-to-employment`)),
];
const RECORDS_ENDED = `update exchange.record_term set ended_at = '2024-01-01' where record in (${RECORDS.join(', ')});
  update exchange.record_term set ended_at = null where record not in (${RECORDS.join(', ')});
  insert into exchange.record_term_step (record, number, step, organisation, proposed_by)
  select t.record, 1, 'ERASE', t.keeper, ${id('official/vatra-social-worker')} from exchange.record_term t
  where t.ended_at is not null`;
const PUSH = id('danger-push/greece');
const DESK = sessionOf(
  'foreign_authority',
  'IMMEDIATE_THREAT',
  'greece-agency',
  'greece-anti-trafficking-agency',
);
const CONTACT = sessionOf('police', 'THIS_PROCEEDING', 'state-police', 'state-police');
/** Word that was reviewed, of whose copies a colleague of its desk said that they are gone. */
const REVIEWED = id('danger-push/italy');
const REVIEWED_DESK = sessionOf(
  'foreign_authority',
  'IMMEDIATE_THREAT',
  'italy-agency',
  'italy-anti-trafficking-agency',
);
/** Copies that the police were asked for, of which a colleague said the same. */
const [ASKED_FOR, SAID] = [id('called in/open'), id('called in/waiting')];
const POLICE = sessionOf('police', 'IDENTIFICATION', 'police-vlora', 'police-vlora');
const CALLED_IN = `${colleague('police-vlora')};
  insert into exchange.called_in (record, class, recipient, keeper, at)
  select r, 'REFERRAL', ${id('organisation/police-vlora')}, ${id('organisation/vatra')}, '2026-10-05'
  from unnest(array[${ASKED_FOR}, ${SAID}]::uuid[]) r;
  update exchange.called_in set proposed_by = ${id('official/police-vlora-second')}, proposed_at = '2026-10-06'
  where record = ${SAID}`;
const AGREEMENT = id('agreement/al-it');
const OVERDUE = id('request/it-open');
/** A request abroad that was not answered, and is over. */
const [LEFT, ENDED] = [id('outward/ended'), id('request/ended abroad')];
const CHANGE = `'00000000-0000-4000-8000-000000000001'`;
/** One whose person the session is told. */
const REFERRAL = `(select referral as id from exchange.find_referral_persons(array(
  select id from exchange.find_referrals(null, null, 100))) order by referral limit 1)`;

const FIND_RETURNS = `select r.id, r.kind, 'mandate||' || case when r.id in (select unnest((select
    exchange.marked_records())::uuid[])) then exchange.marks_of(array[r.id]) else '' end as access
  from "international".person_return r order by r.requested_on desc, r.id desc limit 100`;

const FIND_REPRESENTATIVES = `select id, relation, state from exchange.find_representatives(array(
  select id from exchange.find_consents(null, null, null, 100)))`;

const HOUR = 3_600_000;
const TERMS = JSON.stringify({
  ...{ status: 'in_force', validFrom: '2026-01-01T00:00:00Z', validUntil: null, handling: ['H0'] },
  ...{ offences: ['TRAFFICKING_IN_PERSONS'], purposes: ['THIS_PROCEEDING'] },
  categories: ['CASE_STATUS'],
  deadlines: { urgentDirect: 8 * HOUR, urgent: 72 * HOUR, other: 168 * HOUR },
});

const NEW_CHANGE = `'00000000-0000-4000-8000-000000000002'`;
const NEW_TERMS = JSON.stringify({
  ...(JSON.parse(TERMS) as object),
  ...{
    refusalGrounds: [...INDISPENSABLE_GROUNDS],
    evidenceUses: ['INTELLIGENCE'],
    onward: 'NEVER',
  },
  agreement: {
    ...{ title: 'Asked by a test', instrument: 'MEMORANDUM', parties: ['AL', 'IT'] },
    signedOn: '2026-01-01',
    competentAuthorities: [sampleId('organisation/prosecutor-vlora')],
  },
});

const RECEIVER = id('organisation/italy-anti-trafficking-agency');
const [GIVEN_UP, DUE] = [id('notice/given up'), id('notice/due')];

/** The change that the second coordinator activates, proposed by the first; one record has a code of its own. */
const BEFORE: Readonly<Record<string, string>> = {
  lidhja_national: TERM_ENDED,
  lidhja_local: `${RECORDS_ENDED}; ${CALLED_IN};
    insert into audit.reading select p, '2026-01-01', ${id('organisation/employment-vlora')},
      'HEALTH', 'ASSISTANCE', 'consent', '{}' from unnest(array[${id('person/1')}, ${id('person/4')}]::uuid[]) p`,
  lidhja_international: `${colleague('italy-agency')};
    insert into exchange.danger_copies (push, proposed_by) values (${REVIEWED}, ${id('official/italy-agency-second')});
    insert into exchange.policy_change (id, kind, agreement, follows, before, terms,
      proposed_by) select ${CHANGE}, 'AGREEMENT', ${AGREEMENT}, max(version), '{}', '${TERMS}',
      ${id('official/national-coordinator')} from exchange.agreement_version where agreement = ${AGREEMENT};
    insert into exchange.policy_change (id, kind, before, terms, proposed_by) values (${NEW_CHANGE},
      'NEW_AGREEMENT', '{}', '${NEW_TERMS}', ${id('official/national-coordinator')});
    insert into exchange.handling (record, category, code, provider, first_recipient, synthetic)
    select r.id, 'RETURN', 'H1', ${id('organisation/vatra')}, ${id('organisation/prosecutor-vlora')}, true
    from "international".person_return r;
    insert into exchange.notice (id, organisation, request, kind, at)
    select n::uuid, ${RECEIVER}, ${RELIED}, 'SUBMITTED', '2026-11-01' from unnest(array[${GIVEN_UP}, ${DUE}]) n;
    insert into exchange.notice_receiver (organisation) values (${RECEIVER});
    insert into exchange.notice_delivery (notice, organisation, attempts, next_at, given_up_at)
    values (${GIVEN_UP}, ${RECEIVER}, 12, null, '2026-11-02'), (${DUE}, ${RECEIVER}, 1, '2026-11-01', null);
    update exchange.retention set due_at = '2026-11-01';
    update exchange.danger_push set reviewed_at = '2025-10-07' where reviewed_at is not null;
    insert into exchange.official select (jsonb_populate_record(f, jsonb_build_object(
      'id', ${id('official/inspector-second')}, 'subject', 'inspector-second'))).*
    from exchange.official f where f.subject = 'inspector';
    insert into exchange.danger_term_step (push, number, step, organisation, proposed_by) values
      (${PUSH}, 1, 'HOLD', ${id('organisation/oversight')}, ${id('official/inspector-second')});
    insert into exchange.retention_step (request, number, step, organisation, proposed_by) values
      (${KEPT}, 1, 'ERASE', ${id('organisation/prosecutor-vlora')}, ${id('official/prosecutor-vlora')});
    update exchange.request_clock set overdue_at = '2026-11-09', contact = ${id('organisation/state-police')}
    where request = ${OVERDUE};
    insert into exchange.outward_request (id, owner, requested, record, carries, purpose, request, prepared_by,
      prepared_at, valid_until, approved_by, approved_at) values (${LEFT}, ${id('organisation/prosecutor-vlora')},
      ${RECEIVER}, ${id('case/vlora-1')}, '{CASE_STATUS}', 'THIS_PROCEEDING', '{}',
      ${id('official/prosecutor-vlora')}, '2026-01-01', '2026-01-02', ${id('official/prosecutor-vlora-second')},
      '2026-01-01');
    insert into exchange.request select (jsonb_populate_record(r, jsonb_build_object('id', ${ENDED}, 'outward',
      ${LEFT}, 'requesting', r.requested, 'requested', r.requesting))).* from exchange.request r where r.id = ${OVERDUE};
    insert into exchange.receipt select ${id('receipt/asked by a test')}, request, id,
      ${id('operation/asked by a test')}, '2026-11-01', array[record], 'a.b.c'
    from exchange."grant" where request = ${RELIED}`,
};

const SENT: readonly (readonly [role: string, settings: Settings, sql: readonly string[]])[] = [
  [
    'lidhja_national',
    RECIPIENT,
    [
      'select id, person, recipient, categories from exchange.live_consents()',
      'select person_id, needs from "national".person_health order by person_id',
      'select id, record, access from "national".readable_person order by id',
    ],
  ],
  [
    'lidhja_national',
    ERASING,
    [
      'select case_id from "national".find_due_cases(null, null, 100)',
      `select held, proposed from "national".find_case_terms(array[${OVER}]::uuid[])`,
      `select "national".propose_case_step(${OVER}, 'HOLD') is not null as done`,
      `select proposed_by from "national".approve_case_step(${OVER}, 'ERASE')`,
      `with approved as materialized (select id from "national".approve_case_step(${OVER}, 'ERASE'))
       select "national".erase_case(${OVER}, jsonb_build_object('organisation', exchange.my_organisation(),
         'official', exchange.my_official())) is null as done from approved`,
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
    'lidhja_local',
    CASEWORKER,
    [
      FIND_REPRESENTATIVES,
      ...[1, 2, 4].flatMap((person) => {
        const consent = id(`consent/person-${person}-to-employment`);
        return [
          `select exchange.name_representative(${consent}, 'OTHER') is not null as done`,
          ...['null', id('representative/lawyer-of-person-1')].map(
            (through) =>
              `select day, category from audit.find_readings(${consent}, ${through}, null, null, 100)`,
          ),
        ];
      }),
    ],
  ],
  [
    'lidhja_local',
    SUPERVISOR,
    [
      FIND_REPRESENTATIVES,
      ...['lawyer-of-person-1', 'parent-of-person-4'].map(
        (one) =>
          `select exchange.check_representative(${id(`representative/${one}`)}, true) is not null as done`,
      ),
    ],
  ],
  [
    'lidhja_local',
    SUPERVISOR,
    [
      'select record, due_at from exchange.find_due_records(null, null, 100)',
      `select record, held, proposed from exchange.find_record_terms(array[${RECORDS.join(', ')}]::uuid[])`,
      ...RECORDS.flatMap((record) => [
        `select exchange.propose_record_step(${record}, 'HOLD') is not null as done`,
        `with approved as materialized (select proposed_by from exchange.approve_record_step(${record}, 'ERASE'))
         select "local".erase_record(${record}, jsonb_build_object('organisation', exchange.my_organisation(),
           'official', exchange.my_official())) is null as done from approved`,
      ]),
    ],
  ],
  [
    'lidhja_local',
    POLICE,
    [
      'select record from exchange.find_called_in(null, null, 100)',
      `select record, proposed from exchange.find_called_in_records(array[${ASKED_FOR}, ${SAID}]::uuid[])`,
      `select exchange.propose_copies_destroyed(${ASKED_FOR})`,
      `select exchange.approve_copies_destroyed(${SAID})`,
    ],
  ],
  ['lidhja_local', CASEWORKER, ['select record from exchange.find_asked_for(null, null, 100)']],
  [
    'lidhja_local',
    RECIPIENT,
    [
      'select id, withdrawn_at from exchange.find_consents(null, null, null, 100)',
      `select consent, person, basis from exchange.find_consent_persons(array[${[1, 2, 4]
        .map((person) => id(`consent/person-${person}-to-employment`))
        .join(', ')}]::uuid[])`,
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
      `select exchange.agreements_beside(${AGREEMENT})`,
      `select exchange.propose_agreement_version(${AGREEMENT}, '${TERMS}') is not null as done`,
      `select exchange.around_agreement('{IT,AL}', 'BILATERAL', array[${id('organisation/prosecutor-vlora')}]::uuid[])`,
      `select exchange.propose_agreement('${NEW_TERMS}') is not null as done`,
    ],
  ],
  [
    'lidhja_international',
    SECOND,
    [CHANGE, NEW_CHANGE].map(
      (change) => `select exchange.activate_policy_change(${change}) is not null as done`,
    ),
  ],
  [
    'lidhja_international',
    AGENCY,
    [
      `select id, jws from exchange.find_receipts(array[${RELIED}]::uuid[], array[null]::timestamptz[],
       array[null]::uuid[], 100)`,
      'select id, request, kind, at, own from exchange.find_notices(null, 100)',
      'select id, kind, attempts from exchange.find_undelivered(null, null, 100)',
      `select exchange.send_notice_again(${GIVEN_UP})`,
      // What the sender asks, which nobody's session is needed for.
      'select exchange.lead_senders() as held',
      `select exchange.register_receiver(${RECEIVER}, '{foreign_authority}')`,
      `select exchange.put_notices_in_line(${RECEIVER}, '2026-11-03', 100) > 0 as some`,
      `select id, attempts from exchange.next_delivery(${RECEIVER}, '2026-11-03')`,
      `select exchange.begin_attempt(${DUE}, '2026-11-04') is null as done`,
      `select exchange.end_attempt(${DUE}, 1, true, '2026-11-03') is null as done`,
      `select audit.record(jsonb_build_array(jsonb_build_object('type', 'notified', 'organisation',
         exchange.my_organisation(), 'official', exchange.my_official())))`,
    ],
  ],
  [
    'lidhja_international',
    {},
    [
      `select request from exchange.find_clocks_due('2027-06-01', 100) where request = ${ENDED}`,
      `select count(*) from exchange.tell_onward_overdue('2027-06-01', 100)`,
    ],
  ],
  [
    'lidhja_international',
    CONTACT,
    [
      'select id, reference, requested from exchange.find_escalated(null, null, 100)',
      // What the watch asks, which nobody's session is needed for.
      `select request, told_at from exchange.find_clocks_due('2027-06-01', 100) where request = ${OVERDUE}`,
      `select cardinality(exchange.settle_clock(${OVERDUE}, '2026-11-10', null, true))`,
      `select audit.record(jsonb_build_array(jsonb_build_object('type', 'escalated', 'organisation',
         exchange.my_organisation(), 'official', exchange.my_official())))`,
    ],
  ],
  [
    'lidhja_international',
    DESK,
    [
      `select id, sender from exchange.find_danger_pushes('RECEIVED', null, null, null, 100)`,
      `select push, category, words from exchange.read_danger_pushes(array[${PUSH}]::uuid[], ${PUSH})`,
      `select exchange.acknowledge_danger_push(${PUSH}) is not null as done`,
    ],
  ],
  [
    'lidhja_international',
    INSPECTOR,
    [
      `select id, sender from exchange.find_danger_pushes('REVIEW', null, null, null, 100)`,
      `select push, category, words from exchange.read_danger_pushes(array[${PUSH}]::uuid[], ${PUSH})`,
      `select exchange.review_danger_push(${PUSH}, 'JUSTIFIED', 'Asked by a test') is not null as done`,
      'select push, due_at from exchange.find_due_danger(null, null, 100)',
      `select push, held, proposed from exchange.find_danger_terms(array[${PUSH}]::uuid[])`,
      `select exchange.propose_danger_step(${PUSH}, 'HOLD') is not null as done`,
      `select exchange.approve_danger_step(${PUSH}, 'HOLD') is not null as done`,
    ],
  ],
  [
    'lidhja_international',
    REVIEWED_DESK,
    [
      `select push, delete_at, proposed from exchange.find_danger_copies(array[${REVIEWED}]::uuid[])`,
      `select exchange.propose_danger_copies_destroyed(${REVIEWED})`,
      `select exchange.approve_danger_copies_destroyed(${REVIEWED});
       select words from exchange.read_danger_pushes(array[${REVIEWED}]::uuid[], ${REVIEWED})`,
    ],
  ],
  [
    'lidhja_international',
    ERASING,
    [
      'select request, review_at from exchange.find_due_reviews(null, null, 100)',
      `select request, held, proposed from exchange.find_retention(array[${KEPT}]::uuid[])`,
      `select exchange.propose_retention_step(${KEPT}, 'HOLD') is not null as done`,
      `select cardinality(records) from exchange.approve_retention_step(${KEPT}, 'ERASE')`,
      `with approved as materialized (select id from exchange.approve_retention_step(${KEPT}, 'ERASE'))
       select exchange.destroy_sealed(${KEPT}) is null as done from approved`,
      `select audit.record(jsonb_build_array(jsonb_build_object('type', 'erased', 'organisation',
         exchange.my_organisation(), 'official', exchange.my_official())))`,
    ],
  ],
  ['lidhja_international', COMMISSIONER, FIND_BREACHES],
  [
    'lidhja_international',
    INSPECTOR,
    [
      ...FIND_BREACHES,
      `select exchange.record_breach('${NEW_BREACH}') is not null as done`,
      `select exchange.take_breach_step(${id('breach/overdue')}, 'PERSONS_TOLD', 'Asked by a test', null) is not null as done`,
    ],
  ],
  [
    'lidhja_evidence',
    INSPECTOR,
    [
      `select exchange.explained_standing(${id('official/prosecutor-vlora')}, 'THIS_PROCEEDING', null)`,
      `select exchange.explained_standing(${id('official/italy-agency')}, 'THIS_PROCEEDING', '${REQUEST}')`,
      `select exchange.inspects('AUDIT') as open`,
      `select exchange.why_not_available(array['${REQUEST}'::uuid], ${id('organisation/prosecutor-fier')}) as why`,
    ],
  ],
];

/** What the stores of consents, returns, changes of policy and explanations send. */
export const storeProbes: readonly Probe[] = SENT.flatMap(([role, settings, statements]): Probe[] =>
  statements.map((sql) => ({
    name: `${role}, ${settings['kind'] ?? ''}: ${sql.slice(0, 60)}`,
    role,
    settings,
    before: BEFORE[role] ?? '',
    sql,
  })),
).concat({
  name: 'evidence: an entry that names a person who is sealed',
  role: 'lidhja_evidence',
  settings: INSPECTOR,
  before: `insert into audit.entry (type, payload, cleared) values ('released', jsonb_build_object(
    'coordinates', jsonb_build_array(jsonb_build_object('coordinate', 'Person', 'records',
      jsonb_build_array(${id('person/4')})))), false)`,
  sql: `select payload from audit.find_entries(null, 'released', null, null, null, null, 100)`,
});
