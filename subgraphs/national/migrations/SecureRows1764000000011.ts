import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'area',
  '"case"',
  'case_assignment',
  'case_offence',
  'case_exploitation',
  'case_suspect',
  'person',
  'person_identity',
  'person_origin',
  'case_person',
  'identification',
];

// Sets that policies test against, computed once for a statement. They run as their owner, whom the
// keeper policy lets see every row, and answer ids alone.
const SETS = `
  create function "national".my_cases() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(a.case_id), '{}') from "national".case_assignment a
    where a.official = exchange.my_official() and a.since <= current_date
      and (a.until is null or a.until >= current_date)
      and exchange.my('kind') in ('prosecutor', 'police') $$;
  create function "national".persons_in(p_cases uuid[]) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(e.person_id), '{}') from "national".case_person e
    where e.case_id = any (p_cases) and e.person_id <> all (exchange.sealed_records()) $$;
  -- Under a grant a child, or who must be presumed one, is not there, nor is anyone protected, whoever
  -- asks: no guardian's agreement, no best-interest decision and no grant of a compartment can be
  -- recorded yet (policy rule child_abroad; CETS 197, article 10(3)).
  create function "national".persons_granted(p_category text) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(p.id), '{}') from "national".person p
    where p.id = any ("national".persons_in(exchange.granted_records(p_category)))
      and not p.child and not p.age_uncertain
      and not exists (select from exchange.seal s where s.record = p.id) $$;
  -- The Responsible Authority identifies everywhere; no other body reads cases at large.
  create function "national".identifies() returns boolean language sql stable
  set search_path = pg_catalog, pg_temp as $$
    select exchange.my('kind') = 'responsible_authority'
      and exchange.my('purpose') in ('IDENTIFICATION', 'ASSISTANCE') $$;
  -- The row's access class, as the mask reads it.
  create function "national".case_access(p_case uuid, p_qark text) returns text language sql stable
  set search_path = pg_catalog, pg_temp as $$
    select case when p_case = any ((select exchange.granted_records(null))::uuid[]) then 'grant||'
      else 'mandate|' || concat_ws(',', case when exchange.in_my_area(p_qark) then 'in_area' end,
        case when p_case = any ((select "national".my_cases())::uuid[]) then 'assigned_case' end) || '|' end $$;
`;

/** What the Responsible Authority needs to identify and assist; offences and suspects are not in it. */
const IDENTIFYING = ['"case"', 'case_exploitation'];

const granted = (category: string | null): string =>
  `(select exchange.granted_records(${category ? `'${category}'` : 'null'}))::uuid[]`;

const byCase = (table: string, category: string | null): string => {
  const id = table === '"case"' ? 'id' : 'case_id';
  return `
  create policy readable on "national".${table} for select to lidhja_national using (
    ${id} <> all ((select exchange.sealed_records())::uuid[])
    and (${id} = any ((select "national".my_cases())::uuid[]) or ${id} = any (${granted(category)})
      ${IDENTIFYING.includes(table) ? 'or (select "national".identifies())' : ''}));`;
};

const byPerson = (table: string, category: string | null): string => {
  const id = table === 'person' ? 'id' : 'person_id';
  return `
  create policy readable on "national".${table} for select to lidhja_national using (
    ${id} <> all ((select exchange.sealed_records())::uuid[])
    and (${id} = any ((select "national".persons_in("national".my_cases()))::uuid[])
      or ${id} = any
        ((select "national".persons_granted(${category ? `'${category}'` : 'null'}))::uuid[])
      or (select "national".identifies())));`;
};

// An edge to a sealed person is cut for everyone who is not cleared, whatever else they may read.
const EDGE = `
  create policy readable on "national".case_person for select to lidhja_national using (
    id <> all ((select exchange.sealed_records())::uuid[])
    and person_id <> all ((select exchange.sealed_records())::uuid[])
    and (case_id = any ((select "national".my_cases())::uuid[])
      or case_id = any ((select exchange.granted_records(null))::uuid[])
        and person_id = any ((select "national".persons_granted(null))::uuid[])
      or (select "national".identifies())));`;

const VIEW = `
  create view "national".readable_case with (security_invoker = true) as
    select c.*, "national".case_access(c.id, c.qark) as access from "national"."case" c;
`;

/** Row security on every table, and the views and sets that it and the mask stand on. */
export class SecureRows1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`alter table "national".${table} enable row level security;
        alter table "national".${table} force row level security;
        create policy keeper on "national".${table} to lidhja_migrator using (true) with check (true);
        grant select on "national".${table} to lidhja_national;`);
    }
    await runner.query(`${SETS}
      create policy readable on "national".area for select to lidhja_national using (true);
      ${byCase('"case"', null)} ${byCase('case_offence', 'OFFENCE')}
      ${byCase('case_exploitation', 'EXPLOITATION')} ${byCase('case_suspect', 'SUSPECT')}
      ${byPerson('person', null)} ${byPerson('person_identity', 'VICTIM_IDENTITY')}
      ${byPerson('person_origin', 'MIGRATION')}
      ${byPerson('identification', null)} ${EDGE} ${VIEW}
      revoke select on "national".case_assignment from lidhja_national;
      revoke execute on all functions in schema "national" from public;
      grant execute on all functions in schema "national" to lidhja_national;
      grant select on "national".readable_case to lidhja_national;
      grant usage on schema "national" to lidhja_national;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view "national".readable_case');
    for (const table of TABLES) {
      await runner.query(`drop policy keeper on "national".${table};
        drop policy if exists readable on "national".${table};
        alter table "national".${table} disable row level security;
        revoke all on "national".${table} from lidhja_national;`);
    }
    await runner.query(`drop function "national".case_access, "national".identifies,
      "national".persons_granted, "national".persons_in, "national".my_cases`);
  }
}
