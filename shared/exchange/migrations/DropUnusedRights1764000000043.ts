import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

/** Takes back rights that no statement of the hub needs; `test/rows` finds them. */
export class DropUnusedRights1764000000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'revoke execute on function exchange.in_my_area from lidhja_local',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'grant execute on function exchange.in_my_area to lidhja_local',
    ]);
  }
}
