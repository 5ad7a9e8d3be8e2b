import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { DELETE_COURSES } from './deleteCourses';

/** What a request has sealed: seen by no role that could delete it, so it goes with its request. */
const SEALED = ['request_words', 'sought_person', 'document', 'request_answer', 'data_key'];
const reference = (more: string): string[] =>
  SEALED.map(
    (table) => `alter table exchange.${table} drop constraint ${table}_request_fkey,
      add constraint ${table}_request_fkey foreign key (request) references exchange.request ${more}`,
  );

const HEAD = 'set search_path = pg_catalog, pg_temp as $$';

const REFUSED = `
  create or replace function exchange.refuse_change() returns trigger language plpgsql ${HEAD}
  begin raise exception 'what happened is not changed'; end $$`;
const KEPT = `
  create or replace function exchange.keep_receipt() returns trigger language plpgsql ${HEAD}
  begin raise exception 'INTERNAL' using errcode = 'LJ001'; end $$`;

// The role is the one that logged in: no part that serves can be it, whatever function it calls. Whoever tries is refused by the
// trigger, and not for want of a right to ask.
const LET_GO = `
  -- Whether the operator's command is letting go what stays, of before the moment that it names.
  create function exchange.forgets() returns boolean language sql stable
  return session_user = 'lidhja_migrator' and nullif(current_setting('lidhja.forgotten_until', true), '') is not null;
  create or replace function exchange.refuse_change() returns trigger language plpgsql security definer ${HEAD}
  begin
    if tg_op = 'DELETE' and exchange.forgets() then return old; end if;
    raise exception 'what happened is not changed';
  end $$;
  create or replace function exchange.keep_receipt() returns trigger language plpgsql security definer ${HEAD}
  begin
    if tg_op = 'DELETE' and exchange.forgets() then return null; end if;
    raise exception 'INTERNAL' using errcode = 'LJ001';
  end $$`;

// Seen by their two authorities alone, so these are not looked for: the policy itself says which go.
const POLICIES = `
  create policy forgotten on exchange.inward_information for delete to exchange_owner
    using (exchange.forgets() and not exists (select from exchange.request r where r.inward = inward_information.id));
  create policy left_over on exchange.outward_request for delete to exchange_owner
    using (exchange.forgets() and greatest(prepared_at, valid_until, approved_at, discarded_at)
        < nullif(current_setting('lidhja.forgotten_until', true), '')::timestamptz
      and not exists (select from exchange.request r where r.outward = outward_request.id))`;

/** What stays of a request goes at the term of the record of it. */
export class ForgetCourses1764000000580 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      ...reference('on delete cascade'),
      LET_GO,
      POLICIES,
      DELETE_COURSES,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.forget_courses',
      'drop policy left_over on exchange.outward_request',
      'drop policy forgotten on exchange.inward_information',
      REFUSED,
      KEPT,
      'drop function exchange.forgets',
      ...reference(''),
    ]);
  }
}
