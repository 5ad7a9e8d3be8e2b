import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const OF_DRAFTS = [
  ['outward', 'OUTWARD_APPROVAL_AWAITED', 'exchange.outward_request'],
  ['draft', 'INFORMATION_APPROVAL_AWAITED', 'exchange.spontaneous_draft'],
] as const;

const KINDS = [
  ...['SUBMITTED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'CLARIFIED', 'AUTHORISATION_AWAITED'],
  ...['POSTPONED', 'APPROVAL_AWAITED', 'DECIDED', 'CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED'],
  ...['CONDITIONS_DECLINED', 'DISCLOSED', 'RECEIVED', 'USE_REPORTED', 'CLOSED', 'WITHDRAWN'],
  ...['EXPIRED', 'REVOKED', 'DOCUMENT_ADDED', 'SENT', 'OVERDUE', 'ANSWERED'],
  ...['DANGER_REPORTED', 'DANGER_ACKNOWLEDGED', 'DANGER_REVIEWED'],
  ...['ONWARD_REQUESTED', 'ONWARD_APPROVAL_AWAITED', 'ONWARD_DECIDED', 'ONWARD_REVOKED'],
];

const kinds = (names: readonly string[]): string => `
  alter table exchange.notice drop constraint notice_kind_check;
  alter table exchange.notice add constraint notice_kind_check
    check (kind in (${names.map((name) => `'${name}'`).join(', ')}));
`;
const ofOne = (columns: string): string => `
  alter table exchange.notice drop constraint notice_of_one;
  alter table exchange.notice add constraint notice_of_one check (num_nonnulls(${columns}) = 1);
`;

// At the end of the transaction, as every notice. To the authority alone that prepared it: nothing has left.
const TRIGGERS = OF_DRAFTS.map(
  ([name, kind, table]) => `
  create function exchange.tell_${name}_waits() returns trigger language plpgsql
  volatile security definer set search_path = pg_catalog, pg_temp as $$
  begin
    insert into exchange.notice (organisation, draft, kind, at)
    values (new.owner, new.id, '${kind}', new.prepared_at);
    return null;
  end $$;
  create constraint trigger tell_${name}_waits after insert on ${table} deferrable initially deferred
    for each row execute function exchange.tell_${name}_waits();`,
);

// Told as long as it waits. Sent, given up, out of time and sealed are one: it does not wait any more.
const TOLD: readonly Rewriting[] = [
  {
    name: 'exchange.find_notices',
    from: 'coalesce(n.request, n.danger_push)',
    to: 'coalesce(n.request, n.danger_push, w.record)',
  },
  {
    name: 'exchange.find_notices',
    from: `      left join lateral (select t.record, t.valid_until`,
    to: `      left join lateral (select o.record from exchange.outward_request o where o.id = n.draft
          and o.approved_at is null and o.discarded_at is null and o.valid_until > clock_timestamp()
          and not exists (select from exchange.seal z where z.record = any (o.persons || o.record) offset 0)
        union all select d.record from exchange.spontaneous_draft d where d.id = n.draft
          and d.over_at is null and d.valid_until > clock_timestamp()
          and not exists (select from exchange.seal z where z.record = d.record offset 0) offset 0) w on true
      left join lateral (select t.record, t.valid_until`,
  },
  {
    name: 'exchange.find_notices',
    from: 'where (n.danger_push is not null and',
    to: 'where (n.draft is not null and w.record is not null and own_open\n          or n.danger_push is not null and',
  },
];

/** That something waits for a second person is told to the authority that prepared it, in its feed of notices. */
export class TellSecondPersons1764000000402 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'alter table exchange.notice add column draft uuid',
      ofOne('request, danger_push, draft'),
      kinds([...KINDS, ...OF_DRAFTS.map(([, kind]) => kind)]),
      ...TRIGGERS,
    ]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      ...OF_DRAFTS.map(
        ([name, , table]) => `drop trigger tell_${name}_waits on ${table};
         drop function exchange.tell_${name}_waits`,
      ),
      // Notices are not changed otherwise; here those go whose kind there will not be any more.
      'alter table exchange.notice disable trigger refuse_change',
      `delete from exchange.notice_delivery d using exchange.notice n
       where n.id = d.notice and n.draft is not null`,
      'delete from exchange.notice where draft is not null',
      'alter table exchange.notice enable trigger refuse_change',
      kinds(KINDS),
      ofOne('request, danger_push'),
      'alter table exchange.notice drop column draft',
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, TOLD, back);
    await runner.query('reset role');
  }
}
