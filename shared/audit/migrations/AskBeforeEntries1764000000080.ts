import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIND = `
  create or replace function audit.find_entries(p_operation uuid, p_type text, p_from timestamptz,
    p_until timestamptz, p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns setof audit.entry`;
const HEAD = 'stable security definer set search_path = pg_catalog, pg_temp';

const COLUMNS = `e.id, e.recorded_at, e.recorded_by, e.type, e.operation, e.organisation, e.official,
      e.purpose, e.request, audit.without_sealed(e.payload), e.cleared`;
const chosen = (cleared: string): string => `(not e.cleared or ${cleared})
        and (p_operation is null or e.operation = p_operation)
        and (p_type is null or e.type = p_type)
        and (p_from is null or e.recorded_at >= p_from)
        and (p_until is null or e.recorded_at < p_until)
        and (p_after_id is null or (e.recorded_at, e.id) > (p_after_at, p_after_id))`;
const PAGE = 'limit least(p_limit, 101)';

const INSPECTS = `exchange.inspects('AUDIT')`;
const OWN = `exchange.opens('own_record', 'AUDIT')`;
const CLEARED = 'exchange.is_cleared(exchange.my_official())';

// Planned for the arguments that are given, which the caller knows. Each list by the index that fits it:
// an operation's entries, everything by time, an organisation's own by time; the organisation stands in a
// list so that the order by it is one that only its own index has.
const UP = `${FIND} language plpgsql ${HEAD} set plan_cache_mode = force_custom_plan as $$
  declare
    me uuid := exchange.my_organisation();
    inspects boolean := ${INSPECTS};
    own boolean := ${OWN};
    mine_cleared boolean := ${CLEARED};
  begin
    if p_operation is not null then
      return query select ${COLUMNS} from (
          select o.* from audit.entry o where o.operation = p_operation offset 0) e
        where (inspects or own and e.organisation = me) and ${chosen('mine_cleared')}
        order by e.recorded_at, e.id ${PAGE};
    elsif inspects then
      return query select ${COLUMNS} from audit.entry e where ${chosen('mine_cleared')}
        order by e.recorded_at, e.id ${PAGE};
    elsif own then
      return query select ${COLUMNS} from audit.entry e
        where e.organisation = any (array[me]) and ${chosen('mine_cleared')}
        order by e.organisation, e.recorded_at, e.id ${PAGE};
    end if;
  end $$`;

const DOWN = `${FIND} language sql ${HEAD} as $$
    select ${COLUMNS} from audit.entry e
    where ((select ${INSPECTS}) or e.organisation = exchange.my_organisation() and (select ${OWN}))
      and ${chosen(CLEARED)}
    order by e.recorded_at, e.id ${PAGE} $$`;

const asOwner = async (runner: QueryRunner, sql: string): Promise<void> => {
  await runner.query('set local role audit_owner');
  await runner.query(sql);
  await runner.query('reset role');
};

/** What a session may read is asked before any entry, so that the work does not tell whether someone cleared left one. */
export class AskBeforeEntries1764000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asOwner(runner, UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asOwner(runner, DOWN);
  }
}
