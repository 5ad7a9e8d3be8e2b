import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The subgraph keeps no table of its own yet: agreements and requests are in the exchange. */
export class SecureInternational1764000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('grant usage on schema "international" to lidhja_international');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke usage on schema "international" from lidhja_international');
  }
}
