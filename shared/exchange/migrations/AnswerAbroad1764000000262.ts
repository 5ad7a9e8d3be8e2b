import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

const ANSWER = `
  -- What the authority abroad answers, category by category: words with their codes, or a ground.
  create function exchange.answer_request(p_request uuid, p_reference text, p_categories jsonb)
  returns uuid language plpgsql volatile ${HEAD} as $$
  declare r exchange.request; made uuid; own boolean := exchange.opens('own_record', 'REQUEST');
    in_force uuid[] := exchange.agreements_in_force();
  begin
    select q.* into r from exchange.request q where q.id = p_request and own and q.outward is not null
      and q.requested = exchange.my_organisation() and q.agreement = any (in_force) for update;
    if r.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    perform exchange.require_step(r.id, 'DECIDED', 'requested');
    -- Every category that was asked for is answered once, and no other, by words or by a ground.
    if jsonb_array_length(p_categories) <> cardinality(r.categories) or exists (
        select from jsonb_to_recordset(p_categories) as c (category text, words text, ground text)
        full join unnest(r.categories) as asked (name) on asked.name = c.category
        where c.category is null or asked.name is null or (c.words is null) = (c.ground is null)) then
      raise exception 'INPUT_INVALID' using errcode = 'LJ001';
    elsif exists (select from jsonb_to_recordset(p_categories) as c (ground text) where c.ground is not null
        and not exists (select from exchange.version_in_force(r.agreement) v
          where c.ground = any (v.refusal_grounds))) then
      raise exception 'GROUND_NOT_IN_AGREEMENT' using errcode = 'LJ001';
    end if;
    insert into exchange.decision (request, owner, decided_by)
    values (r.id, exchange.my_organisation(), exchange.my_official()) returning id into made;
    insert into exchange.decision_category (decision, category, granted, ground)
    select made, c.category, c.ground is null, c.ground
    from jsonb_to_recordset(p_categories) as c (category text, ground text);
    insert into exchange.request_answer (request, category, words, handling, restriction)
    select r.id, c.category, c.words, array(select distinct jsonb_array_elements_text(c.handling) order by 1),
      c.restriction
    from jsonb_to_recordset(p_categories) as c (category text, words text, handling jsonb, restriction text)
    where c.words is not null;
    update exchange.outward_request w set their_reference = p_reference where w.id = r.outward;
    return made;
  -- The server's log would have the row that broke a check.
  exception when check_violation or not_null_violation then
    raise exception 'INPUT_INVALID' using errcode = 'LJ001';
  end $$;
  -- What was answered, for the two authorities: to the one that asked in the purpose of its request alone, and
  -- to neither once it is over. Its codes go with it, as marks of the row.
  create function exchange.find_answers(p_requests uuid[])
  returns table (request uuid, reference text, category text, words text, handling text[], restriction text,
    synthetic boolean, asked boolean, access text)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_custom_plan as $$
  declare me uuid := exchange.my_organisation(); own boolean := exchange.opens('own_record', 'REQUEST');
    mine text := exchange.my('purpose');
    seen uuid[] := array(select r.id from exchange.find_requests(p_requests, null, null, null) r
      where own and r.outward is not null
        and (r.requested = me or r.requesting = me and r.purpose = mine));
    over uuid[] := array(select e.request from exchange.request_event e
      where e.request = any (seen) and e.event in ('CLOSED', 'WITHDRAWN'))
      || array(select e.request from exchange.outward_ends(seen) e where e.over_at <= clock_timestamp());
  begin return query
    select a.request, o.their_reference, a.category, a.words, a.handling, a.restriction, a.synthetic,
      r.requesting = me, 'own_record||' || array_to_string(a.handling
        || case when 'H2' = any (a.handling) then
          array[case when r.requesting = me then 'first_recipient' else 'provider' end] end
        || case when r.requesting = me then array['from_another_state', 'onward_authorised',
          'use:' || lower(r.evidence_use)] end, ',')
    from (select q.* from exchange.request q where q.id = any (seen) and q.id <> all (over) offset 0) r
    cross join lateral (select w.their_reference from exchange.outward_request w
      where w.id = r.outward offset 0) o
    cross join lateral (select w.* from exchange.request_answer w where w.request = r.id offset 0) a
    order by a.request, a.category;
  end $$;
  -- Once for each request, by the session of the authority that asked.
  create function exchange.note_answer_read(p_request uuid) returns void
  language plpgsql volatile ${HEAD} as $$
  begin
    insert into exchange.answer_reading (request)
    select a.request from exchange.find_answers(array[p_request]) a where a.asked limit 1
    on conflict do nothing;
  end $$;
`;

// What left is the other authority's own from then on: the table has no mandate for it, and needs none.
const SEES: readonly Rewriting[] = [
  {
    name: 'exchange.find_requests',
    from: '(r.requesting = me and own or r.requested = me and addressed)',
    to: '(r.requesting = me and own or r.requested = me and (addressed or own and r.outward is not null))',
  },
  {
    name: 'exchange.find_requests',
    from: 'where addressed and r.requested = me and r.requesting',
    to: 'where (addressed or own and r.outward is not null) and r.requested = me and r.requesting',
  },
  {
    name: 'exchange.take_step',
    from: '(own and q.requesting = me or addressed and q.requested = me) for update',
    to: '(own and q.requesting = me or (addressed or own and q.outward is not null) and q.requested = me) for update',
  },
  {
    name: 'exchange.find_notices',
    from: 'r.requesting = me and own_open or r.requested = me and addressed',
    to: 'r.requesting = me and own_open or r.requested = me and (addressed or own_open and r.outward is not null)',
  },
  {
    name: 'exchange.find_notices',
    from: 'coalesce(r.requesting = me, true)',
    to: 'coalesce(r.requesting = me or r.outward is not null, true)',
  },
  {
    name: 'exchange.told_to_authorities',
    from: 'own and r.requesting = me or addressed and r.requested = me',
    to: 'own and r.requesting = me or (addressed or own and r.outward is not null) and r.requested = me',
  },
  {
    name: 'exchange.told_to_authorities',
    from: `e.event in ('CLOSED', 'WITHDRAWN'));`,
    to: `e.event in ('CLOSED', 'WITHDRAWN'))
      || array(select e.request from exchange.outward_ends(seen) e where e.over_at <= clock_timestamp());`,
  },
  {
    name: 'exchange.find_pending_requests',
    from: 'declare me uuid := exchange.my_organisation();',
    to: `declare me uuid := exchange.my_organisation(); own boolean := exchange.opens('own_record', 'REQUEST');`,
  },
  {
    name: 'exchange.find_pending_requests',
    from: 'where addressed and r.requested = me and r.agreement = any (in_force)',
    to: `where (addressed or own and r.outward is not null) and r.requested = me and r.agreement = any (in_force)
      and (r.outward is null or not exists (select from exchange.outward_ends(array[r.id]) e
        where e.over_at <= clock_timestamp()))`,
  },
  // A document would leave by one person alone.
  {
    name: 'exchange.add_document',
    from: '  begin\n    perform',
    to: `  begin
    if exchange.my('kind') <> 'foreign_authority' then
      raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
    end if;
    perform`,
  },
  {
    name: 'exchange.find_courses',
    from: `      union all
      -- Read in an inspection alone`,
    to: `      union all
      select e.request, h.event, h.at, null, null, null, e.synthetic, h.rank
      from exchange.outward_ends(seen) e
      left join lateral (select f.first_at from exchange.answer_reading f
        where f.request = e.request offset 0) f on true
      cross join lateral (values ('DISCLOSED', f.first_at, 3),
        ('EXPIRED', case when e.over_at <= clock_timestamp() then e.over_at end, 6)) h (event, at, rank)
      where h.at is not null
      union all
      -- Read in an inspection alone`,
  },
];

/** Answering what was asked abroad, and the course of such requests to both sides. */
export class AnswerAbroad1764000000262 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      ANSWER,
      `grant execute on function exchange.answer_request, exchange.find_answers,
         exchange.note_answer_read to lidhja_national`,
    ]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      `drop function exchange.note_answer_read, exchange.find_answers, exchange.answer_request`,
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, SEES, back);
    await runner.query('reset role');
  }
}
