import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KINDS as ERASURES } from './TellErasures1764000000500';
import { KIND as ONWARD_OVERDUE } from './TellOnwardOverdue1764000000493';
import { asExchangeOwner } from './asExchangeOwner';
import { noticeKinds, withoutNotices } from './noticeKinds';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const KIND = 'BREACH_NOTIFIED';

const ofOne = (columns: string): string => `
  alter table exchange.notice drop constraint notice_of_one;
  alter table exchange.notice add constraint notice_of_one check (num_nonnulls(${columns}) = 1);
`;

// At the end of the transaction, as every notice. To the authority alone, and once: the step is taken once.
const TRIGGER = `
  create function exchange.tell_breach() returns trigger language plpgsql
  volatile security definer set search_path = pg_catalog, pg_temp as $$
  begin
    insert into exchange.notice (organisation, breach, kind, at)
    select b.authority, b.id, '${KIND}', new.at from exchange.breach b where b.id = new.breach;
    return null;
  end $$;
  create constraint trigger tell_breach after insert on exchange.breach_step deferrable initially deferred
    for each row when (new.kind = 'AUTHORITY_NOTIFIED') execute function exchange.tell_breach();
`;

// An office of oversight is told that and nothing else, whatever there were for it; nor is anybody else told of
// anything for its purpose.
const FEED: readonly Rewriting[] = [
  {
    name: 'exchange.find_notices',
    from: `coalesce(n.request, n.danger_push, w.record)`,
    to: `coalesce(n.request, n.danger_push, w.record, n.breach)`,
  },
  {
    name: 'exchange.find_notices',
    from: `own_open boolean := exchange.opens(`,
    to: `oversees boolean := 'oversight' in (exchange.my('kind'), lower(exchange.my('purpose')));
    overseen boolean := exchange.my('kind') = 'oversight' and exchange.my('purpose') = 'OVERSIGHT'
      and exchange.opens('own_record', 'AUDIT');
    own_open boolean := oversees is not true and exchange.opens(`,
  },
  {
    name: 'exchange.find_notices',
    from: `addressed boolean := exchange.opens(`,
    to: `addressed boolean := oversees is not true and exchange.opens(`,
  },
  {
    name: 'exchange.find_notices',
    from: `where (n.draft is not null and`,
    to: `where (n.breach is not null and overseen\n          or n.draft is not null and`,
  },
];

/** That a breach was notified is told to the data-protection authority in its feed. */
export class TellBreaches1764000000502 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'alter table exchange.notice add column breach uuid',
      ofOne('request, danger_push, draft, breach'),
      noticeKinds([ONWARD_OVERDUE, ...ERASURES, KIND]),
      TRIGGER,
    ]);
    await rewriteAsExchangeOwner(runner, FEED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteAsExchangeOwner(runner, FEED, true);
    await asExchangeOwner(runner, [
      'drop trigger tell_breach on exchange.breach_step; drop function exchange.tell_breach',
      withoutNotices([KIND]),
      noticeKinds([ONWARD_OVERDUE, ...ERASURES]),
      ofOne('request, danger_push, draft'),
      'alter table exchange.notice drop column breach',
    ]);
  }
}
