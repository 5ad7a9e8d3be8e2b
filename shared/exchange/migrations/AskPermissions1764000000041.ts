import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// In plpgsql, whose plans a connection keeps: policies and sets ask with every statement.
const WAYS = `
  create or replace function exchange.ways(p_basis text, p_category text)
  returns table (conditions text[])
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return query
    select distinct p.conditions from exchange.permission p
    where p.kind = exchange.my('kind') and p.purpose = exchange.my('purpose') and p.basis = p_basis
      and (p.category = p_category or p_category is null and p.person_level);
  end $$;
  -- Whether the table opens the category to this session on the basis, where what the caller knows of
  -- the record is among the facts.
  create function exchange.opens(p_basis text, p_category text, p_of_record text[] default '{}')
  returns boolean language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return exists (select from exchange.ways(p_basis, p_category) w
    where w.conditions <@ (exchange.my_facts() || p_of_record));
  end $$;
  -- Whether an inspection is open that the table lets read the category.
  create function exchange.inspects(p_category text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return exists (select from exchange.ways('mandate', p_category) w
    where 'opened_inspection' = any (w.conditions) and w.conditions <@ exchange.my_facts());
  end $$;
`;

// A cell of an official table, exact. Of a year before the network's first referral nothing is known,
// which is not zero.
const count = (mayCount: string): string => `
  create or replace function exchange.count_referrals_to_police(p_networks uuid[], p_year int)
  returns table (network uuid, referrals int, synthetic boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select n.network,
      case when exists (select from exchange.referral f where f.network = n.network
        and f.referred_on < make_date(p_year + 1, 1, 1)) then count(r.id)::int end,
      exists (select from exchange.sample)
    from unnest(p_networks) as n (network)
    left join exchange.referral r on r.network = n.network
      and r.referred_on >= make_date(p_year, 1, 1) and r.referred_on < make_date(p_year + 1, 1, 1)
      and exists (select from exchange.organisation o where o.id = r.recipient and o.kind = 'police')
    where ${mayCount}
    group by n.network $$;
`;

// Seen by its two authorities while its agreement is in force, and by an open inspection at any time.
const findRequests = (asParty: string, asInspection: string): string => `
  create or replace function exchange.find_requests(p_ids uuid[], p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns setof exchange.request
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.* from exchange.request r
    where (p_ids is null or r.id = any (p_ids))
      and (${asParty} or ${asInspection})
      and (${asInspection}
        or (exchange.version_in_force(r.agreement)).version is not null)
      and (p_after_id is null or (r.submitted_at, r.id) > (p_after_at, p_after_id))
    order by r.submitted_at, r.id limit p_limit $$;
`;

const findReferrals = (mayRead: string): string => `
  create or replace function exchange.find_referrals(p_before_on date, p_before_id uuid, p_limit int)
  returns table (id uuid, referring uuid, recipient uuid, referred_on date, accepted_at timestamptz,
    expires_at timestamptz, categories text[], synthetic boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.id, r.referring, r.recipient, r.referred_on, r.accepted_at, r.expires_at, r.categories,
      r.synthetic
    from exchange.referral r
    where ${mayRead} (r.referring = exchange.my_organisation() or r.recipient = exchange.my_organisation())
      and (p_before_id is null or (r.referred_on, r.id) < (p_before_on, p_before_id))
    order by r.referred_on desc, r.id desc limit least(p_limit, 101) $$;
`;

const OFFICIAL_TABLE = `(select exchange.opens('mandate', 'AGGREGATE', array['official_table']))`;
const OWN_REQUEST = `r.requesting = exchange.my_organisation() and (select exchange.opens('own_record', 'REQUEST'))
        or r.requested = exchange.my_organisation()
          and (select exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']))`;
const INSPECTION = `(select exchange.inspects('REQUEST'))`;

// As they were: rows of the decision table written a second time.
const COUNTED_BY = `exchange.my('kind') in ('coordinator', 'ministry', 'regional_committee')
      and exchange.my('purpose') in ('STATISTICS', 'PREVENTION', 'OVERSIGHT')`;
const EITHER = `r.requesting = exchange.my_organisation() or r.requested = exchange.my_organisation()`;
/** Functions that read for a session ask the database's copy of the decision table whether they may. */
export class AskPermissions1764000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      WAYS,
      count(OFFICIAL_TABLE),
      findRequests(OWN_REQUEST, INSPECTION),
      findReferrals(`(select exchange.opens('own_record', 'REQUEST')) and`),
      'grant execute on function exchange.opens to lidhja_local, audit_owner',
      'grant execute on function exchange.inspects to audit_owner',
      'grant execute on function exchange.referred_persons to lidhja_migrator',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'revoke execute on function exchange.referred_persons from lidhja_migrator',
      findReferrals(''),
      findRequests(EITHER, 'exchange.inspection_open()'),
      count(COUNTED_BY),
      'drop function exchange.inspects, exchange.opens',
      `create or replace function exchange.ways(p_basis text, p_category text)
       returns table (conditions text[])
       language sql stable security definer set search_path = pg_catalog, pg_temp as $$
         select distinct p.conditions from exchange.permission p
         where p.kind = exchange.my('kind') and p.purpose = exchange.my('purpose')
           and p.basis = p_basis
           and (p.category = p_category or p_category is null and p.person_level) $$`,
    ]);
  }
}
