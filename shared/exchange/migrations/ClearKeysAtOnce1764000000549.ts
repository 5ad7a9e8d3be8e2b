import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// Of what waits abroad, what is sealed lies beside its wrapped key.
const KEYS = ['data_key', 'outward_request', 'spontaneous_draft'];
const AT_ONCE = ['autovacuum_vacuum_scale_factor', 'autovacuum_vacuum_threshold'];

/** Dead rows that hold a wrapped key go as soon as the server looks: as long as one is there, what it opens is. */
export class ClearKeysAtOnce1764000000549 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const at = AT_ONCE.map((name) => `${name} = 0`).join(', ');
    await asExchangeOwner(
      runner,
      KEYS.map((table) => `alter table exchange.${table} set (${at})`),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(
      runner,
      KEYS.map((table) => `alter table exchange.${table} reset (${AT_ONCE.join(', ')})`),
    );
  }
}
