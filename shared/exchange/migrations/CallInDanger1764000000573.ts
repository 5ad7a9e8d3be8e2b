import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KINDS as ERASURES } from './TellErasures1764000000500';
import { KIND as ONWARD_OVERDUE } from './TellOnwardOverdue1764000000493';
import { asExchangeOwner } from './asExchangeOwner';
import { noticeKinds, withoutNotices } from './noticeKinds';

const KIND = 'DANGER_COPIES_DESTROYED';
const BEFORE = [
  ...[ONWARD_OVERDUE, ...ERASURES, 'BREACH_NOTIFIED'],
  ...['RECORD_COPIES_DUE', 'RECORD_COPIES_DESTROYED'],
];
const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

// Asked for while the word is there, and seen by whoever sees it: once it is destroyed nobody knows any more from whom it
// was kept. It goes with the word.
const TABLE = `
  create table exchange.danger_copies (
    push uuid primary key references exchange.danger_push on delete cascade,
    proposed_by uuid not null references exchange.official,
    proposed_at timestamptz not null default clock_timestamp(),
    approved_by uuid references exchange.official check (approved_by <> proposed_by),
    destroyed_at timestamptz check ((destroyed_at is null) = (approved_by is null))
  );
  alter table exchange.danger_copies enable row level security;
`;

const STANDS = `exchange.proposal_stands(w.id, w.reviewed_at, 'COPIES_DESTROYED', w.recipient, c.proposed_by, c.proposed_at)`;

// By its age alone, whether a hold keeps the word or not: holds are an inspection's to know.
const READ = `
  create function exchange.find_danger_copies(p_pushes uuid[])
  returns table (push uuid, delete_at timestamptz, destroyed_at timestamptz, proposed boolean)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare me uuid := exchange.my_organisation();
  begin return query
    select w.id, case when w.recipient = me then exchange.danger_ends(w.reviewed_at) end, c.destroyed_at,
      w.recipient = me and c.destroyed_at is null and c.proposed_by is not null and ${STANDS}
    from exchange.find_danger_pushes(null, p_pushes, null, null, null) w
    left join lateral (select x.* from exchange.danger_copies x where x.push = w.id offset 0) c on true;
  end $$;
`;

const STEPS = `
  -- Word that the session's organisation received and that has a last day, locked.
  create function exchange.own_danger_copies(p_push uuid) returns exchange.danger_push
  language plpgsql volatile ${HEAD} as $$
  declare seen uuid[] := array(select w.id from exchange.find_danger_pushes(null, array[p_push], null, null, null) w
      where w.recipient = exchange.my_organisation());
    p exchange.danger_push;
  begin
    select w.* into p from exchange.danger_push w where w.id = any (seen) for update;
    if p.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    if p.reviewed_at is null then raise exception 'RETENTION_NOT_DUE' using errcode = 'LJ001'; end if;
    if exists (select from exchange.danger_copies c where c.push = p.id and c.destroyed_at is not null) then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    end if;
    return p;
  end $$;
  create function exchange.propose_danger_copies_destroyed(p_push uuid) returns uuid
  language plpgsql volatile ${HEAD} as $$
  declare w exchange.danger_push := exchange.own_danger_copies(p_push);
  begin
    insert into exchange.danger_copies (push, proposed_by) values (w.id, exchange.my_official())
    on conflict (push) do update set proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at;
    return w.id;
  end $$;
  create function exchange.approve_danger_copies_destroyed(p_push uuid) returns uuid
  language plpgsql volatile ${HEAD} as $$
  declare w exchange.danger_push := exchange.own_danger_copies(p_push); c exchange.danger_copies;
    me uuid := exchange.my_official();
  begin
    select x.* into c from exchange.danger_copies x where x.push = w.id;
    if c.push is null or not ${STANDS} then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    elsif c.proposed_by = me then
      raise exception 'SECOND_PERSON_REQUIRED' using errcode = 'LJ001';
    end if;
    perform exchange.require_preparers(array[c.proposed_by]);
    update exchange.danger_copies x set approved_by = me, destroyed_at = clock_timestamp() where x.push = w.id;
    return w.id;
  end $$;
`;

// To whoever sent it. At the end of the transaction, as every notice.
const TRIGGER = `
  create function exchange.tell_danger_copies() returns trigger language plpgsql volatile ${HEAD} as $$
  begin
    insert into exchange.notice (organisation, danger_push, kind, at)
    select w.sender, w.id, '${KIND}', new.destroyed_at from exchange.danger_push w where w.id = new.push;
    return null;
  end $$;
  revoke execute on function exchange.tell_danger_copies from public;
  create constraint trigger tell_danger_copies after update on exchange.danger_copies deferrable initially deferred
    for each row when (new.destroyed_at is not null and old.destroyed_at is null)
    execute function exchange.tell_danger_copies();
`;

const SERVED = `exchange.find_danger_copies, exchange.propose_danger_copies_destroyed,
  exchange.approve_danger_copies_destroyed`;

/** Whoever received word of danger is told by when copies are to be gone, and confirms it while the word is there. */
export class CallInDanger1764000000573 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      ...[TABLE, READ, STEPS, noticeKinds([...BEFORE, KIND]), TRIGGER],
      `revoke execute on function ${SERVED}, exchange.own_danger_copies from public`,
      `grant execute on function ${SERVED} to lidhja_international`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function ${SERVED}, exchange.own_danger_copies`,
      'drop table exchange.danger_copies',
      'drop function exchange.tell_danger_copies',
      withoutNotices([KIND]),
      noticeKinds(BEFORE),
    ]);
  }
}
