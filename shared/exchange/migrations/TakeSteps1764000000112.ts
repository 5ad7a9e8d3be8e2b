import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { grantsInForce, NOT_OVER } from './grantsInForce';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp as $$';

const STEPS = `
  -- Refuses a step that this session's side of a request cannot take as it stands, with what to do next.
  create function exchange.require_step(p_request uuid, p_event text, p_side text) returns void
  language plpgsql volatile ${HEAD}
  declare stands text := exchange.state_of(p_request);
    open boolean := exists (select from exchange.request_step s where s.state = stands
      and s.event = p_event and s.side in (p_side, 'either'));
  begin
    if open then return; end if;
    raise exception '%', case when stands = 'SUBMITTED' then 'REQUEST_NOT_ACKNOWLEDGED'
      when stands = 'CLARIFICATION_ASKED' then 'CLARIFICATION_PENDING'
      when stands in ('CLOSED', 'WITHDRAWN', 'EXPIRED', 'REVOKED') then 'REQUEST_OVER'
      when p_event = 'DECIDED' then 'REQUEST_DECIDED'
      else 'STEP_NOT_POSSIBLE' end using errcode = 'LJ001';
  end $$;
  -- One step of either authority; words and until as the event has them.
  create function exchange.take_step(p_request uuid, p_event text, p_words text, p_until timestamptz)
  returns uuid language plpgsql volatile ${HEAD}
  declare r exchange.request; made uuid; me uuid := exchange.my_organisation();
    own boolean := exchange.opens('own_record', 'REQUEST');
    addressed boolean := exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']);
    in_force uuid[] := exchange.agreements_in_force();
    postponable boolean;
  begin
    select q.* into r from exchange.request q where q.id = p_request and q.agreement = any (in_force)
      and (own and q.requesting = me or addressed and q.requested = me) for update;
    if r.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    perform exchange.require_step(r.id, p_event,
      case when r.requesting = me then 'requesting' else 'requested' end);
    postponable := r.urgency = 'URGENT_DIRECT' and exists (select from exchange.agreement_version v
      where v.agreement = r.agreement and v.version = r.agreement_version
        and v.deadline_template = 'FRAMEWORK_DECISION_2006_960');
    if p_event = 'POSTPONED' and not postponable then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    elsif p_event = 'AUTHORISATION_AWAITED' and p_until <= clock_timestamp() then
      raise exception 'INPUT_INVALID' using errcode = 'LJ001';
    end if;
    insert into exchange.request_event (request, number, event, organisation, taken_by, until, words)
    values (r.id, coalesce((select max(e.number) from exchange.request_event e
      where e.request = r.id), 0) + 1, p_event, me, exchange.my_official(), p_until, p_words)
    returning id into made;
    return made;
  end $$;
  -- Once for each grant, by the session that reads under it.
  create function exchange.note_disclosure() returns void language sql volatile ${HEAD}
    insert into exchange.disclosure ("grant") select g.id from exchange.grants_in_force() g
    on conflict do nothing $$;
`;

const DECIDED: readonly Rewriting[] = [
  {
    name: 'exchange.decide_request',
    from: `if exists (select from exchange.decision d where d.request = r.id) then
      raise exception 'REQUEST_DECIDED' using errcode = 'LJ001';
    end if;`,
    to: `perform exchange.require_step(r.id, 'DECIDED', 'requested');`,
  },
  // Of a decision that was taken back before it was approved, and the one after it, the last.
  ...['approve_decision', 'revoke_grant'].map((name) => ({
    name: `exchange.${name}`,
    from: 'for update of t;',
    to: 'order by t.valid_from desc limit 1 for update of t;',
  })),
  {
    name: 'exchange.approve_decision',
    from: 'declare g exchange."grant";',
    to: 'declare g exchange."grant"; stands text;',
  },
  {
    name: 'exchange.approve_decision',
    from: `    update exchange."grant" set approved_by = approved_by || exchange.my_official() where id = g.id;`,
    to: `    stands := exchange.state_of(p_request);
    if stands in ('CLOSED', 'WITHDRAWN', 'EXPIRED') then
      raise exception 'REQUEST_OVER' using errcode = 'LJ001';
    -- Ended before it was approved, it stands no more.
    elsif stands in ('SUBMITTED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'AUTHORISATION_PENDING') then
      raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
    end if;
    update exchange."grant" set approved_by = approved_by || exchange.my_official(),
      approved_at = coalesce(approved_at, clock_timestamp()) where id = g.id;`,
  },
];

/** Steps of either authority on a request, and decisions as steps among them. */
export class TakeSteps1764000000112 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      STEPS,
      grantsInForce(NOT_OVER),
      'grant execute on function exchange.take_step to lidhja_international',
      'grant execute on function exchange.note_disclosure to lidhja_national',
    ]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      grantsInForce(''),
      'drop function exchange.note_disclosure, exchange.take_step, exchange.require_step',
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, DECIDED, back);
    await runner.query('reset role');
  }
}
