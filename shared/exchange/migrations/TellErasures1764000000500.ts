import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KIND as ONWARD_OVERDUE } from './TellOnwardOverdue1764000000493';
import { asExchangeOwner } from './asExchangeOwner';
import { noticeKinds, withoutNotices } from './noticeKinds';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const WAITS = 'RETENTION_APPROVAL_AWAITED';
export const KINDS = ['ERASED', 'COPIES_DUE', 'COPIES_DESTROYED', WAITS] as const;

interface Told {
  readonly name: string;
  readonly on: string;
  readonly when: string;
  /** Of rows `organisation` and `kind`. */
  readonly whom: string;
  readonly at: string;
}

const became = (column: string): string =>
  `new.${column} is not null and new.${column} is distinct from old.${column}`;

// Nothing in these tables follows from a case or a person, so that nothing of a seal is in what is told of them.
const TOLD: readonly Told[] = [
  {
    name: 'erasure',
    on: 'update of erased_at on exchange.retention',
    when: became('erased_at'),
    // Copies are due of whoever read what was granted, and did not confirm before that none is left.
    whom: `(new.requesting, 'ERASED', true), (new.requested, 'ERASED', true),
      (new.requesting, 'COPIES_DUE', new.copied and new.copies_destroyed_at is null)`,
    at: 'new.erased_at',
  },
  {
    name: 'copies_destroyed',
    on: 'update of copies_destroyed_at on exchange.retention',
    when: became('copies_destroyed_at'),
    whom: `(new.requesting, 'COPIES_DESTROYED', true), (new.requested, 'COPIES_DESTROYED', true)`,
    at: 'new.copies_destroyed_at',
  },
  {
    name: 'retention_waits',
    on: 'insert on exchange.retention_step',
    when: 'new.approved_at is null',
    whom: `(new.organisation, '${WAITS}', true)`,
    at: 'new.proposed_at',
  },
];

// At the end of the transaction, as every notice.
const TRIGGERS = TOLD.map(
  ({ name, on, when, whom, at }) => `
  create function exchange.tell_${name}() returns trigger language plpgsql
  volatile security definer set search_path = pg_catalog, pg_temp as $$
  begin
    insert into exchange.notice (organisation, request, kind, at)
    select w.organisation, new.request, w.kind, ${at} from (values ${whom}) w (organisation, kind, told)
    where w.told;
    return null;
  end $$;
  create constraint trigger tell_${name} after ${on} deferrable initially deferred
    for each row when (${when}) execute function exchange.tell_${name}();`,
);

const FEED: readonly Rewriting[] = [
  {
    name: 'exchange.find_notices',
    from: `      left join lateral (select t.record, t.valid_until`,
    to: `      left join lateral (select p.proposed_at from (select s.proposed_at, s.approved_at
          from exchange.retention_step s where n.kind = '${WAITS}' and s.request = n.request and s.organisation = me
          order by s.request desc, s.number desc limit 1) p where p.approved_at is null offset 0) k on true
      left join lateral (select t.record, t.valid_until`,
  },
  // Told as long as it waits: approved, and replaced by another that was proposed, are one.
  {
    name: 'exchange.find_notices',
    from: `and case when n.kind = 'EXPIRED'`,
    to: `and (n.kind <> '${WAITS}' or k.proposed_at = n.at)\n        and case when n.kind = 'EXPIRED'`,
  },
];

/** That something was erased is told to both authorities, and that copies are due to whoever read what was granted. */
export class TellErasures1764000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [noticeKinds([ONWARD_OVERDUE, ...KINDS]), ...TRIGGERS]);
    await rewriteAsExchangeOwner(runner, FEED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteAsExchangeOwner(runner, FEED, true);
    await asExchangeOwner(runner, [
      ...TOLD.map(
        ({ name, on }) => `drop trigger tell_${name} on ${on.replace(/^.* on /, '')};
         drop function exchange.tell_${name}`,
      ),
      withoutNotices(KINDS),
      noticeKinds([ONWARD_OVERDUE]),
    ]);
  }
}
