import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// Terms are counted where the request was received; an invented zone is refused by its own reading.
const ZONES = `
  alter table exchange.organisation add column time_zone text not null default 'UTC'
    check (timezone(time_zone, timestamptz '2000-01-01 00:00+00') is not null);
  update exchange.organisation set time_zone = case country when 'AL' then 'Europe/Tirane'
    when 'IT' then 'Europe/Rome' when 'GR' then 'Europe/Athens' when 'MK' then 'Europe/Skopje'
    when 'CH' then 'Europe/Zurich' when 'NO' then 'Europe/Oslo' else time_zone end;
  create index organisation_point_of_contact on exchange.organisation (country, name, id)
    where point_of_contact;
`;

// Which text the terms of a version follow. One that is not told takes over that of the version before.
const TEMPLATES = `
  alter table exchange.agreement_version add column deadline_template text not null
    default 'DIRECTIVE_2023_977'
    check (deadline_template in ('DIRECTIVE_2023_977', 'FRAMEWORK_DECISION_2006_960'));
  alter table exchange.agreement_version alter column deadline_template drop default;
  create function exchange.keep_deadline_template() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  begin
    new.deadline_template := coalesce(new.deadline_template, (select v.deadline_template
      from exchange.agreement_version v where v.agreement = new.agreement
      order by v.version desc limit 1), 'DIRECTIVE_2023_977');
    return new;
  end $$;
  create trigger keep_deadline_template before insert on exchange.agreement_version
    for each row execute function exchange.keep_deadline_template();
`;

const TABLES = `
  create table exchange.request_event (
    request uuid not null references exchange.request,
    number int not null check (number > 0),
    id uuid not null default gen_random_uuid(),
    event text not null check (event in ('ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'CLARIFIED',
      'AUTHORISATION_AWAITED', 'POSTPONED', 'RECEIVED', 'USE_REPORTED', 'CLOSED', 'WITHDRAWN')),
    at timestamptz not null default clock_timestamp(),
    organisation uuid not null references exchange.organisation,
    taken_by uuid not null references exchange.official,
    until timestamptz check (until > at),
    words text check (length(words) between 10 and 2000),
    synthetic boolean not null default exchange.acts_for_sample(),
    primary key (request, number),
    check ((event = 'AUTHORISATION_AWAITED') = (until is not null)),
    check ((event in ('ACKNOWLEDGED', 'RECEIVED', 'CLOSED')) = (words is null))
  );
  create function exchange.refuse_change() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  begin raise exception 'what happened is not changed'; end $$;
  create trigger refuse_change before update or delete on exchange.request_event
    for each row execute function exchange.refuse_change();
  -- The first reading of what a grant opens.
  create table exchange.disclosure (
    "grant" uuid primary key references exchange."grant",
    first_at timestamptz not null default clock_timestamp()
  );
  -- The policy's course of requests, which loadCourse copies.
  create table exchange.request_step (
    state text not null,
    event text not null,
    next text not null,
    side text not null check (side in ('requesting', 'requested', 'either', 'nobody')),
    primary key (state, event)
  );
  alter table exchange.request_event enable row level security;
  alter table exchange.disclosure enable row level security;
  alter table exchange.request_step enable row level security;
  -- One that was taken back, or ended, before the second person approved it counts for nothing.
  alter table exchange.decision drop constraint decision_request_key;
  create index decision_of_request on exchange.decision (request, decided_at);
  alter table exchange."grant" add column approved_at timestamptz;
`;

// The same as the policy's addTerm: whole days by the clocks of the zone, anything else as it passes.
const DUE = `
  create function exchange.due_after(p_from timestamptz, p_term interval, p_zone text)
  returns timestamptz language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when extract(epoch from p_term)::bigint % 86400 = 0
      then ((p_from at time zone p_zone)
        + make_interval(days => (extract(epoch from p_term)::bigint / 86400)::int)) at time zone p_zone
      else p_from + make_interval(secs => extract(epoch from p_term)::float8) end $$;
`;

const SUBMITTED: readonly Rewriting[] = [
  {
    name: 'exchange.submit_request',
    from: `clock_timestamp() + case p->>'urgency'`,
    to: `exchange.due_after(clock_timestamp(), case p->>'urgency'`,
  },
  {
    name: 'exchange.submit_request',
    from: 'else v.deadline_other end,',
    to: `else v.deadline_other end, (select o.time_zone from exchange.organisation o
        where o.id = p_requested)),`,
  },
];

/** What happens to a request, the zones and texts that its clock goes by, and the steps that there are. */
export class CreateCourse1764000000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [ZONES, TEMPLATES, TABLES, DUE]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      'drop function exchange.due_after',
      // Of decisions on one request, the one that stands is kept.
      `delete from exchange.revocation x using exchange."grant" g, exchange.decision d, exchange.decision l
       where x."grant" = g.id and g.decision = d.id and l.request = d.request and l.decided_at > d.decided_at;
       delete from exchange."grant" g using exchange.decision d, exchange.decision l
       where g.decision = d.id and l.request = d.request and l.decided_at > d.decided_at;
       delete from exchange.decision_category c using exchange.decision d, exchange.decision l
       where c.decision = d.id and l.request = d.request and l.decided_at > d.decided_at;
       delete from exchange.decision d using exchange.decision l
       where l.request = d.request and l.decided_at > d.decided_at`,
      `drop table exchange.request_step, exchange.disclosure, exchange.request_event;
       drop function exchange.refuse_change;
       alter table exchange."grant" drop column approved_at;
       drop index exchange.decision_of_request;
       alter table exchange.decision add constraint decision_request_key unique (request)`,
      `drop trigger keep_deadline_template on exchange.agreement_version;
       drop function exchange.keep_deadline_template;
       alter table exchange.agreement_version drop column deadline_template;
       drop index exchange.organisation_point_of_contact;
       alter table exchange.organisation drop column time_zone`,
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, SUBMITTED, back);
    await runner.query('reset role');
  }
}
