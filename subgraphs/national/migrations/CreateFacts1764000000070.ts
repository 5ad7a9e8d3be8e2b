import { closeTable } from '@lidhja/enforcement';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// No foreign keys lead to cases and persons: a check would tell whether there is one.
const TABLES = `
  create table "national".person_health (
    person_id uuid primary key,
    needs text not null check (length(needs) between 3 and 2000)
  );
  -- That a child's data may go to one organisation abroad (policy rule child_abroad): a guardian agreed,
  -- after the conflict check, or an authority decided that it is in the child's best interest.
  create table "national".child_decision (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null,
    recipient uuid not null,
    ground text not null check (ground in ('GUARDIAN_AGREEMENT', 'BEST_INTEREST')),
    conflict_checked_on date check (conflict_checked_on <= decided_on),
    reference text not null check (length(reference) between 3 and 200),
    decided_on date not null,
    withdrawn_on date check (withdrawn_on >= decided_on),
    synthetic boolean not null,
    check (ground <> 'GUARDIAN_AGREEMENT' or conflict_checked_on is not null)
  );
  create index decision_for_child on "national".child_decision (person_id, recipient);
  -- A case that cites another one's reference: its officials know that there is one.
  create table "national".case_citation (
    citing uuid not null,
    cited uuid not null,
    cited_on date not null,
    primary key (citing, cited),
    check (citing <> cited)
  );
`;

const NAMES = ['person_health', 'child_decision', 'case_citation'];

/** Health of persons, decisions for children, and which case cites which: what conditions of the table hang on. */
export class CreateFacts1764000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const name of NAMES) await runner.query(closeTable('national', name));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ${NAMES.map((name) => `"national".${name}`).join(', ')}`);
  }
}
