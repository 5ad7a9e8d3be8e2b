import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// Bodies that PostgreSQL reads when the function is made: no search path can change what they mean, so
// that none needs to be pinned, and what has none pinned becomes part of the statement that calls it.
// Policies and sets ask for these some dozens of times in a statement.
const UP = `
  create or replace function exchange.my(setting text) returns text language sql stable
    return nullif(current_setting('lidhja.' || setting, true), '');
  create or replace function exchange.my_organisation() returns uuid language sql stable
    return exchange.my('organisation')::uuid;
  create or replace function exchange.my_official() returns uuid language sql stable
    return exchange.my('official')::uuid;
  create or replace function exchange.in_my_area(area text) returns boolean language sql stable
    return exchange.my('areas')::jsonb ?| array[area, 'AL'];
`;

const PINNED = 'set search_path = pg_catalog, pg_temp as';
const DOWN = `
  create or replace function exchange.in_my_area(area text) returns boolean language sql stable
    ${PINNED} $$ select exchange.my('areas')::jsonb ?| array[area, 'AL'] $$;
  create or replace function exchange.my_official() returns uuid language sql stable
    ${PINNED} $$ select exchange.my('official')::uuid $$;
  create or replace function exchange.my_organisation() returns uuid language sql stable
    ${PINNED} $$ select exchange.my('organisation')::uuid $$;
  create or replace function exchange.my(setting text) returns text language sql stable
    ${PINNED} $$ select nullif(current_setting('lidhja.' || setting, true), '') $$;
`;

/** What a session is told of itself, without the cost of a call for each time it is asked. */
export class InlineSettings1764000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [UP]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [DOWN]);
  }
}
