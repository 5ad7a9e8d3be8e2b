import type { MigrationInterface, QueryRunner } from 'typeorm';

const PAST = `
  -- Returns that are past their last day and under no hold: to everyone alike, whoever they are about.
  create function "international".past_returns() returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
  begin return array(select t.record from exchange.record_term t
    where t.class = 'RETURN' and t.keeper is null and exchange.is_past_term(t)); end $$;
  revoke execute on function "international".past_returns from public;
  grant execute on function "international".past_returns to lidhja_international`;

/** A return that is past its last day and under no hold is there for nobody who reads. */
export class CloseReturnsPastTerm1764000000541 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PAST);
  }

  async down(runner: QueryRunner): Promise<void> {
    // What asks for it is made anew by each run, of what the part says; until then nobody sees a return.
    await runner.query(`drop policy if exists readable on "international".person_return;
      drop function "international".past_returns`);
  }
}
