import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// The edge from a referral to its person. No foreign key leads on to the person: its check would tell
// whether there is one. A sealed person's edge is cut; the referral stays what its parties know it to be.
const TABLE = `
  alter table exchange.referral add column made_by uuid references exchange.official;
  create index referral_by_recipient on exchange.referral (recipient, referred_on, id);
  create index referral_by_referring on exchange.referral (referring, referred_on, id);
  create table exchange.referral_person (
    referral uuid primary key references exchange.referral,
    person uuid not null
  );
`;

// In plpgsql, whose plans a connection keeps: policies ask for these sets with every statement.
const OPEN = `
  -- Referrals that tell this session whom they are about: to the recipient while it is accepted and
  -- runs, if the table opens anything that it carries to this kind for this purpose; to the official
  -- who made it, as part of their own caseload.
  create function exchange.open_referrals() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return (
    select coalesce(array_agg(r.id), '{}') from exchange.referral r
    where r.recipient = exchange.my_organisation() and r.accepted_at <= clock_timestamp()
        and clock_timestamp() < r.expires_at
        and exists (select from exchange.permission p
          where p.kind = exchange.my('kind') and p.purpose = exchange.my('purpose')
            and p.basis = 'referral' and p.category = any (r.categories)
            and p.conditions <@ exchange.my_facts())
      or r.referring = exchange.my_organisation() and r.made_by = exchange.my_official()
        and exists (select from exchange.ways('own_record', null) w
          where w.conditions <@ (exchange.my_facts() || 'assigned_caseworker_or_supervisor'::text)));
  end $$;
`;

// Forced, so that it holds for the functions below as well, whoever writes the next one.
const EDGE = `
  alter table exchange.referral_person enable row level security;
  alter table exchange.referral_person force row level security;
  create policy added on exchange.referral_person for insert to exchange_owner with check (true);
  create policy readable on exchange.referral_person for select to exchange_owner using (
    person <> all ((select exchange.sealed_records())::uuid[])
    and referral = any ((select exchange.open_referrals())::uuid[]));
`;

const READ = `
  -- Referrals to or from the session's organisation, newest first, without whom they are about.
  create function exchange.find_referrals(p_before_on date, p_before_id uuid, p_limit int)
  returns table (id uuid, referring uuid, recipient uuid, referred_on date, accepted_at timestamptz,
    expires_at timestamptz, categories text[], synthetic boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.id, r.referring, r.recipient, r.referred_on, r.accepted_at, r.expires_at, r.categories,
      r.synthetic
    from exchange.referral r
    where (r.referring = exchange.my_organisation() or r.recipient = exchange.my_organisation())
      and (p_before_id is null or (r.referred_on, r.id) < (p_before_on, p_before_id))
    order by r.referred_on desc, r.id desc limit least(p_limit, 101) $$;
  create function exchange.find_referral_persons(p_referrals uuid[])
  returns table (referral uuid, person uuid, basis text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select e.referral, e.person,
      case when r.recipient = exchange.my_organisation() then 'referral' else 'own_record' end
    from exchange.referral_person e join exchange.referral r on r.id = e.referral
    where e.referral = any (p_referrals) $$;
  -- What a session stands on as a recipient, read in the transaction of the read itself.
  create function exchange.live_referrals()
  returns table (id uuid, person uuid, recipient uuid, categories text[], accepted_at timestamptz,
    expires_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.id, e.person, r.recipient, r.categories, r.accepted_at, r.expires_at
    from exchange.referral_person e join exchange.referral r on r.id = e.referral
    where r.recipient = exchange.my_organisation() and r.accepted_at <= clock_timestamp()
      and clock_timestamp() < r.expires_at
    order by r.id $$;
  -- Persons whom this session's referrals open for the category (any, when null).
  create function exchange.referred_persons(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin
    -- Most kinds and purposes never stand on one: nothing is looked for then.
    if not exists (select from exchange.permission p where p.kind = exchange.my('kind')
        and p.purpose = exchange.my('purpose') and p.basis = 'referral') then return '{}'; end if;
    return (
    select coalesce(array_agg(l.person), '{}') from exchange.live_referrals() l
    where exists (select from exchange.permission p
      where p.kind = exchange.my('kind') and p.purpose = exchange.my('purpose')
        and p.basis = 'referral' and p.category = any (l.categories)
        and (p.category = p_category or p_category is null)
        and p.conditions <@ exchange.my_facts()));
  end $$;
`;

/** Whom a referral is about, on an edge of its own, and what a recipient may stand on. */
export class CreateReferralEdges1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      TABLE,
      OPEN,
      EDGE,
      READ,
      `grant execute on function exchange.find_referrals, exchange.find_referral_persons
         to lidhja_local`,
      `grant execute on function exchange.live_referrals, exchange.referred_persons
         to lidhja_national`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function exchange.referred_persons, exchange.live_referrals,
         exchange.find_referral_persons, exchange.find_referrals`,
      'drop table exchange.referral_person',
      'drop function exchange.open_referrals',
      `drop index exchange.referral_by_referring, exchange.referral_by_recipient;
       alter table exchange.referral drop column made_by`,
    ]);
  }
}
