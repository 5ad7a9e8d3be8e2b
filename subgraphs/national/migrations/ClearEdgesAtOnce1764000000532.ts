import type { MigrationInterface, QueryRunner } from 'typeorm';

// That somebody stood in a case, and which it cited, is destroyed with what describes them.
const EDGES = ['case_person', 'case_citation'];
const AT_ONCE = ['autovacuum_vacuum_scale_factor', 'autovacuum_vacuum_threshold'];

/** Dead edges of a case go as soon as the server looks, as all else does that its erasure destroys. */
export class ClearEdgesAtOnce1764000000532 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const at = AT_ONCE.map((name) => `${name} = 0`).join(', ');
    for (const table of EDGES) await runner.query(`alter table "national".${table} set (${at})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of EDGES)
      await runner.query(`alter table "national".${table} reset (${AT_ONCE.join(', ')})`);
  }
}
