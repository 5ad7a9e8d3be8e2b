import type { MigrationInterface, QueryRunner } from 'typeorm';

// Whoever the table lets inspect the record reads every entry, whatever the inspection's scope says in
// words; any other organisation its own; of what someone cleared did, only the cleared read.
const findEntries = (inspects: string, own: string): string => `
  create or replace function audit.find_entries(p_operation uuid, p_type text, p_from timestamptz,
    p_until timestamptz, p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns setof audit.entry
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select e.id, e.recorded_at, e.recorded_by, e.type, e.operation, e.organisation, e.official,
      e.purpose, e.request, audit.without_sealed(e.payload), e.cleared from audit.entry e
    where (${inspects} or ${own})
      and (not e.cleared or exchange.is_cleared(exchange.my_official()))
      and (p_operation is null or e.operation = p_operation)
      and (p_type is null or e.type = p_type)
      and (p_from is null or e.recorded_at >= p_from)
      and (p_until is null or e.recorded_at < p_until)
      and (p_after_id is null or (e.recorded_at, e.id) > (p_after_at, p_after_id))
    order by e.recorded_at, e.id
    limit least(p_limit, 101)
  $$;
`;

// The last that asked for it are the entries, which is why it goes with this step and not with one of the
// exchange's own, which run before.
const INSPECTION_OPEN = `
  create function exchange.inspection_open() returns boolean language sql stable
    set search_path = pg_catalog, pg_temp as $$
    select exchange.my('kind') = 'oversight' and exchange.my('purpose') = 'OVERSIGHT'
      and (exchange.my('facts')::jsonb ? 'opened_inspection') $$;
  grant execute on function exchange.inspection_open to audit_owner, lidhja_national;
`;

const as = async (runner: QueryRunner, role: string, sql: string): Promise<void> => {
  await runner.query(`set local role ${role}`);
  await runner.query(sql);
  await runner.query('reset role');
};

/** Who reads entries is asked of the database's copy of the decision table. */
export class AskPermissions1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await as(
      runner,
      'audit_owner',
      findEntries(
        `(select exchange.inspects('AUDIT'))`,
        `e.organisation = exchange.my_organisation() and (select exchange.opens('own_record', 'AUDIT'))`,
      ),
    );
    await as(runner, 'exchange_owner', 'drop function exchange.inspection_open');
  }

  async down(runner: QueryRunner): Promise<void> {
    await as(runner, 'exchange_owner', INSPECTION_OPEN);
    await as(
      runner,
      'audit_owner',
      findEntries(
        'exchange.inspection_open()',
        `e.organisation = nullif(current_setting('lidhja.organisation', true), '')::uuid`,
      ),
    );
  }
}
