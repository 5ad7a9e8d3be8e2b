import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const NAME = 'exchange.danger_around_me';
// As sealed_rows has it, which has other rows beside these.
const AROUND = `
  -- Word of danger that goes around whoever asks: what others named of it is kept from them.
  create function ${NAME}() returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
  declare me uuid[] := exchange.myself();
  begin return array(select e.push from exchange.danger_push_around e
    where e.implicated = any (me) and (not e.nameless or me[2] is null)
      and e.written_by is distinct from me[2]); end $$;
  revoke execute on function ${NAME} from public;
  grant execute on function ${NAME} to audit_owner;
`;

/** The record is to leave out what others named in vain of word of danger, for those whom it goes around. */
export class NameDangerAround1764000000510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, ['grant create on schema exchange to exchange_sealer']);
    await runner.query('set local role exchange_sealer');
    await runner.query(AROUND);
    await asExchangeOwner(runner, ['revoke create on schema exchange from exchange_sealer']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('set local role exchange_sealer');
    await runner.query(`drop function ${NAME}`);
    await runner.query('reset role');
  }
}
