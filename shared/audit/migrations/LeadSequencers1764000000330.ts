import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SEQUENCER_LOCK } from './KeepLog1764000000210';

// A lock by number is open to whoever can log in. A table is locked by whoever has a right on it, and nobody has: the
// function alone. The mode is the weakest that two cannot hold; what a statement takes before rights are looked at
// (up to ROW EXCLUSIVE) does not meet it, and it holds back neither vacuum nor a backup.
const LOCK = `
  create table audit.sequencer (leads boolean primary key check (leads));
  alter table audit.sequencer enable row level security;
  -- Whether this transaction is the one for whose session entries are placed, until it ends.
  create function audit.lead_sequencers() returns boolean language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
  begin
    lock table audit.sequencer in share update exclusive mode nowait;
    return true;
  exception when lock_not_available then
    return false;
  end $$;
  revoke all on function audit.lead_sequencers() from public;
  grant execute on function audit.lead_sequencers() to lidhja_evidence;
`;

// The lock lives with a transaction that stays open, and so is held on another connection than the one that writes,
// which says on which.
const HELD: readonly Rewriting[] = [
  {
    name: 'audit.require_sequencer',
    from: `l.locktype = 'advisory' and l.pid = pg_backend_pid()`,
    to: `l.locktype = 'relation' and l.pid::text = current_setting('lidhja.sequencer', true)`,
  },
  {
    name: 'audit.require_sequencer',
    from: `l.classid = 0 and l.objid = ${SEQUENCER_LOCK} and l.objsubid = 1 and l.granted`,
    to: `l.relation = 'audit.sequencer'::regclass and l.mode = 'ShareUpdateExclusiveLock' and l.granted`,
  },
];

/** One sequencer at a time, by a lock that no other part can take. */
export class LeadSequencers1764000000330 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('set local role audit_owner');
    await runner.query(LOCK);
    await rewriteFunctions(runner, HELD);
    await runner.query('reset role');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('set local role audit_owner');
    await rewriteFunctions(runner, HELD, true);
    await runner.query('drop function audit.lead_sequencers()');
    await runner.query('drop table audit.sequencer');
    await runner.query('reset role');
  }
}
