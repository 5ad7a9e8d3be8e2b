import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KINDS as ERASURES } from './TellErasures1764000000500';
import { KIND as ONWARD_OVERDUE } from './TellOnwardOverdue1764000000493';
import { asExchangeOwner } from './asExchangeOwner';
import { noticeKinds, withoutNotices } from './noticeKinds';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const [DUE, DESTROYED] = ['RECORD_COPIES_DUE', 'RECORD_COPIES_DESTROYED'];
const BEFORE = [ONWARD_OVERDUE, ...ERASURES, 'BREACH_NOTIFIED'];

const ofOne = (columns: string): string => `
  alter table exchange.notice drop constraint notice_of_one;
  alter table exchange.notice add constraint notice_of_one check (num_nonnulls(${columns}) = 1);
`;

// At the end of the transaction, as every notice.
const TRIGGERS = `
  create function exchange.tell_called_in() returns trigger language plpgsql
  volatile security definer set search_path = pg_catalog, pg_temp as $$
  begin
    insert into exchange.notice (organisation, called_in, kind, at)
    select w.organisation, new.record, w.kind, w.at from (values
      (new.recipient, '${DUE}', new.at, new.destroyed_at is null),
      (new.recipient, '${DESTROYED}', new.destroyed_at, new.destroyed_at is not null),
      (new.keeper, '${DESTROYED}', new.destroyed_at, new.destroyed_at is not null)) w (organisation, kind, at, told)
    where w.told;
    return null;
  end $$;
  revoke execute on function exchange.tell_called_in from public;
  create constraint trigger tell_called_in after insert on exchange.called_in deferrable initially deferred
    for each row execute function exchange.tell_called_in();
  create constraint trigger tell_called_in_again after update on exchange.called_in deferrable initially deferred
    for each row when (new.at <> old.at or new.destroyed_at is distinct from old.destroyed_at)
    execute function exchange.tell_called_in();
`;

const FEED: readonly Rewriting[] = [
  {
    name: 'exchange.find_notices',
    from: `coalesce(n.request, n.danger_push, w.record, n.breach)`,
    to: `coalesce(n.request, n.danger_push, w.record, n.breach, n.called_in)`,
  },
  // What was erased is sealed by itself where its person was.
  {
    name: 'exchange.find_notices',
    from: `closed uuid[] := exchange.sealed_rows();`,
    to: `closed uuid[] := exchange.sealed_rows() || exchange.sealed_records();`,
  },
  {
    name: 'exchange.find_notices',
    from: `or n.danger_push is not null and`,
    to: `or n.called_in is not null and n.called_in <> all (closed) and own_open
          or n.danger_push is not null and`,
  },
];

/** That copies of what was erased are asked for, and that none is left, is told in the feeds of both sides. */
export class TellCalledIn1764000000571 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'alter table exchange.notice add column called_in uuid',
      ofOne('request, danger_push, draft, breach, called_in'),
      noticeKinds([...BEFORE, DUE, DESTROYED]),
      TRIGGERS,
    ]);
    await rewriteAsExchangeOwner(runner, FEED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteAsExchangeOwner(runner, FEED, true);
    await asExchangeOwner(runner, [
      `drop trigger tell_called_in_again on exchange.called_in; drop trigger tell_called_in on exchange.called_in;
       drop function exchange.tell_called_in`,
      withoutNotices([DUE, DESTROYED]),
      noticeKinds(BEFORE),
      ofOne('request, danger_push, draft, breach'),
      'alter table exchange.notice drop column called_in',
    ]);
  }
}
