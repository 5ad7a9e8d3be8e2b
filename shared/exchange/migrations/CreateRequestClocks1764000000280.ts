import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { WAITS } from './waits';

const TRIGGER = `returns trigger language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp`;

// No foreign keys, for the reason that notices have none. What is answered has no row once it was looked at.
const TABLE = `
  -- When to look whether a request is overdue, and since when it is, as both sides were told.
  create table exchange.request_clock (
    request uuid primary key,
    look_at timestamptz not null,
    overdue_at timestamptz,
    contact uuid,
    check (contact is null or overdue_at is not null)
  );
  create index request_clock_due on exchange.request_clock (look_at);
  create index request_clock_of_contact on exchange.request_clock (contact, overdue_at, request)
    where overdue_at is not null;
  alter table exchange.request_clock enable row level security;
`;

// Nothing makes a term shorter than the agreement has it, so that before its end there is nothing to see. A step
// can move the end, and is looked at.
const TRIGGERS = `
  create function exchange.start_clock() ${TRIGGER} as $$
  begin
    -- What was sent unasked has nothing to answer in time.
    insert into exchange.request_clock (request, look_at)
    select new.id, new.due_at where new.due_at is not null;
    return null;
  end $$;
  create trigger start_clock after insert on exchange.request
    for each row execute function exchange.start_clock();
  create function exchange.look_at_clock() ${TRIGGER} as $$
  begin
    update exchange.request_clock c set look_at = new.at where c.request = new.request and c.look_at > new.at;
    return null;
  end $$;
  create trigger look_at_clock after insert on exchange.request_event
    for each row execute function exchange.look_at_clock();
`;

const BEFORE = `
  insert into exchange.request_clock (request, look_at)
  select r.id, r.due_at from exchange.request r where r.due_at is not null and ${WAITS}`;

/** When to look at the clocks of requests, since nothing happens in the database when time passes. */
export class CreateRequestClocks1764000000280 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [TABLE, TRIGGERS, BEFORE]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop trigger look_at_clock on exchange.request_event; drop trigger start_clock on exchange.request`,
      `drop function exchange.look_at_clock, exchange.start_clock; drop table exchange.request_clock`,
    ]);
  }
}
