import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { copiesBefore535, endsBefore535 } from './copiesBefore535';
import { dueIndexes, retentionDue } from './retentionDue';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

// Of what was due before it was kept apart, nobody knows any more which of the two made it due: both stay so.
const COLUMNS = `
  alter table exchange.retention
    -- When copies are to be looked through; due_at is of what the request has sealed alone.
    add column copies_due_at timestamptz not null default 'infinity',
    -- When the case that they are of was erased, and whoever has them was asked for them.
    add column called_in_at timestamptz check (called_in_at is null or copied);
  update exchange.retention set copies_due_at = due_at where copied;
  update exchange.retention set due_at = 'infinity' where not sealed;
`;
const TOGETHER = `
  update exchange.retention set due_at = ${retentionDue()} where copied and copies_destroyed_at is null;
`;

const COPIES = `
  -- Copies of what is read under a grant have a term from now on. What was called in, and not confirmed, stays so
  -- whatever else is read; what is read after all were confirmed as gone is due anew.
  create function exchange.keep_copies(p_grant uuid) returns void language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
  declare r exchange.request; v exchange.agreement_version; g exchange."grant"; ended timestamptz;
  begin
    select t.* into g from exchange."grant" t where t.id = p_grant;
    -- To all who are not cleared the grant has ended; what the cleared read under it since is kept by no sign of theirs.
    if exists (select from exchange.seal s where s.record = g.record) then return; end if;
    select q.* into r from exchange.request q where q.id = g.request;
    select w.* into v from exchange.agreement_version w
    where w.agreement = r.agreement and w.version = r.agreement_version;
    -- Read after the request had served, it is due as what was read before.
    if v.max_age is null or v.on_case_closed <> 'KEEP' then
      select min(e.at) into ended from exchange.request_event e
      where e.request = r.id and e.event in ('CLOSED', 'WITHDRAWN', 'ANSWERED');
    end if;
    insert into exchange.retention as t (request, agreement, requesting, requested, due_at, copied, copies_due_at,
      copies_delete_at)
    values (r.id, r.agreement, r.requesting, r.requested, 'infinity', true,
      coalesce(least(g.valid_from + v.review_every, ended), 'infinity'),
      case when v.max_age is not null then least(g.valid_from + v.max_age,
        case when v.on_case_closed = 'DELETE' then ended end) end)
    on conflict (request) do update set copied = true, copies_destroyed_at = null,
      called_in_at = case when t.copies_destroyed_at is null then t.called_in_at end,
      copies_delete_at = case when t.copies_destroyed_at is null and t.called_in_at is not null
        then t.copies_delete_at else excluded.copies_delete_at end,
      copies_due_at = case when t.copied and t.copies_destroyed_at is null
        then least(t.copies_due_at, excluded.copies_due_at) else excluded.copies_due_at end;
  end $$;
  create or replace function exchange.keep_copied_term() returns trigger language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
  begin
    perform exchange.keep_copies(new."grant");
    return null;
  end $$;
`;

const KEEPABLE = `
  -- Whether a review may find that it is needed still: it is due, and not past its last day, which a hold puts off.
  create function exchange.sealed_keepable(t exchange.retention, p_now timestamptz) returns boolean
  language sql immutable set search_path = pg_catalog, pg_temp as $$
    select t.sealed and t.erased_at is null and t.due_at <= p_now
      and (t.held_by is not null or coalesce(t.delete_at > p_now, true)) $$;
  -- Copies of a case that was erased are not kept, under a hold neither.
  create function exchange.copies_keepable(t exchange.retention, p_now timestamptz) returns boolean
  language sql immutable set search_path = pg_catalog, pg_temp as $$
    select t.copied and t.copies_destroyed_at is null and t.copies_due_at <= p_now and t.called_in_at is null
      and (t.held_by is not null or coalesce(t.copies_delete_at > p_now, true)) $$;
`;

const LISTED: Rewriting = {
  name: 'exchange.find_due_reviews',
  from: 'from exchange.retention w',
  to: `from (select o.request, o.agreement, o.requesting, o.requested, o.sealed, o.erased_at, o.copied,
          o.copies_destroyed_at, ${retentionDue('o.')} as due_at from exchange.retention o) w`,
};

const kept = (column: string, keepable: string, last: string): string =>
  `${column} = case when p_step = 'KEEP' and exchange.${keepable}(t, now) then coalesce(least(again,
        case when t.held_by is null then t.${last} end), 'infinity') else w.${column} end,`;

const REWRITTEN: readonly Rewriting[] = [
  // Of either side.
  ...[LISTED, LISTED],
  {
    name: 'exchange.find_retention',
    from: `nullif(t.due_at, 'infinity')`,
    to: `nullif(${retentionDue('t.')}, 'infinity')`,
  },
  {
    name: 'exchange.require_retention_step',
    from: `elsif t.due_at > now then`,
    to: `elsif (case p_step when 'ERASE' then t.due_at when 'COPIES_DESTROYED' then t.copies_due_at
        else ${retentionDue('t.')} end) > now then`,
  },
  {
    name: 'exchange.require_retention_step',
    from: `elsif p_step <> 'KEEP' and t.held_by is not null then`,
    to: `elsif p_step <> 'KEEP' and t.held_by is not null
      -- Whoever is asked for copies of what was erased can say that none is left.
      and (p_step <> 'COPIES_DESTROYED' or t.called_in_at is null) then`,
  },
  {
    name: 'exchange.require_retention_step',
    from: `elsif p_step = 'KEEP' and t.held_by is null and exchange.retention_ends(t) <= now then`,
    to: `elsif p_step = 'KEEP' and not exchange.sealed_keepable(t, now) and not exchange.copies_keepable(t, now) then`,
  },
  {
    name: 'exchange.approve_retention_step',
    from: `ends timestamptz; me uuid := exchange.my_official();`,
    to: `me uuid := exchange.my_official(); now timestamptz := clock_timestamp();
    again timestamptz := now + (exchange.retention_terms(t.request)).review_every;`,
  },
  {
    name: 'exchange.approve_retention_step',
    from: `ends := case when t.held_by is null then exchange.retention_ends(t) end;
    `,
    to: '-- Each by its own term: what is not due, or is past its last day, stays as it is.\n    ',
  },
  {
    name: 'exchange.approve_retention_step',
    from: `due_at = case when p_step = 'KEEP' then coalesce(least(clock_timestamp()
        + (exchange.retention_terms(t.request)).review_every, ends), 'infinity') else w.due_at end,`,
    to: `${kept('due_at', 'sealed_keepable', 'delete_at')}
      ${kept('copies_due_at', 'copies_keepable', 'copies_delete_at')}`,
  },
  {
    name: 'exchange.destroy_sealed',
    from: `set erased_at = clock_timestamp() where`,
    to: `set erased_at = clock_timestamp(),
      copies_due_at = least(w.copies_due_at, clock_timestamp()) where`,
  },
  {
    name: 'exchange.end_retention',
    from: `set due_at = least(t.due_at, e.at),`,
    to: `set due_at = least(t.due_at, e.at), copies_due_at = least(t.copies_due_at, e.at),`,
  },
  {
    name: 'exchange.call_in_copies',
    from: `set due_at = least(t.due_at, now), copies_delete_at = least(t.copies_delete_at, now)`,
    to: `set copies_due_at = least(t.copies_due_at, now), called_in_at = now,
        copies_delete_at = least(t.copies_delete_at, now)`,
  },
];

/** What a request has sealed and copies of what was read on it are due each by its own term. */
export class KeepCopiesApart1764000000535 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [COLUMNS, dueIndexes(retentionDue()), COPIES, KEEPABLE]);
    await rewriteAsExchangeOwner(runner, REWRITTEN);
    await asExchangeOwner(runner, ['drop function exchange.retention_ends']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [endsBefore535]);
    await rewriteAsExchangeOwner(runner, REWRITTEN, true);
    await asExchangeOwner(runner, [
      copiesBefore535,
      TOGETHER,
      dueIndexes('due_at'),
      'drop function exchange.keep_copies, exchange.sealed_keepable, exchange.copies_keepable',
      'alter table exchange.retention drop column copies_due_at, drop column called_in_at',
    ]);
  }
}
