import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const CLOSED = `
  -- What is sealed to a session, and the representatives under consents that are: an entry of the record names them by
  -- ids of their own. Null where what is sealed is.
  create function exchange.with_representatives(p_closed uuid[]) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan as $$
  begin return case when p_closed is not null then p_closed || array(select r.id from exchange.representative r
    where r.consent = any (p_closed)) end;
  end $$;
`;

/** A representative is sealed with the consent of whom they stand for. */
export class SealRepresentatives1764000000471 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      CLOSED,
      'grant execute on function exchange.with_representatives to audit_owner',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, ['drop function exchange.with_representatives']);
  }
}
