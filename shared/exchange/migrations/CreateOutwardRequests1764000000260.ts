import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const TABLES = `
  -- What an authority here wants to ask abroad. It waits for a second person, who sends it as a request.
  create table exchange.outward_request (
    id uuid primary key default gen_random_uuid(),
    owner uuid not null references exchange.organisation,
    requested uuid not null references exchange.organisation check (requested <> owner),
    -- The case and the persons of it that it tells of. Their ids are no part of what leaves.
    record uuid not null,
    persons uuid[] not null default '{}' check (cardinality(persons) <= 5),
    -- Categories of the case that it tells, which are other than those that it asks for.
    carries text[] not null check (cardinality(carries) > 0),
    purpose text not null,
    -- What leaves; without particulars once it has left or was given up.
    request jsonb not null,
    prepared_by uuid not null references exchange.official,
    prepared_at timestamptz not null default clock_timestamp(),
    valid_until timestamptz not null check (valid_until > prepared_at),
    approved_by uuid references exchange.official check (approved_by <> prepared_by),
    approved_at timestamptz check ((approved_at is null) = (approved_by is null)),
    discarded_at timestamptz check (discarded_at is null or approved_at is null),
    -- Of the authority that was asked, with its answer.
    their_reference text check (length(their_reference) between 1 and 100),
    synthetic boolean not null default exchange.acts_for_sample()
  );
  -- Answers only whoever names its first column.
  create index outward_of_owner on exchange.outward_request (owner, prepared_at, id) where owner is not null;
  -- Its own authority's alone until it has left, whatever a function forgets to ask.
  create policy readable on exchange.outward_request for select to exchange_owner
    using (owner = exchange.my_organisation() or approved_at is not null
      and (requested = exchange.my_organisation() or (select exchange.inspects('REQUEST'))));
  create policy prepared on exchange.outward_request for insert to exchange_owner
    with check (owner = exchange.my_organisation());
  create policy moved on exchange.outward_request for update to exchange_owner
    using (exchange.my_organisation() in (owner, requested)) with check (true);
  alter table exchange.outward_request enable row level security, force row level security;
  alter table exchange.request add column outward uuid references exchange.outward_request;

  -- What the authority that was asked tells, by category, with the codes that stay with it.
  create table exchange.request_answer (
    request uuid not null references exchange.request,
    category text not null,
    words text not null check (length(words) between 1 and 4000),
    handling text[] not null check (handling <@ array['H1', 'H2', 'H3']),
    restriction text check (length(restriction) between 3 and 500),
    synthetic boolean not null default exchange.acts_for_sample(),
    primary key (request, category),
    check (('H3' = any (handling)) = (restriction is not null))
  );
  create policy readable on exchange.request_answer for select to exchange_owner
    using (exists (select from exchange.request r where r.id = request_answer.request
      and exchange.my_organisation() in (r.requesting, r.requested) offset 0));
  create policy written on exchange.request_answer for insert to exchange_owner with check (true);
  alter table exchange.request_answer enable row level security, force row level security;
  create trigger refuse_change before update or delete on exchange.request_answer
    for each row execute function exchange.refuse_change();
  -- When the authority that asked read it first.
  create table exchange.answer_reading (
    request uuid primary key references exchange.request,
    first_at timestamptz not null default clock_timestamp()
  );
  alter table exchange.answer_reading enable row level security;
  create trigger refuse_change before update or delete on exchange.answer_reading
    for each row execute function exchange.refuse_change();
`;

const ENDS = `
  -- When requests abroad end: with their term, or when their case or a person of theirs is sealed. Ended for
  -- everyone then, whoever is cleared: what is protected is no matter of such a request.
  create function exchange.outward_ends(p_requests uuid[])
  returns table (request uuid, over_at timestamptz, synthetic boolean) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
  begin return query
    select r.id, least(o.valid_until, s.since), r.synthetic
    from (select q.id, q.outward, q.synthetic from exchange.request q where q.id = any (p_requests) offset 0) r
    cross join lateral (select w.valid_until, w.record, w.persons from exchange.outward_request w
      where w.id = r.outward offset 0) o
    cross join lateral (select min(z.since) as since from exchange.seal z
      where z.record = any (o.persons || o.record) offset 0) s;
  end $$;
`;

/** Requests that go abroad before they have left, and the answers that come. */
export class CreateOutwardRequests1764000000260 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [TABLES, ENDS]);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Without what they went by, requests abroad could be told by no rule.
    const theirs = '(select r.id from exchange.request r where r.outward is not null)';
    const kept = ['request_event', 'notice'];
    await asExchangeOwner(runner, [
      'drop function exchange.outward_ends',
      'drop table exchange.answer_reading, exchange.request_answer',
      ...kept.map((table) => `alter table exchange.${table} disable trigger refuse_change`),
      'alter table exchange.sought_person no force row level security',
      `delete from exchange.notice_delivery d using exchange.notice n
       where n.id = d.notice and n.request in ${theirs}`,
      `delete from exchange.decision_category c using exchange.decision d
       where d.id = c.decision and d.request in ${theirs}`,
      ...['notice', 'request_event', 'sought_person', 'decision'].map(
        (table) => `delete from exchange.${table} where request in ${theirs}`,
      ),
      'delete from exchange.request where outward is not null',
      'alter table exchange.sought_person force row level security',
      ...kept.map((table) => `alter table exchange.${table} enable trigger refuse_change`),
      'alter table exchange.request drop column outward',
      'drop table exchange.outward_request',
    ]);
  }
}
