import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { rewriteAsSealer } from './rewriteAsSealer';

const TABLES = `
  -- What became of word of danger after its review; a row for what was kept on or held.
  create table exchange.danger_term (
    push uuid primary key references exchange.danger_push on delete cascade,
    -- When it was looked through last and found to be needed.
    kept_at timestamptz,
    -- Which inspection's legal hold keeps it past its age.
    held_by uuid references exchange.organisation
  );
  -- What one person of an inspection proposed and a second of the same approved.
  create table exchange.danger_term_step (
    push uuid not null references exchange.danger_push on delete cascade,
    number int not null,
    id uuid not null default gen_random_uuid(),
    step text not null check (step in ('KEEP', 'HOLD', 'LIFT_HOLD')),
    organisation uuid not null references exchange.organisation,
    proposed_by uuid not null references exchange.official,
    proposed_at timestamptz not null default clock_timestamp(),
    approved_by uuid references exchange.official check (approved_by <> proposed_by),
    approved_at timestamptz check ((approved_at is null) = (approved_by is null)),
    synthetic boolean not null default exchange.acts_for_sample(),
    primary key (push, number)
  );
  alter table exchange.danger_term enable row level security;
  alter table exchange.danger_term_step enable row level security;
  create index danger_push_reviewed on exchange.danger_push (reviewed_at, id) where reviewed_at is not null;
  -- Word of danger of which nothing else is left. Whom it was about and whom it went around went with it, and its notices
  -- and entries stay: so they are kept from everyone, or they would be there for those from whom they were kept.
  create table exchange.danger_erased (
    push uuid primary key,
    erased_at timestamptz not null default clock_timestamp()
  );
  alter table exchange.danger_erased enable row level security, force row level security;
  create policy added on exchange.danger_erased for insert to exchange_owner with check (true);
  create policy sealing on exchange.danger_erased for select to exchange_sealer
    using (current_user = 'exchange_sealer');
  grant select on exchange.danger_erased to exchange_sealer;
`;

const ERASED = 'union all select t.push from exchange.danger_erased t';
const ATTEMPTS = 'union all select e.operation from exchange.danger_attempt_around e';
const MINE = 'e.written_by is distinct from me[2]); end';
const KEPT: readonly Rewriting[] = [
  { name: 'exchange.sealed_rows', from: ATTEMPTS, to: `${ERASED} ${ATTEMPTS}` },
  {
    name: 'exchange.danger_around_me',
    from: MINE,
    to: MINE.replace(');', `\n    ${ERASED});`),
  },
];

/** What goes with the word it is of. That its rows are closed even to the owner holds for no cascade. */
const OF_THE_WORD = ['danger_push_item', 'danger_push_record', 'danger_push_around'];
const cascading = (how: string): string =>
  OF_THE_WORD.map(
    (table) => `alter table exchange.${table} drop constraint ${table}_push_fkey,
      add constraint ${table}_push_fkey foreign key (push) references exchange.danger_push ${how}`,
  ).join(';');

/** How long word of danger is kept, and that nothing of it is told once it was erased. */
export class CreateDangerTerms1764000000541 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [TABLES, cascading('on delete cascade')]);
    await rewriteAsSealer(runner, KEPT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteAsSealer(runner, KEPT, true);
    await asExchangeOwner(runner, [
      cascading(''),
      `drop index exchange.danger_push_reviewed;
       drop table exchange.danger_erased, exchange.danger_term_step, exchange.danger_term`,
    ]);
  }
}
