import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

/** A page in an order that an index has. What is closed is no constant of its plan: how much it is would show. */
const page = (mine: string, order: string, position: string): string => `
      return query select w.* from exchange.danger_push w
        where ${mine} and w.id <> all ((select closed)::uuid[])
          and (p_after_id is null or (${order}) > (${position}, p_after_id))
        order by ${order} limit least(p_limit, 101);`;

const FIND = `
  -- Pushes that the session's organisation received or sent, those that an inspection has to review, or,
  -- with no side, any of these by id. One about a record that is sealed from the session is not there.
  create function exchange.find_danger_pushes(p_side text, p_ids uuid[], p_after_at timestamptz,
    p_after_id uuid, p_limit int)
  returns setof exchange.danger_push language plpgsql stable ${HEAD}
  set plan_cache_mode = force_custom_plan as $$
  declare me uuid := exchange.my_organisation();
    own boolean := exchange.opens('own_record', 'REQUEST');
    inspects boolean := exchange.inspects('REQUEST');
    closed uuid[] := exchange.sealed_rows();
  begin
    if p_side = 'RECEIVED' and own then
      ${page('w.recipient = me', 'w.recipient, w.sent_at, w.id', 'me, p_after_at')}
    elsif p_side = 'SENT' and own then
      ${page('w.sender = me', 'w.sender, w.sent_at, w.id', 'me, p_after_at')}
    elsif p_side = 'REVIEW' and inspects then
      ${page('w.reviewed_at is null', 'w.review_by, w.id', 'p_after_at')}
    elsif p_side is null then
      return query select w.* from exchange.danger_push w
        where w.id = any (p_ids) and w.id <> all ((select closed)::uuid[])
          and (own and me in (w.sender, w.recipient) or inspects);
    end if;
  end $$;
`;

const STEPS = `
  -- What pushes say. Read by whom it was sent to, that it was read is kept; an inspection is told what was
  -- sent and what for, and not the words.
  create function exchange.read_danger_pushes(p_pushes uuid[], p_operation uuid)
  returns table (push uuid, category text, needed_for text, words text)
  language plpgsql volatile ${HEAD} as $$
  declare me uuid := exchange.my_organisation();
    seen uuid[] := array(select w.id from exchange.find_danger_pushes(null, p_pushes, null, null, null) w);
    own uuid[] := array(select w.id from exchange.danger_push w
      where w.id = any (seen) and me in (w.sender, w.recipient));
  begin
    update exchange.danger_push w set read_at = clock_timestamp(), read_in = p_operation
    where w.id = any (own) and w.recipient = me and w.read_at is null;
    return query select i.push, i.category, i.needed_for, case when i.push = any (own) then i.words end
    from exchange.danger_push_item i where i.push = any (seen) order by i.push, i.category;
  end $$;
  create function exchange.acknowledge_danger_push(p_push uuid) returns uuid
  language plpgsql volatile ${HEAD} as $$
  declare seen uuid[] := array(select w.id from exchange.find_danger_pushes(null, array[p_push], null, null, null) w
      where w.recipient = exchange.my_organisation());
    found_push exchange.danger_push;
  begin
    select w.* into found_push from exchange.danger_push w where w.id = any (seen) for update;
    if found_push.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    update exchange.danger_push w set acknowledged_at = clock_timestamp(),
      acknowledged_by = exchange.my_official() where w.id = found_push.id and w.acknowledged_at is null;
    return found_push.id;
  end $$;
  -- By an inspection, once, and never of one's own.
  create function exchange.review_danger_push(p_push uuid, p_outcome text, p_words text) returns uuid
  language plpgsql volatile ${HEAD} as $$
  declare me uuid := exchange.my_organisation();
    inspects boolean := exchange.inspects('REQUEST');
    seen uuid[] := array(select w.id from exchange.find_danger_pushes(null, array[p_push], null, null, null) w
      where inspects and me not in (w.sender, w.recipient));
    found_push exchange.danger_push;
  begin
    select w.* into found_push from exchange.danger_push w where w.id = any (seen) for update;
    if found_push.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    if found_push.reviewed_at is not null then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    end if;
    update exchange.danger_push w set reviewed_at = clock_timestamp(), reviewed_by = exchange.my_official(),
      review_outcome = p_outcome, review_words = p_words where w.id = found_push.id;
    return found_push.id;
  end $$;
`;

const RETURNS = 'from exchange.return_person e where e.person = any (sealed)';
const PUSHES =
  'union all select e.push from exchange.danger_push_record e where e.record = any (sealed)';
const SEALED: readonly Rewriting[] = [
  { name: 'exchange.sealed_rows', from: RETURNS, to: `${RETURNS} ${PUSHES}` },
];

/** Pushes as both sides and an inspection read them, the steps that follow, and their seal. */
export class ReadDangerPushes1764000000182 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      FIND,
      STEPS,
      `grant execute on function exchange.find_danger_pushes, exchange.read_danger_pushes,
         exchange.acknowledge_danger_push, exchange.review_danger_push to lidhja_international`,
    ]);
    await this.seal(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.seal(runner, true);
    await asExchangeOwner(runner, [
      `drop function exchange.review_danger_push, exchange.acknowledge_danger_push,
         exchange.read_danger_pushes, exchange.find_danger_pushes`,
    ]);
  }

  /** Whoever replaces a function must be able to make one in its schema. */
  private async seal(runner: QueryRunner, back: boolean): Promise<void> {
    await asExchangeOwner(runner, ['grant create on schema exchange to exchange_sealer']);
    await runner.query('set local role exchange_sealer');
    await rewriteFunctions(runner, SEALED, back);
    await asExchangeOwner(runner, ['revoke create on schema exchange from exchange_sealer']);
  }
}
