import { closeTable } from '@lidhja/enforcement';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// No foreign keys, for the reason that facts have none. When something is due follows from the terms in force
// (security/caseTerms), so that it is not written down.
const TABLES = `
  -- When a case ended, and what became of it since; one row for each case.
  create table "national".case_term (
    case_id uuid primary key,
    owner uuid not null,
    -- When the hub was told that it ended; null while it is open.
    ended_at timestamptz,
    -- When it was looked through last and found to be needed.
    kept_at timestamptz,
    held boolean not null default false,
    -- Of nobody but the transaction that erases it: it never commits.
    erasing boolean not null default false,
    erased_at timestamptz
  );
  create index case_term_erasing on "national".case_term (erasing) where erasing;
  -- What one person proposed and a second of the same authority approved.
  create table "national".case_term_step (
    case_id uuid not null,
    number int not null,
    id uuid not null default gen_random_uuid(),
    step text not null check (step in ('KEEP', 'ERASE', 'HOLD', 'LIFT_HOLD')),
    proposed_by uuid not null,
    proposed_at timestamptz not null default clock_timestamp(),
    approved_by uuid check (approved_by <> proposed_by),
    approved_at timestamptz check ((approved_at is null) = (approved_by is null)),
    synthetic boolean not null default exchange.acts_for_sample(),
    primary key (case_id, number)
  );
  -- Whom statistics count of a case that was erased. Nobody is named: the person is there where nothing else
  -- is kept of them than that there was one.
  create table "national".counted_person (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null,
    part text not null check (part in ('VICTIM', 'WITNESS', 'SUSPECT')),
    child boolean check ((child is null) = (part = 'SUSPECT')),
    person_id uuid
  );
`;

const NAMES = ['case_term', 'case_term_step', 'counted_person'];

/** Of a case that had ended before, the hub knows no earlier moment. */
const BEFORE = `
  insert into "national".case_term (case_id, owner, ended_at)
  select s.case_id, s.owner, case when s.stage = 'CLOSED' then clock_timestamp() end
  from "national".case_status s`;

const TRIGGER = `
  create function "national".keep_case_term() returns trigger language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
  begin
    insert into "national".case_term as t (case_id, owner, ended_at)
    values (new.case_id, new.owner, case when new.stage = 'CLOSED' then clock_timestamp() end)
    on conflict (case_id) do update set owner = excluded.owner,
      -- Opened again it has not ended, and counts anew from its next end.
      ended_at = case when excluded.ended_at is not null then coalesce(t.ended_at, excluded.ended_at) end,
      kept_at = case when excluded.ended_at is not null then t.kept_at end;
    return null;
  end $$;
  revoke execute on function "national".keep_case_term from public;
  create trigger keep_case_term after insert or update of stage, owner on "national".case_status
    for each row execute function "national".keep_case_term();
`;

/** Since when the hub's own cases have ended, which the terms of the law are counted from. */
export class CreateCaseTerms1764000000520 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const name of NAMES) await runner.query(closeTable('national', name));
    await runner.query(BEFORE);
    await runner.query(TRIGGER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger keep_case_term on "national".case_status;
      drop function "national".keep_case_term;
      drop table ${NAMES.map((name) => `"national".${name}`).join(', ')}`);
  }
}
