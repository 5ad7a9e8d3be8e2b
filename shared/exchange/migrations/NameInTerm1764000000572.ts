import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD =
  'security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan';

const named = ['consent', 'referral', 'return']
  .map(
    (edge) =>
      `select e.${edge}, e.person from exchange.${edge}_person e where e.person = any (p_persons)`,
  )
  .join('\n    union all ');

// Past the seal, as what an erasure asks (`persons_elsewhere`): it is answered to no session.
const NAMING = `
  -- Which consents, referrals and returns name these persons.
  create function exchange.naming(p_persons uuid[]) returns table (record uuid, person uuid)
  language plpgsql stable ${HEAD} as $$
  begin return query ${named}; end $$;
  revoke execute on function exchange.naming from public;
  grant execute on function exchange.naming to exchange_owner;
`;

const IN_TERM = `
  -- Whom of these persons a record names that is in its term, or held.
  create function exchange.persons_in_term(p_persons uuid[]) returns uuid[] language plpgsql stable ${HEAD} as $$
  begin return array(select n.person from exchange.naming(p_persons) n where not exists (
    select from exchange.record_term t where t.record = n.record and exchange.is_past_term(t) offset 0)); end $$;
  revoke execute on function exchange.persons_in_term from public;
`;

/** Who keeps a person that stands in no case any more: what names them and is in its term. */
export class NameInTerm1764000000572 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, ['grant create on schema exchange to exchange_sealer']);
    await runner.query('set local role exchange_sealer');
    await runner.query(NAMING);
    await asExchangeOwner(runner, [
      'revoke create on schema exchange from exchange_sealer',
      IN_TERM,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('set local role exchange_sealer');
    await runner.query('drop function exchange.naming');
    await asExchangeOwner(runner, ['drop function exchange.persons_in_term']);
  }
}
