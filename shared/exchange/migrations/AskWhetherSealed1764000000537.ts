import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const ASKED = `
  -- Whether a record is sealed, to whomever: no session is told, and what follows from it is to show to nobody.
  create function exchange.is_sealed(p_record uuid) returns boolean language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
  begin return exists (select from exchange.seal s where s.record = p_record); end $$;
`;

/** The terms of a case, which all who are assigned to it read, follow from nobody in it who is sealed. */
export class AskWhetherSealed1764000000537 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      ASKED,
      'revoke execute on function exchange.is_sealed from public',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, ['drop function exchange.is_sealed']);
  }
}
