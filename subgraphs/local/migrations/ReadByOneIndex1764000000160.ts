import { remadeIndex, type LedIndex } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ofNetwork = (table: string, name: string, ...columns: readonly string[]): LedIndex => ({
  schema: 'local',
  table,
  name,
  columns: ['network', ...columns],
});

/** Of tables with rows that are for members alone. */
const INDEXES: readonly LedIndex[] = [
  ofNetwork('activity', 'activity_of_network', 'starts_on', 'id'),
  ofNetwork('contact_point', 'contact_point_of_network', 'id'),
];

/** What a network does is read by its own index, and what is asked for by its id by the key's. */
export class ReadByOneIndex1764000000160 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const index of INDEXES) await runner.query(remadeIndex(index));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of INDEXES) await runner.query(remadeIndex(index, false));
  }
}
