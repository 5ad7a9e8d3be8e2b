import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const FIND = `
  create or replace function exchange.find_requests(p_ids uuid[], p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns setof exchange.request`;
const HEAD = 'stable security definer set search_path = pg_catalog, pg_temp';
const AFTER = '(p_after_id is null or (r.submitted_at, r.id) > (p_after_at, p_after_id))';
const PAGE = 'order by r.submitted_at, r.id limit p_limit';

const requestsOf = (whose: string): string => `(
        select r.* from exchange.request r where ${whose}
          and r.agreement = any (in_force) and ${AFTER} ${PAGE})`;

const UP = `
  -- Agreements with a version in force now, in one statement: the same as version_in_force of each.
  create function exchange.agreements_in_force() returns uuid[] language plpgsql ${HEAD} as $$
  begin return array(select v.agreement from (
      select distinct on (l.agreement) l.agreement, l.status, l.valid_until
      from exchange.agreement_version l
      where l.valid_from <= clock_timestamp() and l.status <> 'signed'
      order by l.agreement, l.version desc) v
    where v.status = 'in_force' and (v.valid_until is null or v.valid_until > clock_timestamp()));
  end $$;
  revoke execute on function exchange.agreements_in_force() from public;
  ${FIND} language plpgsql ${HEAD} set plan_cache_mode = force_custom_plan as $$
  declare
    me uuid := exchange.my_organisation();
    own boolean := exchange.opens('own_record', 'REQUEST');
    addressed boolean := exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']);
    inspects boolean := exchange.inspects('REQUEST');
    in_force uuid[] := exchange.agreements_in_force();
  begin
    if p_ids is not null then
      return query select r.* from (
          select q.* from exchange.request q where q.id = any (p_ids) offset 0) r
        where (inspects or r.agreement = any (in_force)
            and (r.requesting = me and own or r.requested = me and addressed)) and ${AFTER} ${PAGE};
    elsif inspects then
      return query select r.* from exchange.request r where ${AFTER} ${PAGE};
    else
      return query select r.* from (${requestsOf('own and r.requesting = me')}
        union all ${requestsOf('addressed and r.requested = me and r.requesting <> me')} offset 0) r
        ${PAGE};
    end if;
  end $$;`;

const DOWN = `${FIND} language sql ${HEAD} as $$
    select r.* from exchange.request r
    where (p_ids is null or r.id = any (p_ids))
      and (r.requesting = exchange.my_organisation() and (select exchange.opens('own_record', 'REQUEST'))
        or r.requested = exchange.my_organisation()
          and (select exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority'])) or (select exchange.inspects('REQUEST')))
      and ((select exchange.inspects('REQUEST'))
        or (exchange.version_in_force(r.agreement)).version is not null)
      and ${AFTER}
    ${PAGE} $$;
  drop function exchange.agreements_in_force();`;

/** What a session may, and which agreements are in force, is asked before any request, whatever requests others have. */
export class AskBeforeRows1764000000083 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [UP]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [DOWN]);
  }
}
