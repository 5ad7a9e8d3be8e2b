import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// As the sequencers of the record: a table that nobody has a right on is locked through its function alone.
const LOCK = `
  create table exchange.notice_sender (leads boolean primary key check (leads));
  alter table exchange.notice_sender enable row level security;
  -- Whether this transaction is the one for whose session notices are sent, until it ends.
  create function exchange.lead_senders() returns boolean language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
  begin
    lock table exchange.notice_sender in share update exclusive mode nowait;
    return true;
  exception when lock_not_available then
    return false;
  end $$;
  revoke all on function exchange.lead_senders() from public;
  grant execute on function exchange.lead_senders() to lidhja_international;
`;

/** One sender of notices at a time, by a lock that no other part can take. */
export class LeadSenders1764000000331 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [LOCK]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.lead_senders()',
      'drop table exchange.notice_sender',
    ]);
  }
}
