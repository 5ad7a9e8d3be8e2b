import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';
const HELD = `(select from exchange.danger_term t where t.push = w.id and t.held_by is not null offset 0)`;

// By its age alone. Whether whom it is about is sealed, and around whom it goes, is not asked.
const FORGET = `
  -- Word of danger past its age and under no hold, longest first, held until the transaction ends. What somebody is just
  -- reading or holding is left for later; a hold that came before it was locked is seen by the second statement.
  create function exchange.find_past_danger(p_limit int) returns table (push uuid)
  language plpgsql volatile ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare before timestamptz := exchange.danger_ends_before(); past uuid[];
  begin
    past := array(select w.id from exchange.danger_push w
      where w.reviewed_at is not null and w.reviewed_at <= before and not exists ${HELD}
      order by w.reviewed_at, w.id limit p_limit for update skip locked);
    return query select w.id from unnest(past) with ordinality w (id, at) where not exists ${HELD} order by w.at;
  end $$;
  -- Destroys it: what it says, its grounds, its review, whom it is about, whom it goes around and what was decided about
  -- keeping it. The record has it before.
  create function exchange.forget_danger(p_pushes uuid[]) returns void
  language plpgsql volatile ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare before timestamptz := exchange.danger_ends_before();
    gone uuid[] := array(select w.id from exchange.danger_push w
      where w.id = any (p_pushes) and w.reviewed_at <= before and not exists ${HELD});
  begin
    insert into exchange.danger_erased (push) select g.id from unnest(gone) g (id);
    delete from exchange.danger_push w where w.id = any (gone);
  end $$;
  grant execute on function exchange.find_past_danger, exchange.forget_danger to lidhja_international;
  -- Whom what was sent, or tried, goes around is kept as long as the record has the operation, and no longer.
  create policy gone on exchange.danger_attempt_around for delete to exchange_sealer
    using (current_user = 'exchange_sealer');
  grant delete on exchange.danger_attempt_around to exchange_sealer;
`;

// It is in the clear: dead rows go as soon as the server looks, and not when they are many.
const CLEAR = [
  ...['danger_push', 'danger_push_item', 'danger_push_record', 'danger_push_around'],
  'danger_attempt_around',
];
const AT_ONCE = ['autovacuum_vacuum_scale_factor', 'autovacuum_vacuum_threshold'];

const IN_FORCE = ['danger_ends(timestamptz)', 'danger_due(timestamptz, timestamptz)'].concat(
  ['danger_ends_before', 'danger_due_before', 'danger_may_be_held'].map((name) => `${name}()`),
);

/** Word of danger past its age is destroyed by the clock. */
export class ForgetDanger1764000000543 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const at = AT_ONCE.map((name) => `${name} = 0`).join(', ');
    await asExchangeOwner(runner, [
      FORGET,
      ...CLEAR.map((table) => `alter table exchange.${table} set (${at})`),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      ...CLEAR.map((table) => `alter table exchange.${table} reset (${AT_ONCE.join(', ')})`),
      'revoke delete on exchange.danger_attempt_around from exchange_sealer',
      'drop policy gone on exchange.danger_attempt_around',
      'drop function exchange.forget_danger, exchange.find_past_danger',
      ...IN_FORCE.map((name) => `drop function if exists exchange.${name}`),
    ]);
  }
}
