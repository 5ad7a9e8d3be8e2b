import { sampleId } from '@lidhja/platform';
import { RECORDS as PLANTED } from '../canaries/Scenario';
import { periodProbes } from './periodProbes';
import type { Probe } from './Probe';
import { SESSIONS, sessionOf, type Settings } from './sessions';

const PROSECUTOR = SESSIONS['prosecutor, own case'] as Settings;
const WHO = 'select exchange.my_organisation(), exchange.my_official()';
const KIND = `select exchange.my('kind')`;
const OPENS = `select exchange.open_session('urn:lidhja:sample', 'prosecutor-vlora', 'THIS_PROCEEDING', null)`;
const RECORDS = `select audit.record(jsonb_build_array(jsonb_build_object('type', 'refused', 'organisation',
  exchange.my_organisation(), 'official', exchange.my_official())))`;
/** A reading of a person, of which what can be told to them is kept beside the entry. */
const RELEASES = `select audit.record(jsonb_build_array(jsonb_build_object('type', 'released', 'organisation',
  exchange.my_organisation(), 'official', exchange.my_official(), 'purpose', 'ASSISTANCE', 'withheld', '[]'::jsonb,
  'rows', '[{"of": ["${sampleId('person/1')}"]}]'::jsonb, 'coordinates',
  '[{"coordinate": "Person.givenName", "records": [], "rows": [0], "rule": "asked", "basis": "mandate"}]'::jsonb)))`;
const ONCE = [
  `select exchange.claim_key('asked', 'by a test', 'digest')`,
  `select exchange.keep_key('asked', 'by a test', gen_random_uuid())`,
];
const DECLARES = `select count(*) from exchange.declare_classification('{"Asked.byTest": "OPEN"}')`;
const ORGANISATIONS =
  'select count(*) from exchange.find_organisations(null, null, null, null, null, 100)';
const AGREEMENTS = 'select count(*) from exchange.find_agreements(null, null, 100)';
const SEALED = 'select cardinality(exchange.sealed_records())';

const EACH = [OPENS, WHO, KIND, RECORDS];
const SERVING = [...EACH, DECLARES];

/** What each part sends, whoever asks, and nothing that it does not. */
const SENT: Readonly<Record<string, readonly string[]>> = {
  national: [...SERVING, ...ONCE, ORGANISATIONS, SEALED],
  local: [...SERVING, ...ONCE, ORGANISATIONS, RELEASES],
  international: [...SERVING, ...ONCE, AGREEMENTS],
  evidence: SERVING,
  protection: EACH,
};

const ofParts: Probe[] = Object.entries(SENT).flatMap(([part, statements]) =>
  statements.map((sql) => ({
    name: `${part}: ${sql.slice(0, 60)}`,
    role: `lidhja_${part}`,
    settings: PROSECUTOR,
    sql,
  })),
);

const RECEIPT = JSON.stringify([
  {
    ...{
      id: sampleId('receipt/asked by a test'),
      operation: sampleId('operation/asked by a test'),
    },
    ...{ request: sampleId('request/it-decided'), grant: sampleId('grant/it-decided') },
    organisation: sampleId('organisation/italy-anti-trafficking-agency'),
    ...{ issuedAt: '2026-11-01T00:00:00Z', about: [sampleId('case/vlora-3')], jws: 'a.b.c' },
  },
]);

const BUNDLE = JSON.stringify({
  ...{ id: sampleId('bundle/asked by a test'), operation: sampleId('operation/asked by a test') },
  ...{ grant: sampleId('grant/it-decided'), digest: 'd'.repeat(64), kid: 'k'.repeat(43) },
  organisation: sampleId('organisation/italy-anti-trafficking-agency'),
  issuedAt: '2026-11-01T00:00:00Z',
});

/** The gateway has no session: it asks who calls, and records. */
const ofGateway: Probe[] = [
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
  {
    name: 'gateway: keeps receipts',
    role: 'lidhja_gateway',
    settings: {},
    sql: `select exchange.keep_receipts('${RECEIPT}')`,
  },
  {
    name: 'gateway: keeps a bundle',
    role: 'lidhja_gateway',
    settings: {},
    sql: `select exchange.keep_bundle('${BUNDLE}')`,
  },
  {
    name: 'gateway: keeps from whom what was refused is kept',
    role: 'lidhja_gateway',
    settings: {},
    sql: `select exchange.keep_refused_around('${sampleId('operation/asked by a test')}',
      '${sampleId('official/prosecutor-vlora')}', array['${sampleId('official/italy-agency')}']::uuid[])`,
  },
  {
    name: 'gateway: what a bundle would stand on',
    role: 'lidhja_gateway',
    settings: {},
    sql: `select exchange.find_bundle('urn:lidhja:sample', 'italy-agency', 'THIS_PROCEEDING',
      '${sampleId('request/it-decided')}', null)`,
  },
];

const OPEN_REQUEST = `'${sampleId('request/it-open')}'`;
const OFFERABLE = `'${sampleId('request/it-declined')}'`;
const CASE = `'${sampleId('case/vlora-2')}'`;
const PERSON = `'${sampleId('person/2')}'`;
const WITNESS = `'${sampleId('person/4')}'`;
const DANGER = JSON.stringify({
  recipient: sampleId('organisation/greece-anti-trafficking-agency'),
  ...{ whereabouts: 'GR', threatened: ['LIFE'], grounds: 'Asked by a test' },
  around: [sampleId('organisation/italy-anti-trafficking-agency')],
  items: [{ category: 'FAMILY', neededFor: 'FINDING', words: 'Asked by a test' }],
});
const DECIDED = `'${sampleId('request/it-decided')}'`;
const ONWARD = `'${sampleId('onward/it-received')}'`;
const WAITING = `'${sampleId('onward/it-read')}'`;
const PASSED_ON = JSON.stringify({
  recipientId: sampleId('organisation/greece-anti-trafficking-agency'),
  ...{ categories: ['CASE_STATUS'], purpose: 'RELATED_PROCEEDING', reason: 'Asked by a test' },
});

/** Something sealed, which here nobody opens. */
const UNOPENED = Buffer.from('Asked by a test, and not opened').toString('base64');
const sealedAs = (slug: string, parts: readonly string[]): object => ({
  ...{ id: sampleId(`words/${slug}`), kek: 'asked', wrapped: UNOPENED },
  ...Object.fromEntries(parts.map((part) => [part, UNOPENED])),
});
const WORDS = sealedAs('asked', ['summary']);

const DRAFT = `'${sampleId('draft/vlora-1')}'`;
const PREPARED = JSON.stringify({
  ...{ recipientId: sampleId('organisation/italy-anti-trafficking-agency'), reference: 'VL-1' },
  ...{ offence: 'TRAFFICKING_IN_PERSONS', proceeding: 'Asked by a test', language: 'en' },
  ...{ purpose: 'RELATED_PROCEEDING', categories: ['OFFENCE'], evidenceUse: 'INTELLIGENCE' },
  ...{ handling: ['H2'], words: WORDS },
  conditions: [{ category: 'OFFENCE', condition: 'Asked by a test' }],
});

/** Decisions on requests, and a request itself: what changes something of another's. */
const ofDecisions: Probe[] = [
  ...[
    `select exchange.decide_request(${OPEN_REQUEST}, null, '[]', now())`,
    `select exchange.approve_decision(${OPEN_REQUEST})`,
    `select exchange.revoke_grant(${DECIDED}, 'Asked by a test') is not null as done`,
    'select exchange.note_disclosure() as done',
    `select exchange.rehearse_decision(${OPEN_REQUEST}, null, '[]', now())`,
    'select id from exchange.find_pending_requests(null, null, 100)',
    `select exchange.offer_conditions(${OFFERABLE}, '[{"category": "OFFENCE", "condition": "Asked by a test"}]') is not null`,
    `select category, words, accepted from exchange.find_conditions(array[${OFFERABLE}]::uuid[])`,
    `select exchange.implicated(array['${sampleId('official/italy-agency')}']::uuid[])`,
    `select exchange.keep_attempt_around(${WITNESS}, array['${sampleId('official/italy-agency')}']::uuid[]) is null as done`,
    `select exchange.danger_facts('GR', array[${WITNESS}]::uuid[])`,
    `select exchange.send_danger_push(array[${CASE}, ${PERSON}]::uuid[], '${DANGER}') is not null`,
    `select exchange.return_key('asked', 'by a test') is null as done`,
    `select id, access from exchange.find_onward(null, array[${ONWARD}]::uuid[])`,
    `select exchange.decide_onward(${WAITING}, '[{"category": "CASE_STATUS"}, {"category": "OFFENCE"}]') is not null`,
    `select exchange.revoke_onward(${ONWARD}, 'Asked by a test') is not null`,
    `select exchange.approve_onward(${WAITING})`,
    `select category, granted, condition from exchange.find_onward_decisions(array[${ONWARD}]::uuid[])`,
    `select exchange.onward_record(${ONWARD})`,
    `select exchange.prepare_information(${CASE}, '${PREPARED}', now() + interval '1 day') is not null`,
    `select exchange.discard_information(${DRAFT})`,
    `select id, record, words, conditions from exchange.find_drafts(array[${DRAFT}]::uuid[], null, null, 100)`,
  ].map((sql) => ({
    name: `national: ${sql.slice(0, 60)}`,
    role: 'lidhja_national',
    settings: PROSECUTOR,
    sql,
  })),
  ...[
    `select exchange.take_step(${OPEN_REQUEST}, 'CLARIFICATION_ASKED', 'Asked by a test', null) is not null`,
    `select exchange.acknowledge_request('${sampleId('request/it-new')}', 'Asked by a test') is not null`,
    `select event, words from exchange.find_courses(array[${DECIDED}]::uuid[])`,
    `select position, particulars, wrapped from exchange.find_sought_persons(array[${OPEN_REQUEST}]::uuid[])`,
    `select number, label, wrapped from exchange.find_documents(array[${OPEN_REQUEST}]::uuid[])`,
    `select request, content, wrapped from exchange.find_document_contents(array[${OPEN_REQUEST}]::uuid[])`,
    `select zone, template, term, contact from exchange.find_clocks(array[${DECIDED}]::uuid[])`,
    `select id, reason from exchange.find_onward(null, array[${ONWARD}]::uuid[])`,
    `select event, at from exchange.find_onward_courses(array[${ONWARD}]::uuid[])`,
    'select id from exchange.find_pending_onward(null, null, 100)',
  ].map((sql) => ({
    name: `international: ${sql.slice(0, 60)}`,
    role: 'lidhja_international',
    settings: PROSECUTOR,
    sql,
  })),
  {
    name: 'national: sends what was prepared',
    role: 'lidhja_national',
    settings: { ...PROSECUTOR, official: sampleId('official/prosecutor-vlora-second') },
    sql: `select exchange.send_information(${DRAFT}) is not null`,
  },
  {
    name: 'international: answers conditions',
    role: 'lidhja_international',
    settings: SESSIONS['agency abroad'] as Settings,
    sql: `select exchange.reply_conditions('${sampleId('request/it-offered')}', '${sampleId('offer/it-offered')}', false) is not null`,
  },
  {
    name: 'international: adds a document',
    role: 'lidhja_international',
    settings: SESSIONS['agency abroad'] as Settings,
    sql: `select exchange.add_document(${OPEN_REQUEST}, jsonb_build_object('kind', 'OTHER',
      'mediaType', 'TEXT', 'language', 'en', 'id', '${sampleId('document/asked')}', 'kek', 'asked', 'wrapped', 'YXNrZWQ=',
      'label', encode(convert_to(repeat('asked', 9), 'UTF8'), 'base64'),
      'content', encode(convert_to(repeat('asked', 9), 'UTF8'), 'base64'))) is not null as added`,
  },
  {
    name: 'international: asks to pass something on',
    role: 'lidhja_international',
    settings: SESSIONS['agency abroad'] as Settings,
    sql: `select exchange.request_onward('${sampleId('request/it-received')}', '${PASSED_ON}') is not null`,
  },
  {
    name: 'national: to whom what is granted may be passed on',
    role: 'lidhja_national',
    settings: SESSIONS['agency abroad'] as Settings,
    sql: `select exchange.onward_of_grant('${sampleId('grant/it-received')}')`,
  },
  {
    name: 'international: submits a request',
    role: 'lidhja_international',
    settings: SESSIONS['agency abroad'] as Settings,
    sql: `select exchange.submit_request('${sampleId('organisation/prosecutor-vlora')}', '{"categories": []}')`,
  },
];

/** Whoever asks abroad and whoever is asked, of the scenario: the sample has neither. */
const ASKS = sessionOf('prosecutor', 'THIS_PROCEEDING', 'canary-prosecutor', 'prosecutor-fier');
const SENDS = sessionOf(
  'prosecutor',
  'THIS_PROCEEDING',
  'canary-cleared-prosecutor',
  'prosecutor-fier',
);
const ABROAD: Settings = {
  ...sessionOf('foreign_authority', 'THIS_PROCEEDING', 'canary-agency', 'none'),
  ...{ organisation: PLANTED.agency, country: 'IT', areas: '[]' },
};
const LETTER = JSON.stringify({
  ...{ reference: 'ASKED', offence: 'TRAFFICKING_IN_PERSONS', language: 'en', urgency: 'OTHER' },
  ...{ proceeding: 'Asked by a test', categories: ['OFFENCE'], evidenceUse: 'INTELLIGENCE' },
  words: WORDS,
});
const ANSWER = JSON.stringify([
  { category: 'OFFENCE', words: sealedAs('answered', ['words']), handling: [] },
]);
/** As before it was answered. */
const UNANSWERED = `set local session_replication_role = replica;
  delete from exchange.request_answer where request = '${PLANTED.asked}';
  delete from exchange.decision where request = '${PLANTED.asked}';
  set local session_replication_role = origin`;
/** As after the asking authority declined what it was to be told under. */
const DECLINED = `set local session_replication_role = replica;
  insert into exchange.condition_offer (decision, number, offered_by)
  select d.id, 9, d.decided_by from exchange.decision d where d.request = '${PLANTED.asked}';
  insert into exchange.condition select o.id, 'OFFENCE', 'Asked by a test'
  from exchange.condition_offer o where o.number = 9;
  insert into exchange.condition_reply (offer, accepted, organisation, replied_by)
  select o.id, false, r.requesting, o.offered_by from exchange.condition_offer o
  join exchange.decision d on d.id = o.decision join exchange.request r on r.id = d.request where o.number = 9;
  delete from exchange.answer_reading where request = '${PLANTED.asked}';
  set local session_replication_role = origin`;
const BEFORE: readonly (readonly [RegExp, string])[] = [
  [/exchange\.answer_request/, UNANSWERED],
  [/exchange\.offer_answer_conditions/, DECLINED],
];
const ofOutward: Probe[] = [
  [ASKS, `select exchange.outward_terms('${PLANTED.agency}', '${LETTER}')`],
  [
    ASKS,
    `select exchange.prepare_outward('${PLANTED.case}', '{}', '${PLANTED.agency}', '{OFFENCE}', now() + interval '1 day', '${LETTER}') is not null`,
  ],
  [ASKS, `select id, carries from exchange.find_outward(null, null, null, 100)`],
  [SENDS, `select exchange.approve_outward('${PLANTED.outward}', 1) is not null`],
  [ASKS, `select exchange.discard_outward('${PLANTED.outward}')`],
  [ABROAD, 'select id from exchange.find_pending_requests(null, null, 100)'],
  [ABROAD, `select exchange.answer_request('${PLANTED.asked}', 'Asked', '${ANSWER}') is not null`],
  [
    ABROAD,
    `select exchange.offer_answer_conditions('${PLANTED.asked}', '[{"category": "OFFENCE", "condition": "Asked by a test"}]') is not null`,
  ],
  [ABROAD, `select exchange.revoke_answer('${PLANTED.asked}', 'Asked by a test') is not null`],
  ...[ASKS, ABROAD].flatMap((settings) =>
    [
      'category, words, access from exchange.find_answers',
      'category, id, kind, access from exchange.find_answer_documents',
      'request, id from exchange.find_answer_contents',
    ].map((read): [Settings, string] => [
      settings,
      `select ${read}(array['${PLANTED.asked}']::uuid[])`,
    ]),
  ),
  [ASKS, `select exchange.note_answers_read(array['${PLANTED.asked}']::uuid[]) is null as done`],
].map(([settings, sql]) => ({
  name: `national: ${(sql as string).slice(0, 60)} as ${(settings as Settings)['kind']}`,
  role: 'lidhja_national',
  settings: settings as Settings,
  ...BEFORE.filter(([function_]) => function_.test(sql as string)).map(([, before]) => ({
    before,
  }))[0],
  sql: sql as string,
}));

/** What functions of the exchange could see of what goes and comes, and write at most, whatever they forget. */
const ofOutwardKept: Probe[] = [
  ...[ASKS, ABROAD, SESSIONS['agency abroad'] as Settings].flatMap((settings) =>
    ['request_answer', 'inward_information'].map((table): [Settings, string] => [
      { ...settings, erasing: 'on' },
      // With a condition: what is read of a row is looked for by other policies than what is written.
      `with gone as (update exchange.${table} set words = '' where id is not null returning 1) select count(*) from gone`,
    ]),
  ),
  [SESSIONS['agency abroad'], 'select id from exchange.outward_request order by id'],
  [
    SESSIONS['agency abroad'],
    'select request, category from exchange.request_answer order by 1, 2',
  ],
  [
    ASKS,
    `insert into exchange.outward_request select (jsonb_populate_record(o, jsonb_build_object(
       'id', gen_random_uuid(), 'owner', '${PLANTED.agency}'))).*
     from exchange.outward_request o where o.id = '${PLANTED.outward}'`,
  ],
  [SESSIONS['agency abroad'], 'select id from exchange.inward_information order by id'],
  [
    ASKS,
    `insert into exchange.inward_information (id, sender, recipient, words, synthetic)
     select gen_random_uuid(), sender, recipient, words, true from (values ('${PLANTED.agency}'::uuid,
       '${sampleId('organisation/prosecutor-fier')}'::uuid, convert_to('Asked by a test, and not opened', 'UTF8')))
       w (sender, recipient, words)`,
  ],
].map(([settings, sql]) => ({
  name: `functions see and write of what goes and comes: ${(sql as string).slice(0, 45)} as ${String((settings as Settings)['organisation'])}`,
  role: 'exchange_owner',
  settings: settings as Settings,
  sql: sql as string,
}));

/** What forgets lapsed drafts asks, which nobody's session is needed for. */
const PAST_DANGER = sampleId('danger-push/italy');
const LAPSED = `update exchange.danger_push set reviewed_at = '2020-01-01' where id = '${PAST_DANGER}';
  update exchange.idempotency_key set made_at = '2020-01-01';
  update exchange.outward_request set prepared_at = '2026-01-01', valid_until = '2026-01-02'
  where id = '${PLANTED.outward}';
  update exchange.spontaneous_draft set prepared_at = '2026-01-01', valid_until = '2026-01-02'
  where id = '${PLANTED.draft}'`;
const ofLapsed: Probe[] = [
  'select outward, cardinality(records) from exchange.find_lapsed_outward(50)',
  `with forgotten as materialized (select exchange.forget_lapsed_outward('{${PLANTED.outward}}') is null as done)
   select done from forgotten`,
  'select draft, cardinality(records) from exchange.find_lapsed_information(50)',
  `with forgotten as materialized (select exchange.forget_lapsed_information('{${PLANTED.draft}}') is null as done)
   select done from forgotten`,
  'select push from exchange.find_past_danger(50)',
  `with forgotten as materialized (select exchange.forget_danger('{${PAST_DANGER}}') is null as done)
   select done from forgotten`,
  'select exchange.forget_keys(9)',
].map((sql) => ({
  name: `lidhja_international: ${sql.slice(0, 60)}`,
  role: 'lidhja_international',
  settings: {},
  before: LAPSED,
  sql,
}));

/** As before it was answered. */
const UNTOLD = `set local session_replication_role = replica;
  delete from exchange.hit_answer where request = '${PLANTED.hitAnswered}';
  set local session_replication_role = origin`;
const ofHits: Probe[] = [
  ...[ASKS, ABROAD].map((settings): [string, Settings, string] => [
    'lidhja_international',
    settings,
    `select request, outcome, told from exchange.find_hits(array['${PLANTED.hitTold}', '${PLANTED.hitAnswered}']::uuid[])`,
  ]),
  [
    'lidhja_national',
    ASKS,
    `select exchange.answer_hit('${PLANTED.hitAnswered}', true, '${PLANTED.case}', null, false) is not null`,
  ],
  // What the teller asks, which nobody's session is needed for.
  [
    'lidhja_international',
    ABROAD,
    `select request, cardinality(notices) from exchange.tell_hits('2034-06-01', 100)`,
  ],
  [
    'lidhja_international',
    ABROAD,
    `select audit.record(jsonb_build_array(jsonb_build_object('type', 'told', 'organisation',
       exchange.my_organisation(), 'official', exchange.my_official())))`,
  ],
  [
    'lidhja_international',
    ABROAD,
    `select exchange.submit_request('${sampleId('organisation/prosecutor-fier')}', jsonb_build_object('offence',
       'TRAFFICKING_IN_PERSONS', 'categories', array['OFFENCE'], 'evidenceUse', 'INTELLIGENCE', 'reference', 'HIT',
       'proceeding', 'Asked by a test', 'urgency', 'OTHER', 'language', 'en', 'words', '${JSON.stringify(WORDS)}'::jsonb,
       'originId', '${PLANTED.hitTold}')) is not null`,
  ],
].map(([role, settings, sql]) => ({
  name: `${role as string}: ${(sql as string).slice(0, 60)} as ${(settings as Settings)['kind']}`,
  role: role as string,
  settings: settings as Settings,
  ...((sql as string).includes('answer_hit') ? { before: UNTOLD } : {}),
  sql: sql as string,
}));

const TOLD = JSON.stringify({
  ...{ recipientId: sampleId('organisation/prosecutor-fier'), reference: 'IT-1', language: 'en' },
  ...{ offence: 'TRAFFICKING_IN_PERSONS', proceeding: 'Asked by a test', around: [] },
  ...{ purpose: 'THIS_PROCEEDING', categories: ['OFFENCE'], evidenceUse: 'INTELLIGENCE' },
  ...{ handling: ['H2'], words: WORDS, told: sealedAs('told', ['words']) },
  conditions: [{ category: 'OFFENCE', condition: 'Asked by a test' }],
});
const on = (request: string, settings: Settings = ASKS): Settings => ({ ...settings, request });
/** What comes from abroad unasked: accepted, and waiting. */
const ofInward: Probe[] = [
  [ABROAD, `select exchange.send_inward('${TOLD}', now() + interval '1 day') is not null`],
  [ABROAD, `select exchange.withdraw_inward('${PLANTED.waits}', 'Asked by a test') is not null`],
  [ASKS, 'select id from exchange.find_arrived(null, null, 100)'],
  ...[on(PLANTED.came), on(PLANTED.waits), on(PLANTED.came, ABROAD)].map(
    (settings): [Settings, string] => [
      settings,
      `select id, words, handling, access from exchange.find_inward('{${PLANTED.came},${PLANTED.waits}}')`,
    ],
  ),
].map(([settings, sql]) => ({
  name: `national: ${(sql as string).slice(0, 60)} on ${(settings as Settings)['request']} as ${(settings as Settings)['kind']}`,
  role: 'lidhja_national',
  settings: settings as Settings,
  sql: sql as string,
}));

const ENTRY = sampleId('entry/asked by a test');
const HASH = `sha256('asked')`;
const PLACES = `audit.place_entries(0, array['${ENTRY}']::uuid[], array[${HASH}], array[${HASH}], array[''::bytea])`;

/** The lock of all sequencers, in the transaction of the question itself. */
const LEADS = `(select audit.lead_sequencers(),
  set_config('lidhja.sequencer', pg_backend_pid()::text, true) offset 0) led`;

/** What the sequencer asks, which nobody's session is needed for; it holds the lock of all sequencers. */
const ofSequencer: Probe[] = [
  'select size, checkpoint from audit.log_head()',
  'select count(*) from audit.find_nodes(array[0])',
  'select entry from audit.next_entries(100)',
  'select audit.lead_sequencers() as held',
  `select ${PLACES} is null as done from ${LEADS}`,
  `select audit.keep_checkpoint(0, ${HASH}, 'asked') is null as done from ${LEADS}`,
].map((sql) => ({
  name: `sequencer: ${sql.slice(0, 60)}`,
  role: 'lidhja_evidence',
  settings: {},
  before: `insert into audit.entry (id, type, payload, cleared) values ('${ENTRY}', 'refused', '{}', false)`,
  sql,
}));

/** What becomes of the keys that sign. */
const ofKeys: Probe[] = (
  [
    ['lidhja_gateway', 'receipt'],
    ['lidhja_evidence', 'checkpoint'],
    ['lidhja_migrator', 'receipt'],
  ] as const
).map(([role, use]) => ({
  name: `keys: ${role} notes those of ${use}s`,
  ...{ role, settings: {} },
  sql: `select audit.note_keys('${use}', '{"asked": {"revokedAt": null}}')`,
}));

/** What the parts send beside the questions of their stores: sessions, records, decisions. */
export const partProbes: readonly Probe[] = [
  ...ofParts,
  ...ofGateway,
  ...ofDecisions,
  ...ofOutward,
  ...ofOutwardKept,
  ...ofLapsed,
  ...ofHits,
  ...ofInward,
  ...ofSequencer,
  ...ofKeys,
  ...periodProbes,
];
