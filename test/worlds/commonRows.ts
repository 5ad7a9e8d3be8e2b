import { createHash } from 'node:crypto';
import { PERSONAS } from '@lidhja/launch';
import { sealWords, type SealedWords } from '@lidhja/exchange';
import { sampleId, type RecordSealer } from '@lidhja/platform';
import { REQUESTER_KINDS } from '@lidhja/policy';

/** Who is cleared for the compartment, from whom nothing of these worlds is hidden. */
export const CLEARED = 'witness-protection-officer';
export const SEALED_CASE = sampleId('case/vlora-105');
export const WAITING_REQUEST = sampleId('request/it-wait');
/** Granted on the case that is sealed, for longer than until then. */
export const SEALED_REQUEST = sampleId('request/it-sealed');
/** The moment at which the case was sealed. */
export const SEALED_AT = `(select since from exchange.seal where record = '${SEALED_CASE}')`;

/** What is read of the case before it is sealed, with its receipts and in the record. */
export const READ_BEFORE = {
  persona: 'italy-agency',
  purpose: 'THIS_PROCEEDING',
  reason: 'Reads what will be sealed',
  request: SEALED_REQUEST,
  document: `{ informationRequest(id: "${SEALED_REQUEST}") { disclosure { case { stage offences { article } } } } }`,
} as const;
/** Written when it has been read. @param at the same in both worlds */
export const sealing = (at: string): string =>
  `insert into exchange.seal values ('${SEALED_CASE}', 'witness-protection', '${at}')`;

/** Subject of the official of a kind of which the sample has none who can act. */
const OFFICIAL_OF = 'official-of-';

const KINDS = REQUESTER_KINDS.filter((kind) => kind !== 'public')
  .map((kind) => `'${kind}'`)
  .join(', ');

// Nobody of these has an area, a training or a clearance: by the table they read nothing about a person.
const EVERY_KIND = `
  insert into exchange.organisation (id, name, kind, country, synthetic)
  select md5('organisation ' || k)::uuid, initcap(k) || ' (fictitious)', k,
    case when k ~ '^(foreign|international)' then 'IT' else 'AL' end, true
  from unnest(array[${KINDS}]) k
  where not exists (select from exchange.organisation o where o.kind = k);
  insert into exchange.official (id, organisation, issuer, subject, functions, areas, clearances, synthetic)
  select md5('official ' || k)::uuid,
    (select o.id from exchange.organisation o where o.kind = k order by o.name limit 1),
    'urn:lidhja:sample', '${OFFICIAL_OF}' || k, '{}', '{}', '{}', true
  from unnest(array[${KINDS}]) k
  where not exists (select from exchange.official f join exchange.organisation o on o.id = f.organisation
    where o.kind = k and f.clearances = '{}')`;

/** What is kept of requests is due, so that there is a list of it. */
const DUE_REVIEWS = `update exchange.retention set due_at = '2026-11-05T09:00:00Z',
  copies_due_at = case when copied then timestamptz '2026-11-05T09:00:00Z' else copies_due_at end`;

/** Cases that have ended are due, one of them is to be held, and one was erased. */
const ENDED_CASES = [
  `update "national".case_term set ended_at = '2026-11-01T09:00:00Z' where ended_at is not null
     or case_id in ('${sampleId('case/vlora-4')}', '${SEALED_CASE}')`,
  `insert into "national".case_term_step (case_id, number, step, proposed_by, synthetic)
   values ('${sampleId('case/vlora-4')}', 1, 'HOLD', '${sampleId('official/prosecutor-vlora-second')}', true)`,
  `insert into "national".counted_person (case_id, part, child, person_id)
   values ('${sampleId('case/fier-101')}', 'VICTIM', false, '${sampleId('person/5')}')`,
];

export const PAST = {
  case: sampleId('case/past its term'),
  person: sampleId('person/past their term'),
};

/** A case past its last day, of which whoever is assigned to it reads what an erasure would leave. */
const PAST_CASE = [
  `insert into "national"."case" (id, area, synthetic) values ('${PAST.case}', 'AL-12', true)`,
  `insert into "national".case_status values ('${PAST.case}', '${sampleId('organisation/prosecutor-vlora')}',
     'VL-2012-0001', 'AL-12', 'CLOSED', '2012-01-01')`,
  `insert into "national".case_assignment (case_id, official, since, area)
   select '${PAST.case}', f.id, '2012-01-01', 'AL-12' from exchange.official f
   where f.subject in ('prosecutor-vlora', 'prosecutor-vlora-second', 'police-vlora')`,
  `insert into "national".case_suspect values ('${sampleId('suspect/past')}', '${PAST.case}', 'Past', 'Suspected', 'IT')`,
  `insert into "national".person values ('${PAST.person}', false, false, true)`,
  `insert into "national".person_identity values ('${PAST.person}', 'Past', 'Named', '1990-01-01')`,
  `insert into "national".case_person values ('${sampleId('edge/past')}', '${PAST.case}', '${PAST.person}', 'VICTIM')`,
  `update "national".case_term set ended_at = '2014-01-01T09:00:00Z' where case_id = '${PAST.case}'`,
];

/** A consent and a return are due as well as referrals, one of which is to be held; and one was erased. */
const ENDED_RECORDS = [
  `update exchange.record_term set ended_at = '2025-06-01T09:00:00Z' where class <> 'REFERRAL' and ended_at is not null`,
  `insert into exchange.record_term_step (record, number, step, organisation, proposed_by, synthetic)
   select t.record, 1, 'HOLD', t.keeper, '${sampleId('official/vatra-supervisor')}', true
   from exchange.record_term t where t.keeper = '${sampleId('organisation/vatra')}' and t.class = 'REFERRAL'
   order by t.record limit 3`,
  `insert into exchange.counted_referral values ('${sampleId('referral/counted')}', '${sampleId('network/rilat')}',
     '${sampleId('organisation/police-vlora')}', 2025)`,
];

/** Copies of what was erased are asked for: of the police, who have not answered, and of another office. */
const CALLED_IN = [
  ...[
    ['police-vlora', 'REFERRAL'],
    ['employment-vlora', 'CONSENT'],
  ].map(
    ([recipient = '', of = '']) =>
      `insert into exchange.called_in (record, class, recipient, keeper, at)
       values ('${sampleId(`called in/${recipient}`)}', '${of}', '${sampleId(`organisation/${recipient}`)}',
         '${sampleId('organisation/vatra')}', '2026-10-01T09:00:00Z')`,
  ),
];

/** Word of danger is due to be looked through once more and was kept on; some was destroyed. */
const DUE_DANGER = [
  `update exchange.danger_push set reviewed_at = '2024-10-07T10:00:00Z' where reviewed_at is not null`,
  `insert into exchange.danger_term (push, kept_at)
   select id, '2025-10-07T10:00:00Z' from exchange.danger_push where reviewed_at is not null`,
  `insert into exchange.danger_term_step (push, number, step, organisation, proposed_by, synthetic)
   select id, 1, 'HOLD', '${sampleId('organisation/oversight')}', '${sampleId('official/inspector')}', true
   from exchange.danger_push`,
  `insert into exchange.danger_erased values (md5('destroyed before')::uuid, '2026-10-01')`,
];

/** What is written with what waits to be asked abroad: as with what waits to be sent unasked. */
const WRITTEN = `(select d.words from exchange.spontaneous_draft d where d.id = '${sampleId('draft/vlora-1')}')`;
const OPEN = sampleId('request/it-open');

/** What is written with every request of which nothing is: as with one of the sample, under the same key. */
const WRITTEN_WITH_ALL: readonly string[] = [
  `insert into exchange.request_words select (jsonb_populate_record(w, jsonb_build_object('request', r.id))).*
   from exchange.request_words w, exchange.request r where w.request = '${OPEN}'
     and not exists (select from exchange.request_words o where o.request = r.id)`,
  `insert into exchange.data_key select (jsonb_populate_record(k, jsonb_build_object('request', w.request))).*
   from exchange.request_words w join exchange.data_key k on k.request = '${OPEN}' and k.record = w.id
   where w.request <> '${OPEN}'`,
  // Triggers keep it where rows come otherwise.
  `insert into exchange.retention (request, agreement, requesting, requested, due_at, sealed)
   select r.id, r.agreement, r.requesting, r.requested, 'infinity', true from exchange.request r
   on conflict (request) do nothing`,
];

/** What came from abroad, in the same words in both worlds. */
const toldOf = (sealer: RecordSealer, n: number): Promise<SealedWords<'words'>> => {
  const id = createHash('md5').update(`told ${n}`).digest('hex');
  return sealWords(
    sealer,
    'exchange.inward_information',
    { words: `Told in both worlds ${n} (synthetic)` },
    id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
  );
};

/**
 * Rows that the sample has not and both worlds have: someone of each kind, a grant on a case, a request that waits.
 * @param sealer seals what came from abroad, the same for both
 */
export const commonRows = async (sealer: RecordSealer): Promise<readonly string[]> =>
  rowsWith(await Promise.all([1, 2].map((n) => toldOf(sealer, n))));

const rowsWith = (told: readonly SealedWords<'words'>[]): readonly string[] => [
  EVERY_KIND,
  ...ENDED_CASES,
  ...PAST_CASE,
  ...ENDED_RECORDS,
  ...CALLED_IN,
  `insert into exchange.request select (jsonb_populate_record(r, jsonb_build_object(
     'id', '${WAITING_REQUEST}', 'reference', 'IT-2026-040', 'submitted_at', '2026-11-04T09:00:00Z',
     'categories', '["CASE_STATUS", "OFFENCE", "VICTIM_IDENTITY"]'::jsonb))).*
   from exchange.request r where id = '${sampleId('request/it-open')}'`,
  `insert into exchange.request select (jsonb_populate_record(r, jsonb_build_object(
     'id', '${SEALED_REQUEST}', 'reference', 'IT-2026-041'))).*
   from exchange.request r where id = '${sampleId('request/it-granted')}'`,
  ...[WAITING_REQUEST, SEALED_REQUEST].map(
    (
      request,
    ) => `insert into exchange.request_event select (jsonb_populate_record(e, jsonb_build_object(
       'id', md5('${request}')::uuid, 'request', '${request}'))).*
     from exchange.request_event e where request = '${sampleId('request/it-granted')}'`,
  ),
  `insert into exchange.decision select (jsonb_populate_record(d, jsonb_build_object(
     'id', md5('sealed')::uuid, 'request', '${SEALED_REQUEST}'))).*
   from exchange.decision d where request = '${sampleId('request/it-granted')}'`,
  `insert into exchange.decision_category select md5('sealed')::uuid, c, true, null
   from unnest(array['CASE_STATUS', 'OFFENCE']) c`,
  `insert into exchange."grant" select (jsonb_populate_record(g, jsonb_build_object(
     'id', md5('sealed')::uuid, 'decision', md5('sealed')::uuid, 'request', '${SEALED_REQUEST}',
     'record', '${SEALED_CASE}', 'valid_until', '2030-01-01'))).*
   from exchange."grant" g where request = '${sampleId('request/it-granted')}'`,
  // To be passed on: what was authorised and what waits, of the record that will be sealed and of another.
  ...[SEALED_REQUEST, sampleId('request/it-decided')].map(
    (
      request,
    ) => `insert into exchange.onward_request (id, request, number, "grant", owner, recipient, purpose,
       categories, reason, filed_by, filed_at, due_at, synthetic)
     select md5(n || r.id::text)::uuid, r.id, n, g.id, r.requested, '${sampleId('organisation/greece-anti-trafficking-agency')}',
       'RELATED_PROCEEDING', g.categories, 'Asked in both worlds (synthetic)', r.submitted_by, '2026-10-01', '2026-10-08', true
     from exchange.request r join exchange."grant" g on g.request = r.id, generate_series(1, 2) n
     where r.id = '${request}'`,
  ),
  `insert into exchange.onward_decision (id, onward, number, granted, approved_by, decided_at, synthetic)
   select md5('answer ' || o.id)::uuid, o.id, 1, '{CASE_STATUS}', '{${sampleId('official/prosecutor-vlora')}}',
     '2026-10-02', true
   from exchange.onward_request o where o.number = 1 and o.reason like '%both worlds%'`,
  `insert into exchange.onward_category select d.id, c, case when c <> 'CASE_STATUS' then 'NOT_AVAILABLE' end,
     case when c = 'CASE_STATUS' then 'Kept in both worlds (synthetic)' end
   from exchange.onward_decision d join exchange.onward_request o on o.id = d.onward, unnest(o.categories) c
   where o.reason like '%both worlds%'`,
  // Prepared to be sent unasked, of the record that will be sealed.
  `insert into exchange.spontaneous_draft select (jsonb_populate_record(d, jsonb_build_object(
     'id', md5('sealed')::uuid, 'record', '${SEALED_CASE}', 'reference', 'VL-OUT-2026-2'))).*
   from exchange.spontaneous_draft d where id = '${sampleId('draft/vlora-1')}'`,
  `insert into exchange.spontaneous_condition select md5('sealed')::uuid, 'OFFENCE', 'Of both worlds (synthetic)'`,
  // And of a case that is past its last day.
  `insert into exchange.spontaneous_draft select (jsonb_populate_record(d, jsonb_build_object(
     'id', md5('past')::uuid, 'record', '${PAST.case}', 'reference', 'VL-OUT-2012-1'))).*
   from exchange.spontaneous_draft d where id = '${sampleId('draft/vlora-1')}'`,
  `insert into exchange.spontaneous_condition select md5('past')::uuid, 'OFFENCE', 'Of both worlds (synthetic)'`,
  // What waits to be asked abroad about the case that will be sealed, about the one that is past, and about another.
  ...[SEALED_CASE, PAST.case, sampleId('case/vlora-1')].map(
    (
      record,
    ) => `insert into exchange.outward_request (id, owner, requested, record, carries, purpose, request,
       prepared_by, prepared_at, valid_until, synthetic)
     select md5('abroad ${record}' || n)::uuid, '${sampleId('organisation/prosecutor-vlora')}',
       '${sampleId('organisation/italy-anti-trafficking-agency')}', '${record}', '{CASE_STATUS}', 'THIS_PROCEEDING',
       jsonb_build_object('reference', 'VL-ABROAD', 'offence', 'TRAFFICKING_IN_PERSONS', 'proceeding', 'Of both worlds',
         'categories', array['OFFENCE'], 'urgency', 'OTHER', 'evidenceUse', 'INTELLIGENCE', 'language', 'en',
         'words', ${WRITTEN}),
       '${sampleId('official/prosecutor-vlora')}', '2026-10-01'::timestamptz + n * interval '1 day', '2034-01-01', true
     from generate_series(1, 2) n`,
  ),
  // What has left, about the case that will be sealed. What is sent is about, triggers keep where rows come otherwise.
  `insert into exchange.outward_request (id, owner, requested, record, carries, purpose, request, prepared_by,
     prepared_at, valid_until, approved_by, approved_at, synthetic)
   values (md5('abroad left')::uuid, '${sampleId('organisation/prosecutor-vlora')}',
     '${sampleId('organisation/italy-anti-trafficking-agency')}', '${SEALED_CASE}', '{CASE_STATUS}',
     'THIS_PROCEEDING', '{}', '${sampleId('official/prosecutor-vlora')}', '2026-10-04', '2034-01-01',
     '${sampleId('official/prosecutor-vlora-second')}', '2026-10-05', true)`,
  `insert into exchange.request select (jsonb_populate_record(r, jsonb_build_object('id', md5('asked abroad')::uuid,
     'outward', md5('abroad left')::uuid, 'requesting', r.requested, 'requested', r.requesting,
     'reference', 'VL-ABROAD-1', 'submitted_at', '2026-10-05T09:00:00Z'))).*
   from exchange.request r where r.id = '${sampleId('request/it-open')}'`,
  `insert into exchange.outward_matter (id, record, request, valid_until)
   select r.outward, o.record, r.id, o.valid_until from exchange.request r
   join exchange.outward_request o on o.id = r.outward on conflict do nothing`,
  // Whether somebody is known: one question waits, and one is answered for each way in which it can be told.
  ...[1, 2, 3, 4, 5, 6].flatMap((n) => [
    `insert into exchange.request select (jsonb_populate_record(r, jsonb_build_object(
       'id', md5('hit ${n}')::uuid, 'reference', 'IT-HIT-${n}', 'asks', 'HIT_NO_HIT', 'categories', '[]'::jsonb,
       'submitted_at', '2026-11-05T09:00:00Z'::timestamptz + ${n} * interval '1 hour'))).*
     from exchange.request r where id = '${sampleId('request/it-open')}'`,
    `insert into exchange.request_event select (jsonb_populate_record(e, jsonb_build_object('id',
       md5('hit event ${n}')::uuid, 'request', md5('hit ${n}')::uuid, 'at', '2026-11-05T19:00:00Z'))).*
     from exchange.request_event e where request = '${sampleId('request/it-granted')}'`,
  ]),
  `insert into exchange.hit_answer (request, hit, record, person, answered_by, answered_at, tell_at, outcome, synthetic)
   select md5('hit ' || n)::uuid, record is not null, record, person, '${sampleId('official/prosecutor-vlora')}',
     '2026-11-05T20:00:00Z', case when outcome is null then '2034-01-01' else '2026-11-06'::timestamptz end, outcome, true
   from (values (2, '${sampleId('case/vlora-3')}'::uuid, '${sampleId('person/4')}'::uuid, 'NO_HIT'),
     (3, '${SEALED_CASE}'::uuid, null, null), (4, '${sampleId('case/vlora-1')}'::uuid, null, 'HIT'),
     (5, null, null, null), (6, '${PAST.case}', '${PAST.person}', null)) as a (n, record, person, outcome)`,
  `insert into exchange.request_event select (jsonb_populate_record(e, jsonb_build_object('id',
     md5('told ' || a.request)::uuid, 'request', a.request, 'number', 2, 'event', 'ANSWERED', 'at', a.tell_at))).*
   from exchange.request_event e, exchange.hit_answer a where e.request = '${sampleId('request/it-granted')}'
     and a.outcome is not null and a.answered_at = '2026-11-05T20:00:00Z'`,
  // What came from abroad unasked: accepted, and waiting.
  ...told.map(
    ({ id, words }) => `insert into exchange.inward_information values ('${id}',
     '${sampleId('organisation/italy-anti-trafficking-agency')}', '${sampleId('organisation/prosecutor-vlora')}',
     decode('${words ?? ''}', 'base64'), true)`,
  ),
  `insert into exchange.request select (jsonb_populate_record(r, jsonb_build_object('id', md5('came ' || n)::uuid,
     'inward', md5('told ' || n)::uuid, 'requesting', r.requested, 'requested', r.requesting, 'reference', 'IT-TOLD-' || n,
     'spontaneous', true, 'due_at', null, 'urgency', null, 'submitted_at', '2026-10-05T09:00:00Z', 'earlier_reference', null,
     'categories', '["OFFENCE"]'::jsonb))).*
   from exchange.request r, generate_series(1, 2) n where r.id = '${sampleId('request/it-decided')}'`,
  `insert into exchange.request_event (id, request, number, event, at, organisation, taken_by, synthetic)
   select r.inward, r.id, 1, 'SENT', r.submitted_at, r.requested, r.submitted_by, true from exchange.request r
   where r.reference like 'IT-TOLD-_'`,
  `insert into exchange.decision (id, request, owner, decided_by, decided_at, synthetic)
   select r.inward, r.id, r.requested, r.submitted_by, r.submitted_at, true from exchange.request r
   where r.reference like 'IT-TOLD-_'`,
  `insert into exchange.decision_category select r.inward, 'OFFENCE', true, null from exchange.request r
   where r.reference like 'IT-TOLD-_'`,
  `insert into exchange."grant" (decision, id, request, record, organisation, purpose, categories, approved_by,
     approved_at, valid_from, valid_until)
   select r.inward, r.inward, r.id, r.inward, r.requesting, r.purpose, '{REQUEST}', array[r.submitted_by], r.submitted_at,
     r.submitted_at, '2030-01-01' from exchange.request r where r.reference like 'IT-TOLD-_'`,
  `insert into exchange.condition_offer (id, decision, number, offered_by, offered_at)
   select r.inward, r.inward, 1, r.submitted_by, r.submitted_at from exchange.request r where r.reference like 'IT-TOLD-_'`,
  `insert into exchange.condition select r.inward, 'OFFENCE', 'Told in both worlds (synthetic)'
   from exchange.request r where r.reference like 'IT-TOLD-_'`,
  `insert into exchange.condition_reply values (md5('told 1')::uuid, true, '${sampleId('organisation/prosecutor-vlora')}',
     '${sampleId('official/prosecutor-vlora')}', '2026-10-06')`,
  // What both sides of it were told until the record was read.
  `insert into exchange.notice (id, organisation, request, "grant", kind, at)
   select md5('notice ' || k || s)::uuid, s, r.id, case k when 'DECIDED' then md5('sealed')::uuid end, k,
     '2026-02-13'::timestamptz + n * interval '1 hour'
   from exchange.request r, unnest(array['SUBMITTED', 'ACKNOWLEDGED', 'DECIDED']) with ordinality as o (k, n),
     unnest(array[r.requesting, r.requested]) s where r.id = '${SEALED_REQUEST}' order by n, s`,
  // One is overdue, of which three were told; of some it was told long ago.
  `select exchange.settle_clock('${sampleId('request/it-open')}', '2026-11-09T08:00:00Z', null, true)`,
  // Some of them were sent, and did not arrive.
  `insert into exchange.notice_delivery (notice, organisation, attempts, given_up_at)
   select n.id, n.organisation, 12, n.at + interval '2 days' from exchange.notice n
   where n.request = '${SEALED_REQUEST}' or n.request in (select r.id from exchange.request r
     where r.reference ~ '[02468]$') order by n.at, n.id`,
  // Who read the data of those who consented.
  `insert into audit.reading select e.person, '2026-04-01'::date + n, '${sampleId('organisation/employment-vlora')}',
     'VICTIM_IDENTITY', 'ASSISTANCE', 'consent', '{}' from (select distinct person from exchange.consent_person) e,
     generate_series(1, 8) n`,
  ...told.map(
    ({ id, kek, wrapped }) => `insert into exchange.data_key (request, record, kek, wrapped)
     select r.id, r.inward, '${kek}', decode('${wrapped}', 'base64') from exchange.request r where r.inward = '${id}'`,
  ),
  ...WRITTEN_WITH_ALL,
  // What is kept of requests is due, and was kept on before.
  DUE_REVIEWS,
  ...DUE_DANGER,
  `insert into exchange.retention_step (request, number, step, organisation, proposed_by, approved_by, approved_at, synthetic)
   select t.request, 1, 'KEEP', t.requested, '${sampleId('official/prosecutor-vlora')}',
     '${sampleId('official/prosecutor-vlora-second')}', '2026-11-01', true from exchange.retention t`,
  // A table without rows is another table to the planner.
  `insert into exchange.idempotency_key (organisation, operation, key, digest)
   values ('${sampleId('organisation/vatra')}', 'publishActivity', 'two-worlds-before', 'another')`,
  `insert into exchange.revocation values (md5('a grant of before')::uuid,
     '${sampleId('official/prosecutor-vlora')}', '2026-01-15', 'Taken back in both worlds (synthetic)')`,
  `insert into exchange.bundle select md5('bundle of before')::uuid, md5('a grant of before')::uuid,
     md5('a reading of before')::uuid, '2026-11-01', repeat('d', 64), repeat('k', 43)`,
  `insert into exchange.receipt select md5('receipt ' || n || g.id)::uuid, g.request, g.id,
     md5('reading ' || n || g.id)::uuid, '2026-11-01'::timestamptz + n * interval '1 hour', array[g.record],
     'e30.e30.' || n from exchange."grant" g, generate_series(1, 3) n`,
];

const PATH = `(select string_agg(sha256(('beside ' || at)::bytea), '' order by at) from generate_series(1, 16) at)`;
const leafOf = (item: string): string => `audit.item_leaf(${item})`;
const RECEIPT = `'receipt ' || encode(sha256(convert_to(c.jws, 'UTF8')), 'hex')`;
const ENTRY = `'entry ' || p.entry || ' ' || encode(p.digest, 'hex')`;

/** A public log in which all receipts and entries of before stand, the same in both worlds: neither has a sequencer. */
export const PUBLIC_LOG: readonly string[] = [
  `insert into audit.period_beginning (begun) values ('2026-01-01')`,
  `insert into audit.period select n, '2026-01-01'::timestamptz + (n + 1) * interval '10 seconds',
     sha256(('slots ' || n)::bytea), sha256(('commitment ' || n)::bytea), 100, sha256('salt'),
     case n when 1 then sha256('two') when 3 then sha256('two') || sha256('four') else '' end
   from generate_series(0, 4) n`,
  `insert into audit.period_head values (5, 'Head of two worlds (synthetic)', '{key}')`,
  `insert into audit.place select row_number() over (order by e.id) - 1, e.id, sha256(e.id::text::bytea), sha256('leaf'), ''
   from audit.entry e`,
  `insert into audit.proof select leaf, 2, 7, ${PATH} from (select ${leafOf(RECEIPT)} as leaf from exchange.receipt c
     union select ${leafOf(ENTRY)} from audit.place p) l order by leaf`,
];

/** From whom nothing is hidden, and who is told nothing. */
const NOT_ASKING: readonly string[] = [CLEARED, 'suspended-ngo'];

/** Of all officials those who ask: every persona from whom something is hidden, someone of each other kind. */
export const personsAsking = (subjects: readonly string[]): readonly string[] => [
  ...PERSONAS.map(({ name }) => name).filter((name) => !NOT_ASKING.includes(name)),
  ...subjects.filter((subject) => subject.startsWith(OFFICIAL_OF)),
];
