import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// Without a sub-select, so that it stays part of the statement that asks, and with no "any" over the column,
// whose cost, and with it the plan, goes by how many are named: one other than the first is a second one.
const approved = (twice: string): string => `
  create or replace function exchange.approved(p_categories text[], p_approved_by uuid[])
  returns boolean language sql immutable
    return ${twice} or not p_categories && array['TESTIMONY', 'RETURN',
      'VICTIM_IDENTITY', 'VICTIM_LOCATION', 'FAMILY', 'HEALTH', 'SPECIAL', 'COUNSELLING_NOTE',
      'SHELTER_LOCATION', 'WITNESS_PROTECTION']`;

/** A second person is another one, and never who asked: as the policy counts them (rule four_eyes). */
export class CountApprovers1764000000196 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      approved(`array_remove(p_approved_by, p_approved_by[1]) <> '{}'`),
      `alter table exchange."grant" add constraint grant_not_approved_by_requester
         check (requested_by <> all (approved_by) and organisation <> all (approved_by))`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `alter table exchange."grant" drop constraint grant_not_approved_by_requester`,
      approved('cardinality(p_approved_by) > 1'),
    ]);
  }
}
