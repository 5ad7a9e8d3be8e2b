import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const VOLATILE = 'volatile security definer set search_path = pg_catalog, pg_temp';

// Of all that is over, so that none waits for its own side to ask: the same rows whoever notes them. An
// end by a seal is one more row, which is read in place of the later one.
const OVER = `
  alter table exchange."grant" add column end_noted boolean not null default false;
  update exchange."grant" set end_noted = true where valid_until <= clock_timestamp();
  create index grant_running on exchange."grant" (valid_until, id) where not end_noted;
  create index grant_of_record on exchange."grant" (record) where not end_noted;
  create function exchange.note_ends() returns void language plpgsql ${VOLATILE}
  set plan_cache_mode = force_generic_plan as $$
  declare now timestamptz := clock_timestamp();
    due uuid[] := array(select t.id from exchange."grant" t where not t.end_noted and t.valid_until <= now
      order by t.valid_until, t.id limit 100 for update skip locked);
  begin
    update exchange."grant" g set end_noted = true where g.id = any (due);
    insert into exchange.notice (id, organisation, request, kind, at, "grant")
    select md5(concat_ws(' ', e.id, s.organisation, extract(epoch from e.at)))::uuid, s.organisation,
      e.request, 'EXPIRED', e.at, e.id
    from (select t.*, t.valid_until as at from exchange."grant" t where t.id = any (due)
      union all
      select t.*, z.since from (select y.record, y.since from exchange.seal y where y.since <= now offset 0) z
      cross join lateral (select w.* from exchange."grant" w where w.record = z.record
        and not w.end_noted and w.valid_until > z.since offset 0) t) e
    cross join lateral (select q.requesting, q.requested from exchange.request q
      where q.id = e.request offset 0) r
    cross join lateral unnest(array[r.requesting, r.requested]) s (organisation)
    where exchange.approved(e.categories, e.approved_by)
      and not exists (select from exchange.revocation v where v."grant" = e.id
        and v.revoked_at < e.at offset 0)
    order by e.at, e.id, s.organisation
    on conflict (id) do nothing;
  end $$;
`;

const FIND = `
  -- Below it every transaction has ended, so that none can add a row before a position that was given.
  create function exchange.notice_horizon() returns xid8 language sql volatile
  set search_path = pg_catalog, pg_temp as $$ select pg_snapshot_xmin(pg_current_snapshot()) $$;
  -- Notices of the session's organisation after one that it has, oldest first. What came to a grant whose
  -- record is sealed from this session came to it before that: it ended when it was sealed.
  create function exchange.find_notices(p_after uuid, p_limit int)
  returns table (id uuid, request uuid, kind text, at timestamptz, own boolean)
  language plpgsql ${VOLATILE} set plan_cache_mode = force_generic_plan as $$
  declare me uuid := exchange.my_organisation();
    own_open boolean := exchange.opens('own_record', 'REQUEST');
    addressed boolean := exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']);
    in_force uuid[] := exchange.agreements_in_force();
    clearances text[] := coalesce((select f.clearances from exchange.official f
      where f.id = exchange.my_official()), '{}');
    horizon xid8; from_transaction xid8 := '0'; from_number bigint := 0;
  begin
    if own_open or addressed then perform exchange.note_ends(); end if;
    horizon := exchange.notice_horizon();
    if p_after is not null then
      select n.transaction, n.number into from_transaction, from_number from exchange.notice n
      where n.id = p_after and n.organisation = me;
    end if;
    return query
      select n.id, n.request, n.kind, n.at, r.requesting = me
      from (select w.* from exchange.notice w where w.organisation = me and w.transaction < horizon
          and (w.transaction, w.number) > (from_transaction, from_number)
        order by w.organisation, w.transaction, w.number offset 0) n
      cross join lateral (select q.* from exchange.request q where q.id = n.request offset 0) r
      left join lateral (select t.record, t.valid_until from exchange."grant" t
        where t.id = n."grant" offset 0) g on true
      left join lateral (select z.since from exchange.seal z
        where z.record = g.record and z.compartment <> all (clearances) offset 0) s on true
      where (r.requesting = me and own_open or r.requested = me and addressed)
        and r.agreement = any (in_force)
        and case n.kind when 'EXPIRED' then n.at = least(g.valid_until, s.since)
          else s.since is null or n.at < s.since end
      limit p_limit;
  end $$;
`;

/** The feed of notices, with the ends that no step made. */
export class FindNotices1764000000141 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      OVER,
      FIND,
      'grant execute on function exchange.find_notices to lidhja_international',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.find_notices, exchange.notice_horizon, exchange.note_ends',
      `drop index exchange.grant_running, exchange.grant_of_record;
       alter table exchange."grant" drop column end_noted`,
    ]);
  }
}
