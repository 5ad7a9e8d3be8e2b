import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

/** What was answered and taken back has ended by that, and ends no more. */
const notRevoked = (request: string): string => `not exists (select from exchange.request_event v
        where v.request = ${request} and v.event = 'REVOKED' offset 0)`;

/**
 * When the last of a request `r` happened. What was begun before a seal was seen may be dated after it: the end comes
 * after that, as in the course. No function of its own, so that there is one statement whatever has ended.
 */
const LAST_STEP = `(select greatest(r.submitted_at, e.at, d.at, f.first_at)
        from (select max(w.at) as at from (select v.at from exchange.request_event v
          where v.request = r.id offset 0) w) e
        cross join lateral (select max(greatest(w.decided_at, o.offered_at, y.replied_at)) as at
          from (select x.id, x.decided_at from exchange.decision x where x.request = r.id offset 0) w
          left join lateral (select x.id, x.offered_at from exchange.condition_offer x
            where x.decision = w.id offset 0) o on true
          left join lateral (select x.replied_at from exchange.condition_reply x
            where x.offer = o.id offset 0) y on true) d
        left join lateral (select x.first_at from exchange.answer_reading x
          where x.request = r.id offset 0) f on true)`;

// A step that was begun before the end may be written after it was noted: for a minute it is noted again, so that the
// end that is told is the one after that step.
const NOTE = `
  create function exchange.note_outward_ends() returns void
  language plpgsql volatile ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare now timestamptz := clock_timestamp();
    due uuid[] := array(select t.id from exchange.outward_matter t where not t.end_noted and t.valid_until <= now
      order by t.valid_until, t.id limit 100 for update skip locked);
  begin
    insert into exchange.notice (id, organisation, request, kind, at)
    select md5(concat_ws(' ', 'EXPIRED', e.request, s.organisation, extract(epoch from e.at)))::uuid,
      s.organisation, e.request, 'EXPIRED', e.at
    from (select r.id as request, r.requesting, r.requested, greatest(o.over_at, ${LAST_STEP}) as at
      from (select x.request, min(x.over_at) as over_at
        from (select t.request, t.valid_until as over_at from exchange.outward_matter t where t.id = any (due)
          union all
          select t.request, z.since
          from (select y.record, y.since from exchange.seal y where y.since <= now offset 0) z
          cross join lateral (select w.request from exchange.outward_matter w where w.record = z.record
            and not w.end_noted and w.valid_until > z.since offset 0) t) x
        group by x.request offset 0) o
      cross join lateral (select q.id, q.submitted_at, q.requesting, q.requested from exchange.request q
        where q.id = o.request offset 0) r
      where ${notRevoked('r.id')} offset 0) e
    cross join lateral unnest(array[e.requesting, e.requested]) s (organisation)
    order by e.at, e.request, s.organisation
    on conflict (id) do nothing;
    update exchange.outward_matter t set end_noted = true
    where t.id = any (due) and t.valid_until <= now - interval '1 minute';
  end $$;
`;

// At the end of the transaction, as every notice: with the reading, or not at all.
const READING = `
  create function exchange.tell_answer_reading() returns trigger language plpgsql volatile ${HEAD} as $$
  begin
    insert into exchange.notice (organisation, request, kind, at)
    select s.organisation, r.id, 'DISCLOSED', new.first_at
    from (select q.id, q.requesting, q.requested from exchange.request q where q.id = new.request offset 0) r
    cross join lateral unnest(array[r.requesting, r.requested]) s (organisation);
    return null;
  end $$;
  create constraint trigger tell_answer_reading after insert on exchange.answer_reading
    deferrable initially deferred for each row execute function exchange.tell_answer_reading();
`;

const TOLD: readonly Rewriting[] = [
  {
    name: 'exchange.find_notices',
    from: 'perform exchange.note_ends(); end if;',
    to: 'perform exchange.note_ends(); perform exchange.note_outward_ends(); end if;',
  },
  // Of no grant: of a request abroad.
  {
    name: 'exchange.find_notices',
    from: '      left join lateral (select t.record, t.valid_until',
    to: `      left join lateral (select greatest(least(o.valid_until, z.since), ${LAST_STEP}) as over_at
        from (select v.valid_until, v.record, v.persons from exchange.outward_request v
          where v.id = r.outward and n.kind = 'EXPIRED' and n."grant" is null offset 0) o
        cross join lateral (select min(y.since) as since from exchange.seal y
          where y.record = any (o.persons || o.record)) z
        where ${notRevoked('r.id')} offset 0) a on true
      left join lateral (select t.record, t.valid_until`,
  },
  {
    name: 'exchange.find_notices',
    from: `and case n.kind when 'EXPIRED' then n.at = least(`,
    to: `and case when n.kind = 'EXPIRED' and n."grant" is null then n.at = a.over_at
          when n.kind = 'EXPIRED' then n.at = least(`,
  },
  {
    name: 'exchange.find_courses',
    from: `case when e.over_at <= clock_timestamp() then e.over_at end, 6)`,
    to: `case when e.over_at <= clock_timestamp() and ${notRevoked('e.request')} then e.over_at end, 6)`,
  },
];

/** That a request abroad has ended, and that its answer was first read, is told to both of its sides. */
export class TellOutwardEnds1764000000491 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [NOTE, READING]);
    await rewriteAsExchangeOwner(runner, TOLD);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteAsExchangeOwner(runner, TOLD, true);
    await asExchangeOwner(runner, [
      'drop trigger tell_answer_reading on exchange.answer_reading',
      'drop function exchange.tell_answer_reading, exchange.note_outward_ends',
    ]);
  }
}
