import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const TABLES = `
  -- Desks that are reached at any hour, in the order of the register.
  create table exchange.duty_desk (
    position int primary key,
    organisation uuid not null references exchange.organisation,
    official uuid not null references exchange.official,
    -- Bodies that the organisation is part of.
    part_of uuid[] not null default '{}',
    telephone text not null check (length(telephone) between 3 and 40),
    uses text[] not null check (cardinality(uses) > 0
      and uses <@ array['DANGER_ABROAD', 'DANGER_AT_HOME', 'SAFE_REPORT']),
    registered_from timestamptz not null,
    registered_until timestamptz check (registered_until > registered_from),
    synthetic boolean not null
  );
  -- Word that a person is in immediate danger, from the holder of their record to a desk.
  create table exchange.danger_push (
    id uuid primary key default gen_random_uuid(),
    sender uuid not null references exchange.organisation,
    sent_by uuid not null references exchange.official,
    recipient uuid not null references exchange.organisation,
    whereabouts char(2) not null,
    threatened text[] not null check (cardinality(threatened) > 0
      and threatened <@ array['LIFE', 'FREEDOM', 'PHYSICAL_INTEGRITY', 'PUBLIC_SECURITY']),
    grounds text not null check (length(grounds) between 10 and 2000),
    handling text[] not null,
    rule text not null check (rule in ('danger_abroad', 'danger_at_home')),
    -- How a bilateral agreement with that state stood; it decided nothing.
    bilateral text not null,
    sent_at timestamptz not null default clock_timestamp(),
    follow_up_at timestamptz not null,
    review_by timestamptz not null,
    read_at timestamptz,
    read_in uuid,
    acknowledged_at timestamptz,
    acknowledged_by uuid references exchange.official,
    reviewed_at timestamptz,
    reviewed_by uuid references exchange.official,
    review_outcome text check (review_outcome in ('JUSTIFIED', 'NOT_JUSTIFIED')),
    review_words text check (length(review_words) between 10 and 2000),
    synthetic boolean not null default exchange.acts_for_sample(),
    check ((read_at is null) = (read_in is null)),
    check ((acknowledged_at is null) = (acknowledged_by is null)),
    check (num_nulls(reviewed_at, reviewed_by, review_outcome, review_words) in (0, 4))
  );
  -- Each answers only whoever names its first column.
  create index danger_push_received on exchange.danger_push (recipient, sent_at, id) where recipient is not null;
  create index danger_push_sent on exchange.danger_push (sender, sent_at, id) where sender is not null;
  create index danger_push_to_review on exchange.danger_push (review_by, id) where reviewed_at is null;
  create table exchange.danger_push_item (
    push uuid not null references exchange.danger_push,
    category text not null check (category in
      ('CASE_STATUS', 'SUSPECT', 'VICTIM_IDENTITY', 'VICTIM_LOCATION', 'FAMILY')),
    needed_for text not null check (needed_for in ('FINDING', 'RECOGNISING', 'SHIELDING')),
    words text not null check (length(words) between 2 and 1000),
    primary key (push, category)
  );
  -- The case and the person that it is about, by which it is sealed: told to nobody.
  create table exchange.danger_push_record (
    record uuid not null,
    push uuid not null references exchange.danger_push,
    primary key (record, push)
  );
  alter table exchange.duty_desk enable row level security;
  alter table exchange.danger_push enable row level security;
  alter table exchange.danger_push_item enable row level security;
  alter table exchange.danger_push_record enable row level security;
  alter table exchange.danger_push_record force row level security;
  create policy added on exchange.danger_push_record for insert to exchange_owner with check (true);
  create policy sealing on exchange.danger_push_record for select to exchange_sealer
    using (current_user = 'exchange_sealer');
  grant select on exchange.danger_push_record to exchange_sealer;
`;

const REGISTER = `
  -- What the path is decided on beside the record: states of the convention, how a bilateral agreement
  -- with the state stands, and the register of desks. Of records that the session may know of: whether one
  -- is protected.
  create function exchange.danger_facts(p_country text, p_records uuid[]) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object(
      'convention', exchange.convention_states('CETS_197'),
      'sealed', exists (select from exchange.seal s where s.record = any (p_records)
        and s.record <> all ((select exchange.sealed_records())::uuid[])),
      'bilateral', coalesce((select case
          when (exchange.version_in_force(a.id)).version is not null then 'in_force'
          when v.status = 'in_force' then 'expired' else v.status end as stands
        from exchange.agreement a
        cross join lateral (select l.status from exchange.agreement_version l
          where l.agreement = a.id and l.valid_from <= clock_timestamp()
          order by l.version desc limit 1) v
        where a.instrument = 'BILATERAL'
          and a.parties::text[] @> array[exchange.my('country'), p_country]
        order by (exchange.version_in_force(a.id)).version is null, a.signed_on desc, a.id limit 1), 'none'),
      'desks', (select coalesce(jsonb_agg(jsonb_build_object('organisation', d.organisation,
          'official', d.official, 'partOf', d.part_of, 'kind', o.kind, 'country', o.country,
          'telephone', d.telephone, 'uses', d.uses,
          'registeredFrom', floor(extract(epoch from d.registered_from) * 1000),
          'registeredUntil', floor(extract(epoch from d.registered_until) * 1000),
          'suspended', (f.active_until is not null and f.active_until <= clock_timestamp())
            or exists (select from exchange.suspension s where s.organisation = d.organisation
              and (s.official is null or s.official = d.official) and s.since <= clock_timestamp()
              and (s.until is null or s.until > clock_timestamp()))) order by d.position), '[]')
        from exchange.duty_desk d
        cross join lateral (select q.kind, q.country from exchange.organisation q
          where q.id = d.organisation offset 0) o
        cross join lateral (select q.active_until from exchange.official q
          where q.id = d.official offset 0) f)) $$;
`;

const SEND = `
  -- Called in the transaction that has seen, under row security, that the case is the sender's own and the
  -- person in it. What must hold of any push is asked again, whatever was decided before.
  create function exchange.send_danger_push(p_records uuid[], p jsonb) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare made uuid := gen_random_uuid(); me uuid := exchange.my_organisation();
    here text := exchange.my('country'); there text := p->>'whereabouts';
    parties text[] := exchange.convention_states('CETS_197');
    reached boolean := exists (
      select from jsonb_array_elements(exchange.danger_facts(there, '{}')->'desks') d
      where d->>'organisation' = p->>'recipient' and d->>'country' = there
        and not (d->>'suspended')::boolean
        and d->'uses' ? case when here = there then 'DANGER_AT_HOME' else 'DANGER_ABROAD' end);
  begin
    if reached is not true or (p->>'recipient')::uuid = me or cardinality(p_records) is distinct from 2
      or not exchange.opens('own_record', 'REQUEST')
      or exists (select from exchange.seal s where s.record = any (p_records))
      or (here = there or here = any (parties) and there = any (parties)) is not true then
      raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
    end if;
    insert into exchange.danger_push (id, sender, sent_by, recipient, whereabouts, threatened, grounds,
      handling, rule, bilateral, follow_up_at, review_by)
    values (made, me, exchange.my_official(), (p->>'recipient')::uuid, there,
      array(select jsonb_array_elements_text(p->'threatened')), p->>'grounds',
      array(select jsonb_array_elements_text(p->'handling')), p->>'rule', p->>'bilateral',
      (p->>'followUpAt')::timestamptz, (p->>'reviewBy')::timestamptz);
    insert into exchange.danger_push_item (push, category, needed_for, words)
    select made, i.category, i."neededFor", i.words
    from jsonb_to_recordset(p->'items') as i (category text, "neededFor" text, words text);
    insert into exchange.danger_push_record select r, made from unnest(p_records) r;
    return made;
  -- The server's log would have the row that broke a check.
  exception when check_violation or not_null_violation or unique_violation then
    raise exception 'INPUT_INVALID' using errcode = 'LJ001';
  end $$;
  -- A key of a write that was not done, so that it can be tried again as it was sent.
  create function exchange.return_key(p_operation text, p_key text) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    delete from exchange.idempotency_key where organisation = exchange.my_organisation()
      and operation = p_operation and key = p_key and result is null $$;
`;

/** The register of duty desks, and pushes of immediate danger as their holder sends them. */
export class CreateDangerPushes1764000000181 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      TABLES,
      REGISTER,
      SEND,
      `grant execute on function exchange.danger_facts, exchange.send_danger_push, exchange.return_key
         to lidhja_national`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.return_key, exchange.send_danger_push, exchange.danger_facts',
      `drop table exchange.danger_push_record, exchange.danger_push_item, exchange.danger_push,
         exchange.duty_desk`,
    ]);
  }
}
