import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The migrator notes keys as the owner of the record, whose role it has: a right of its own beside that is one too many. */
export class NoteKeysByOwner1764000000560 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.asOwner(runner, 'revoke execute on function audit.note_keys from lidhja_migrator');
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.asOwner(runner, 'grant execute on function audit.note_keys to lidhja_migrator');
  }

  private async asOwner(runner: QueryRunner, sql: string): Promise<void> {
    await runner.query('set local role audit_owner');
    await runner.query(sql);
    await runner.query('reset role');
  }
}
