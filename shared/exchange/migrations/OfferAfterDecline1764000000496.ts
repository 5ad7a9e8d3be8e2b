import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const OFFER = `
  -- Other conditions of what was answered abroad, once those before were declined, for categories that had some.
  create function exchange.offer_answer_conditions(p_request uuid, p_conditions jsonb) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare r exchange.request; stands uuid; declined uuid; in_force uuid[] := exchange.agreements_in_force();
    own boolean := exchange.opens('own_record', 'REQUEST');
  begin
    select q.* into r from exchange.request q where q.id = p_request and own and q.outward is not null
      and q.requested = exchange.my_organisation() and q.agreement = any (in_force) for update;
    if r.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    perform exchange.require_step(r.id, 'CONDITIONS_OFFERED', 'requested');
    -- What was told without any, or under some that wait, has no others: somebody may have read it.
    if exchange.state_of(r.id) <> 'CONDITIONS_DECLINED' then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    end if;
    select s.decision into stands from exchange.standing_decisions(array[r.id]) s;
    select o.id into declined from exchange.condition_offer o where o.decision = stands
    order by o.decision desc, o.number desc limit 1;
    if exists (select from jsonb_to_recordset(p_conditions) as c (category text)
        where not exists (select from exchange.condition w
          where w.offer = declined and w.category = c.category)) then
      raise exception 'INPUT_INVALID' using errcode = 'LJ001';
    end if;
    return exchange.put_conditions(stands, p_conditions);
  end $$;
  grant execute on function exchange.offer_answer_conditions to lidhja_national;
`;

/** Whoever answered abroad offers other conditions after the first were declined, and need not be asked anew. */
export class OfferAfterDecline1764000000496 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [OFFER]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, ['drop function exchange.offer_answer_conditions']);
  }
}
