import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// The frame stays with the organisation that keeps it; whom it is about hangs on an edge that the seal
// cuts, as with a referral.
const TABLES = `
  create table exchange.consent (
    id uuid primary key default gen_random_uuid(),
    kept_by uuid not null references exchange.organisation,
    recipient uuid not null references exchange.organisation,
    purposes text[] not null check (cardinality(purposes) > 0),
    categories text[] not null check (cardinality(categories) > 0),
    -- The day on which the person was told what it opens, to whom, and that it can be taken back.
    informed_on date not null,
    given_at timestamptz not null default clock_timestamp(),
    withdrawn_at timestamptz check (withdrawn_at >= given_at),
    recorded_by uuid not null references exchange.official,
    synthetic boolean not null default exchange.acts_for_sample(),
    check (kept_by <> recipient)
  );
  create index consent_by_recipient on exchange.consent (recipient, given_at, id);
  create index consent_by_keeper on exchange.consent (kept_by, given_at, id);
  create table exchange.consent_person (
    consent uuid primary key references exchange.consent,
    person uuid not null
  );
  alter table exchange.consent enable row level security;
`;

const OPEN = `
  -- Consents that tell this session whom they are about: to the recipient for a purpose that they
  -- name, until they are withdrawn; to the official who recorded it, as part of their own caseload.
  create function exchange.open_consents() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return (
    select coalesce(array_agg(c.id), '{}') from exchange.consent c
    where c.recipient = exchange.my_organisation() and exchange.my('purpose') = any (c.purposes)
        and c.given_at <= clock_timestamp() and c.withdrawn_at is null
      or c.kept_by = exchange.my_organisation() and c.recorded_by = exchange.my_official()
        and exists (select from exchange.ways('own_record', null) w
          where w.conditions <@ (exchange.my_facts() || 'assigned_caseworker_or_supervisor'::text)));
  end $$;
  -- Forced, so that it holds for the functions below as well, whoever writes the next one.
  alter table exchange.consent_person enable row level security;
  alter table exchange.consent_person force row level security;
  create policy added on exchange.consent_person for insert to exchange_owner with check (true);
  create policy readable on exchange.consent_person for select to exchange_owner using (
    person <> all ((select exchange.sealed_records())::uuid[])
    and consent = any ((select exchange.open_consents())::uuid[]));
`;

const STAND = `
  -- What a session stands on as a recipient, read in the transaction of the read itself.
  create function exchange.live_consents()
  returns table (id uuid, person uuid, recipient uuid, purposes text[], categories text[],
    given_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return query
    select c.id, e.person, c.recipient, c.purposes, c.categories, c.given_at
    from exchange.consent_person e join exchange.consent c on c.id = e.consent
    where c.recipient = exchange.my_organisation() and exchange.my('purpose') = any (c.purposes)
      and c.given_at <= clock_timestamp() and c.withdrawn_at is null
    order by c.id;
  end $$;
  -- Persons who consented that this session's organisation has the category for its purpose.
  create function exchange.consenting_persons(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return (
    select coalesce(array_agg(l.person), '{}') from exchange.live_consents() l
    where p_category = any (l.categories));
  end $$;
  -- Persons whom a consent opens by itself for the category (any, when null), as the table has it.
  create function exchange.consented_persons(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin
    -- For most purposes a consent opens nothing: nothing is looked for then.
    if not exists (select from exchange.permission p where p.kind = exchange.my('kind')
        and p.purpose = exchange.my('purpose') and p.basis = 'consent') then return '{}'; end if;
    return (
    select coalesce(array_agg(l.person), '{}') from exchange.live_consents() l
    where exists (select from exchange.permission p
      where p.kind = exchange.my('kind') and p.purpose = exchange.my('purpose')
        and p.basis = 'consent' and p.category = any (l.categories)
        and (p.category = p_category or p_category is null)
        and p.conditions <@ exchange.my_facts()));
  end $$;
`;

const KEEP = `
  -- Records what the person of a referral consented to. Only who is told whom the referral is about can.
  create function exchange.record_consent(p_referral uuid, p jsonb) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare made uuid; whom uuid;
  begin
    select e.person into whom from exchange.referral_person e where e.referral = p_referral;
    if whom is null or not exists (select from exchange.organisation o
        where o.id = (p->>'recipientId')::uuid and o.id <> exchange.my_organisation()) then
      raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
    end if;
    insert into exchange.consent (kept_by, recipient, purposes, categories, informed_on, recorded_by)
    values (exchange.my_organisation(), (p->>'recipientId')::uuid,
      array(select jsonb_array_elements_text(p->'purposes')),
      array(select jsonb_array_elements_text(p->'categories')),
      (p->>'informedOn')::date, exchange.my_official())
    returning id into made;
    insert into exchange.consent_person (consent, person) values (made, whom);
    return made;
  end $$;
  -- Any official of the organisation that keeps it can take the withdrawal; it ends at the commit.
  create function exchange.withdraw_consent(p_consent uuid) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare found_id uuid;
  begin
    update exchange.consent c set withdrawn_at = coalesce(c.withdrawn_at, clock_timestamp())
    where c.id = p_consent and c.kept_by = exchange.my_organisation() returning c.id into found_id;
    if found_id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    return found_id;
  end $$;
  -- Consents that the session's organisation keeps, or that name it, newest first; a recipient is told
  -- of one only while it stands.
  create function exchange.find_consents(p_ids uuid[], p_before_at timestamptz, p_before_id uuid,
    p_limit int)
  returns table (id uuid, kept_by uuid, recipient uuid, purposes text[], categories text[],
    informed_on date, given_at timestamptz, withdrawn_at timestamptz, synthetic boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.id, c.kept_by, c.recipient, c.purposes, c.categories, c.informed_on, c.given_at,
      c.withdrawn_at, c.synthetic
    from exchange.consent c
    where (p_ids is null or c.id = any (p_ids))
      and exists (select from exchange.ways('own_record', 'REQUEST') w
        where w.conditions <@ exchange.my_facts())
      and (c.kept_by = exchange.my_organisation()
        or c.recipient = exchange.my_organisation() and c.withdrawn_at is null)
      and (p_before_id is null or (c.given_at, c.id) < (p_before_at, p_before_id))
    order by c.given_at desc, c.id desc limit least(p_limit, 101) $$;
  create function exchange.find_consent_persons(p_consents uuid[])
  returns table (consent uuid, person uuid, basis text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select e.consent, e.person,
      case when c.recipient = exchange.my_organisation() then 'consent' else 'own_record' end
    from exchange.consent_person e join exchange.consent c on c.id = e.consent
    where e.consent = any (p_consents) and (c.kept_by = exchange.my_organisation()
      or e.person = any ((select exchange.consented_persons(null))::uuid[])) $$;
`;

/** Consents: per recipient, purpose and category, informed, and taken back at will (CETS 108+). */
export class CreateConsents1764000000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      TABLES,
      OPEN,
      STAND,
      KEEP,
      `grant execute on function exchange.record_consent, exchange.withdraw_consent,
         exchange.find_consents, exchange.find_consent_persons to lidhja_local`,
      'grant execute on function exchange.live_consents to lidhja_national',
      `grant execute on function exchange.consented_persons, exchange.consenting_persons
         to lidhja_national, lidhja_migrator`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function exchange.find_consent_persons, exchange.find_consents,
         exchange.withdraw_consent, exchange.record_consent, exchange.consented_persons,
         exchange.consenting_persons, exchange.live_consents`,
      'drop table exchange.consent_person',
      'drop function exchange.open_consents',
      'drop table exchange.consent',
    ]);
  }
}
