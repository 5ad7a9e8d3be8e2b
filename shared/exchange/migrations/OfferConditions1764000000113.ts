import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { findCourses } from './findCourses';
import { ACCEPTED, grantsInForce, NOT_OVER } from './grantsInForce';

const VOLATILE = 'plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$';

const TABLES = `
  -- What a grant is given under, as often as it was offered; the last offer is the one that counts.
  create table exchange.condition_offer (
    id uuid primary key default gen_random_uuid(),
    decision uuid not null references exchange.decision,
    number int not null check (number > 0),
    offered_by uuid not null references exchange.official,
    offered_at timestamptz not null default clock_timestamp(),
    unique (decision, number)
  );
  create table exchange.condition (
    offer uuid not null references exchange.condition_offer,
    category text not null,
    words text not null check (length(words) between 10 and 2000),
    primary key (offer, category)
  );
  create table exchange.condition_reply (
    offer uuid primary key references exchange.condition_offer,
    accepted boolean not null,
    organisation uuid not null references exchange.organisation,
    replied_by uuid not null references exchange.official,
    replied_at timestamptz not null default clock_timestamp()
  );
  alter table exchange.condition_offer enable row level security;
  alter table exchange.condition enable row level security;
  alter table exchange.condition_reply enable row level security;
`;

const OFFER = `
  -- Conditions of a decision, for categories that it granted; nothing where there are none.
  create function exchange.put_conditions(p_decision uuid, p_conditions jsonb) returns uuid
  language ${VOLATILE}
  declare made uuid;
  begin
    if not exists (select from jsonb_to_recordset(p_conditions) as c (condition text)
        where c.condition is not null) then
      return null;
    elsif exists (select from jsonb_to_recordset(p_conditions) as c (category text, condition text)
        where c.condition is not null and not exists (select from exchange.decision_category d
          where d.decision = p_decision and d.category = c.category and d.granted)) then
      raise exception 'INPUT_INVALID' using errcode = 'LJ001';
    end if;
    insert into exchange.condition_offer (decision, number, offered_by)
    values (p_decision, coalesce((select max(o.number) from exchange.condition_offer o
      where o.decision = p_decision), 0) + 1, exchange.my_official())
    returning id into made;
    insert into exchange.condition (offer, category, words)
    select made, c.category, c.condition
    from jsonb_to_recordset(p_conditions) as c (category text, condition text)
    where c.condition is not null;
    return made;
  end $$;
  create function exchange.offer_conditions(p_request uuid, p_conditions jsonb) returns uuid
  language ${VOLATILE}
  declare r exchange.request; in_force uuid[] := exchange.agreements_in_force(); stands uuid;
  begin
    select q.* into r from exchange.request q where q.id = p_request
      and q.requested = exchange.my_organisation() and q.agreement = any (in_force) for update;
    if r.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    perform exchange.require_step(r.id, 'CONDITIONS_OFFERED', 'requested');
    select s.decision into stands from exchange.standing_decisions(array[r.id]) s
    where s.owner = exchange.my_organisation();
    if stands is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    return exchange.put_conditions(stands, p_conditions);
  end $$;
  -- The receiver's answer to the offer that it has read; nothing leaves before it accepts.
  create function exchange.reply_conditions(p_request uuid, p_offer uuid, p_accepted boolean)
  returns uuid language ${VOLATILE}
  declare r exchange.request; in_force uuid[] := exchange.agreements_in_force(); latest uuid;
    own boolean := exchange.opens('own_record', 'REQUEST');
  begin
    select q.* into r from exchange.request q where q.id = p_request and own
      and q.requesting = exchange.my_organisation() and q.agreement = any (in_force) for update;
    if r.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    perform exchange.require_step(r.id,
      case when p_accepted then 'CONDITIONS_ACCEPTED' else 'CONDITIONS_DECLINED' end, 'requesting');
    select o.id into latest from exchange.standing_decisions(array[r.id]) s
    cross join lateral (select x.id from exchange.condition_offer x where x.decision = s.decision
      order by x.decision desc, x.number desc limit 1) o;
    if latest is distinct from p_offer then
      raise exception 'CONDITIONS_CHANGED' using errcode = 'LJ001';
    end if;
    insert into exchange.condition_reply (offer, accepted, organisation, replied_by)
    values (latest, p_accepted, r.requesting, exchange.my_official());
    return latest;
  end $$;
`;

const FIND = `
  -- The last offer on each decision that this session may know of.
  create function exchange.find_conditions(p_requests uuid[])
  returns table (request uuid, offer uuid, offered_at timestamptz, accepted boolean, category text,
    words text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare me uuid := exchange.my_organisation();
  begin return query
    select s.request, o.id, o.offered_at, y.accepted, c.category, c.words
    from exchange.standing_decisions(array(select r.id
      from exchange.find_requests(p_requests, null, null, null) r)) s
    cross join lateral (select x.* from exchange.condition_offer x where x.decision = s.decision
      order by x.decision desc, x.number desc limit 1) o
    cross join lateral (select x.* from exchange.condition x where x.offer = o.id offset 0) c
    left join lateral (select x.accepted from exchange.condition_reply x
      where x.offer = o.id offset 0) y on true
    where s.owner = me or s.approved
    order by s.request, c.category;
  end $$;
`;

const HAPPENED = `
      union all
      select s.request, h.event, h.at, null, h.organisation, null, s.synthetic, 5
      from exchange.standing_decisions(seen) s
      cross join lateral (select x.* from exchange.condition_offer x
        where x.decision = s.decision offset 0) o
      left join lateral (select x.* from exchange.condition_reply x where x.offer = o.id offset 0) y on true
      cross join lateral (values ('CONDITIONS_OFFERED', greatest(o.offered_at, s.told_at), s.owner),
        (case when y.accepted then 'CONDITIONS_ACCEPTED' else 'CONDITIONS_DECLINED' end, y.replied_at,
          y.organisation)) h (event, at, organisation)
      where s.approved and h.at is not null`;

const DECIDED: readonly Rewriting[] = [
  {
    name: 'exchange.decide_request',
    from: '    return made;\n',
    to: '    perform exchange.put_conditions(made, p_categories);\n    return made;\n',
  },
];

/** Conditions are agreed before anything leaves (CETS 197, article 34(3); to be confirmed by counsel). */
export class OfferConditions1764000000113 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      TABLES,
      OFFER,
      FIND,
      findCourses('create or replace', HAPPENED),
      grantsInForce(NOT_OVER + ACCEPTED),
      'grant execute on function exchange.offer_conditions, exchange.find_conditions to lidhja_national',
      'grant execute on function exchange.reply_conditions to lidhja_international',
    ]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      grantsInForce(NOT_OVER),
      findCourses('create or replace'),
      `drop function exchange.find_conditions, exchange.reply_conditions, exchange.offer_conditions,
         exchange.put_conditions`,
      'drop table exchange.condition_reply, exchange.condition, exchange.condition_offer',
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, DECIDED, back);
    await runner.query('reset role');
  }
}
