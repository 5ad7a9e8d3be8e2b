import { remadeIndex } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LATER_KEY, LED_INDEXES } from './ledIndexes';

/** What is about a case or a person is read by one index, however many rows there are. */
export class ReadByOneIndex1764000000160 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const index of LED_INDEXES) await runner.query(remadeIndex(index));
    await runner.query(LATER_KEY);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of LED_INDEXES) await runner.query(remadeIndex(index, false));
  }
}
