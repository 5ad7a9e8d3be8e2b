import { sampleId } from '@lidhja/platform';
import type { Probe } from './Probe';
import { sessionOf, SESSIONS, type Settings } from './sessions';

const named = (name: string): string => `'${sampleId(name)}'`;
const [CASE, OPEN] = [named('case/vlora-1'), named('case/vlora-2')];
const [OWNER, ITALY] = [
  named('organisation/prosecutor-vlora'),
  named('organisation/italy-anti-trafficking-agency'),
];
const PERSON = named('person/asked by a test');
const PROSECUTOR = sessionOf(
  'prosecutor',
  'THIS_PROCEEDING',
  'prosecutor-vlora-second',
  'prosecutor-vlora',
);
const AGENCY = SESSIONS['agency abroad'] as Settings;
/** Something sealed, which here nobody opens. */
const UNOPENED = Buffer.from('Asked by a test, and not opened').toString('base64');
const WORDS = { id: sampleId('words/asked by a test'), kek: 'asked', wrapped: UNOPENED };

/** Of one case, whoever stands in it, and what was begun of both; by names that the test gives. */
const BEGUN = `insert into "national".person values (${PERSON}, false, false, true);
  insert into "national".case_person (case_id, person_id, part) values (${CASE}, ${PERSON}, 'VICTIM');
  insert into exchange.outward_request (id, owner, requested, record, persons, carries, purpose, request, prepared_by,
    prepared_at, valid_until, synthetic)
  select id, ${OWNER}, ${ITALY}, record, persons, '{CASE_STATUS}', 'THIS_PROCEEDING', '{}',
    ${named('official/prosecutor-vlora')}, '2026-10-01', '2034-01-01', true
  from (values (${named('letter/case')}::uuid, ${CASE}::uuid, '{}'::uuid[]),
    (${named('letter/person')}, ${OPEN}, array[${PERSON}::uuid])) l (id, record, persons);
  insert into exchange.spontaneous_draft select (jsonb_populate_record(d, jsonb_build_object(
    'id', ${named('draft/asked by a test')}, 'record', ${CASE}))).*
  from exchange.spontaneous_draft d where d.id = ${named('draft/vlora-1')};
  insert into exchange.notice (organisation, draft, kind, at, transaction)
  select ${OWNER}, d, k, '2026-10-01', '3' from (values (${named('letter/case')}::uuid, 'OUTWARD_APPROVAL_AWAITED'),
    (${named('letter/person')}, 'OUTWARD_APPROVAL_AWAITED'),
    (${named('draft/asked by a test')}, 'INFORMATION_APPROVAL_AWAITED')) n (d, k);
  insert into exchange.request select (jsonb_populate_record(r, jsonb_build_object('id', h.id, 'reference', h.id,
    'asks', 'HIT_NO_HIT', 'categories', '[]'::jsonb))).*
  from exchange.request r, (values (${named('hit/case')}::uuid), (${named('hit/person')}), (${named('hit/asked')}), (${named('hit/sought')})) h (id)
  where r.id = ${named('request/it-open')};
  insert into exchange.request_event (request, number, event, organisation, taken_by, synthetic)
  select r.id, 1, 'ACKNOWLEDGED', ${OWNER}, ${named('official/prosecutor-vlora')}, true
  from exchange.request r where r.reference = r.id::text;
  insert into exchange.sought_person select (jsonb_populate_record(s, jsonb_build_object('id', ${named('sought/asked by a test')}, 'request', ${named('hit/sought')}))).*
  from exchange.sought_person s where s.request = ${named('request/it-open')} limit 1;
  insert into exchange.hit_answer (request, hit, record, person, answered_by, answered_at, tell_at, synthetic)
  values (${named('hit/case')}, true, ${CASE}, null, ${named('official/prosecutor-vlora')}, '2026-11-01', '2026-11-02', true),
    (${named('hit/person')}, true, ${OPEN}, ${PERSON}, ${named('official/prosecutor-vlora')}, '2026-11-01', '2026-11-02', true)`;
const CASE_PAST = `${BEGUN}; update "national".case_status set stage = 'CLOSED' where case_id = ${CASE};
  update "national".case_term set ended_at = '2010-01-01' where case_id = ${CASE}`;
/** Whoever stands in it is kept by another case, or by one that is sealed, which keeps nobody. */
const [ELSEWHERE, SEAL] = [
  `${CASE_PAST}; insert into "national".case_person (case_id, person_id, part)
   values (${named('case/vlora-3')}, ${PERSON}, 'VICTIM')`,
  `insert into exchange.seal (record, compartment) values (${named('case/vlora-3')}, 'WITNESS_PROTECTION')`,
];
const UNSEAL = `delete from exchange.seal where record = ${named('case/vlora-3')}`;
const HELD = `update "national".case_term set held = true where case_id = ${CASE}`;

const [ONWARD, WAITING] = [named('onward/it-received'), named('onward/it-read')];
/** What was read of a grant is past its last day; or it was confirmed that no copy of it is left. */
const COPIES_PAST = `update exchange.agreement_version set max_age = '1 second', review_every = '1 second'`;
const keeping = (columns: string, values: string): string =>
  `insert into exchange.retention as t (request, agreement, requesting, requested, due_at, sealed, ${columns})
   select r.id, r.agreement, r.requesting, r.requested, 'infinity', true, ${values}
   from exchange.request r where r.id in (${named('request/it-received')}, ${named('request/it-read')})
   on conflict (request) do update set (${columns}) = row (${values})`;
const COPIES_HELD = keeping('held_by', OWNER);
const COPIES_GONE = keeping('copied, copies_destroyed_at', 'true, clock_timestamp()');
const GONE_BEFORE = keeping('copied, copies_destroyed_at', `true, '2020-01-01'`);
const READ_AGAIN = keeping('copied, copies_destroyed_at', 'true, null');

const PREPARED = JSON.stringify({
  ...{ recipientId: sampleId('organisation/italy-anti-trafficking-agency'), reference: 'VL-1' },
  ...{ offence: 'TRAFFICKING_IN_PERSONS', proceeding: 'Asked by a test', language: 'en' },
  ...{ purpose: 'RELATED_PROCEEDING', categories: ['OFFENCE'], evidenceUse: 'INTELLIGENCE' },
  ...{ handling: ['H2'], words: { ...WORDS, summary: UNOPENED } },
  conditions: [{ category: 'OFFENCE', condition: 'Asked by a test' }],
});
const LETTER = JSON.stringify({
  ...{ reference: 'ASKED', offence: 'TRAFFICKING_IN_PERSONS', language: 'en', urgency: 'OTHER' },
  ...{ proceeding: 'Asked by a test', categories: ['OFFENCE'], evidenceUse: 'INTELLIGENCE' },
});
const PASSED_ON = JSON.stringify({
  recipientId: sampleId('organisation/greece-anti-trafficking-agency'),
  ...{ categories: ['CASE_STATUS'], purpose: 'RELATED_PROCEEDING', reason: 'Asked by a test' },
});
const LETTERS = `array[${named('letter/case')}, ${named('letter/person')}]::uuid[]`;
const FOUND = `select id from exchange.find_outward(${LETTERS}, null, null, 100) order by id`;
const TOLD = `select request from exchange.tell_hits('2026-11-03', 100);
  select request, outcome from exchange.hit_answer where request in (${named('hit/case')}, ${named('hit/person')}) order by 1`;
const prepare = (record: string, persons: string): string =>
  `select exchange.prepare_outward(${record}, ${persons}, ${ITALY}, '{OFFENCE}', now() + interval '1 day', '${LETTER}') is not null`;
const answerHit = (request: string, record: string, person: string): string =>
  `select exchange.answer_hit(${named(request)}, true, ${record}, ${person}, false) is not null`;

type Asked = readonly [
  role: string,
  settings: Settings,
  past: string,
  back: string,
  sql: readonly string[],
];
const PASSING_ON: readonly Asked[] = [
  [COPIES_PAST, COPIES_HELD] as const,
  [COPIES_GONE, READ_AGAIN] as const,
  // Confirmed of what an earlier grant had opened.
  [COPIES_GONE, GONE_BEFORE] as const,
].flatMap(([past, back]): Asked[] => [
  [
    'lidhja_international',
    AGENCY,
    past,
    back,
    [
      `select event from exchange.find_onward_courses(array[${ONWARD}]::uuid[])`,
      `select exchange.request_onward(${named('request/it-received')}, '${PASSED_ON}') is not null`,
    ],
  ],
  [
    'lidhja_international',
    PROSECUTOR,
    past,
    back,
    [`select id from exchange.find_pending_onward(null, null, 100) where id = ${WAITING}`],
  ],
  [
    'lidhja_national',
    PROSECUTOR,
    past,
    back,
    [
      `select exchange.decide_onward(${WAITING}, '[{"category": "CASE_STATUS"}, {"category": "OFFENCE"}]') is not null`,
    ],
  ],
]);

const ASKED: readonly Asked[] = [
  [
    'lidhja_national',
    PROSECUTOR,
    CASE_PAST,
    HELD,
    [
      `select id from exchange.find_outward(null, null, null, 100) where id = any (${LETTERS}) order by id`,
      FOUND,
      `select id from exchange.find_drafts(null, null, null, 100) where id = ${named('draft/asked by a test')}`,
      `select id from exchange.find_drafts(array[${named('draft/asked by a test')}]::uuid[], null, null, 100)`,
      `select exchange.discard_information(${named('draft/asked by a test')}) is not null`,
      `select exchange.discard_outward(${named('letter/case')}) is not null`,
      `select exchange.discard_outward(${named('letter/person')}) is not null`,
      `select exchange.prepare_information(${CASE}, '${PREPARED}', now() + interval '1 day') is not null`,
      prepare(CASE, `'{}'`),
      prepare(OPEN, `array[${PERSON}]::uuid[]`),
      answerHit('hit/asked', CASE, 'null'),
      answerHit('hit/sought', OPEN, PERSON),
    ],
  ],
  [
    'lidhja_international',
    PROSECUTOR,
    CASE_PAST,
    HELD,
    [
      `select kind, request from exchange.find_notices(null, 1000) where kind like '%\\_APPROVAL\\_AWAITED' order by 1, 2`,
    ],
  ],
  // Nobody's session: the clock's.
  ['exchange_owner', {}, CASE_PAST, HELD, [TOLD]],
  ['exchange_owner', {}, `${ELSEWHERE}; ${SEAL}`, UNSEAL, [TOLD]],
  ['lidhja_national', PROSECUTOR, `${ELSEWHERE}; ${SEAL}`, UNSEAL, [FOUND]],
  ...PASSING_ON,
  [
    'lidhja_national',
    AGENCY,
    COPIES_PAST,
    COPIES_HELD,
    [`select exchange.onward_of_grant(${named('grant/it-received')})`],
  ],
];

/** What was begun, where what it is of is past its last day, and where it is read again. */
export const begunPastProbes: readonly Probe[] = ASKED.flatMap(
  ([role, settings, past, back, statements]) =>
    statements.flatMap((sql) =>
      ([false, true] as const).map((again) => ({
        name: `begun, past its last day, read again: ${again}, ${sql.slice(0, 60)}`,
        ...{ role, settings, sql },
        before: again ? `${past}; ${back}` : past,
      })),
    ),
);
