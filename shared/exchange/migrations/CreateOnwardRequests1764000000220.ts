import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const TABLES = `
  -- That an agency wants to pass on what it was granted; it waits for the authority that it came from.
  create table exchange.onward_request (
    id uuid primary key default gen_random_uuid(),
    request uuid not null references exchange.request,
    number int not null check (number between 1 and 10),
    "grant" uuid not null references exchange."grant",
    owner uuid not null references exchange.organisation,
    recipient uuid not null references exchange.organisation check (recipient <> owner),
    purpose text not null,
    categories text[] not null check (cardinality(categories) > 0),
    reason text not null check (length(reason) between 10 and 2000),
    filed_by uuid not null references exchange.official,
    filed_at timestamptz not null default clock_timestamp(),
    due_at timestamptz not null check (due_at > filed_at),
    synthetic boolean not null default exchange.acts_for_sample(),
    unique (request, number)
  );
  -- Answers only whoever names its first column.
  create index onward_of_owner on exchange.onward_request (owner, filed_at, id) where owner is not null;
  create index onward_of_grant on exchange.onward_request ("grant", number);
  -- The owner's answer. One that was taken back before a second person approved it counts for nothing.
  create table exchange.onward_decision (
    id uuid primary key default gen_random_uuid(),
    onward uuid not null references exchange.onward_request,
    number int not null check (number > 0),
    granted text[] not null,
    -- The one who decided, and a second person where the categories ask for four eyes.
    approved_by uuid[] not null check (cardinality(approved_by) > 0),
    decided_at timestamptz not null default clock_timestamp(),
    approved_at timestamptz,
    synthetic boolean not null default exchange.acts_for_sample(),
    unique (onward, number)
  );
  create table exchange.onward_category (
    decision uuid not null references exchange.onward_decision,
    category text not null,
    ground text,
    -- Under what condition it may be passed on.
    condition text check (length(condition) between 10 and 2000),
    primary key (decision, category),
    check (ground is null or condition is null)
  );
  create table exchange.onward_revocation (
    decision uuid primary key references exchange.onward_decision,
    revoked_by uuid not null references exchange.official,
    revoked_at timestamptz not null default clock_timestamp(),
    reason text not null check (length(reason) between 10 and 500)
  );
  -- The policy's course of such requests, which loadCourse copies.
  create table exchange.onward_step (
    state text not null,
    event text not null,
    next text not null,
    primary key (state, event)
  );
`;

const ROW_SECURITY = ['request', 'decision', 'category', 'revocation', 'step']
  .map((table) => `alter table exchange.onward_${table} enable row level security;`)
  .join('\n');

const KEPT = ['request', 'category', 'revocation']
  .map(
    (table) => `create trigger refuse_change before update or delete on exchange.onward_${table}
      for each row execute function exchange.refuse_change();`,
  )
  .join('\n');

// An authorisation rests on the grant: it is over when that is, whatever ended it, and a record that is sealed
// from this session has ended when it was. All is read by key, whatever there is to be found.
const STANDING = `
  create function exchange.onward_standing(p_onward uuid[])
  returns table (onward uuid, request uuid, "grant" uuid, owner uuid, record uuid, decision uuid,
    outcome text, decided_at timestamptz, synthetic boolean, approved boolean, second_person boolean,
    told_at timestamptz, revoked_at timestamptz, over_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan as $$
  declare clearances text[] := coalesce((select f.clearances from exchange.official f
    where f.id = exchange.my_official()), '{}');
  begin return query
    select o.id, o.request, o."grant", o.owner, g.record, d.id,
      case when d.granted = '{}' then 'REFUSED' when o.categories <@ d.granted then 'AUTHORISED'
        else 'PARTLY_AUTHORISED' end,
      d.decided_at, d.synthetic, d.approved, d.second_person,
      case when d.second_person then coalesce(d.approved_at, d.decided_at) else d.decided_at end,
      d.revoked_at, least(g.valid_until, s.since, x.revoked_at, e.at, v.at)
    from (select w.* from exchange.onward_request w where w.id = any (p_onward) offset 0) o
    cross join lateral (select t.record, t.valid_until from exchange."grant" t
      where t.id = o."grant" offset 0) g
    cross join lateral (select q.agreement from exchange.request q where q.id = o.request offset 0) r
    left join lateral (select k.* from (
        select y.id, y.granted, y.decided_at, y.approved_at, y.synthetic, z.revoked_at,
          exchange.approved(y.granted, y.approved_by) as approved,
          not exchange.approved(y.granted, y.approved_by[1:1]) as second_person
        from (select w.* from exchange.onward_decision w where w.onward = o.id
          order by w.onward desc, w.number desc limit 1) y
        left join lateral (select w.revoked_at from exchange.onward_revocation w
          where w.decision = y.id offset 0) z on true offset 0) k
      where k.approved or k.revoked_at is null offset 0) d on true
    left join lateral (select z.since from exchange.seal z
      where z.record = g.record and z.compartment <> all (clearances) offset 0) s on true
    left join lateral (select w.revoked_at from exchange.revocation w
      where w."grant" = o."grant" offset 0) x on true
    left join lateral (select min(w.at) as at from exchange.request_event w
      where w.request = o.request and w.event in ('CLOSED', 'WITHDRAWN') offset 0) e on true
    -- The version that decides now lets nothing be passed on.
    left join lateral (select case when l.onward = 'NEVER' then l.valid_from end as at
      from exchange.agreement_version l
      where l.agreement = r.agreement and l.valid_from <= clock_timestamp() and l.status <> 'signed'
      order by l.agreement desc, l.version desc limit 1) v on true;
  end $$;
`;

/** Requests to pass on what was granted, the answers to them, and how each stands. */
export class CreateOnwardRequests1764000000220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [TABLES, ROW_SECURITY, KEPT, STANDING]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.onward_standing',
      `drop table exchange.onward_step, exchange.onward_revocation, exchange.onward_category,
         exchange.onward_decision, exchange.onward_request`,
    ]);
  }
}
