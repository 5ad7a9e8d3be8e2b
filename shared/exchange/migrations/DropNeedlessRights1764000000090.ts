import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

/** What the migrator was granted by name. */
const OF_THE_MIGRATOR = [
  ...['my', 'my_organisation', 'my_official', 'my_facts', 'ways', 'in_my_area', 'sealed_records'],
  ...['compartment_records', 'granted_records', 'granted_at_most', 'granted_ways', 'live_grants'],
  ...['referred_persons', 'returning_persons', 'consented_persons', 'consenting_persons'],
  ...['withheld_records', 'marked_records', 'marks_of', 'unclosed', 'authorised_records'],
  ...['facts_of', 'consent_facts', 'pending_categories', 'activated_categories'],
  'activate_categories',
]
  .map((name) => `exchange.${name}`)
  .join(', ');

/**
 * Takes back rights that nothing needs: the migrator is a member of the owner and has all of its rights
 * without them, and whom a consent names is asked for in a function of the migrator's alone.
 */
export class DropNeedlessRights1764000000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `revoke execute on function ${OF_THE_MIGRATOR} from lidhja_migrator`,
      'revoke usage on schema exchange from lidhja_migrator',
      'revoke execute on function exchange.consenting_persons from lidhja_national',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `grant execute on function ${OF_THE_MIGRATOR} to lidhja_migrator`,
      'grant usage on schema exchange to lidhja_migrator',
      'grant execute on function exchange.consenting_persons to lidhja_national',
    ]);
  }
}
