import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD =
  'security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan';

const named = ['consent', 'referral', 'return']
  .map((edge) => `select e.person from exchange.${edge}_person e where e.${edge} = any (p_records)`)
  .join('\n    union all ');

// Past the seal, as `naming`: it is answered to no session.
const NAMED = `
  -- Whom these consents, referrals and returns name.
  create function exchange.named_by(p_records uuid[]) returns uuid[] language plpgsql stable ${HEAD} as $$
  begin return array(${named}); end $$;
  revoke execute on function exchange.named_by from public;
  grant execute on function exchange.named_by to exchange_owner;
`;

// By when a record ended at the latest that can be past its term (loadTerms); of these each is asked by itself.
const PAST = `
  create index record_term_ended on exchange.record_term (ended_at)
    where ended_at is not null and held_by is null and not erasing;
  -- Whom a record names that is past its term and under no hold.
  create function exchange.named_past() returns uuid[] language plpgsql stable ${HEAD} as $$
  declare before constant timestamptz := exchange.records_ended_before();
  begin return exchange.named_by(array(select t.record from (select w.* from exchange.record_term w
      where w.ended_at <= before and w.ended_at is not null and w.held_by is null and not w.erasing offset 0) t
    where exchange.is_past_term(t))); end $$;
  revoke execute on function exchange.named_past from public;
`;

/** Whom nothing keeps but what is past its term: no case may lead to them any more. */
export class NamePastTerm1764000000585 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, ['grant create on schema exchange to exchange_sealer']);
    await runner.query('set local role exchange_sealer');
    await runner.query(NAMED);
    await asExchangeOwner(runner, ['revoke create on schema exchange from exchange_sealer', PAST]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('set local role exchange_sealer');
    await runner.query('drop function exchange.named_by');
    await asExchangeOwner(runner, [
      `drop function exchange.named_past; drop index exchange.record_term_ended;
       drop function if exists exchange.records_ended_before`,
    ]);
  }
}
