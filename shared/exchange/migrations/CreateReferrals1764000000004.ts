import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const TABLE = `
  create table exchange.referral (
    id uuid primary key default gen_random_uuid(),
    network uuid not null,
    referring uuid not null references exchange.organisation,
    recipient uuid not null references exchange.organisation,
    referred_on date not null,
    accepted_at timestamptz,
    expires_at timestamptz not null,
    categories text[] not null,
    synthetic boolean not null
  );
  create index referral_by_network on exchange.referral (network, referred_on);
  alter table exchange.referral enable row level security;
`;

// A cell of an official table, exact, for those with a national mandate; nobody else gets a count. Of a
// year before the network's first referral nothing is known, which is not zero.
const COUNT = `
  create function exchange.count_referrals_to_police(p_networks uuid[], p_year int)
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
    where exchange.my('kind') in ('coordinator', 'ministry', 'regional_committee')
      and exchange.my('purpose') in ('STATISTICS', 'PREVENTION', 'OVERSIGHT')
    group by n.network $$;
`;

/** Referrals between organisations: who referred, to whom, when. The person is never in this table. */
export class CreateReferrals1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      TABLE,
      COUNT,
      'grant execute on function exchange.count_referrals_to_police to lidhja_local',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.count_referrals_to_police',
      'drop table exchange.referral',
    ]);
  }
}
