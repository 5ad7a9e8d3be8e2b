import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// A decision that stands for others is one that needs no second person, or has been approved: whether
// another has ended meanwhile, and by what, is not asked.
const FIND = `
  -- Requests to the session's authority that wait for its answer, oldest first.
  create function exchange.find_pending_requests(p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns table (id uuid, submitted_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_custom_plan as $$
  declare me uuid := exchange.my_organisation();
    addressed boolean := exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']);
    in_force uuid[] := exchange.agreements_in_force();
  begin return query
    select r.id, r.submitted_at from exchange.request r
    where addressed and r.requested = me and r.agreement = any (in_force)
      and (p_after_id is null or (r.submitted_at, r.id) > (p_after_at, p_after_id))
      and not exists (select from exchange.request_event e where e.request = r.id
        and e.event = 'WITHDRAWN' offset 0)
      and not exists (select from (select d.id from exchange.decision d
          where d.request = r.id offset 0) d
        left join lateral (select g.categories, g.approved_by from exchange."grant" g
          where g.decision = d.id offset 0) g on true
        where g.categories is null or exchange.approved(g.categories, g.approved_by) offset 0)
    order by r.submitted_at, r.id limit p_limit;
  end $$;
`;

/** The inbox of whoever decides. */
export class FindPending1764000000114 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      FIND,
      'grant execute on function exchange.find_pending_requests to lidhja_national',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, ['drop function exchange.find_pending_requests']);
  }
}
