import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const KINDS = [
  ...['SUBMITTED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'CLARIFIED', 'AUTHORISATION_AWAITED'],
  ...['POSTPONED', 'APPROVAL_AWAITED', 'DECIDED', 'CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED'],
  ...['CONDITIONS_DECLINED', 'DISCLOSED', 'RECEIVED', 'USE_REPORTED', 'CLOSED', 'WITHDRAWN'],
  ...['EXPIRED', 'REVOKED', 'DOCUMENT_ADDED'],
];
const OF_DANGER = ['DANGER_REPORTED', 'DANGER_ACKNOWLEDGED', 'DANGER_REVIEWED'];

const kinds = (names: readonly string[]): string => `
  alter table exchange.notice drop constraint notice_kind_check;
  alter table exchange.notice add constraint notice_kind_check
    check (kind in (${names.map((name) => `'${name}'`).join(', ')}));
`;

const TABLE = `
  alter table exchange.notice alter column request drop not null;
  alter table exchange.notice add column danger_push uuid;
  alter table exchange.notice add constraint notice_of_one check (num_nonnulls(request, danger_push) = 1);
`;

// At the end of the transaction, as every notice: with the step, or not at all. The desk is told that there is
// word for it; whoever sent it, what became of it.
const TELL = `
  create function exchange.tell_danger() returns trigger language plpgsql
  volatile security definer set search_path = pg_catalog, pg_temp as $$
  begin
    insert into exchange.notice (organisation, danger_push, kind, at)
    select k.organisation, new.id, k.kind, k.at from (values
      (new.recipient, 'DANGER_REPORTED', case when tg_op = 'INSERT' then new.sent_at end),
      (new.sender, 'DANGER_ACKNOWLEDGED', case when tg_op = 'UPDATE' and old.acknowledged_at is null
        then new.acknowledged_at end),
      (new.sender, 'DANGER_REVIEWED', case when tg_op = 'UPDATE' and old.reviewed_at is null
        then new.reviewed_at end)) k (organisation, kind, at)
    where k.at is not null;
    return null;
  end $$;
  create constraint trigger tell_danger after insert or update on exchange.danger_push
    deferrable initially deferred for each row execute function exchange.tell_danger();
`;

const TOLD: readonly Rewriting[] = [
  {
    name: 'exchange.find_notices',
    from: 'in_force uuid[] := exchange.agreements_in_force();',
    to: 'in_force uuid[] := exchange.agreements_in_force();\n    closed uuid[] := exchange.sealed_rows();',
  },
  {
    name: 'exchange.find_notices',
    from: 'select n.id, n.request, n.kind, n.at, r.requesting = me',
    to: 'select n.id, coalesce(n.request, n.danger_push), n.kind, n.at, coalesce(r.requesting = me, true)',
  },
  {
    name: 'exchange.find_notices',
    from: `      cross join lateral (select q.* from exchange.request q where q.id = n.request offset 0) r
`,
    to: `      left join lateral (select q.* from exchange.request q where q.id = n.request offset 0) r on true
`,
  },
  {
    name: 'exchange.find_notices',
    from: `      where (r.requesting = me and own_open or r.requested = me and addressed)
        and r.agreement = any (in_force)`,
    to: `      where (n.danger_push <> all (closed) and own_open
          or (r.requesting = me and own_open or r.requested = me and addressed)
        and r.agreement = any (in_force))`,
  },
];

/** That there is word of danger is told in the feed of notices, to the desk; what became of it, to the sender. */
export class TellOfDanger1764000000183 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [TABLE, kinds([...KINDS, ...OF_DANGER]), TELL]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      'drop trigger tell_danger on exchange.danger_push; drop function exchange.tell_danger',
      // Notices are not changed otherwise; here those go whose kind there will not be any more.
      'alter table exchange.notice disable trigger refuse_change',
      'delete from exchange.notice where danger_push is not null',
      'alter table exchange.notice enable trigger refuse_change',
      kinds(KINDS),
      `alter table exchange.notice drop constraint notice_of_one;
       alter table exchange.notice drop column danger_push;
       alter table exchange.notice alter column request set not null`,
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, TOLD, back);
    await runner.query('reset role');
  }
}
