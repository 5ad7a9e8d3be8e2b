import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'stable security definer set search_path = pg_catalog, pg_temp';
/** Planned for the arguments that are given, which the caller knows; a kept plan would have to read past all rows. */
const GIVEN = 'set plan_cache_mode = force_custom_plan';

const consentColumns = `c.id, c.kept_by, c.recipient, c.purposes, c.categories, c.informed_on, c.given_at,
      c.withdrawn_at, c.synthetic`;
const consentReturns = `returns table (id uuid, kept_by uuid, recipient uuid, purposes text[],
    categories text[], informed_on date, given_at timestamptz, withdrawn_at timestamptz, synthetic boolean)`;
const CONSENT_ARGUMENTS = 'p_ids uuid[], p_before_at timestamptz, p_before_id uuid, p_limit int';
const BEFORE_CONSENT = '(p_before_id is null or (c.given_at, c.id) < (p_before_at, p_before_id))';
const referralColumns = `r.id, r.referring, r.recipient, r.referred_on, r.accepted_at, r.expires_at,
      r.categories, r.synthetic`;
const referralReturns = `returns table (id uuid, referring uuid, recipient uuid, referred_on date,
    accepted_at timestamptz, expires_at timestamptz, categories text[], synthetic boolean)`;
const BEFORE_REFERRAL =
  '(p_before_id is null or (r.referred_on, r.id) < (p_before_on, p_before_id))';

const consentsOf = (whose: string): string => `(
        select ${consentColumns} from exchange.consent c where ${whose} and ${BEFORE_CONSENT}
        order by c.given_at desc, c.id desc limit least(p_limit, 101))`;
const referralsOf = (whose: string): string => `(
        select ${referralColumns} from exchange.referral r where ${whose} and ${BEFORE_REFERRAL}
        order by r.referred_on desc, r.id desc limit least(p_limit, 101))`;

// What an organisation keeps and what it receives are read each by its own index, and by ids where there are any.
const UP = `
  create or replace function exchange.find_consents(${CONSENT_ARGUMENTS}) ${consentReturns}
  language plpgsql ${HEAD} ${GIVEN} as $$
  declare me uuid := exchange.my_organisation();
  begin
    if not exists (select from exchange.ways('own_record', 'REQUEST') w
        where w.conditions <@ exchange.my_facts()) then
      return;
    end if;
    if p_ids is not null then
      return query select c.* from (
          select ${consentColumns} from exchange.consent c where c.id = any (p_ids) offset 0) c
        where (c.kept_by = me or c.recipient = me and c.withdrawn_at is null) and ${BEFORE_CONSENT}
        order by c.given_at desc, c.id desc limit least(p_limit, 101);
    else
      return query select c.* from (${consentsOf('c.kept_by = me')}
        union all ${consentsOf('c.recipient = me and c.kept_by <> me and c.withdrawn_at is null')}
        offset 0) c
        order by c.given_at desc, c.id desc limit least(p_limit, 101);
    end if;
  end $$;
  create or replace function exchange.find_referrals(p_before_on date, p_before_id uuid, p_limit int)
  ${referralReturns} language plpgsql ${HEAD} ${GIVEN} as $$
  declare me uuid := exchange.my_organisation();
  begin
    if not exchange.opens('own_record', 'REQUEST') then return; end if;
    return query select r.* from (${referralsOf('r.referring = me')}
      union all ${referralsOf('r.recipient = me and r.referring <> me')} offset 0) r
      order by r.referred_on desc, r.id desc limit least(p_limit, 101);
  end $$;
  create or replace function exchange.find_policy_changes(p_ids uuid[], p_after_at timestamptz,
    p_after_id uuid, p_limit int) returns setof exchange.policy_change
  language plpgsql ${HEAD} ${GIVEN} as $$
  begin
    if not (exchange.my('kind') in ('coordinator', 'ministry') or exchange.inspects('AUDIT')) then
      return;
    end if;
    return query select c.* from exchange.policy_change c
      where (p_ids is null or c.id = any (p_ids))
        and (p_after_id is null or (c.proposed_at, c.id) > (p_after_at, p_after_id))
      order by c.proposed_at, c.id limit p_limit;
  end $$;
  alter function exchange.find_agreements(uuid[], text, int) ${GIVEN};
  alter function exchange.find_organisations(uuid[], text, text, text, uuid, int) ${GIVEN};
`;

const DOWN = `
  create or replace function exchange.find_consents(${CONSENT_ARGUMENTS}) ${consentReturns}
  language sql ${HEAD} as $$
    select ${consentColumns}
    from exchange.consent c
    where (p_ids is null or c.id = any (p_ids))
      and exists (select from exchange.ways('own_record', 'REQUEST') w
        where w.conditions <@ exchange.my_facts())
      and (c.kept_by = exchange.my_organisation()
        or c.recipient = exchange.my_organisation() and c.withdrawn_at is null)
      and ${BEFORE_CONSENT}
    order by c.given_at desc, c.id desc limit least(p_limit, 101) $$;
  create or replace function exchange.find_referrals(p_before_on date, p_before_id uuid, p_limit int)
  ${referralReturns} language sql ${HEAD} as $$
    select ${referralColumns}
    from exchange.referral r
    where (select exchange.opens('own_record', 'REQUEST'))
      and (r.referring = exchange.my_organisation() or r.recipient = exchange.my_organisation())
      and ${BEFORE_REFERRAL}
    order by r.referred_on desc, r.id desc limit least(p_limit, 101) $$;
  create or replace function exchange.find_policy_changes(p_ids uuid[], p_after_at timestamptz,
    p_after_id uuid, p_limit int) returns setof exchange.policy_change
  language sql ${HEAD} as $$
    select c.* from exchange.policy_change c
    where (exchange.my('kind') in ('coordinator', 'ministry') or exchange.inspects('AUDIT'))
      and (p_ids is null or c.id = any (p_ids))
      and (p_after_id is null or (c.proposed_at, c.id) > (p_after_at, p_after_id))
    order by c.proposed_at, c.id limit p_limit $$;
  alter function exchange.find_agreements(uuid[], text, int) reset plan_cache_mode;
  alter function exchange.find_organisations(uuid[], text, text, text, uuid, int) reset plan_cache_mode;
`;

const OPEN_SETS: readonly Rewriting[] = [
  {
    name: 'exchange.open_consents',
    from: `from exchange.consent c
    where c.recipient`,
    to: `from (select c.id from exchange.consent c
    where c.recipient`,
  },
  {
    name: 'exchange.open_consents',
    from: 'or c.kept_by = exchange.my_organisation()',
    to: `union all select c.id from exchange.consent c
      where c.kept_by = exchange.my_organisation()`,
  },
  {
    name: 'exchange.open_referrals',
    from: `from exchange.referral r
    where r.recipient`,
    to: `from (select r.id from exchange.referral r
    where r.recipient`,
  },
  {
    name: 'exchange.open_referrals',
    from: 'or r.referring = exchange.my_organisation()',
    to: `union all select r.id from exchange.referral r
      where r.referring = exchange.my_organisation()`,
  },
  {
    name: 'exchange.open_referrals',
    from: 'and p.conditions <@ exchange.my_facts())',
    to: 'and p.conditions <@ exchange.my_facts() offset 0)',
  },
  ...['c', 'r'].map((row) => ({
    name: row === 'c' ? 'exchange.open_consents' : 'exchange.open_referrals',
    from: `'assigned_caseworker_or_supervisor'::text)));`,
    to: `'assigned_caseworker_or_supervisor'::text))) ${row});`,
  })),
];

/** Lists by who holds what is listed, whatever else a table holds. */
export class AskByHolder1764000000081 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [UP]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [DOWN]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, OPEN_SETS, back);
    await runner.query('reset role');
  }
}
