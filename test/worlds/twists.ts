import { sampleId } from '@lidhja/platform';
import { PAST, SEALED_AT, SEALED_CASE, SEALED_REQUEST, WAITING_REQUEST } from './commonRows';
import type { Purpose, RequesterKind } from '@lidhja/policy';

/** Who asks, as far as it decides what may be seen. */
export interface Asker {
  readonly persona: string;
  readonly kind: RequesterKind | 'public';
  readonly purpose: Purpose | null;
  readonly request: string | null;
}

/** A change of the second world, and for whom nothing has changed with it. */
export interface Twist {
  readonly name: string;
  readonly sql: readonly string[];
  /** By the specification, never by what the product answers. */
  hiddenFrom(asker: Asker): boolean;
}

const id = (name: string): string => `'${sampleId(name)}'`;
const organisation = (slug: string): string => id(`organisation/${slug}`);

// Who may see what; the conditions of the decision table, written again for the sample.
const VLORA_PROSECUTORS = ['prosecutor-vlora', 'prosecutor-vlora-second'];
const isVlora = ({ persona }: Asker): boolean =>
  VLORA_PROSECUTORS.includes(persona) || persona === 'police-vlora';
const identifies = ({ kind, purpose }: Asker): boolean =>
  kind === 'responsible_authority' || (kind === 'consular' && purpose === 'RETURN');
const inspects = ({ kind, purpose }: Asker): boolean =>
  kind === 'oversight' && purpose === 'OVERSIGHT';
/** Requests of the sample under which something can be read. */
const RELIED_ON: ReadonlySet<string> = new Set(
  ['decided', 'granted', 'read', 'received', 'reported', 'accepted'].map((state) =>
    sampleId(`request/it-${state}`),
  ),
);
const relies = ({ persona, purpose, request }: Asker): boolean =>
  persona === 'italy-agency' && purpose === 'THIS_PROCEEDING' && RELIED_ON.has(request ?? '');
const COORDINATING: readonly string[] = [
  ...['coordinator', 'ministry', 'regional_committee', 'responsible_authority', 'police'],
  ...['prosecutor', 'social_services', 'employment', 'health', 'education', 'consular', 'border'],
  ...['local_government', 'ngo', 'shelter', 'network_secretariat', 'oversight'],
];
const coordinates = ({ kind, purpose }: Asker): boolean =>
  COORDINATING.includes(kind) &&
  ['PREVENTION', 'ASSISTANCE', 'OVERSIGHT', 'STATISTICS'].includes(purpose ?? '');
const readsTables = ({ kind }: Asker): boolean =>
  ['coordinator', 'ministry', 'regional_committee'].includes(kind);
/** A referral is the own record of who made it and of who received it. */
const isPartyOfReferrals = ({ persona }: Asker): boolean =>
  ['vatra-social-worker', 'vatra-supervisor', 'police-vlora', 'employment-adviser'].includes(
    persona,
  );
/** Whom a referral of their own tells of a person. */
const refers = (asker: Asker): boolean =>
  isPartyOfReferrals(asker) &&
  ['IDENTIFICATION', 'ASSISTANCE', 'RETURN', 'PREVENTION'].includes(asker.purpose ?? '');
const nobody = (): boolean => true;
/** Kinds for whom the table has a row about cases or the persons in them. */
const READS_CASES: readonly string[] = [
  ...['prosecutor', 'police', 'border', 'responsible_authority', 'consular', 'witness_protection'],
  ...['foreign_authority', 'foreign_protection', 'foreign_witness_protection', 'oversight'],
  ...['international_organisation', 'ngo', 'shelter', 'social_services', 'health', 'employment'],
  ...['education', 'local_government'],
];

const casesWhere = (condition: string): string =>
  `(select c.case_id from "national".case_status c where ${condition})`;
const personsOf = (cases: string): string =>
  `(select e.person_id from "national".case_person e where e.case_id in ${cases})`;

/** Other values of every column that says something, longer ones, shorter ones and nulls. */
const changeCases = (cases: string): string[] => [
  `update "national".person_identity set given_name = repeat(given_name, 9), family_name = 'X',
     birth_date = case when birth_date is null then '1999-09-09'::date end
   where person_id in ${personsOf(cases)}`,
  `update "national".person_origin set citizenship = 'ZZ' where person_id in ${personsOf(cases)}`,
  `update "national".person set child = not child where id in ${personsOf(cases)}`,
  `update "national".person_health set needs = repeat(needs, 3) where person_id in ${personsOf(cases)}`,
  `update "national".identification set status = 'NOT_IDENTIFIED', decided_on = decided_on - 99
   where person_id in ${personsOf(cases)}`,
  `update "national".case_suspect set given_name = '', family_name = repeat(family_name, 9)
   where case_id in ${cases}`,
  `update "national".case_offence set offence = repeat(offence, 9) where case_id in ${cases}`,
  `update "national".case_exploitation set form = '', country = 'ZZ' where case_id in ${cases}`,
  `update "national".case_status set stage = 'CLOSED', opened_on = opened_on - 700,
     reference = reference || '-moved' where case_id in ${cases}`,
  // Past its last day or not, as a hold leaves it.
  `update "national".case_term set ended_at = '2010-01-01', kept_at = '2026-10-01', held = case_id::text < '8'
   where case_id in ${cases}`,
  `insert into "national".case_term_step (case_id, number, step, proposed_by, synthetic)
   select t.case_id, 9, 'HOLD', ${id('official/prosecutor-fier')}, true from "national".case_term t
   where t.case_id in ${cases} on conflict do nothing`,
  `insert into "national".counted_person (case_id, part, child)
   select t.case_id, 'VICTIM', true from "national".case_term t where t.case_id in ${cases}`,
];

const removeCases = (cases: string): string[] => [
  ...['person', 'person_identity', 'person_origin', 'identification'].map(
    (table) =>
      `delete from "national".${table} where ${table === 'person' ? 'id' : 'person_id'} in ${personsOf(cases)}`,
  ),
  // Seals stay: a grant on the sealed case has ended by its seal, and who is protected is named elsewhere too.
  ...['case_person', 'case_suspect', 'case_offence', 'case_exploitation', 'case_assignment'].map(
    (table) => `delete from "national".${table} where case_id in ${cases}`,
  ),
  ...['case_term', 'case_term_step', 'counted_person'].map(
    (table) => `delete from "national".${table} where case_id in ${cases}`,
  ),
  `delete from "national"."case" where id in ${cases}`,
  `delete from "national".case_status where case_id in ${cases}`,
];

// As many again, under the references of the first, of cases in Vlora and of none.
const moreCases = `
  insert into "national"."case" (id, area, synthetic)
  select md5('hidden case ' || n)::uuid, 'AL-04', true from generate_series(1, 40) n;
  insert into "national".case_status (case_id, owner, reference, qark, stage, opened_on)
  select md5('hidden case ' || n)::uuid, ${organisation('prosecutor-fier')},
    case when n <= 4 then 'VL-2026-000' || n else 'HIDDEN-' || n end, 'AL-04', 'TRIAL', '2026-03-03'
  from generate_series(1, 40) n;
  insert into "national".person (id, child, age_uncertain, synthetic)
  select md5('hidden person ' || n)::uuid, false, false, true from generate_series(1, 40) n;
  insert into "national".case_person (id, case_id, person_id, part)
  select md5('hidden edge ' || n)::uuid, md5('hidden case ' || n)::uuid,
    md5('hidden person ' || n)::uuid, 'VICTIM' from generate_series(1, 40) n`;

const FIER = casesWhere(`c.reference like 'FR-%'`);
const UNASSIGNED = casesWhere(
  `not exists (select from "national".case_assignment a where a.case_id = c.case_id and a.until is null)`,
);
const VLORA = casesWhere(`c.reference like 'VL-%'`);
const NOT_OF_POLICE = casesWhere(`not exists (select from "national".case_assignment a
  where a.case_id = c.case_id and a.official = ${id('official/police-vlora')} and a.until is null)`);
const NOT_OF_SECOND = casesWhere(`not exists (select from "national".case_assignment a
  where a.case_id = c.case_id and a.official = ${id('official/prosecutor-vlora-second')} and a.until is null)`);
const GRANTED = `(${id('case/vlora-3')}::uuid)`;
const GREECE = organisation('greece-anti-trafficking-agency');
const SEALED = `('${SEALED_CASE}'::uuid)`;
const WITNESS = id('person/4');
const GREEK = `(select id from exchange.request where reference like 'GR-%')`;
const ITALIAN = `(select id from exchange.request where reference like 'IT-%')`;

const grantsOn = (requests: string): string =>
  `(select g.id from exchange."grant" g where g.request in ${requests})`;

const OFFERS = `(select o.id from exchange.condition_offer o
  join exchange.decision d on d.id = o.decision where d.request`;
const ONWARD = (requests: string): string =>
  `(select o.id from exchange.onward_request o where o.request in ${requests})`;
const ANSWERS = (requests: string): string =>
  `(select d.id from exchange.onward_decision d where d.onward in ${ONWARD(requests)})`;
const removeRequests = (requests: string): string[] => [
  ...['onward_category', 'onward_revocation'].map(
    (table) => `delete from exchange.${table} where decision in ${ANSWERS(requests)}`,
  ),
  `delete from exchange.onward_decision where id in ${ANSWERS(requests)}`,
  `delete from exchange.onward_clock where onward in ${ONWARD(requests)}`,
  `delete from exchange.onward_request where request in ${requests}`,
  ...['condition', 'condition_reply'].map(
    (table) => `delete from exchange.${table} where offer in ${OFFERS} in ${requests})`,
  ),
  `delete from exchange.condition_offer where id in ${OFFERS} in ${requests})`,
  `delete from exchange.disclosure where "grant" in ${grantsOn(requests)}`,
  `delete from exchange.revocation where "grant" in ${grantsOn(requests)}`,
  `delete from exchange.request_event where request in ${requests}`,
  `delete from exchange.request_words where request in ${requests}`,
  `delete from exchange.sought_person where request in ${requests}`,
  `delete from exchange.document where request in ${requests}`,
  `delete from exchange.data_key where request in ${requests}`,
  `delete from exchange.receipt where request in ${requests}`,
  `delete from exchange.notice_delivery where notice in (
     select n.id from exchange.notice n where n.request in ${requests})`,
  `delete from exchange.notice where request in ${requests}`,
  `delete from exchange."grant" where request in ${requests}`,
  `delete from exchange.decision_category d using exchange.decision x
   where x.id = d.decision and x.request in ${requests}`,
  `delete from exchange.decision where request in ${requests}`,
  `delete from exchange.request_clock where request in ${requests}`,
  `delete from exchange.outward_matter where request in ${requests}`,
  `delete from exchange.retention where request in ${requests}`,
  `delete from exchange.retention_step where request in ${requests}`,
  `delete from exchange.request where id in ${requests}`,
];

const moreRequests = (of: string): string => `
  insert into exchange.request select (jsonb_populate_record(r, jsonb_build_object(
    'id', md5(r.reference || n)::uuid, 'reference', 'HIDDEN-' || n,
    'submitted_at', r.submitted_at + n * interval '1 hour'))).*
  from exchange.request r, generate_series(1, 5) n where r.id in ${of}`;

/** Closed, withdrawn, or with a grant that ended, was taken back, or is on a case that was sealed since. */
const OVER = ['closed', 'withdrawn', 'ended', 'revoked']
  .map((state) => id(`request/it-${state}`))
  .concat(`'${SEALED_REQUEST}'`)
  .join(', ');

/** What nobody opens, who must not see it either. */
const NO_LABEL = `convert_to('A label of another world, which is not opened', 'UTF8')`;

const moreDocuments = (number: number, of: string, category = 'null'): readonly string[] => [
  `insert into exchange.document
     (request, number, id, kind, media_type, language, label, content, synthetic, category)
   select r.id, ${number}, md5(r.id || 'other')::uuid, 'OTHER', 'TEXT', 'en', ${NO_LABEL}, ${NO_LABEL}, true,
     ${category} from ${of}`,
  `insert into exchange.data_key (request, record, kek, wrapped)
   select r.id, md5(r.id || 'other')::uuid, 'other', ${NO_LABEL} from ${of}`,
];

/** What is written with what waits, which is not opened. */
const WORDS = `jsonb_build_object('id', gen_random_uuid(), 'summary', encode(${NO_LABEL}, 'base64'),
  'urgencyReason', encode(${NO_LABEL}, 'base64'), 'kek', 'other', 'wrapped', encode(${NO_LABEL}, 'base64'))`;
const HELD_WORDS = `jsonb_build_object('words', ${WORDS})`;

/** A document of what waits, of the same kind. */
const ENCLOSED = `jsonb_build_object('documents', jsonb_build_array(jsonb_build_object('id', gen_random_uuid(),
  'kind', 'OTHER', 'mediaType', 'TEXT', 'language', 'en', 'label', encode(${NO_LABEL}, 'base64'),
  'content', encode(${NO_LABEL}, 'base64'), 'kek', 'other', 'wrapped', encode(${NO_LABEL}, 'base64'))))`;

const moreSought = (position: number, of: string): readonly string[] => [
  `insert into exchange.sought_person (request, position, id, particulars, synthetic)
   select r.id, ${position}, md5(r.id || 'sought')::uuid, ${NO_LABEL}, true from ${of}`,
  `insert into exchange.data_key (request, record, kek, wrapped)
   select r.id, md5(r.id || 'sought')::uuid, 'other', ${NO_LABEL} from ${of}`,
];

const seesItalian = (asker: Asker): boolean =>
  asker.persona === 'italy-agency' || VLORA_PROSECUTORS.includes(asker.persona) || inspects(asker);
/** The point of contact was told of one that is overdue. */
const toldOverdue = ({ persona }: Asker): boolean => persona === 'state-police';

/** Of neither side; an inspection is told nothing of what requests tell. */
const seesNoItalian = ({ persona }: Asker): boolean =>
  persona !== 'italy-agency' && !VLORA_PROSECUTORS.includes(persona);

const PARTS = ['case_person', 'case_suspect', 'case_offence', 'case_exploitation'];
const REORDERED: readonly string[][] = [
  ...[
    'case',
    'case_status',
    'case_assignment',
    'person',
    'person_identity',
    'person_origin',
    'identification',
    ...['case_term', 'case_term_step'],
  ],
  ...PARTS,
]
  .map((table) => ['national', table])
  .concat(
    ['network', 'network_area', 'network_member', 'contact_point', 'activity'].map((table) => [
      'local',
      table,
    ]),
    [
      'organisation',
      'request',
      'request_event',
      'request_clock',
      ...['retention', 'retention_step'],
      'request_words',
      'sought_person',
      'document',
      'data_key',
      ...[
        'onward_request',
        'onward_clock',
        'onward_decision',
        'onward_category',
        'onward_revocation',
      ],
      ...['spontaneous_draft', 'spontaneous_condition'],
      ...['outward_request', 'outward_matter', 'request_answer', 'inward_information'],
      'hit_answer',
      ...['representative', 'conflict_check', 'breach', 'breach_step'],
      'danger_push',
      'danger_push_item',
      'danger_push_record',
      'danger_push_around',
      'danger_attempt_around',
      ...['danger_term', 'danger_term_step', 'danger_erased', 'danger_copies'],
      'receipt',
      'notice',
      'notice_delivery',
      'referral',
      ...['record_term', 'record_term_step', 'called_in'],
      'decision_category',
      'seal',
      'agreement',
    ].map((table) => ['exchange', table]),
  );

/** Of what is not there there is no term. */
const NO_TERMS: readonly string[] = [
  ...['record_term_step', 'record_term'].map(
    (table) => `delete from exchange.${table} where record not in (select id from exchange.referral
      union all select id from exchange.consent union all select id from "international".person_return)`,
  ),
];

const ofRepresentatives = (consents: string): string[] => [
  `delete from exchange.conflict_check where representative in (
     select r.id from exchange.representative r where r.consent in ${consents})`,
  `delete from exchange.representative where consent in ${consents}`,
];

/** With the person goes what is about nobody else: as if nothing of it had ever been written. */
const rowsOfWitness = ofRepresentatives(
  `(select consent from exchange.consent_person where person = ${WITNESS})`,
).concat(
  [
    ['exchange.referral', 'referral'],
    ['exchange.consent', 'consent'],
    ['"international".person_return', 'return'],
  ].map(
    ([table, edge]) => `with cut as (delete from exchange.${edge}_person where person = ${WITNESS}
     returning ${edge}), gone as (delete from exchange.record_term where record in (select ${edge} from cut))
     delete from ${table} where id in (select ${edge} from cut)`,
  ),
);

const witnessAbsent = [
  ...['person_identity', 'person_origin', 'identification', 'case_person'].map(
    (table) => `delete from "national".${table} where person_id = ${WITNESS}`,
  ),
  `delete from "national".person where id = ${WITNESS}`,
  `delete from exchange.seal where record <> '${SEALED_CASE}'`,
  `delete from "national".person_health where person_id = ${WITNESS}`,
  ...rowsOfWitness,
];

const witnessChanged = [
  `update "national".person_identity set family_name = repeat('W', 99), birth_date = null
   where person_id = ${WITNESS}`,
  `update "national".person set child = true where id = ${WITNESS}`,
  `update "national".case_person set part = 'VICTIM' where person_id = ${WITNESS}`,
  `delete from "national".identification where person_id = ${WITNESS}`,
  `insert into "national".case_person (case_id, person_id, part)
   select c.id, ${WITNESS}, 'VICTIM' from "national"."case" c`,
];

const anotherProtected = `
  insert into "national".person (id, child, age_uncertain, synthetic)
  values (md5('protected')::uuid, false, false, true);
  insert into exchange.seal values (md5('protected')::uuid, 'witness-protection', '2026-06-01');
  insert into "national".person_identity values (md5('protected')::uuid, 'Ana', 'Sample-Protected', '1990-01-01');
  insert into "national".identification (person_id, body, status, decided_on)
  values (md5('protected')::uuid, ${organisation('police-vlora')}, 'PRESUMED', '2026-06-01');
  insert into "national".case_person (case_id, person_id, part)
  select c.id, md5('protected')::uuid, 'VICTIM' from "national"."case" c`;

// Granted by one, and not yet by the second whom an identity asks for.
const waitingDecision = `
  insert into exchange.decision (id, request, owner, decided_by, decided_at)
  values (md5('waits')::uuid, '${WAITING_REQUEST}', ${organisation('prosecutor-vlora')},
    ${id('official/prosecutor-vlora')}, '2026-11-05T09:00:00Z');
  insert into exchange.decision_category select md5('waits')::uuid, c, true, null
  from unnest(array['CASE_STATUS', 'OFFENCE', 'VICTIM_IDENTITY']) c;
  insert into exchange."grant" (decision, request, record, organisation, purpose, categories,
    requested_by, approved_by, valid_from, valid_until)
  values (md5('waits')::uuid, '${WAITING_REQUEST}', ${id('case/vlora-1')},
    ${organisation('italy-anti-trafficking-agency')}, 'THIS_PROCEEDING',
    array['CASE_STATUS', 'OFFENCE', 'VICTIM_IDENTITY'], ${id('official/italy-agency')},
    array[${id('official/prosecutor-vlora')}::uuid], '2026-11-05T09:00:00Z', '2028-01-01T00:00:00Z')`;

// A child, and one who must be presumed a child, are not there under a grant; nor is what was refused
// or never asked for.
const grantedOtherwise = [
  `insert into "national".person (id, child, age_uncertain, synthetic)
   values (md5('child')::uuid, true, false, true), (md5('young')::uuid, false, true, true)`,
  `insert into "national".case_person (case_id, person_id, part)
   values (${id('case/vlora-3')}, md5('child')::uuid, 'VICTIM'), (${id('case/vlora-3')}, md5('young')::uuid, 'VICTIM')`,
  `insert into "national".person_identity values (md5('child')::uuid, 'Ana', 'Sample-Child', '2015-01-01')`,
  `update "national".case_suspect set family_name = repeat('S', 99) where case_id in ${GRANTED}`,
  `insert into "national".case_suspect (case_id, given_name, family_name, citizenship)
   values (${id('case/vlora-3')}, 'More', 'Sample-Suspect-X', 'ZZ')`,
  `update "national".case_exploitation set form = 'Servitude', country = 'ZZ' where case_id in ${GRANTED}`,
  `update "national".person_origin set citizenship = 'ZZ' where person_id in ${personsOf(GRANTED)}`,
];

const offencesAndSuspects = [
  `update "national".case_offence set offence = repeat(offence, 9), article = ''`,
  'delete from "national".case_suspect',
];
const exploitationAndOrigin = [
  'delete from "national".case_exploitation',
  `update "national".person_origin set citizenship = 'ZZ'`,
];

const membersActivities = [
  `delete from "local".contact_point`,
  `delete from "local".activity where audience = 'MEMBERS'`,
  `insert into "local".activity (id, network, title, kind, starts_on, audience, provenance, synthetic, published_at)
   select md5(n.id || ' ' || d)::uuid, n.id, 'Hidden from some', 'OTHER', '2025-01-15'::date + d * 20, 'MEMBERS', 'SAMPLE', true, '2026-01-01'
   from "local".network n, generate_series(1, 30) d`,
];

/** Columns of a referral that is like another but is about the protected witness. */
const ANOTHER = `(jsonb_populate_record(r, jsonb_build_object('id', md5(r.id || 'sealed')::uuid,
  'referred_on', r.referred_on + 1))).*`;

// As many referrals of the protected witness as of others, between the same parties; and their consents.
const sealedEdges = [
  `with made as (insert into exchange.referral select ${ANOTHER} from exchange.referral r returning id)
   insert into exchange.referral_person select id, ${WITNESS} from made`,
  `with made as (insert into exchange.consent select (jsonb_populate_record(c, jsonb_build_object(
     'id', md5(c.id || 'sealed')::uuid))).* from exchange.consent c returning id)
   insert into exchange.consent_person select id, ${WITNESS} from made`,
  `with made as (insert into "international".person_return select (jsonb_populate_record(t,
     jsonb_build_object('id', md5(t.id || 'sealed')::uuid))).* from "international".person_return t
     returning id)
   insert into exchange.return_person select id, ${WITNESS} from made`,
  `insert into exchange.representative (id, consent, relation, named_by, named_at, synthetic)
   select md5('hidden ' || e.consent)::uuid, e.consent, 'SPOUSE', ${id('official/vatra-social-worker')},
     '2026-10-19', true from exchange.consent_person e where e.person = ${WITNESS}`,
  `insert into exchange.conflict_check (id, representative, implicated, checked_by, checked_at)
   select md5('hidden ' || r.id)::uuid, r.id, true, ${id('official/vatra-supervisor')}, '2026-10-20'
   from exchange.representative r join exchange.consent_person e on e.consent = r.consent
   where e.person = ${WITNESS}`,
  `update exchange.record_term set ended_at = '2020-01-01',
     held_by = case when class <> 'RETURN' then ${organisation('vatra')}::uuid end where record in (
     ${['referral', 'consent', 'return'].map((edge) => `select ${edge} from exchange.${edge}_person where person = ${WITNESS}`).join(' union all ')})`,
  `insert into exchange.record_term_step (record, number, step, organisation, proposed_by, synthetic)
   select t.record, 9, 'ERASE', ${organisation('vatra')}, ${id('official/vatra-supervisor')}, true
   from exchange.record_term t where t.ended_at = '2020-01-01'`,
];

/** Readings of the witness, and of everyone through the case that is sealed or in a proceeding of this year. */
const hiddenReadings = [
  `insert into audit.reading select ${WITNESS}, '2026-05-01'::date + n, ${organisation('employment-vlora')},
     'HEALTH', 'ASSISTANCE', 'consent', '{}' from generate_series(1, 30) n`,
  `insert into audit.reading select p.id, '2026-05-01'::date + n, ${organisation('police-vlora')},
     'MIGRATION', 'IDENTIFICATION', 'mandate', array['${SEALED_CASE}'::uuid]
   from "national".person p, generate_series(1, 5) n`,
  `insert into audit.reading select p.id, current_date - n, ${organisation('prosecutor-vlora')},
     'VICTIM_IDENTITY', 'THIS_PROCEEDING', 'mandate', '{}' from "national".person p, generate_series(1, 5) n`,
];

/** What else stands in the public log or waits for it, and how the record's own log stood. */
const hiddenInPublicLog = [
  `insert into audit.proof select sha256(('hidden ' || n)::bytea), n % 5, n, (select path from audit.proof limit 1)
   from generate_series(1, 2000) n`,
  `insert into audit.awaiting (leaf) select sha256(('waits ' || n)::bytea) from generate_series(1, 2000) n`,
  `update audit.period set size = size + 2000, salt = sha256('another salt')`,
];

const EDGE = "md5('edge of the witness')::uuid";
const EDGE_CASE = id('case/vlora-1');

/** A part of an entry, each of its members with more. */
const each = (part: string, member: string, more: string): string =>
  `(select coalesce(jsonb_agg(${member} order by at), '[]') || ${more}
    from jsonb_array_elements(e.payload->'${part}') with ordinality a (c, at))`;

const STATUS = `'coordinate', 'Identification.status', 'rule', 'hidden_rule', 'basis', 'mandate'`;
const EDGES = `'coordinate', 'VictimInCase', 'rule', 'row_security', 'basis', 'mandate'`;
/** The same in the form of before, which names records and no rows. */
const STATUS_BEFORE = `jsonb_build_object(${STATUS}, 'records', jsonb_build_array(${EDGE_CASE}::text))`;
const EDGES_BEFORE = `jsonb_build_object(${EDGES}, 'records', jsonb_build_array(${EDGE}))`;
const COUNTED = `jsonb_build_object('coordinate', 'Identification.decidedOn', 'reason', 'NOT_PERMITTED')`;

/** Of the witness, of their edge to a case and of a decision about them, which the case names. */
const ROWS_OF_WITNESS = `jsonb_build_array(
  jsonb_build_object('record', ${WITNESS}::text, 'of', jsonb_build_array(${WITNESS}::text)),
  jsonb_build_object('record', ${EDGE}, 'of', jsonb_build_array(${EDGE}, ${EDGE_CASE}::text, ${WITNESS}::text)),
  jsonb_build_object('record', ${EDGE_CASE}::text, 'of', jsonb_build_array(${EDGE_CASE}::text, ${WITNESS}::text)))`;

const placed = (first: string): Record<'edge' | 'status' | 'counted', string> => ({
  edge: `jsonb_build_object(${EDGES}, 'rows', jsonb_build_array(${first} + 1))`,
  status: `jsonb_build_object(${STATUS}, 'rows', jsonb_build_array(${first} + 2))`,
  counted: `${COUNTED} || jsonb_build_object('count', 2, 'rows', jsonb_build_array(${first} + 2, ${first} + 2))`,
});
const AFTER = `jsonb_array_length(e.payload->'rows')`;
const MORE_RECORDS = `c || jsonb_build_object('records', c->'records' || jsonb_build_array(${WITNESS}::text))`;

/** Entries like others but about the witness alone, by their types and what they say. */
const ENTRIES_OF_WITNESS: readonly (readonly [type: string, payload: string])[] = [
  [
    'released',
    `jsonb_build_object('rows', ${ROWS_OF_WITNESS}, 'coordinates', jsonb_build_array(${placed('0').edge},
       ${placed('0').status}), 'withheld', jsonb_build_array(${placed('0').counted}))`,
  ],
  [
    'released',
    `jsonb_build_object('coordinates', jsonb_build_array(${EDGES_BEFORE}),
       'withheld', jsonb_build_array(${COUNTED} || jsonb_build_object('count', 2)))`,
  ],
  [
    'written',
    `jsonb_build_object('mutation', 'recordConsent', 'records',
       jsonb_build_array(${id('consent/person-4-to-employment')}::text))`,
  ],
];

// Entries name the protected witness with those whom they name, with all that is theirs, and there are some
// that name nobody else; in the form of before, too, which does not say whom a row is about.
const witnessInRecord = [
  `insert into audit.entry select (jsonb_populate_record(e, jsonb_build_object(
     'id', md5(e.id || more.payload::text)::uuid, 'type', more.kind, 'payload', more.payload))).*
   from audit.entry e, (values ${ENTRIES_OF_WITNESS.map(([type, payload]) => `('${type}', ${payload})`).join(', ')})
     as more (kind, payload) where e.type = 'released'`,
  `update audit.entry e set payload = e.payload || jsonb_build_object(
     'coordinates', ${each('coordinates', `case when c->'records' = '[]' then c else ${MORE_RECORDS} end`, `jsonb_build_array(${EDGES_BEFORE}, ${STATUS_BEFORE})`)},
     'withheld', ${each('withheld', `c || jsonb_build_object('count', (c->>'count')::int + 1)`, `jsonb_build_array(${COUNTED} || jsonb_build_object('count', 2))`)})
   where e.payload ? 'coordinates' and not e.payload ? 'rows'`,
  `update audit.entry e set payload = e.payload || jsonb_build_object(
     'rows', e.payload->'rows' || ${ROWS_OF_WITNESS},
     'coordinates', ${each(
       'coordinates',
       `c || jsonb_build_object('rows', c->'rows' || to_jsonb(${AFTER}))`,
       `jsonb_build_array(${placed(AFTER).edge}, ${placed(AFTER).status})`,
     )},
     'withheld', ${each(
       'withheld',
       `c || jsonb_build_object('count', (c->>'count')::int + 1, 'rows', c->'rows' || to_jsonb(${AFTER}))`,
       `jsonb_build_array(${placed(AFTER).counted})`,
     )})
   where e.payload ? 'rows'`,
];

// Readings of the time before they were protected, beside those that both worlds have.
const witnessInReceipts = `insert into exchange.receipt
  select md5('hidden receipt ' || n || g.id)::uuid, g.request, g.id, md5('reading ' || n || g.id)::uuid,
    '2026-11-01'::timestamptz + n * interval '30 minutes', array[sealed, g.record], 'e30.e30.hidden' || n
  from exchange."grant" g, generate_series(1, 5) n,
    unnest(array[${WITNESS}, '${SEALED_CASE}']::uuid[]) sealed
  where (n % 2 = 0) = (sealed = ${WITNESS}) and sealed <> g.record`;

const sentWhole = `insert into exchange.bundle
  select md5('hidden bundle' || id)::uuid, id, md5('sent' || id)::uuid, '2026-11-02', repeat('e', 64),
    repeat('k', 43) from exchange."grant"`;

/** Word of danger, as often again between the same two, about the protected witness or the sealed case. */
const sealedDanger = [
  `with made as (insert into exchange.danger_push select (jsonb_populate_record(p, jsonb_build_object(
     'id', md5(p.id || 'sealed' || n)::uuid, 'sent_at', p.sent_at + n * interval '1 hour',
     'review_by', p.review_by + n * interval '1 hour'))).*
     from exchange.danger_push p, generate_series(1, 4) n returning id, sent_at)
   insert into exchange.danger_push_record
   select case when row_number() over (order by m.sent_at, m.id) % 2 = 0 then ${WITNESS}::uuid
     else '${SEALED_CASE}' end, m.id from made m`,
  `insert into exchange.danger_push_item select p.id, 'SUSPECT', 'SHIELDING', 'Another (synthetic)'
   from exchange.danger_push p where not exists (select from exchange.danger_push_item i where i.push = p.id)`,
];

/** Word of danger to the Greek agency, with its notices; and as word that was never sent. */
const GREEK_DANGER = `(select id from exchange.danger_push where recipient = ${organisation('greece-anti-trafficking-agency')})`;
const removeDanger = (pushes: string): string[] => [
  `delete from exchange.notice where danger_push in ${pushes}`,
  `delete from exchange.danger_push_record where push in ${pushes}`,
  `delete from exchange.danger_push_around where push in ${pushes}`,
  ...['danger_push_item', 'danger_term', 'danger_term_step'].map(
    (table) => `delete from exchange.${table} where push in ${pushes}`,
  ),
  `delete from exchange.danger_push where id in ${pushes}`,
];
const seesGreekDanger = (asker: Asker): boolean =>
  asker.persona === 'greece-agency' || VLORA_PROSECUTORS.includes(asker.persona) || inspects(asker);

/** Told to both sides of requests `r`, of a grant where one is named, on days after the first of June or another. */
const notices = (
  which: string,
  kinds: readonly string[],
  grant = 'null',
  after = `'2026-06-01'::timestamptz`,
): string =>
  `insert into exchange.notice (id, organisation, request, "grant", kind, at)
   select md5('hidden notice ' || k || s || r.id)::uuid, s, r.id, ${grant}, k, ${after} + n * interval '1 day'
   from exchange.request r, unnest(array['${kinds.join("', '")}']) with ordinality as o (k, n),
     unnest(array[r.requesting, r.requested]) s where ${which}`;

/** Answers of one of two, or of one alone, to what is to be passed on. */
const answered = (which: string, at: string): string[] => [
  `insert into exchange.onward_decision (id, onward, number, granted, approved_by, decided_at, synthetic)
   select md5('hidden answer ' || o.id)::uuid, o.id, 1, o.categories,
     array[${id('official/prosecutor-vlora')}::uuid], ${at}, true
   from exchange.onward_request o where ${which}`,
  `insert into exchange.onward_category select d.id, c, null, 'Of one world (synthetic)'
   from exchange.onward_decision d, unnest(d.granted) c where d.id = md5('hidden answer ' || d.onward)::uuid`,
];

/** Requests of which the point of contact was told that they are overdue. */
const overdue = (requests: string): string[] => [
  `insert into exchange.request_clock (request, look_at, overdue_at, contact)
   select r.id, 'infinity', r.due_at, ${organisation('state-police')} from exchange.request r
   where r.id in ${requests} and r.due_at is not null
   on conflict (request) do update set look_at = 'infinity', overdue_at = excluded.overdue_at,
     contact = excluded.contact`,
  `insert into exchange.notice (id, organisation, request, kind, at)
   select md5('hidden overdue ' || r.id)::uuid, ${organisation('state-police')}, r.id, 'OVERDUE', r.due_at
   from exchange.request r where r.id in ${requests} and r.due_at is not null and r.agreement in (
     select v.agreement from exchange.agreement_version v where v.valid_until < now())`,
];

/** Five more that are prepared to be sent unasked. */
const drafted = (name: string, record: string): string[] => [
  `insert into exchange.spontaneous_draft select (jsonb_populate_record(d, jsonb_build_object(
     'id', md5('${name} ' || n)::uuid, 'record', ${record}, 'reference', 'HIDDEN-' || n,
     'prepared_at', d.prepared_at + n * interval '1 hour'))).*
   from exchange.spontaneous_draft d, generate_series(1, 5) n where d.id = ${id('draft/vlora-1')}`,
  `insert into exchange.spontaneous_condition select md5('${name} ' || n)::uuid, 'OFFENCE',
     'Of one world (synthetic)' from generate_series(1, 5) n`,
];

/** Those that `notices` adds, sent and given up. */
const sentInVain = `insert into exchange.notice_delivery (notice, organisation, attempts, given_up_at)
  select n.id, n.organisation, 9, n.at + interval '1 day' from exchange.notice n
  where n.id in (md5('hidden notice ' || n.kind || n.organisation || n.request)::uuid,
    md5('notice of one that waits')::uuid)`;

const noticeOfWaiting = `insert into exchange.notice (id, organisation, request, kind, at)
  values (md5('notice of one that waits')::uuid, ${organisation('prosecutor-vlora')}, '${WAITING_REQUEST}',
    'APPROVAL_AWAITED', '2026-11-05T09:00:00Z')`;

const KEY_OWNERS = ['prosecutor-fier', 'greece-anti-trafficking-agency', 'onac'];
const keysOfOthers = `insert into exchange.idempotency_key (organisation, operation, key, digest, result)
  select o::uuid, p, k, 'another', md5(o || p || k)::uuid
  from unnest(array[${KEY_OWNERS.map(organisation).join(', ')}]) o,
    unnest(array['publishActivity', 'submitInformationRequest', 'decideRequest', 'approveDecision', 'revokeGrant', 'withdrawRequest', 'acknowledgeRequest', 'acceptConditions', 'requestOnwardTransfer', 'decideOnwardRequest', 'prepareSpontaneousInformation', 'sendSpontaneousInformation', 'prepareOutwardRequest', 'approveOutwardRequest', 'answerRequest', 'revokeAnswer', 'askHitNoHit', 'answerHitNoHit', 'submitSpontaneousInformation', 'withdrawSpontaneousInformation']) p,
    unnest(array['two-worlds-again', 'two-worlds-twice']) k`;

/** Null where there was a value, and a value where there was null. */
const turned = (column: string, value: string): string =>
  `${column} = case when ${column} is null then ${value} end`;

/** Entries of the record of the prosecutor and the police of Vlora. */
const ENTRIES = `organisation in (${organisation('prosecutor-vlora')}, ${organisation('police-vlora')})`;

/** Referrals of which neither Vatra nor the police of Vlora is a party. */
const BETWEEN_OTHERS = `${organisation('vatra')} not in (referring, recipient)
  and ${organisation('police-vlora')} not in (referring, recipient)`;

/** Every change, with those for whom both worlds are the same. */
export const TWISTS: readonly Twist[] = [
  {
    name: 'cases of another office have other values',
    sql: changeCases(FIER),
    hiddenFrom: (asker) => asker.persona !== 'prosecutor-fier' && !identifies(asker),
  },
  {
    name: 'cases of another office are not there',
    sql: removeCases(FIER),
    hiddenFrom: (asker) => asker.persona !== 'prosecutor-fier' && !identifies(asker),
  },
  {
    name: 'there are more hidden cases',
    sql: [moreCases],
    hiddenFrom: (asker) => !identifies(asker),
  },
  {
    name: 'cases assigned to nobody have other values',
    sql: changeCases(UNASSIGNED),
    hiddenFrom: (asker) => !identifies(asker),
  },
  {
    name: 'cases of Vlora have other values',
    sql: changeCases(VLORA),
    hiddenFrom: (asker) =>
      !isVlora(asker) && !identifies(asker) && !relies(asker) && !refers(asker),
  },
  {
    name: 'cases of Vlora are not there',
    sql: removeCases(VLORA),
    hiddenFrom: (asker) =>
      !isVlora(asker) && !identifies(asker) && !relies(asker) && !refers(asker),
  },
  {
    name: 'cases of colleagues of the police have other values',
    sql: changeCases(NOT_OF_POLICE),
    hiddenFrom: ({ persona, purpose }) =>
      persona === 'police-vlora' && purpose !== 'IDENTIFICATION',
  },
  {
    name: 'cases of a colleague are not there',
    sql: removeCases(NOT_OF_SECOND),
    hiddenFrom: ({ persona }) => persona === 'prosecutor-vlora-second',
  },
  {
    name: 'offences and suspects are others',
    sql: offencesAndSuspects,
    hiddenFrom: (asker) => !['prosecutor', 'police'].includes(asker.kind) && !relies(asker),
  },
  {
    name: 'exploitation and citizenship are others',
    sql: exploitationAndOrigin,
    hiddenFrom: (asker) =>
      identifies(asker) && asker.purpose !== 'IDENTIFICATION' && asker.purpose !== 'RETURN',
  },
  {
    name: 'the granted case has other hidden parts',
    sql: grantedOtherwise,
    hiddenFrom: (asker) => !isVlora(asker) && !identifies(asker),
  },
  { name: 'more stands in the public log', sql: hiddenInPublicLog, hiddenFrom: nobody },
  { name: 'the protected witness is not there', sql: witnessAbsent, hiddenFrom: nobody },
  {
    name: 'the protected witness has other values and edges',
    sql: witnessChanged,
    hiddenFrom: nobody,
  },
  {
    name: 'another protected person is in every case',
    sql: [anotherProtected],
    hiddenFrom: nobody,
  },
  { name: 'the sealed case is not there', sql: removeCases(SEALED), hiddenFrom: nobody },
  { name: 'the sealed case has other values', sql: changeCases(SEALED), hiddenFrom: nobody },
  {
    name: 'requests under an expired agreement are not there',
    sql: removeRequests(GREEK),
    hiddenFrom: (asker) => !inspects(asker),
  },
  {
    name: 'there are more requests under an expired agreement',
    sql: [
      moreRequests(GREEK),
      notices(`r.id in ${GREEK}`, ['SUBMITTED', 'CLOSED']),
      sentInVain,
      ...overdue(GREEK),
    ],
    hiddenFrom: (asker) => !inspects(asker),
  },
  {
    name: 'requests of another agency are not there',
    sql: removeRequests(ITALIAN),
    hiddenFrom: (asker) => !seesItalian(asker) && !toldOverdue(asker),
  },
  {
    name: 'a decision waits for a second person',
    sql: [waitingDecision, noticeOfWaiting, sentInVain],
    hiddenFrom: (asker) => !VLORA_PROSECUTORS.includes(asker.persona) && !inspects(asker),
  },
  {
    // Answered late, and looked at by nobody since; or looked at another time.
    name: 'the clocks of what was answered or taken back stand otherwise',
    sql: [
      ...overdue(`(select d.request from exchange.decision d left join exchange."grant" g on g.decision = d.id
        where g.id is null or exchange.approved(g.categories, g.approved_by))`),
      `update exchange.request_clock set look_at = look_at - interval '1 day' where overdue_at is null`,
    ],
    hiddenFrom: nobody,
  },
  {
    name: 'requests seek others',
    sql: [
      'delete from exchange.sought_person where position > 1',
      `update exchange.sought_person set particulars = ${NO_LABEL}`,
      ...moreSought(5, 'exchange.request r'),
    ],
    hiddenFrom: seesNoItalian,
  },
  {
    name: 'what is written with requests is other, and so are its keys',
    sql: [
      `update exchange.data_key k set kek = 'other', wrapped = ${NO_LABEL} from exchange.request_words w
       where k.request = w.request and k.record = w.id and w.request in ${ITALIAN}`,
      `update exchange.request_words set summary = ${NO_LABEL}, urgency_reason = ${NO_LABEL}
       where request in ${ITALIAN}`,
    ],
    hiddenFrom: (asker) => !seesItalian(asker),
  },
  {
    name: 'requests that are over sought somebody',
    sql: [...moreSought(4, `unnest(array[${OVER}]::uuid[]) r (id)`)],
    hiddenFrom: nobody,
  },
  {
    name: 'requests have other documents',
    sql: [
      'delete from exchange.document where number > 1',
      `update exchange.document set kind = 'OTHER', label = ${NO_LABEL}, media_type = 'TEXT',
         language = 'en', content = convert_to(repeat('Another (synthetic) ', 1500), 'UTF8')`,
      `update exchange.data_key set kek = repeat('k', 199), wrapped = ${NO_LABEL}
       where record not in (select w.id from exchange.request_words w)`,
      ...moreDocuments(5, 'exchange.request r'),
    ],
    hiddenFrom: ({ persona }) => persona !== 'italy-agency' && !VLORA_PROSECUTORS.includes(persona),
  },
  {
    name: 'requests that are over had documents',
    sql: [...moreDocuments(4, `unnest(array[${OVER}]::uuid[]) r (id)`)],
    hiddenFrom: nobody,
  },
  {
    name: 'what is kept of requests is held, erased, due at other times and proposed to be kept',
    sql: [
      `update exchange.retention set due_at = due_at - interval '9 days', held_by = requesting,
         copies_due_at = copies_due_at - interval '8 days', called_in_at = case when copied then due_at end,
         delete_at = '2026-10-01', erased_at = case when sealed then timestamptz '2026-11-02' end
       where requesting <> ${GREECE}`,
      `insert into exchange.retention_step (request, number, step, organisation, proposed_by, synthetic)
       select t.request, 9, 'KEEP', t.requested, ${id('official/prosecutor-vlora')}, true
       from exchange.retention t where t.requesting <> ${GREECE}`,
    ],
    hiddenFrom: seesNoItalian,
  },
  {
    name: 'what is to be passed on, and the answers to it, are others',
    sql: [
      `update exchange.onward_request set reason = repeat(reason, 9), purpose = 'THIS_PROCEEDING',
         categories = '{CASE_STATUS}', filed_at = filed_at - interval '1 day'`,
      `update exchange.onward_category set condition = repeat(condition, 9)`,
      `update exchange.onward_clock set look_at = look_at - interval '1 day'`,
      `update exchange.onward_decision set decided_at = decided_at + interval '1 hour'`,
      `delete from exchange.onward_revocation`,
    ],
    hiddenFrom: (asker) => !seesItalian(asker),
  },
  {
    name: 'what was asked abroad by another authority, and answered, is other',
    sql: [
      `update exchange.outward_request set their_reference = 'OTHER', purpose = 'RELATED_PROCEEDING',
         carries = '{OFFENCE}', prepared_at = prepared_at - interval '1 day',
         request = request || ${HELD_WORDS} || ${ENCLOSED}
       where owner = ${id('organisation/prosecutor-fier')}`,
      `update exchange.request_answer set words = ${NO_LABEL}, handling = '{H1}', restriction = null`,
      `insert into exchange.answer_reading (request, first_at)
       select a.request, '2026-11-01' from exchange.request_answer a on conflict do nothing`,
      // Over in one world, and about what is sealed: noted by whoever reads, and told to its sides alone.
      `update exchange.outward_matter set valid_until = '2026-11-02', end_noted = false, record = '${SEALED_CASE}'
       where record <> '${SEALED_CASE}'`,
      ...moreDocuments(
        10,
        '(select a.request, min(a.category) from exchange.request_answer a group by 1) r (id, category)',
        'r.category',
      ),
    ],
    hiddenFrom: ({ persona }) => !['prosecutor-fier', 'inspector'].includes(persona),
  },
  {
    name: 'what came from abroad unasked for another authority says something else',
    sql: [
      `alter table exchange.inward_information disable trigger refuse_change`,
      `update exchange.inward_information set words = ${NO_LABEL}`,
      `alter table exchange.inward_information enable trigger refuse_change`,
    ],
    hiddenFrom: ({ persona }) => !VLORA_PROSECUTORS.includes(persona),
  },
  {
    name: 'more waits to be asked abroad about what is sealed, or nothing does',
    sql: [
      `delete from exchange.outward_request where record = '${SEALED_CASE}' and approved_at is null
         and prepared_at < '2026-10-02 12:00'`,
      `insert into exchange.outward_request select (jsonb_populate_record(o, jsonb_build_object(
         'id', md5('of one world ' || n)::uuid, 'prepared_at', o.prepared_at + n * interval '1 hour',
         'persons', to_jsonb(array['${SEALED_CASE}']), 'request', o.request || ${HELD_WORDS} || ${ENCLOSED}))).*
       from exchange.outward_request o, generate_series(1, 9) n
       where o.record = '${SEALED_CASE}' and o.approved_at is null`,
    ],
    hiddenFrom: nobody,
  },
  {
    name: 'more waits to be sent of what is past its last day and other, or nothing does',
    sql: [
      `delete from exchange.outward_request where record = '${PAST.case}' and prepared_at < '2026-10-02 12:00'`,
      `insert into exchange.outward_request select (jsonb_populate_record(o, jsonb_build_object(
         'id', md5('of one world, past ' || n)::uuid, 'prepared_at', o.prepared_at + n * interval '1 hour',
         'record', ${id('case/vlora-1')}::text, 'persons', to_jsonb(array['${PAST.person}']),
         'request', o.request || ${HELD_WORDS} || ${ENCLOSED}))).*
       from exchange.outward_request o, generate_series(1, 9) n where o.record = '${PAST.case}'`,
      `update exchange.spontaneous_draft set words = ${WORDS}, reference = 'HIDDEN-9' where record = '${PAST.case}'`,
      ...drafted('past draft', `'${PAST.case}'`),
    ],
    hiddenFrom: nobody,
  },
  {
    name: 'a hit that is not told is a no-hit, or on another record, and so is one that was sealed',
    sql: [
      `update exchange.hit_answer set person = null, hit = not hit, record = case when not hit then
         ${id('case/vlora-1')}::uuid end where outcome is distinct from 'HIT'`,
      `update exchange.hit_answer set record = ${id('case/vlora-3')}, person = ${WITNESS},
         answered_by = ${id('official/prosecutor-vlora-second')} where outcome = 'HIT'`,
    ],
    hiddenFrom: nobody,
  },
  {
    name: 'an answer to what is to be passed on waits for a second person',
    sql: [
      ...answered(
        `o.request = ${id('request/it-decided')} and o.number = 2`,
        `'2026-10-03'::timestamptz`,
      ),
      notices(
        `r.id = ${id('request/it-decided')} and s = r.requested`,
        ['ONWARD_APPROVAL_AWAITED'],
        id('grant/it-decided'),
      ),
    ],
    hiddenFrom: ({ persona }) => !VLORA_PROSECUTORS.includes(persona),
  },
  {
    name: 'what was to be passed on of a record was answered after it was sealed, and taken back',
    sql: [
      ...answered(
        `o.request = '${SEALED_REQUEST}' and o.number = 2`,
        `${SEALED_AT} + interval '1 hour'`,
      ),
      `insert into exchange.onward_revocation select d.id, ${id('official/prosecutor-vlora')},
         ${SEALED_AT} + interval '1 hour', 'After it was sealed (synthetic)'
       from exchange.onward_decision d join exchange.onward_request o on o.id = d.onward
       where o.request = '${SEALED_REQUEST}' and o.number = 1`,
      notices(
        `r.id = '${SEALED_REQUEST}'`,
        ['ONWARD_DECIDED', 'ONWARD_REVOKED'],
        `md5('sealed')::uuid`,
        SEALED_AT,
      ),
    ],
    hiddenFrom: nobody,
  },
  {
    name: 'what is prepared to be sent unasked is another, and there is more of it',
    sql: [
      `update exchange.spontaneous_draft set words = ${WORDS}, reference = 'HIDDEN-9',
         handling = '{H0,H1}', prepared_at = prepared_at - interval '1 day'
       where owner = ${organisation('prosecutor-vlora')}`,
      `update exchange.spontaneous_condition c set words = repeat(c.words, 9) from exchange.spontaneous_draft d
       where d.id = c.draft and d.owner = ${organisation('prosecutor-vlora')}`,
      ...drafted('hidden draft', id('case/vlora-3')),
    ],
    hiddenFrom: ({ persona }) => !VLORA_PROSECUTORS.includes(persona),
  },
  {
    name: 'more was prepared of a record before it was sealed, and what was is another',
    sql: [
      `update exchange.spontaneous_draft set words = ${WORDS}, reference = 'HIDDEN-9'
       where record = '${SEALED_CASE}'`,
      ...drafted('sealed draft', `'${SEALED_CASE}'`),
    ],
    hiddenFrom: nobody,
  },
  {
    name: 'what was prepared of a record before it was sealed was discarded, or never prepared',
    sql: [
      `delete from exchange.spontaneous_condition where draft = md5('sealed')::uuid`,
      `delete from exchange.spontaneous_draft where id = md5('sealed')::uuid`,
    ],
    hiddenFrom: nobody,
  },
  {
    // The grant, and what was asked abroad, end by their term when the case was sealed, and nothing is sealed.
    name: 'what is sealed and what has ended are told apart by nothing',
    sql: [
      `update exchange."grant" set valid_until = ${SEALED_AT} where record = '${SEALED_CASE}'`,
      ...['outward_request', 'outward_matter'].map(
        (table) =>
          `update exchange.${table} set valid_until = ${SEALED_AT} where record = '${SEALED_CASE}'`,
      ),
      `delete from exchange.seal where record = '${SEALED_CASE}'`,
    ],
    hiddenFrom: ({ persona }) => persona === 'italy-agency',
  },
  {
    name: 'a grant whose record was sealed was given for longer, and was taken back',
    sql: [
      `update exchange."grant" set valid_until = '2031-01-01' where request = '${SEALED_REQUEST}'`,
      notices(
        `r.id = '${SEALED_REQUEST}'`,
        ['RECEIVED', 'REVOKED'],
        `md5('sealed')::uuid`,
        SEALED_AT,
      ),
      sentInVain,
    ],
    hiddenFrom: nobody,
  },
  {
    name: 'what waits for a second person was read before, by whoever it was',
    sql: [
      `insert into exchange.disclosure select g.id, '2026-11-26T09:00:00Z' from exchange."grant" g
       where g.request = ${id('request/it-second')}`,
      `insert into exchange.condition_offer select md5('offer')::uuid, ${id('decision/it-second')}, 1,
         ${id('official/prosecutor-vlora')}, '2026-11-21T09:00:00Z'`,
      `insert into exchange.condition values (md5('offer')::uuid, 'VICTIM_IDENTITY',
         'Offered and not told yet (synthetic)')`,
      `insert into exchange.condition_reply values (md5('offer')::uuid, true,
         ${organisation('italy-anti-trafficking-agency')}, ${id('official/italy-agency')}, '2026-11-22T09:00:00Z')`,
      `update exchange."grant" set record = ${id('case/vlora-3')}, valid_until = '2031-01-01'
       where request = ${id('request/it-second')}`,
    ],
    hiddenFrom: (asker) => !VLORA_PROSECUTORS.includes(asker.persona),
  },
  {
    name: 'there are no referrals',
    sql: ['delete from exchange.referral_person', 'delete from exchange.referral', ...NO_TERMS],
    hiddenFrom: (asker) => !readsTables(asker) && !isPartyOfReferrals(asker),
  },
  {
    name: 'referrals between others are not there',
    sql: [`delete from exchange.referral where ${BETWEEN_OTHERS}`, ...NO_TERMS],
    hiddenFrom: (asker) => !readsTables(asker) && asker.persona !== 'employment-adviser',
  },
  {
    name: 'what is kept of referrals between others, and of returns, is due at other times, held and was erased',
    sql: [
      `update exchange.record_term set ended_at = '2020-01-01', kept_at = '2026-10-01', held_by = keeper
       where record in (select id from exchange.referral where ${BETWEEN_OTHERS})`,
      `update exchange.record_term set ended_at = '2020-01-01', kept_at = '2025-10-01' where class = 'RETURN'`,
      `insert into exchange.record_term_step (record, number, step, organisation, proposed_by, synthetic)
       select t.record, 9, 'KEEP', ${organisation('vatra')},
         ${id('official/vatra-supervisor')}, true from exchange.record_term t where t.ended_at = '2020-01-01'`,
      `insert into exchange.counted_referral select md5('counted ' || n)::uuid, ${id('network/rilat')},
         ${organisation('police-vlora')}, 2025 from generate_series(1, 5) n`,
    ],
    hiddenFrom: (asker) =>
      !readsTables(asker) && asker.kind !== 'responsible_authority' && asker.kind !== 'consular',
  },
  {
    name: 'what was called in of whoever is protected is there too, and was confirmed',
    sql: [
      `insert into exchange.called_in (record, class, recipient, keeper, at)
       select md5('called in ' || n)::uuid, 'REFERRAL', ${organisation('police-vlora')}, ${organisation('vatra')},
         '2026-10-05' from generate_series(1, 7) n`,
      `insert into exchange.seal select md5('called in ' || n)::uuid, 'witness-protection', '2026-10-05'
       from generate_series(1, 7) n`,
      `update exchange.called_in set proposed_by = ${id('official/police-vlora')}, proposed_at = '2026-10-06',
         approved_by = ${id('official/prosecutor-vlora')}, destroyed_at = '2026-10-07'
       where record in (select md5('called in ' || n)::uuid from generate_series(1, 3) n)`,
    ],
    hiddenFrom: nobody,
  },
  {
    name: 'what was called in of another organisation was confirmed, and waits for its second person',
    sql: [
      `update exchange.called_in set proposed_by = ${id('official/employment-adviser')}, proposed_at = '2026-10-06'
       where recipient = ${organisation('employment-vlora')}`,
      `insert into exchange.called_in (record, class, recipient, keeper, at)
       select md5('called in elsewhere ' || n)::uuid, 'CONSENT', ${organisation('employment-vlora')},
         ${organisation('rilat')}, '2026-10-05' from generate_series(1, 4) n`,
    ],
    hiddenFrom: ({ persona }) => !['employment-adviser', 'rilat-secretary'].includes(persona),
  },
  {
    name: 'referrals that have ended name a person',
    sql: [
      `insert into exchange.referral_person select r.id, ${id('person/2')} from exchange.referral r
       where r.expires_at < now() and r.made_by is null`,
    ],
    hiddenFrom: nobody,
  },
  {
    name: 'there are more referrals, consents and returns of a protected person',
    sql: sealedEdges,
    hiddenFrom: nobody,
  },
  {
    name: 'there are readings that are not told',
    sql: hiddenReadings,
    hiddenFrom: nobody,
  },
  {
    name: 'breaches of other offices, and what was done about one, are others',
    sql: [
      `insert into exchange.breach select (jsonb_populate_record(b, jsonb_build_object('id',
         md5('hidden breach ' || n || b.id)::uuid, 'organisation', ${organisation('onac')}))).*
       from exchange.breach b, generate_series(1, 5) n`,
      `insert into exchange.breach_step (breach, number, kind, taken_by, words)
       select b.id, 9, 'PERSONS_TOLD', b.recorded_by, 'Told in one world (synthetic)' from exchange.breach b`,
      `update exchange.breach set words = repeat(words, 3), persons = 7`,
    ],
    hiddenFrom: ({ kind }) => kind !== 'oversight',
  },
  {
    name: 'there are no consents',
    sql: [
      'delete from exchange.conflict_check',
      'delete from exchange.representative',
      'delete from exchange.consent_person',
      'delete from exchange.consent',
      ...NO_TERMS,
    ],
    hiddenFrom: ({ kind }) => kind !== 'ngo' && kind !== 'employment',
  },
  {
    name: 'nobody returns',
    sql: [
      'delete from exchange.return_person',
      'delete from international.person_return',
      ...NO_TERMS,
    ],
    hiddenFrom: ({ kind }) => kind !== 'responsible_authority' && kind !== 'consular',
  },
  {
    name: 'what courts and authorities decided about cases and persons is not there',
    sql: [
      ...['judicial_authorisation', 'necessity', 'handling', 'handling_permission'].map(
        (table) => `delete from exchange.${table}`,
      ),
      'delete from "national".child_decision',
      'delete from "national".case_citation',
    ],
    hiddenFrom: ({ kind }) => !READS_CASES.includes(kind),
  },
  {
    name: 'a change of an agreement waits for its second person',
    sql: [
      `insert into exchange.policy_change (id, kind, agreement, follows, before, terms, proposed_by)
       select md5('hidden change')::uuid, 'AGREEMENT', v.agreement, v.version, to_jsonb(v), to_jsonb(v),
         (select f.id from exchange.official f where f.subject = 'national-coordinator')
       from exchange.agreement_version v order by v.agreement, v.version limit 1`,
      `insert into exchange.policy_change (id, kind, before, terms, proposed_by)
       select md5('hidden agreement')::uuid, 'NEW_AGREEMENT', to_jsonb(v), to_jsonb(v)
           || jsonb_build_object('agreement', to_jsonb(a)), (select f.id from exchange.official f
         where f.subject = 'national-coordinator')
       from exchange.agreement_version v join exchange.agreement a on a.id = v.agreement
       order by v.agreement, v.version limit 1`,
    ],
    hiddenFrom: ({ kind }) => !['coordinator', 'ministry', 'oversight'].includes(kind),
  },
  {
    name: 'there is word of danger about protected persons',
    sql: sealedDanger,
    hiddenFrom: nobody,
  },
  {
    name: 'word of danger to another agency says something else',
    sql: [
      `update exchange.danger_push_item set words = repeat(words, 3), needed_for = 'SHIELDING'
       where push in ${GREEK_DANGER}`,
      `update exchange.danger_push set threatened = '{FREEDOM}', grounds = repeat(grounds, 3)
       where id in ${GREEK_DANGER}`,
    ],
    hiddenFrom: (asker) => !seesGreekDanger(asker),
  },
  {
    name: 'word of danger is kept from a colleague of whoever wrote it',
    sql: [
      `insert into exchange.danger_push_around
       select o.id, p.id, p.sent_by, o.nameless from exchange.danger_push p, (values
         (${id('official/prosecutor-vlora-second')}::uuid, false),
         (${organisation('prosecutor-vlora')}::uuid, true),
         (${id('official/vatra-social-worker')}::uuid, false)) o (id, nameless)`,
      `insert into exchange.danger_attempt_around
       select ${id('official/prosecutor-vlora-second')}::uuid, w.operation, w.official, false
       from (select distinct e.operation, e.official from audit.entry e
         where e.official <> ${id('official/prosecutor-vlora-second')}::uuid and e.operation is not null) w`,
    ],
    hiddenFrom: ({ persona }) => persona !== 'prosecutor-vlora-second',
  },
  {
    name: 'word of danger is kept on, held and proposed to be kept',
    sql: [
      `insert into exchange.danger_term as t (push, kept_at, held_by)
       select p.id, '2026-11-01', ${organisation('oversight')} from exchange.danger_push p
       on conflict (push) do update set kept_at = '2026-11-01', held_by = null`,
      `insert into exchange.danger_term_step (push, number, step, organisation, proposed_by, synthetic)
       select p.id, 9, 'LIFT_HOLD', ${organisation('oversight')}, ${id('official/inspector')}, true
       from exchange.danger_push p`,
    ],
    hiddenFrom: ({ kind }) => kind !== 'oversight',
  },
  {
    name: 'one of another desk has said that no copy of word of danger is left',
    sql: [
      `insert into exchange.danger_copies (push, proposed_by) select p.id, ${id('official/greece-agency')}
       from exchange.danger_push p where p.recipient = ${organisation('greece-anti-trafficking-agency')}`,
    ],
    hiddenFrom: ({ persona }) => persona !== 'greece-agency',
  },
  {
    name: 'more word of danger was destroyed',
    sql: [
      `insert into exchange.danger_erased
       select md5('destroyed ' || n)::uuid, '2026-11-01' from generate_series(1, 9) n`,
    ],
    hiddenFrom: nobody,
  },
  {
    name: 'there is no word of danger to another agency',
    sql: removeDanger(GREEK_DANGER),
    hiddenFrom: (asker) => !seesGreekDanger(asker),
  },
  {
    name: 'the record names a protected person',
    sql: witnessInRecord,
    hiddenFrom: nobody,
  },
  {
    name: 'others have used the same idempotency keys',
    sql: [keysOfOthers],
    hiddenFrom: ({ persona }) =>
      !['prosecutor-fier', 'greece-agency', 'national-coordinator'].includes(persona),
  },
  {
    name: 'a grant under an expired agreement was revoked',
    sql: [
      `insert into exchange.revocation values (${id('grant/gr-old-1')}, ${id('official/prosecutor-vlora')},
         '2026-01-15', 'Taken back in one world (synthetic)')`,
    ],
    hiddenFrom: ({ persona }) => !VLORA_PROSECUTORS.includes(persona),
  },
  {
    name: 'hidden columns are null that had a value, and the other way round',
    sql: [
      `update "national".person_identity set ${turned('birth_date', `'1999-09-09'::date`)}
       where person_id in ${personsOf(FIER)}`,
      `update exchange.request set ${turned('earlier_reference', `'VL-2026-0001'`)} where id in ${GREEK}`,
      `update exchange.referral set ${turned('accepted_at', `'2026-06-01'::timestamptz`)},
         ${turned('made_by', `${id('official/police-vlora')}::uuid`)} where ${BETWEEN_OTHERS}`,
      `update audit.entry set ${turned('purpose', `'OTHER'`)}, ${turned('request', `${id('request/it-open')}::uuid`)}
       where ${ENTRIES}`,
    ],
    hiddenFrom: (asker) =>
      !['prosecutor-fier', 'employment-adviser'].includes(asker.persona) &&
      !identifies(asker) &&
      !inspects(asker) &&
      !readsTables(asker) &&
      !isVlora(asker),
  },
  {
    name: 'activities for members and contact points are others',
    sql: membersActivities,
    hiddenFrom: (asker) => !coordinates(asker),
  },
  {
    name: 'the record of others is empty',
    sql: [`delete from audit.entry where ${ENTRIES}`],
    hiddenFrom: (asker) => !isVlora(asker) && !inspects(asker),
  },
  {
    name: 'nobody cleared has done anything',
    sql: ['delete from audit.entry where cleared'],
    hiddenFrom: nobody,
  },
  {
    // Seen and hidden ones alike; by their keys, which are random. Not as dead rows beside new ones.
    name: 'rows stand in another order',
    sql: REORDERED.map(([schema, table]) => `cluster "${schema}"."${table}" using ${table}_pkey`),
    hiddenFrom: nobody,
  },
  {
    name: 'receipts name a protected person, and the whole of a grant was sent',
    sql: [witnessInReceipts, sentWhole],
    hiddenFrom: nobody,
  },
];
