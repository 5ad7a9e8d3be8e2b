import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// `offset 0` keeps a sub-select a step of its own, which the planner cannot turn round: what is beside a
// row is read by its key whether the table has one row or a million.
const HEAD = 'stable security definer set search_path = pg_catalog, pg_temp';

/**
 * What row security asks of an edge, asked once before any edge is read: whether there is one that is
 * hidden must not decide whether it is asked.
 */
const first = (open: string): string =>
  `exchange.sealed_records() is not null and exchange.${open} is not null`;

const byKey = `
  create or replace function exchange.live_consents()
  returns table (id uuid, person uuid, recipient uuid, purposes text[], categories text[],
    given_at timestamptz) language plpgsql ${HEAD} as $$
  begin return query
    select l.* from (
      select c.id, e.person, c.recipient, c.purposes, c.categories, c.given_at
      from exchange.consent c
      cross join lateral (select p.person from exchange.consent_person p
        where p.consent = c.id offset 0) e
      where c.recipient = exchange.my_organisation() and exchange.my('purpose') = any (c.purposes)
        and c.given_at <= clock_timestamp() and c.withdrawn_at is null offset 0) l
    where ${first('open_consents()')} order by l.id;
  end $$;
  create or replace function exchange.live_referrals()
  returns table (id uuid, person uuid, recipient uuid, categories text[], accepted_at timestamptz,
    expires_at timestamptz) language sql ${HEAD} as $$
    select l.* from (
      select r.id, e.person, r.recipient, r.categories, r.accepted_at, r.expires_at
      from exchange.referral r
      cross join lateral (select p.person from exchange.referral_person p
        where p.referral = r.id offset 0) e
      where r.recipient = exchange.my_organisation() and r.accepted_at <= clock_timestamp()
        and clock_timestamp() < r.expires_at offset 0) l
    where ${first('open_referrals()')} order by l.id $$;
  create or replace function exchange.find_consent_persons(p_consents uuid[])
  returns table (consent uuid, person uuid, basis text) language sql ${HEAD} as $$
    select e.consent, e.person,
      case when c.recipient = exchange.my_organisation() then 'consent' else 'own_record' end
    from exchange.consent_person e
    cross join lateral (select k.recipient, k.kept_by from exchange.consent k
      where k.id = e.consent offset 0) c
    where e.consent = any (p_consents) and (c.kept_by = exchange.my_organisation()
      or e.person = any ((select exchange.consented_persons(null))::uuid[]))
      and ${first('open_consents()')} $$;
  create or replace function exchange.find_return_persons(p_returns uuid[])
  returns table (return uuid, person uuid) language sql ${HEAD} as $$
    select e.return, e.person from exchange.return_person e
    where e.return = any (p_returns) and ${first('prepares_returns(null)')} $$;
  create or replace function exchange.find_referral_persons(p_referrals uuid[])
  returns table (referral uuid, person uuid, basis text) language sql ${HEAD} as $$
    select e.referral, e.person,
      case when r.recipient = exchange.my_organisation() then 'referral' else 'own_record' end
    from exchange.referral_person e
    cross join lateral (select f.recipient from exchange.referral f
      where f.id = e.referral offset 0) r
    where e.referral = any (p_referrals) and ${first('open_referrals()')} $$;
  create or replace function exchange.find_decisions(p_requests uuid[])
  returns table (request uuid, decided_at timestamptz, category text, granted boolean, ground text,
    owner boolean, synthetic boolean) language sql ${HEAD} as $$
    select d.request, d.decided_at, c.category, c.granted, c.ground,
      d.owner = exchange.my_organisation(), d.synthetic
    from exchange.find_requests(p_requests, null, null, null) r
    cross join lateral (select x.* from exchange.decision x where x.request = r.id offset 0) d
    cross join lateral (select x.* from exchange.decision_category x
      where x.decision = d.id offset 0) c
    left join lateral (select x.* from exchange."grant" x where x.decision = d.id offset 0) g on true
    where d.owner = exchange.my_organisation() or g.id is null
      or exchange.approved(g.categories, g.approved_by)
    order by d.request, c.category $$;
  create or replace function exchange.count_referrals_to_police(p_networks uuid[], p_year int)
  returns table (network uuid, referrals int, synthetic boolean) language sql ${HEAD} as $$
    select n.network, case when exists (select from exchange.referral f where f.network = n.network
        and f.referred_on < make_date(p_year + 1, 1, 1) offset 0)
      then (select count(*)::int from exchange.referral r where r.network = n.network
        and r.referred_on >= make_date(p_year, 1, 1) and r.referred_on < make_date(p_year + 1, 1, 1)
        and exists (select from exchange.organisation o
          where o.id = r.recipient and o.kind = 'police' offset 0)) end,
      exists (select from exchange.sample)
    from (select distinct unnest(p_networks) as network) n
    where (select exchange.opens('mandate', 'AGGREGATE', array['official_table'])) $$;
`;

const asBefore = `
  create or replace function exchange.find_return_persons(p_returns uuid[])
  returns table (return uuid, person uuid) language sql ${HEAD} as $$
    select e.return, e.person from exchange.return_person e where e.return = any (p_returns) $$;
  create or replace function exchange.live_consents()
  returns table (id uuid, person uuid, recipient uuid, purposes text[], categories text[],
    given_at timestamptz) language plpgsql ${HEAD} as $$
  begin return query
    select c.id, e.person, c.recipient, c.purposes, c.categories, c.given_at
    from exchange.consent_person e join exchange.consent c on c.id = e.consent
    where c.recipient = exchange.my_organisation() and exchange.my('purpose') = any (c.purposes)
      and c.given_at <= clock_timestamp() and c.withdrawn_at is null
    order by c.id;
  end $$;
  create or replace function exchange.live_referrals()
  returns table (id uuid, person uuid, recipient uuid, categories text[], accepted_at timestamptz,
    expires_at timestamptz) language sql ${HEAD} as $$
    select r.id, e.person, r.recipient, r.categories, r.accepted_at, r.expires_at
    from exchange.referral_person e join exchange.referral r on r.id = e.referral
    where r.recipient = exchange.my_organisation() and r.accepted_at <= clock_timestamp()
      and clock_timestamp() < r.expires_at
    order by r.id $$;
  create or replace function exchange.find_consent_persons(p_consents uuid[])
  returns table (consent uuid, person uuid, basis text) language sql ${HEAD} as $$
    select e.consent, e.person,
      case when c.recipient = exchange.my_organisation() then 'consent' else 'own_record' end
    from exchange.consent_person e join exchange.consent c on c.id = e.consent
    where e.consent = any (p_consents) and (c.kept_by = exchange.my_organisation()
      or e.person = any ((select exchange.consented_persons(null))::uuid[])) $$;
  create or replace function exchange.find_referral_persons(p_referrals uuid[])
  returns table (referral uuid, person uuid, basis text) language sql ${HEAD} as $$
    select e.referral, e.person,
      case when r.recipient = exchange.my_organisation() then 'referral' else 'own_record' end
    from exchange.referral_person e join exchange.referral r on r.id = e.referral
    where e.referral = any (p_referrals) $$;
  create or replace function exchange.find_decisions(p_requests uuid[])
  returns table (request uuid, decided_at timestamptz, category text, granted boolean, ground text,
    owner boolean, synthetic boolean) language sql ${HEAD} as $$
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
  create or replace function exchange.count_referrals_to_police(p_networks uuid[], p_year int)
  returns table (network uuid, referrals int, synthetic boolean) language sql ${HEAD} as $$
    select n.network,
      case when exists (select from exchange.referral f where f.network = n.network
        and f.referred_on < make_date(p_year + 1, 1, 1)) then count(r.id)::int end,
      exists (select from exchange.sample)
    from unnest(p_networks) as n (network)
    left join exchange.referral r on r.network = n.network
      and r.referred_on >= make_date(p_year, 1, 1) and r.referred_on < make_date(p_year + 1, 1, 1)
      and exists (select from exchange.organisation o where o.id = r.recipient and o.kind = 'police')
    where (select exchange.opens('mandate', 'AGGREGATE', array['official_table']))
    group by n.network $$;
`;

/** What is beside a row is read by its key, however many rows there are. */
export class AskByKey1764000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'create index grant_by_decision on exchange."grant" (decision)',
      byKey,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [asBefore, 'drop index exchange.grant_by_decision']);
  }
}
