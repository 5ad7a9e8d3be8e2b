import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { WAITS } from './waits';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

const KINDS = [
  ...['SUBMITTED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'CLARIFIED', 'AUTHORISATION_AWAITED'],
  ...['POSTPONED', 'APPROVAL_AWAITED', 'DECIDED', 'CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED'],
  ...['CONDITIONS_DECLINED', 'DISCLOSED', 'RECEIVED', 'USE_REPORTED', 'CLOSED', 'WITHDRAWN'],
  ...['EXPIRED', 'REVOKED', 'DOCUMENT_ADDED', 'SENT'],
  ...['DANGER_REPORTED', 'DANGER_ACKNOWLEDGED', 'DANGER_REVIEWED'],
  ...['ONWARD_REQUESTED', 'ONWARD_APPROVAL_AWAITED', 'ONWARD_DECIDED', 'ONWARD_REVOKED'],
];

const kinds = (names: readonly string[]): string => `
  alter table exchange.notice drop constraint notice_kind_check;
  alter table exchange.notice add constraint notice_kind_check
    check (kind in (${names.map((name) => `'${name}'`).join(', ')}));
`;

const WATCH = `
  -- Requests whose clock is to be looked at, held until the transaction ends: no step is taken on them meanwhile,
  -- and those on which one is taken just now are left for later. Of what was answered the clock is stopped.
  create function exchange.find_clocks_due(p_now timestamptz, p_limit int)
  returns table (request uuid, submitted_at timestamptz, urgency text, zone text, template text,
    term double precision, events jsonb, told_at timestamptz)
  language plpgsql volatile ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare in_force uuid[] := exchange.agreements_in_force(); held uuid[]; waiting uuid[];
  begin
    loop
      held := array(select c.request from exchange.request_clock c
        join exchange.request r on r.id = c.request
        where c.look_at <= p_now and r.agreement = any (in_force)
        order by c.look_at, c.request limit p_limit for no key update skip locked);
      waiting := array(select r.id from exchange.request r where r.id = any (held) and ${WAITS});
      delete from exchange.request_clock c where c.request = any (held) and c.request <> all (waiting);
      exit when held = '{}' or waiting <> '{}';
    end loop;
    return query
      select r.id, r.submitted_at, r.urgency, o.time_zone, v.deadline_template,
        extract(epoch from case r.urgency when 'URGENT_DIRECT' then v.deadline_urgent_direct
          when 'URGENT' then v.deadline_urgent else v.deadline_other end)::double precision,
        (select coalesce(jsonb_agg(jsonb_build_object('event', e.event,
            'at', extract(epoch from e.at) * 1000, 'until', extract(epoch from e.until) * 1000)
            order by e.number), '[]') from exchange.request_event e where e.request = r.id),
        c.overdue_at
      from exchange.request_clock c join exchange.request r on r.id = c.request
      join exchange.organisation o on o.id = r.requested
      join exchange.agreement_version v on v.agreement = r.agreement and v.version = r.agreement_version
      where c.request = any (waiting) order by c.look_at, c.request;
  end $$;
  -- Keeps since when a request is overdue, and when to look again: null until something happens to it. Where it
  -- is to be told, both of its authorities are, and the single point of contact of the state that was asked.
  -- Answers the notices.
  create function exchange.settle_clock(p_request uuid, p_overdue_at timestamptz, p_look_at timestamptz,
    p_tell boolean) returns uuid[] language plpgsql volatile ${HEAD} as $$
  declare r exchange.request; point uuid; told uuid[];
  begin
    select q.* into r from exchange.request q where q.id = p_request;
    if p_overdue_at is not null then
      point := (select x.id from exchange.organisation x where x.point_of_contact
        and x.country = (select o.country from exchange.organisation o where o.id = r.requested)
        order by x.name, x.id limit 1);
    end if;
    update exchange.request_clock c set overdue_at = p_overdue_at, contact = point,
      look_at = coalesce(p_look_at, 'infinity') where c.request = p_request;
    if not found then raise exception 'INTERNAL' using errcode = 'LJ001'; end if;
    if not p_tell then return '{}'; end if;
    with made as (insert into exchange.notice (id, organisation, request, kind, at)
      select md5(concat_ws(' ', 'OVERDUE', r.id, s.organisation, extract(epoch from p_overdue_at)))::uuid,
        s.organisation, r.id, 'OVERDUE', p_overdue_at
      from (select distinct x.organisation from unnest(array[r.requesting, r.requested, point])
        x (organisation) where x.organisation is not null) s
      order by s.organisation on conflict (id) do nothing returning id)
    select coalesce(array_agg(m.id order by m.id), '{}') into told from made m;
    return told;
  end $$;
`;

const LIST = `
  -- Requests that wait for their answer beyond its term, of which the session's authority was told as the single
  -- point of contact, longest overdue first: whose they are, and not what they ask.
  create function exchange.find_escalated(p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns table (id uuid, reference text, urgency text, requesting uuid, requested uuid,
    submitted_at timestamptz, overdue_at timestamptz, synthetic boolean)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare me uuid := exchange.my_organisation();
    addressed boolean := exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']);
    in_force uuid[] := exchange.agreements_in_force();
    from_at timestamptz := coalesce(p_after_at, '-infinity');
    from_id uuid := coalesce(p_after_id, '00000000-0000-0000-0000-000000000000');
  begin return query
      select r.id, r.reference, r.urgency, r.requesting, r.requested, r.submitted_at, c.overdue_at, r.synthetic
      from (select w.request, w.overdue_at from exchange.request_clock w
        where w.contact = me and w.overdue_at is not null and (w.overdue_at, w.request) > (from_at, from_id)
        order by w.contact, w.overdue_at, w.request offset 0) c
      cross join lateral (select q.* from exchange.request q where q.id = c.request offset 0) r
      where addressed and r.agreement = any (in_force) and ${WAITS}
      limit p_limit;
  end $$;
`;

const TOLD: readonly Rewriting[] = [
  {
    name: 'exchange.find_notices',
    from: 'or r.requested = me and (addressed or own_open and r.outward is not null))',
    // Whoever was told as the point of contact is neither side.
    to: `or r.requested = me and (addressed or own_open and r.outward is not null)
        or n.kind = 'OVERDUE' and addressed)`,
  },
];

/** That a request is overdue is told to both sides and to the single point of contact, by whoever looks. */
export class TellOverdue1764000000281 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      kinds([...KINDS, 'OVERDUE']),
      WATCH,
      LIST,
      `grant execute on function exchange.find_clocks_due, exchange.settle_clock, exchange.find_escalated
         to lidhja_international`,
    ]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      'drop function exchange.find_escalated, exchange.settle_clock, exchange.find_clocks_due',
      // Notices are not changed otherwise; here those go whose kind there will not be any more.
      'alter table exchange.notice disable trigger refuse_change',
      `delete from exchange.notice_delivery d using exchange.notice n
       where n.id = d.notice and n.kind = 'OVERDUE'`,
      `delete from exchange.notice where kind = 'OVERDUE'`,
      'alter table exchange.notice enable trigger refuse_change',
      kinds(KINDS),
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, TOLD, back);
    await runner.query('reset role');
  }
}
