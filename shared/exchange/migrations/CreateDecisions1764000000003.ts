import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const TABLES = `
  create table exchange.decision (
    id uuid primary key default gen_random_uuid(),
    request uuid not null unique references exchange.request,
    owner uuid not null references exchange.organisation,
    decided_by uuid not null references exchange.official,
    decided_at timestamptz not null default clock_timestamp(),
    synthetic boolean not null default exchange.acts_for_sample()
  );
  create table exchange.decision_category (
    decision uuid not null references exchange.decision,
    category text not null,
    granted boolean not null,
    ground text check (granted = (ground is null)),
    primary key (decision, category)
  );
  create table exchange."grant" (
    id uuid primary key default gen_random_uuid(),
    decision uuid not null references exchange.decision,
    request uuid not null references exchange.request,
    record uuid not null,
    organisation uuid not null references exchange.organisation,
    purpose text not null,
    categories text[] not null check (cardinality(categories) > 0),
    requested_by uuid not null references exchange.official,
    -- The one who decided, and a second person where the categories ask for four eyes.
    approved_by uuid[] not null check (cardinality(approved_by) > 0),
    valid_from timestamptz not null default clock_timestamp(),
    valid_until timestamptz not null check (valid_until > valid_from)
  );
  create index grant_by_request on exchange."grant" (request);
  create table exchange.revocation (
    "grant" uuid primary key references exchange."grant",
    revoked_by uuid not null references exchange.official,
    revoked_at timestamptz not null default clock_timestamp(),
    reason text not null
  );
`;

const ROW_SECURITY = ['decision', 'decision_category', '"grant"', 'revocation']
  .map((table) => `alter table exchange.${table} enable row level security;`)
  .join('\n');

// Called in the transaction that has already seen, under row security, that the case is the decider's own.
const DECIDE = `
  create function exchange.decide_request(p_request uuid, p_record uuid, p_categories jsonb,
    p_valid_until timestamptz) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare r exchange.request; made uuid; granted text[];
  begin
    select q.* into r from exchange.request q where q.id = p_request
      and q.requested = exchange.my_organisation()
      and (exchange.version_in_force(q.agreement)).version is not null for update;
    if r.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    if exists (select from exchange.decision d where d.request = r.id) then
      raise exception 'REQUEST_DECIDED' using errcode = 'LJ001';
    end if;
    -- Every category that was asked for is answered once, and no other.
    if jsonb_array_length(p_categories) <> cardinality(r.categories) or exists (select from jsonb_to_recordset(p_categories) as c (category text)
        full join unnest(r.categories) as asked (name) on asked.name = c.category
        where c.category is null or asked.name is null) then
      raise exception 'INPUT_INVALID' using errcode = 'LJ001';
    end if;
    insert into exchange.decision (request, owner, decided_by)
    values (r.id, exchange.my_organisation(), exchange.my_official()) returning id into made;
    insert into exchange.decision_category (decision, category, granted, ground)
    select made, c.category, c.ground is null, c.ground
    from jsonb_to_recordset(p_categories) as c (category text, ground text);
    select array_agg(category) into granted from exchange.decision_category d
    where d.decision = made and d.granted;
    if granted is not null then
      insert into exchange."grant" (decision, request, record, organisation, purpose, categories,
        requested_by, approved_by, valid_until)
      values (made, r.id, p_record, r.requesting, r.purpose, granted, r.submitted_by,
        array[exchange.my_official()], p_valid_until);
    end if;
    return made;
  end $$;
  -- A second official of the same authority; never the one who decided.
  create function exchange.approve_decision(p_request uuid) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare g exchange."grant";
  begin
    select t.* into g from exchange."grant" t join exchange.decision d on d.id = t.decision
    where t.request = p_request and d.owner = exchange.my_organisation()
      and exists (select from exchange.find_requests(array[p_request], null, null, 1)) for update of t;
    if g.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    if exists (select from exchange.revocation x where x."grant" = g.id) then
      raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
    end if;
    if exchange.my_official() = any (g.approved_by) then
      raise exception 'SECOND_PERSON_REQUIRED' using errcode = 'LJ001';
    end if;
    update exchange."grant" set approved_by = approved_by || exchange.my_official() where id = g.id;
    return g.decision;
  end $$;
  create function exchange.revoke_grant(p_request uuid, p_reason text) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare g exchange."grant";
  begin
    select t.* into g from exchange."grant" t join exchange.decision d on d.id = t.decision
    where t.request = p_request and d.owner = exchange.my_organisation() for update of t;
    if g.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    insert into exchange.revocation ("grant", revoked_by, reason)
    values (g.id, exchange.my_official(), p_reason) on conflict do nothing;
    return g.decision;
  end $$;
`;

const READ = `
  -- Whether a grant has the approvals that its categories ask for: a second person for TESTIMONY,
  -- RETURN and from VICTIM_IDENTITY on (a test compares the list with the policy's).
  create function exchange.approved(p_categories text[], p_approved_by uuid[]) returns boolean
  language sql immutable set search_path = pg_catalog, pg_temp as $$
    select cardinality(p_approved_by) > 1 or not p_categories && array['TESTIMONY', 'RETURN',
      'VICTIM_IDENTITY', 'VICTIM_LOCATION', 'FAMILY', 'HEALTH', 'SPECIAL', 'COUNSELLING_NOTE',
      'SHELTER_LOCATION', 'WITNESS_PROTECTION'] $$;
  -- Decisions on requests that the caller may see. One that waits for a second person is not told
  -- outside: that it was granted would already say that there is something.
  create function exchange.find_decisions(p_requests uuid[])
  returns table (request uuid, decided_at timestamptz, category text, granted boolean, ground text,
    owner boolean, synthetic boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select d.request, d.decided_at, c.category, c.granted, c.ground,
      d.owner = exchange.my_organisation(),
      d.synthetic
    from exchange.find_requests(p_requests, null, null, null) r
    join exchange.decision d on d.request = r.id
    join exchange.decision_category c on c.decision = d.id
    left join exchange."grant" g on g.decision = d.id
    where d.owner = exchange.my_organisation() or g.id is null
      or exchange.approved(g.categories, g.approved_by)
    order by d.request, c.category $$;
  -- The grants that this session stands on: its own, on the request and for the purpose it names,
  -- alive now, under an agreement in force now. Read in the transaction of the read itself, so that
  -- a revocation takes effect when it commits.
  create function exchange.live_grants()
  returns table (id uuid, request uuid, record uuid, categories text[], requested_by uuid,
    approved_by uuid[], valid_from timestamptz, valid_until timestamptz, agreement uuid, version int,
    agreement_purposes text[], agreement_categories text[], parties text[],
    agreement_from timestamptz, agreement_until timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select g.id, g.request, g.record, g.categories, g.requested_by, g.approved_by, g.valid_from,
      g.valid_until, v.agreement, v.version, v.purposes, v.categories, a.parties::text[],
      v.valid_from, v.valid_until
    from exchange."grant" g
    join exchange.request r on r.id = g.request
    join exchange.agreement a on a.id = r.agreement
    cross join lateral (select (exchange.version_in_force(r.agreement)).*) v
    where g.request = exchange.my('request')::uuid and g.organisation = exchange.my_organisation()
      and g.purpose = exchange.my('purpose') and v.version is not null
      and clock_timestamp() >= g.valid_from and clock_timestamp() < g.valid_until
      and not exists (select from exchange.revocation x where x."grant" = g.id) $$;
  -- Records of which this session's grants cover the category (any, when null). A grant that covers
  -- TESTIMONY, RETURN or what is more sensitive opens nothing before a second person approved it.
  create function exchange.granted_records(p_category text) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(g.record), '{}') from exchange.live_grants() g
    where (p_category is null
        or p_category = any (g.categories) and p_category = any (g.agreement_categories))
      and exchange.my('purpose') = any (g.agreement_purposes)
      and exchange.approved(g.categories, g.approved_by)
      and not exists (select from exchange.seal s where s.record = g.record) $$;
`;

/** Decisions of record owners, the grants that they make, and what a session may stand on. */
export class CreateDecisions1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      TABLES,
      ROW_SECURITY,
      DECIDE,
      READ,
      `grant execute on function exchange.decide_request, exchange.approve_decision,
         exchange.revoke_grant to lidhja_national`,
      `grant execute on function exchange.find_decisions to lidhja_national, lidhja_international`,
      `grant execute on function exchange.live_grants, exchange.granted_records to lidhja_national,
         lidhja_migrator`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function exchange.granted_records, exchange.live_grants, exchange.find_decisions,
         exchange.approved,
         exchange.revoke_grant, exchange.approve_decision, exchange.decide_request`,
      `drop table exchange.revocation, exchange."grant", exchange.decision_category,
         exchange.decision`,
    ]);
  }
}
