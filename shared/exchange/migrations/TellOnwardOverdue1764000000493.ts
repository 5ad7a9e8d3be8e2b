import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { noticeKinds, withoutNotices } from './noticeKinds';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

/** Told from here on. */
export const KIND = 'ONWARD_OVERDUE';

const TELL = `
  -- Tells what is to be passed on and was not answered in its term: to the authority that was asked, to the one that
  -- asked and to the single point of contact of the state that was asked. What is looked at is held until the
  -- transaction ends, so that no answer comes in between; what is being answered just now is left for later. Of what
  -- was answered, or has ended with its grant, nothing is told. Answers the notices of each.
  create function exchange.tell_onward_overdue(p_now timestamptz, p_limit int)
  returns table (request uuid, notices uuid[])
  language plpgsql volatile ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare in_force uuid[] := exchange.agreements_in_force(); held uuid[]; waiting uuid[]; one uuid;
  begin
    loop
      held := array(select c.onward from exchange.onward_clock c
        join exchange.onward_request o on o.id = c.onward
        join exchange.request r on r.id = o.request
        where c.look_at <= p_now and r.agreement = any (in_force)
        order by c.look_at, c.onward limit p_limit for no key update of c, o skip locked);
      waiting := array(select s.onward from exchange.onward_standing(held) s
        where s.approved is not true and s.over_at > p_now);
      delete from exchange.onward_clock c where c.onward = any (held);
      exit when held = '{}' or waiting <> '{}';
    end loop;
    foreach one in array waiting loop
      with made as (insert into exchange.notice (id, organisation, request, kind, at, "grant")
        select md5(concat_ws(' ', 'ONWARD_OVERDUE', o.id, s.organisation))::uuid, s.organisation, o.request,
          'ONWARD_OVERDUE', o.due_at, o."grant"
        from (select w.* from exchange.onward_request w where w.id = one offset 0) o
        cross join lateral (select q.requesting, q.requested from exchange.request q
          where q.id = o.request offset 0) r
        left join lateral (select x.id from exchange.organisation x where x.point_of_contact
          and x.country = (select y.country from exchange.organisation y where y.id = r.requested)
          order by x.name, x.id limit 1) p on true
        cross join lateral (select distinct x.organisation
          from unnest(array[r.requesting, r.requested, p.id]) x (organisation)
          where x.organisation is not null) s
        order by s.organisation on conflict (id) do nothing returning notice.id, notice.request)
      select (array_agg(m.request))[1], array_agg(m.id order by m.id) into request, notices from made m;
      return next;
    end loop;
  end $$;
`;

// Whoever was told as the point of contact is neither side.
const TOLD: readonly Rewriting[] = [
  {
    name: 'exchange.find_notices',
    from: `or n.kind = 'OVERDUE' and addressed)`,
    to: `or n.kind in ('OVERDUE', 'ONWARD_OVERDUE') and addressed)`,
  },
];

/** That an answer to what is to be passed on is overdue is told to both sides and to the single point of contact. */
export class TellOnwardOverdue1764000000493 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      noticeKinds([KIND]),
      TELL,
      'grant execute on function exchange.tell_onward_overdue to lidhja_international',
    ]);
    await rewriteAsExchangeOwner(runner, TOLD);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteAsExchangeOwner(runner, TOLD, true);
    await asExchangeOwner(runner, [
      'drop function exchange.tell_onward_overdue',
      withoutNotices([KIND]),
      noticeKinds([]),
    ]);
  }
}
