import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';
const GENERIC = `${HEAD} set plan_cache_mode = force_generic_plan`;

// Ids and times alone: what it was is gone.
const TABLE = `
  -- Copies of referrals and consents that were erased, of whoever received these; until two persons of theirs confirm
  -- that none is left.
  create table exchange.called_in (
    record uuid primary key,
    class text not null check (class in ('REFERRAL', 'CONSENT')),
    recipient uuid not null,
    keeper uuid not null check (keeper <> recipient),
    at timestamptz not null,
    proposed_by uuid,
    proposed_at timestamptz check ((proposed_at is null) = (proposed_by is null)),
    approved_by uuid check (approved_by <> proposed_by),
    destroyed_at timestamptz check ((destroyed_at is null) = (approved_by is null))
  );
  create index called_in_of_recipient on exchange.called_in (recipient, at, record) where recipient is not null;
  create index called_in_of_keeper on exchange.called_in (keeper, at, record) where keeper is not null;
  alter table exchange.called_in enable row level security;
`;

// A record is sealed by itself once it was erased, where its person was: then this is there for the cleared alone.
const CALLED_IN: Rewriting = {
  name: 'exchange.destroy_record',
  from: `delete from exchange.consent c where c.id = p_record;`,
  to: `insert into exchange.called_in (record, class, recipient, keeper, at)
    select x.id, x.class, x.recipient, x.keeper, clock_timestamp() from (
      select c.id, 'CONSENT', c.recipient, c.kept_by from exchange.consent c where c.id = p_record
      union all
      select r.id, 'REFERRAL', r.recipient, r.referring from exchange.referral r where r.id = p_record
    ) x (id, class, recipient, keeper) where x.keeper <> x.recipient
    -- One that was written again and erased again is called in again.
    on conflict (record) do update set class = excluded.class, recipient = excluded.recipient,
      keeper = excluded.keeper, at = excluded.at, proposed_by = null, proposed_at = null, approved_by = null,
      destroyed_at = null;
    delete from exchange.consent c where c.id = p_record;`,
};

const ASKED = `me uuid := exchange.my_organisation(); own boolean := exchange.opens('own_record', 'REQUEST');
    closed uuid[] := exchange.sealed_rows() || exchange.sealed_records();`;
const STANDS = `exchange.proposal_stands(w.record, w.at, 'COPIES_DESTROYED', w.recipient, w.proposed_by, w.proposed_at)`;

const READ = `
  -- What the session's organisation was asked for and has not confirmed yet, longest first.
  create function exchange.find_called_in(p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns table (record uuid, at timestamptz) language plpgsql stable ${GENERIC} as $$
  declare ${ASKED}
  begin return query
    select w.record, w.at from exchange.called_in w
    where own and w.recipient = me and w.destroyed_at is null and w.record <> all (closed)
      and (p_after_id is null or (w.at, w.record) > (p_after_at, p_after_id))
    order by w.at, w.record limit least(p_limit, 101);
  end $$;
  -- What the session's organisation erased and another had received, latest first.
  create function exchange.find_asked_for(p_before_at timestamptz, p_before_id uuid, p_limit int)
  returns table (record uuid, at timestamptz) language plpgsql stable ${GENERIC} as $$
  declare ${ASKED}
  begin return query
    select w.record, w.at from exchange.called_in w
    where own and w.keeper = me and w.record <> all (closed)
      and (p_before_id is null or (w.at, w.record) < (p_before_at, p_before_id))
    order by w.at desc, w.record desc limit least(p_limit, 101);
  end $$;
  -- Of both sides; that it waits for a second person is told to its own.
  create function exchange.find_called_in_records(p_records uuid[])
  returns table (record uuid, class text, at timestamptz, destroyed_at timestamptz, proposed boolean,
    recipient uuid)
  language plpgsql stable ${GENERIC} as $$
  declare ${ASKED}
  begin return query
    select w.record, w.class, w.at, w.destroyed_at,
      w.recipient = me and w.destroyed_at is null and w.proposed_by is not null and ${STANDS}, w.recipient
    from unnest(p_records) i (id)
    cross join lateral (select x.* from exchange.called_in x where x.record = i.id offset 0) w
    where own and me in (w.recipient, w.keeper) and w.record <> all (closed);
  end $$;
`;

const STEPS = `
  -- What the session's organisation was asked for, locked.
  create function exchange.own_called_in(p_record uuid) returns exchange.called_in language plpgsql volatile ${HEAD} as $$
  declare ${ASKED} w exchange.called_in;
  begin
    -- By its id alone, so that no index of whose it is could serve as well; locked once it is theirs.
    if not exists (select from (select x.recipient from exchange.called_in x where x.record = p_record offset 0) x
        where own and x.recipient = me and p_record <> all (closed)) then
      raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
    end if;
    select x.* into w from exchange.called_in x where x.record = p_record for update;
    if w.destroyed_at is not null then raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001'; end if;
    return w;
  end $$;
  create function exchange.propose_copies_destroyed(p_record uuid) returns uuid language plpgsql volatile ${HEAD} as $$
  declare w exchange.called_in := exchange.own_called_in(p_record);
  begin
    update exchange.called_in x set proposed_by = exchange.my_official(), proposed_at = clock_timestamp()
    where x.record = w.record;
    return w.record;
  end $$;
  create function exchange.approve_copies_destroyed(p_record uuid) returns uuid language plpgsql volatile ${HEAD} as $$
  declare w exchange.called_in := exchange.own_called_in(p_record); me uuid := exchange.my_official();
  begin
    if w.proposed_by is null or not ${STANDS} then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    elsif w.proposed_by = me then
      raise exception 'SECOND_PERSON_REQUIRED' using errcode = 'LJ001';
    end if;
    perform exchange.require_preparers(array[w.proposed_by]);
    update exchange.called_in x set approved_by = me, destroyed_at = clock_timestamp() where x.record = w.record;
    return w.record;
  end $$;
`;

const SERVED = `exchange.find_called_in, exchange.find_asked_for, exchange.find_called_in_records, exchange.propose_copies_destroyed,
  exchange.approve_copies_destroyed`;

/** Whoever received a referral or a consent that was erased is asked for copies, and confirms that none is left. */
export class CallInRecords1764000000570 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      ...[TABLE, READ, STEPS],
      `revoke execute on function ${SERVED}, exchange.own_called_in from public`,
      `grant execute on function ${SERVED} to lidhja_local`,
    ]);
    await rewriteAsExchangeOwner(runner, [CALLED_IN]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteAsExchangeOwner(runner, [CALLED_IN], true);
    await asExchangeOwner(runner, [
      `drop function ${SERVED}, exchange.own_called_in`,
      'drop table exchange.called_in',
    ]);
  }
}
