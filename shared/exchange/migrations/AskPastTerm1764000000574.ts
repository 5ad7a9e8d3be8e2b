import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// The exchange knows no case and stands below the part that does, which says it here (`AnswerPastTerm`). Functions of the
// exchange ask it by themselves: handed over by whoever calls, it could be left out.
const PAST = `
  -- Cases that are past their last day and under no hold, and whoever stands in these alone.
  create function exchange.records_past() returns uuid[] language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
  begin return '{}'::uuid[]; end $$;
  revoke execute on function exchange.records_past from public;
`;

/** A place for the part that has cases to say which of them are past their term; until then none is. */
export class AskPastTerm1764000000574 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [PAST]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, ['drop function exchange.records_past']);
  }
}
