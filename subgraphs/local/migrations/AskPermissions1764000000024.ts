import type { MigrationInterface, QueryRunner } from 'typeorm';

const COORDINATES = `
  create function "local".coordinates() returns boolean language sql stable
  set search_path = pg_catalog, pg_temp as $$
    select coalesce(exchange.my('kind') in ('coordinator', 'ministry', 'regional_committee',
        'responsible_authority', 'police', 'prosecutor', 'social_services', 'employment', 'health',
        'education', 'consular', 'border', 'local_government', 'ngo', 'shelter',
        'network_secretariat', 'oversight')
      and exchange.my('purpose') in ('PREVENTION', 'ASSISTANCE', 'OVERSIGHT', 'STATISTICS'), false) $$;
  revoke execute on function "local".coordinates from public;
  grant execute on function "local".coordinates to lidhja_local;
`;

/**
 * Drops the copy of a row of the decision table, with the policies that stood on it. The migration run
 * makes all policies anew, from what the schema declares (`security/securedTables.ts`).
 */
export class AskPermissions1764000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop function "local".coordinates cascade');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(COORDINATES);
    await runner.query(`
      drop policy readable on "local".contact_point;
      create policy readable on "local".contact_point for select to lidhja_local
        using ((select "local".coordinates()));
      drop policy readable on "local".activity;
      create policy readable on "local".activity for select to lidhja_local
        using (audience = 'OPEN' or (select "local".coordinates()))`);
  }
}
