import { hidingTables } from './protectedTables';
import { OneWorld } from './OneWorld';

let own: OneWorld;
beforeAll(async () => {
  own = await OneWorld.open();
});
afterAll(() => own.close());

/** Columns that begin one index and stand in another that can be asked without its own first column. */
const CHOICES = `
  with keyed as (
    select i.indexrelid, i.indrelid, k.at, a.attname, i.indpred is not null and k.at > 1 as led
    from pg_index i
    cross join lateral unnest(i.indkey[0:i.indnkeyatts - 1]) with ordinality as k (attribute, at)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attribute
    where i.indrelid = any ($1::regclass[]))
  select one.indrelid::regclass || '.' || one.attname || ': ' || one.indexrelid::regclass || ' or '
    || other.indexrelid::regclass as choice
  from keyed one join keyed other on other.indrelid = one.indrelid and other.attname = one.attname
    and other.indexrelid <> one.indexrelid
  where one.at = 1 and not other.led and (other.at > 1 or other.indexrelid > one.indexrelid) order by 1`;

/** Where there is a choice, and why no number of rows decides it. */
const DECIDED: Readonly<Record<string, string>> = {
  '"national"."case".id: "national".case_with_area or "national".case_pkey':
    'the key is narrower, and where both cost the same it is read because it was made later',
  '"national".case_assignment.official: "national".assignment_by_official or "national".case_assignment_pkey':
    'the key begins with the case and would be read whole; made later, the other is read where both cost the same',
  'audit.awaiting.number: audit.awaiting_pkey or audit.awaiting_by_time':
    'only the one that places entries takes something out of the line',
  'audit.entry.id: audit.entry_pkey or audit.entry_by_time': 'nobody asks for an entry by its id',
  'international.person_return.id: international.person_return_pkey or international.return_by_request':
    'only what erases a return asks for it by its id',
};

const choices = async (): Promise<string[]> => {
  const tables = (await hidingTables(own.world)).map(({ quoted }) => quoted);
  return (await own.world.rows<{ choice: string }>(CHOICES, [tables])).map(({ choice }) => choice);
};

test('of tables that may hide rows, what is asked for is in one index, or it is said what decides', async () => {
  expect(await choices()).toEqual(Object.keys(DECIDED).sort());
});

/** Lists that the planner is told of: of what a function is given that plans for what is given. */
const TOLD = `
  select distinct p.oid::regproc || ': ' || found[1] as list
  from pg_proc p cross join lateral regexp_matches(p.prosrc, '\\w+\\.\\w+ = any ?\\(\\w+\\)', 'g') found
  where 'plan_cache_mode=force_custom_plan' = any (p.proconfig) order by 1`;

// An empty list, known to the planner, implies whatever an index is kept for, and it could choose any of them.
const NAMED = 'a resolver gives it, and names one at least';
const UNKEYED = 'no index has the column, and whose they are one';
const TOLD_WHY: Readonly<Record<string, string>> = {
  'exchange.find_agreements: a.id = any (p_ids)': NAMED,
  'exchange.find_arrived: r.agreement = any (in_force)': UNKEYED,
  'exchange.find_consents: c.id = any (p_ids)': NAMED,
  'exchange.find_drafts: w.id = any (p_ids)': NAMED,
  'exchange.find_inward: g.request = any (p_requests)': NAMED,
  'exchange.find_organisations: o.id = any (p_ids)': NAMED,
  'exchange.find_outward: w.id = any (p_ids)': NAMED,
  'exchange.find_pending_onward: r.agreement = any (in_force)': UNKEYED,
  'exchange.find_pending_requests: r.agreement = any (in_force)': UNKEYED,
  'exchange.find_policy_changes: c.id = any (p_ids)': NAMED,
  'exchange.find_requests: r.agreement = any (in_force)': UNKEYED,
};

test('no list of a function that plans for what is given can be empty where there are indexes to choose', async () => {
  const told = (await own.world.rows<{ list: string }>(TOLD)).map(({ list }) => list);
  expect(told).toEqual(Object.keys(TOLD_WHY).sort());
});

test('an index by which others could be asked for as well would be seen', async () => {
  await own.world.change(
    'drop index exchange.request_of_requested',
    'create index request_of_requested on exchange.request (requested, submitted_at, id)',
  );
  expect(await choices()).toContain(
    'exchange.request.id: exchange.request_pkey or exchange.request_of_requested',
  );
});

test('of two indexes that cost the same, the one that is meant was made later', async () => {
  const later = await own.world.rows<{ later: boolean }>(
    `select '"national".case_pkey'::regclass::oid > '"national".case_with_area'::regclass::oid
       and '"national".assignment_by_official'::regclass::oid > '"national".case_assignment_pkey'::regclass::oid
       and '"national".case_of_person'::regclass::oid > '"national".person_of_case'::regclass::oid as later`,
  );
  expect(later).toEqual([{ later: true }]);
});
