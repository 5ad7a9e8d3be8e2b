import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// No foreign keys, for the reason that clocks of requests have none. One that was looked at has no row any more:
// nothing moves the end of its term.
const TABLE = `
  -- When to look whether what is to be passed on is overdue.
  create table exchange.onward_clock (
    onward uuid primary key,
    look_at timestamptz not null
  );
  create index onward_clock_due on exchange.onward_clock (look_at);
  alter table exchange.onward_clock enable row level security;
`;

const TRIGGER = `
  create function exchange.start_onward_clock() returns trigger language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
  begin
    insert into exchange.onward_clock (onward, look_at) values (new.id, new.due_at);
    return null;
  end $$;
  create trigger start_onward_clock after insert on exchange.onward_request
    for each row execute function exchange.start_onward_clock();
`;

/** What was answered has its row until it is looked at, as what is asked from now on. */
const BEFORE = `
  insert into exchange.onward_clock (onward, look_at) select o.id, o.due_at from exchange.onward_request o`;

/** When to look at what is to be passed on, since nothing happens in the database when time passes. */
export class CreateOnwardClocks1764000000492 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [TABLE, TRIGGER, BEFORE]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop trigger start_onward_clock on exchange.onward_request',
      'drop function exchange.start_onward_clock',
      'drop table exchange.onward_clock',
    ]);
  }
}
