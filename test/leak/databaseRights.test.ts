import { PLANNER_SETTINGS } from '@lidhja/launch';
import { CATEGORIES, needsFourEyes } from '@lidhja/policy';
import { TestDatabase } from '../testkit/TestCluster';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

const SCHEMAS = `('national', 'local', 'international', 'protection', 'exchange', 'audit')`;
/** TypeORM's own table of migrations that ran; it holds names of files. */
const OURS = `n.nspname in ${SCHEMAS} and c.relname <> 'migration'`;

const rows = (sql: string): Promise<unknown[]> =>
  database.as('admin', async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

const UNGUARDED = `select c.oid::regclass::text as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and ${OURS} and (not c.relrowsecurity
    or n.nspname not in ('exchange', 'audit') and not c.relforcerowsecurity)`;
/**
 * In the schemas of owners as whom nobody logs in. What is forced holds for the owner's functions too, and
 * needs policies that say what they may see; where every row is for every function, forcing it would ask
 * for one that lets everything through and so protect nothing.
 */
const WRONGLY_FORCED = `select c.oid::regclass::text as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname in ('exchange', 'audit') and ${OURS}
    and c.relforcerowsecurity <> exists (select from pg_policy p where p.polrelid = c.oid)`;
/** Whoever has a right on a table that is not forced, beside its owner; the owner must be nobody who logs in. */
const NOT_FORCED_FOR = `select c.oid::regclass || ' ' || g.name as right
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_roles o on o.oid = c.relowner
  cross join lateral (
    select a.grantee::regrole::text as name from aclexplode(c.relacl) a where a.grantee <> c.relowner
    union select a.grantee::regrole::text from pg_attribute t, aclexplode(t.attacl) a where t.attrelid = c.oid
    union select o.rolname where o.rolcanlogin or o.rolname not in ('exchange_owner', 'audit_owner')) g
  where c.relkind in ('r', 'p') and ${OURS} and not c.relforcerowsecurity`;
/** The administrator makes the roles; the migrator becomes an owner to make its tables. */
const MEMBERS = `select m.roleid::regrole || ' ' || m.member::regrole as membership from pg_auth_members m
  join pg_roles r on r.oid = m.member
  where m.roleid in ('exchange_owner'::regrole, 'audit_owner'::regrole)
    and r.rolname <> 'lidhja_migrator' and not r.rolsuper`;
const OPEN_FUNCTIONS = `select p.oid::regprocedure::text as function from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ${SCHEMAS} and (p.proacl is null
    or exists (select from aclexplode(p.proacl) a where a.grantee = 0))`;
/** A body that is read when the function is made (`return …`) has no search path to be led astray by. */
const UNPINNED = `select p.oid::regprocedure::text as function from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ${SCHEMAS} and p.prosqlbody is null and not coalesce(p.proconfig @> array['search_path=pg_catalog, pg_temp'], false)`;
const SHARED_TABLES = `select r.rolname || ' ' || c.oid::regclass::text as right
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  cross join pg_roles r
  where n.nspname in ('exchange', 'audit') and ${OURS} and c.relkind in ('r', 'p')
    and r.rolname like 'lidhja\\_%' and r.rolname <> 'lidhja_migrator'
    and has_table_privilege(r.oid, c.oid, 'select, insert, update, delete, truncate, references')`;
const FOREIGN_TABLES = `select r.rolname || ' ' || c.oid::regclass::text as right
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  cross join pg_roles r
  where n.nspname in ('national', 'local', 'international', 'protection') and c.relkind in ('r', 'p', 'v')
    and r.rolname in ('lidhja_national', 'lidhja_local', 'lidhja_international', 'lidhja_evidence', 'lidhja_gateway')
    and r.rolname <> 'lidhja_' || n.nspname
    and has_table_privilege(r.oid, c.oid, 'select, insert, update, delete')`;
const STRONG_ROLES = `select rolname from pg_roles where (rolname like 'lidhja\\_%' or rolname in ('exchange_owner', 'audit_owner', 'exchange_sealer'))
  and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
    or (rolname in ('exchange_owner', 'audit_owner', 'exchange_sealer')) = rolcanlogin)`;
/** Settings without which plans follow from what is counted, hidden rows too, by the role that lacks them. */
const COUNTING = `select r.rolname || ' ' || s as lacks from pg_roles r
  cross join unnest(array[${Object.entries(PLANNER_SETTINGS)
    .map(([name, value]) => `'${name}=${value}'`)
    .join(', ')}]) s
  where r.rolname like 'lidhja\\_%' and r.rolname not in ('lidhja_migrator', 'lidhja_bench')
    and not coalesce(s = any (r.rolconfig), false)`;

test.each([
  [
    'every table has row security',
    UNGUARDED,
    'alter table "national".person disable row level security',
  ],
  [
    'a table of the exchange or the record with a policy is forced on its owner',
    WRONGLY_FORCED,
    'alter table exchange.return_person no force row level security',
  ],
  [
    'none is forced on its owner that has no policy for it',
    WRONGLY_FORCED,
    'alter table exchange.seal force row level security',
  ],
  [
    'a table that is not forced belongs to nobody who logs in, and nobody else has a right on it',
    NOT_FORCED_FOR,
    'grant select on exchange.seal to audit_owner',
  ],
  [
    'nor on a column of it',
    NOT_FORCED_FOR,
    'grant select (record) on exchange.seal to lidhja_evidence',
  ],
  [
    'and it does not belong to somebody else',
    NOT_FORCED_FOR,
    'alter table exchange.seal owner to lidhja_migrator',
  ],
  [
    'nobody but the migrator can become the owner of such tables',
    MEMBERS,
    'grant exchange_owner to lidhja_national',
  ],
  [
    'no function may be called by everyone',
    OPEN_FUNCTIONS,
    'grant execute on function exchange.live_grants to public',
  ],
  [
    'every function has its search path pinned',
    UNPINNED,
    'alter function exchange.live_grants reset search_path',
  ],
  [
    'no part touches a table of the exchange or the record',
    SHARED_TABLES,
    'grant select on audit.entry to lidhja_evidence',
  ],
  [
    'no part touches a table of another part',
    FOREIGN_TABLES,
    'grant select on "national".person to lidhja_local',
  ],
  ['no role is stronger than it must be', STRONG_ROLES, 'alter role lidhja_evidence bypassrls'],
  [
    'no part plans by what is counted',
    COUNTING,
    'alter role lidhja_national reset plan_cache_mode',
  ],
])('%s, and the test would see it', async (_name, sql, fault) => {
  expect(await rows(sql)).toEqual([]);
  // Planted and taken back in one transaction, since roles are shared by all databases of the server.
  const found = await database.as('admin', async (client) => {
    await client.query('begin');
    await client.query(fault);
    const { rowCount } = await client.query(sql);
    await client.query('rollback');
    return rowCount;
  });
  expect(found).toBe(1);
});

test('whom a referral, a consent, a return or word of danger is about is kept from the owner’s functions too', async () => {
  const forced = await rows(
    `select c.oid::regclass::text as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relforcerowsecurity and n.nspname in ('exchange', 'audit')`,
  );
  const edges = [
    'exchange.referral_person',
    'exchange.consent_person',
    'exchange.return_person',
    'exchange.request_words',
    'exchange.request_answer',
    'exchange.inward_information',
    'exchange.sought_person',
    'exchange.document',
    'exchange.data_key',
    'exchange.danger_push_item',
    'exchange.danger_push_record',
    'exchange.danger_push_around',
    'exchange.danger_attempt_around',
    'exchange.danger_erased',
  ];
  expect(forced).toEqual(expect.arrayContaining(edges.map((table) => ({ table }))));
});

test('who makes the tables of persons sees nobody’s name in them, and nothing that it only adds', async () => {
  const tables = ['person_identity', 'person_origin', 'person_health', 'identification'];
  const all = [...tables, 'case_offence', 'case_exploitation', 'case_suspect'];
  const counted = `select ${all.map((table) => `(select count(*) from "national".${table}) > 0 as ${table}`).join(', ')}`;
  const as = (role: string): Promise<unknown> =>
    database.as(role, async (client) => (await client.query<object>(counted)).rows[0]);
  const each = (there: boolean): object => Object.fromEntries(all.map((table) => [table, there]));
  expect(await as('lidhja_migrator')).toEqual(each(false));
  expect(await as('admin')).toEqual(each(true));
});

test.each([
  ['exchange.sealed_records()', ['audit_owner', 'exchange_sealer', 'lidhja_national']],
  ['exchange.sealed_rows()', ['audit_owner', 'exchange_owner', 'lidhja_international']],
  ['exchange.sealed_in_own_record()', ['audit_owner']],
  ['exchange.with_representatives(uuid[])', ['audit_owner']],
  ['exchange.danger_around_me()', ['audit_owner']],
  ['exchange.keep_moment()', []],
  ['exchange.granted_records(text)', ['lidhja_national']],
  ['exchange.live_grants()', ['lidhja_national']],
  ['exchange.agreement_terms(uuid, integer)', ['lidhja_international', 'lidhja_national']],
  ['exchange.competent_authorities(uuid)', ['lidhja_international']],
  ['exchange.retention_of(exchange.agreement_version)', []],
  ['exchange.around_agreement(text[], text, uuid[])', ['lidhja_international']],
  ['exchange.propose_agreement(jsonb)', ['lidhja_international']],
  ['exchange.make_agreement(jsonb)', []],
  ['exchange.find_requester(text, text)', []],
  ['exchange.find_courses(uuid[])', ['lidhja_international']],
  ['exchange.take_step(uuid, text, text, timestamptz)', ['lidhja_international']],
  ['exchange.acknowledge_request(uuid, text)', ['lidhja_international']],
  ['exchange.find_sought_persons(uuid[])', ['lidhja_international']],
  ['exchange.put_sought_persons(uuid, jsonb)', []],
  [
    'exchange.read_requests(uuid[], timestamp with time zone, uuid, integer)',
    ['lidhja_international'],
  ],
  ['exchange.put_words(uuid, jsonb)', []],
  ['exchange.find_documents(uuid[])', ['lidhja_international']],
  ['exchange.find_document_contents(uuid[])', ['lidhja_international']],
  ['exchange.add_document(uuid, jsonb)', ['lidhja_international']],
  ['exchange.put_documents(uuid, jsonb)', []],
  ['exchange.told_to_authorities(uuid[])', []],
  ['exchange.find_pending_requests(timestamptz, uuid, integer)', ['lidhja_national']],
  ['exchange.note_disclosure()', ['lidhja_national']],
  ['exchange.rehearse_decision(uuid, uuid, jsonb, timestamptz)', ['lidhja_national']],
  ['exchange.enter_as_requesting(uuid)', []],
  ['exchange.refuse_rehearsal()', []],
  ['exchange.offer_conditions(uuid, jsonb)', ['lidhja_national']],
  ['exchange.find_conditions(uuid[])', ['lidhja_national']],
  ['exchange.reply_conditions(uuid, uuid, boolean)', ['lidhja_international']],
  ['exchange.put_conditions(uuid, jsonb)', []],
  ['exchange.standing_decisions(uuid[])', []],
  ['exchange.require_preparers(uuid[])', []],
  ['exchange.why_not_available(uuid[], uuid)', ['lidhja_evidence']],
  ['exchange.state_of(uuid)', []],
  ['exchange.require_step(uuid, text, text)', []],
  ['exchange.open_referrals()', []],
  ['exchange.live_referrals()', ['lidhja_national']],
  ['exchange.referred_persons(text)', ['lidhja_national']],
  ['exchange.find_referral_persons(uuid[])', ['lidhja_local']],
  ['exchange.open_consents()', []],
  ['exchange.live_consents()', ['lidhja_national']],
  ['exchange.consented_persons(text)', ['lidhja_national']],
  ['exchange.record_consent(uuid, jsonb)', ['lidhja_local']],
  ['exchange.withdraw_consent(uuid)', ['lidhja_local']],
  ['exchange.find_consent_persons(uuid[])', ['lidhja_local']],
  ['exchange.find_representatives(uuid[])', ['lidhja_local']],
  ['exchange.name_representative(uuid, text)', ['lidhja_local']],
  ['exchange.check_representative(uuid, boolean)', ['lidhja_local']],
  ['exchange.person_acted_for(uuid, uuid)', ['audit_owner']],
  ['exchange.is_told_as_reader(uuid)', ['audit_owner']],
  ['exchange.categories_of(text, text[])', ['audit_owner']],
  ['exchange.handled(uuid[], text)', []],
  ['exchange.withheld_among(uuid[], text)', []],
  ['exchange.withheld_records(text)', ['lidhja_international']],
  ['exchange.closed_records(text)', ['lidhja_national']],
  ['exchange.assigned_ways(text)', []],
  ['exchange.ways_by_category(text[])', []],
  ['exchange.granted_by_category(text[])', []],
  ['"national".open_areas(text)', ['lidhja_national']],
  ['"national".ask_ahead(text[])', ['lidhja_national']],
  ['"national".ask_cases(text[])', []],
  ['"national".ask_persons(text)', []],
  ['"national".ask_edges(text)', []],
  ['"national".own_cases()', []],
  ['"national".find_due_cases(timestamptz, uuid, integer)', ['lidhja_national']],
  ['"national".find_case_terms(uuid[])', ['lidhja_national']],
  ['"national".propose_case_step(uuid, text)', ['lidhja_national']],
  ['"national".approve_case_step(uuid, text)', ['lidhja_national']],
  ['"national".erase_case(uuid, jsonb)', ['lidhja_national']],
  ['"national".own_case_term(uuid)', []],
  ['"national".require_case_step("national".case_term, text)', []],
  ['"national".proposal_stands(uuid, uuid)', []],
  ['"national".hold_person()', []],
  ['"national".cases_erasing()', []],
  ['"national".persons_erasing()', []],
  ['"national".case_due(timestamptz, timestamptz)', []],
  ['"national".case_ends(timestamptz)', []],
  ['"national".case_may_be_held()', []],
  ['exchange.persons_elsewhere(uuid[])', []],
  ['exchange.call_in_copies(uuid)', []],
  ['exchange.end_drafts(uuid)', []],
  ['exchange.forget_necessities(uuid)', []],
  ['exchange.forget_handling(uuid[])', []],
  ['exchange.find_due_records(timestamptz, uuid, integer)', ['lidhja_local']],
  ['exchange.find_record_terms(uuid[])', ['lidhja_local']],
  ['exchange.propose_record_step(uuid, text)', ['lidhja_local']],
  ['exchange.approve_record_step(uuid, text)', ['lidhja_local']],
  ['"local".erase_record(uuid, jsonb)', ['lidhja_local']],
  ['exchange.own_record_term(uuid)', []],
  ['exchange.require_record_step(exchange.record_term, text)', []],
  ['exchange.keep_record_term(uuid, text, uuid, timestamptz)', []],
  ['exchange.keep_referral_term()', []],
  ['exchange.keep_consent_term()', []],
  ['exchange.record_due(text, timestamptz, timestamptz)', []],
  ['exchange.record_ends(text, timestamptz)', []],
  ['exchange.record_may_be_held(text)', []],
  ['exchange.records_erasing()', ['exchange_sealer']],
  ['exchange.letting_go()', []],
  ['exchange.cut_edge(uuid)', ['exchange_owner']],
  ['exchange.hanging_on(uuid)', []],
  ['exchange.forgets()', []],
  ['exchange.forget_courses(timestamptz, integer, uuid[])', []],
  ['exchange.forget_drafts(timestamptz, integer)', []],
  ['exchange.forget_notices(timestamptz, integer)', []],
  ['exchange.forget_breaches(timestamptz, integer)', []],
  ['exchange.forget_erased(timestamptz, integer)', []],
  ['exchange.forget_authorisations(timestamptz, integer, uuid[])', []],
  ['exchange.forget_officials(timestamptz)', []],
  ['exchange.named_by_edges()', []],
  ['exchange.named_by(uuid[])', ['exchange_owner']],
  ['exchange.named_past()', []],
  ['exchange.danger_gone(timestamptz)', []],
  ['exchange.forget_erased_danger(uuid[])', []],
  ['"national".all_cases_past()', []],
  ['exchange.destroy_record(uuid)', []],
  ['exchange.end_erasure(uuid)', []],
  ['"national".let_persons_go()', []],
  ['"international".keep_return_term()', []],
  ['"international".destroy_return()', []],
  ['exchange.is_sealed(uuid)', []],
  ['exchange.sealed_from(uuid[], uuid)', ['exchange_sealer']],
  ['exchange.kept_from(uuid, uuid)', ['exchange_owner']],
  ['exchange.proposal_stands(uuid, timestamptz, text, uuid, uuid, timestamptz)', []],
  ['exchange.granted_ways(text)', []],
  ['exchange.find_return_persons(uuid[])', ['lidhja_international']],
  ['exchange.returning_persons(text)', ['lidhja_national']],
  ['exchange.find_caller(text, text)', ['lidhja_gateway']],
  ['exchange.keep_receipts(jsonb)', ['lidhja_gateway']],
  ['exchange.keep_bundle(jsonb)', ['lidhja_gateway']],
  ['exchange.keep_refused_around(uuid, uuid, uuid[])', ['lidhja_gateway']],
  ['exchange.find_bundle(text, text, text, uuid, text)', ['lidhja_gateway']],
  ['exchange.find_notices(uuid, integer)', ['lidhja_international']],
  ['exchange.note_ends()', []],
  ['exchange.note_outward_ends()', []],
  ['exchange.tell_onward_overdue(timestamptz, integer)', ['lidhja_international']],
  ['exchange.start_onward_clock()', []],
  ['exchange.keep_matters()', []],
  ['exchange.tell_answer_reading()', []],
  ['exchange.find_clocks_due(timestamptz, integer)', ['lidhja_international']],
  ['exchange.settle_clock(uuid, timestamptz, timestamptz, boolean)', ['lidhja_international']],
  ['exchange.find_escalated(timestamptz, uuid, integer)', ['lidhja_international']],
  ['exchange.convention_states(text)', []],
  ['exchange.danger_facts(text, uuid[])', ['lidhja_national']],
  ['exchange.implicated(uuid[])', ['lidhja_national']],
  ['exchange.reads_danger(text)', []],
  ['exchange.refuse_desk()', []],
  ['exchange.protects()', []],
  ['exchange.myself()', ['exchange_sealer']],
  ['exchange.send_danger_push(uuid[], jsonb)', ['lidhja_national']],
  ['exchange.keep_attempt_around(uuid, uuid[])', ['lidhja_national']],
  ['exchange.return_key(text, text)', ['lidhja_national']],
  [
    'exchange.find_danger_pushes(text, uuid[], timestamp with time zone, uuid, integer)',
    ['lidhja_international'],
  ],
  ['exchange.read_danger_pushes(uuid[], uuid)', ['lidhja_international']],
  ['exchange.acknowledge_danger_push(uuid)', ['lidhja_international']],
  ['exchange.review_danger_push(uuid, text, text)', ['lidhja_international']],
  ['exchange.onward_standing(uuid[])', []],
  ['exchange.find_onward(uuid[], uuid[])', ['lidhja_international', 'lidhja_national']],
  ['exchange.find_onward_courses(uuid[])', ['lidhja_international']],
  ['exchange.onward_state_of(uuid)', []],
  [
    'exchange.find_pending_onward(timestamp with time zone, uuid, integer)',
    ['lidhja_international'],
  ],
  ['exchange.request_onward(uuid, jsonb)', ['lidhja_international']],
  ['exchange.own_onward(uuid, text)', []],
  ['exchange.provided_elsewhere(exchange.onward_request, text[])', []],
  ['exchange.decide_onward(uuid, jsonb)', ['lidhja_national']],
  ['exchange.approve_onward(uuid)', ['lidhja_national']],
  ['exchange.revoke_onward(uuid, text)', ['lidhja_national']],
  ['exchange.find_onward_decisions(uuid[])', ['lidhja_national']],
  ['exchange.onward_of_grant(uuid)', ['lidhja_national']],
  ['exchange.onward_record(uuid)', ['lidhja_national']],
  ['exchange.inward_recipient(uuid, uuid[])', []],
  ['exchange.send_inward(jsonb, timestamp with time zone)', ['lidhja_national']],
  ['exchange.withdraw_inward(uuid, text)', ['lidhja_national']],
  ['exchange.revoke_answer(uuid, text)', ['lidhja_national']],
  ['exchange.approve_outward(uuid, integer)', ['lidhja_national']],
  ['exchange.find_inward(uuid[])', ['lidhja_national']],
  ['exchange.find_arrived(timestamp with time zone, uuid, integer)', ['lidhja_national']],
  ['exchange.terms_to_send(uuid, text, text, text[], text)', []],
  ['exchange.own_draft(uuid)', []],
  ['exchange.prepare_information(uuid, jsonb, timestamp with time zone)', ['lidhja_national']],
  ['exchange.discard_information(uuid)', ['lidhja_national']],
  ['exchange.send_information(uuid)', ['lidhja_national']],
  ['exchange.find_drafts(uuid[], timestamp with time zone, uuid, integer)', ['lidhja_national']],
  ['exchange.answer_hit(uuid, boolean, uuid, uuid, boolean)', ['lidhja_national']],
  ['exchange.find_hits(uuid[])', ['lidhja_international']],
  ['exchange.tell_hits(timestamptz, integer)', ['lidhja_international']],
  ['exchange.find_lapsed_outward(integer)', ['lidhja_international']],
  ['exchange.forget_lapsed_outward(uuid[])', ['lidhja_international']],
  ['exchange.find_lapsed_information(integer)', ['lidhja_international']],
  ['exchange.forget_lapsed_information(uuid[])', ['lidhja_international']],
  ['exchange.forget_keys(integer)', ['lidhja_international']],
  ['exchange.keys_end_before()', []],
  ['exchange.find_past_danger(integer)', ['lidhja_international']],
  ['exchange.forget_danger(uuid[])', ['lidhja_international']],
  ['exchange.find_due_danger(timestamptz, uuid, integer)', ['lidhja_international']],
  ['exchange.find_danger_terms(uuid[])', ['lidhja_international']],
  ['exchange.propose_danger_step(uuid, text)', ['lidhja_international']],
  ['exchange.approve_danger_step(uuid, text)', ['lidhja_international']],
  ['exchange.reviewable_danger(uuid[])', []],
  ['exchange.own_danger_term(uuid)', []],
  ['exchange.require_danger_step(exchange.danger_push, text)', []],
  ['exchange.danger_ends_before()', []],
  ['exchange.danger_due_before()', []],
  ['exchange.danger_ends(timestamptz)', []],
  ['exchange.danger_due(timestamptz, timestamptz)', []],
  ['exchange.danger_may_be_held()', []],
  ['exchange.hit_of_own(uuid, uuid)', []],
  ['exchange.record_breach(jsonb)', ['lidhja_international']],
  [
    'exchange.take_breach_step(uuid, text, text, timestamp with time zone)',
    ['lidhja_international'],
  ],
  [
    'exchange.find_breaches(uuid, timestamp with time zone, uuid, integer)',
    ['lidhja_international'],
  ],
  ['exchange.find_due_reviews(timestamp with time zone, uuid, integer)', ['lidhja_international']],
  ['exchange.find_retention(uuid[])', ['lidhja_international']],
  ['exchange.propose_retention_step(uuid, text)', ['lidhja_international']],
  ['exchange.approve_retention_step(uuid, text)', ['lidhja_international']],
  ['exchange.destroy_sealed(uuid)', ['lidhja_international']],
  ['exchange.own_retention(uuid)', []],
  ['exchange.in_office(uuid, uuid)', []],
  ['exchange.retention_terms(uuid)', []],
  ['exchange.keep_copies(uuid)', []],
  ['exchange.sealed_keepable(exchange.retention, timestamptz)', []],
  ['exchange.copies_keepable(exchange.retention, timestamptz)', []],
  ['exchange.require_retention_step(exchange.retention, text)', []],
  ['exchange.notice_horizon()', []],
  ['exchange.enter_as_receiver(uuid)', []],
  ['exchange.register_receiver(uuid, text[])', ['lidhja_international']],
  ['exchange.put_notices_in_line(uuid, timestamptz, integer)', ['lidhja_international']],
  ['exchange.next_delivery(uuid, timestamptz)', ['lidhja_international']],
  ['exchange.begin_attempt(uuid, timestamptz)', ['lidhja_international']],
  ['exchange.end_attempt(uuid, integer, boolean, timestamptz)', ['lidhja_international']],
  ['exchange.find_undelivered(timestamptz, uuid, integer)', ['lidhja_international']],
  ['exchange.send_notice_again(uuid)', ['lidhja_international']],
  ['audit.note_readings(name, timestamp with time zone, boolean, uuid, text, jsonb)', []],
  ['audit.find_readings(uuid, uuid, date, text[], integer)', ['lidhja_local']],
  ['audit.put_in_line()', []],
  ['audit.content_of(audit.entry)', []],
  ['audit.require_sequencer()', []],
  ['audit.lead_sequencers()', ['lidhja_evidence']],
  ['exchange.lead_senders()', ['lidhja_international']],
  ['audit.log_head()', ['lidhja_evidence']],
  ['audit.find_nodes(bigint[])', ['lidhja_evidence']],
  ['audit.next_entries(integer)', ['lidhja_evidence']],
  ['audit.place_entries(bigint, uuid[], bytea[], bytea[], bytea[])', ['lidhja_evidence']],
  ['audit.keep_checkpoint(bigint, bytea, text)', ['lidhja_evidence']],
  ['audit.note_keys(text, jsonb)', ['lidhja_evidence', 'lidhja_gateway']],
  ['audit.item_leaf(text)', []],
  ['audit.period_now()', []],
  ['audit.periods_over(integer)', []],
  ['audit.begin_periods()', ['lidhja_evidence']],
  ['audit.period_standing()', ['lidhja_evidence']],
  ['audit.next_items(bigint, bigint, integer)', ['lidhja_evidence']],
  [
    'audit.keep_periods(bigint, bytea[], bytea[], bytea[], bigint, bytea[], bigint[], bigint[], integer[], bytea)',
    ['lidhja_evidence'],
  ],
  ['audit.keep_period_head(bigint, text, text[])', ['lidhja_evidence']],
  ['audit.await_receipts(jsonb)', ['lidhja_gateway']],
  ['audit.told_periods()', ['lidhja_evidence']],
  ['audit.find_proofs(bytea[])', ['lidhja_evidence', 'lidhja_international']],
  ['audit.find_periods(bigint[])', ['lidhja_evidence', 'lidhja_international']],
  ['audit.digest_of(uuid)', ['lidhja_evidence']],
  [
    'exchange.find_receipts(uuid[], timestamp with time zone[], uuid[], integer)',
    ['lidhja_international'],
  ],
])('%s may be called by exactly those whose task it is', async (name, allowed) => {
  const found = await rows(
    `select a.grantee::regrole::text as role from pg_proc p, aclexplode(p.proacl) a
     where p.oid = '${name}'::regprocedure and a.grantee <> p.proowner order by 1`,
  );
  expect(found).toEqual(allowed.map((role) => ({ role })));
});

test.each([
  ['the counters of tables', 'select n_tup_ins from pg_stat_user_tables limit 1'],
  ['large objects', "select lo_from_bytea(0, 'x')"],
])('no part reaches %s', async (_name, sql) => {
  await database.as('lidhja_gateway', (client) =>
    expect(client.query(sql)).rejects.toThrow('permission denied'),
  );
  await expect(rows(sql)).resolves.toBeDefined();
});

test('the database asks a second person for the same categories as the policy', async () => {
  const [answer] = (await rows(
    `select array_agg(c order by c) as asked from unnest(array['${CATEGORIES.join("','")}']) as c
     where not exchange.approved(array[c], array[gen_random_uuid()])`,
  )) as { asked: string[] }[];
  expect(answer?.asked).toEqual(CATEGORIES.filter(needsFourEyes).sort());
});

test.each([
  ['nobody', 0, false],
  ['one', 1, false],
  ['one, twice', 'array[a, a]', false],
  ['two', 'array[a, b]', true],
  ['two, one of them twice', 'array[a, a, b]', true],
])('the database counts %s as the policy does: distinct persons', async (_who, by, approved) => {
  const given = typeof by === 'string' ? by : `array_fill(a, array[${by}])`;
  const sql = `select exchange.approved('{TESTIMONY}', ${given}) as approved
    from (select gen_random_uuid() as a, gen_random_uuid() as b offset 0) o`;
  expect(await rows(sql)).toEqual([{ approved }]);
});

test('whether there is a second person is read within the statement that asks, without a call', async () => {
  const plan = await rows(`explain (verbose, costs off)
    select from exchange."grant" g where exchange.approved(g.categories, g.approved_by)`);
  expect(JSON.stringify(plan)).toContain('array_remove(g.approved_by, g.approved_by[1])');
  expect(JSON.stringify(plan)).not.toContain('exchange.approved(');
});

test.each(['requested_by', 'organisation'])(
  'the database keeps no grant that its requester approved: %s',
  async (who) => {
    const change = rows(`update exchange."grant" set approved_by = approved_by || ${who}`);
    await expect(change).rejects.toThrow('grant_not_approved_by_requester');
  },
);
