import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

const TABLES = `
  -- Whom breaches are notified to; there is one.
  create table exchange.data_protection_authority (
    organisation uuid primary key references exchange.organisation,
    only_one boolean not null default true unique check (only_one)
  );
  -- That data were reached that should not have been. About nobody by name or id: what it tells is the same whoever
  -- is among those concerned.
  create table exchange.breach (
    id uuid primary key default gen_random_uuid(),
    organisation uuid not null references exchange.organisation,
    recorded_by uuid not null references exchange.official,
    recorded_at timestamptz not null default clock_timestamp(),
    authority uuid not null references exchange.organisation,
    known_at timestamptz not null check (known_at <= recorded_at),
    -- Empty while nobody knows what was reached.
    categories text[] not null,
    -- About how many; null while nobody knows.
    persons int check (persons >= 0),
    -- Operations of the record, where it is known which.
    operations uuid[] not null check (cardinality(operations) <= 50),
    words text not null check (length(words) between 10 and 2000),
    notify_by timestamptz not null check (notify_by = known_at + interval '72 hours'),
    synthetic boolean not null default exchange.acts_for_sample()
  );
  create index breach_recorded on exchange.breach (organisation, recorded_at, id) where organisation is not null;
  create index breach_of_authority on exchange.breach (authority, recorded_at, id) where authority is not null;
  create table exchange.breach_step (
    breach uuid not null references exchange.breach,
    number int not null,
    kind text not null check (kind in ('AUTHORITY_NOTIFIED', 'PERSONS_TOLD', 'TELLING_DELAYED')),
    at timestamptz not null default clock_timestamp(),
    taken_by uuid not null references exchange.official,
    -- Why it comes late, how they were told, or why they are not told yet.
    words text check (length(words) between 10 and 2000),
    until timestamptz check ((until is not null) = (kind = 'TELLING_DELAYED')),
    primary key (breach, number)
  );
  alter table exchange.data_protection_authority enable row level security;
  alter table exchange.breach enable row level security;
  alter table exchange.breach_step enable row level security;
`;

const WRITE = `
  create function exchange.record_breach(p jsonb) returns uuid
  language plpgsql volatile ${HEAD} as $$
  declare made uuid; whom uuid; known timestamptz := (p->>'knownAt')::timestamptz;
  begin
    select a.organisation into whom from exchange.data_protection_authority a;
    if whom is null or exchange.my('kind') <> 'oversight' or not exchange.opens('own_record', 'AUDIT') then
      raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
    end if;
    if known > clock_timestamp() then raise exception 'INPUT_INVALID' using errcode = 'LJ001'; end if;
    insert into exchange.breach (organisation, recorded_by, authority, known_at, categories, persons, operations,
      words, notify_by)
    values (exchange.my_organisation(), exchange.my_official(), whom, known,
      array(select jsonb_array_elements_text(p->'categories') order by 1), (p->>'persons')::int,
      array(select jsonb_array_elements_text(p->'operations')::uuid order by 1), p->>'words',
      known + interval '72 hours')
    returning id into made;
    return made;
  end $$;
  -- What was done about a breach, by the organisation that recorded it. Telling is put off for a reason and a time,
  -- and once it is done nothing is put off any more.
  create function exchange.take_breach_step(p_breach uuid, p_kind text, p_words text, p_until timestamptz) returns uuid
  language plpgsql volatile ${HEAD} as $$
  declare b exchange.breach; taken text[]; now timestamptz := clock_timestamp();
  begin
    select w.* into b from exchange.breach w where w.id = p_breach and w.organisation = exchange.my_organisation()
      and exchange.opens('own_record', 'AUDIT') for update;
    if b.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    taken := array(select s.kind from exchange.breach_step s where s.breach = b.id);
    if p_kind = 'AUTHORITY_NOTIFIED' and p_kind = any (taken)
        or p_kind <> 'AUTHORITY_NOTIFIED' and 'PERSONS_TOLD' = any (taken) then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    end if;
    -- What comes late says why; what is put off is put off for three months at most.
    if p_words is null and (p_kind <> 'AUTHORITY_NOTIFIED' or now > b.notify_by)
        or p_until <= now or p_until > now + interval '92 days' then
      raise exception 'INPUT_INVALID' using errcode = 'LJ001';
    end if;
    insert into exchange.breach_step (breach, number, kind, at, taken_by, words, until)
    values (b.id, cardinality(taken) + 1, p_kind, now, exchange.my_official(), p_words, p_until);
    return b.id;
  end $$;
`;

const mine = (whose: string): string => `(
        select w.* from exchange.breach w where ${whose}
          and (p_after_id is null or (w.recorded_at, w.id) > (p_after_at, p_after_id))
        order by w.recorded_at, w.id limit least(p_limit, 101))`;
const STEPS = `(select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'at', s.at, 'words', s.words,
        'until', s.until) order by s.number), '[]') from exchange.breach_step s where s.breach = b.id)`;
const NOTIFIED = `exists (select from exchange.breach_step s where s.breach = w.id 
          and s.kind = 'AUTHORITY_NOTIFIED' offset 0)`;

const READ = `
  -- Breaches that the session's organisation recorded, and those that were notified to it, oldest first; or one of
  -- them by its id.
  create function exchange.find_breaches(p_id uuid, p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns table (id uuid, organisation uuid, authority uuid, recorded_at timestamptz, known_at timestamptz,
    categories text[], persons int, operations uuid[], words text, notify_by timestamptz, synthetic boolean,
    steps jsonb)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_custom_plan as $$
  declare me uuid := exchange.my_organisation();
  begin
    if not exchange.opens('own_record', 'AUDIT') then return; end if;
    return query select b.id, b.organisation, b.authority, b.recorded_at, b.known_at, b.categories, b.persons,
        b.operations, b.words, b.notify_by, b.synthetic, ${STEPS}
      from (select f.* from (select w.* from exchange.breach w where w.id = p_id
            and (w.organisation = me or w.authority = me and ${NOTIFIED}) offset 0) f
          where p_id is not null
        union all
        select f.* from ${mine('w.organisation = me')} f where p_id is null
        union all
        select f.* from ${mine(`w.authority = me and w.organisation <> me and ${NOTIFIED}`)} f
          where p_id is null offset 0) b
      order by b.recorded_at, b.id limit least(p_limit, 101);
  end $$;
`;

const SERVED = 'exchange.record_breach, exchange.take_breach_step, exchange.find_breaches';

/** Breaches, their clock, and what was done: the authority notified, the persons told or why not yet. */
export class CreateBreaches1764000000323 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      ...[TABLES, WRITE, READ],
      `grant execute on function ${SERVED} to lidhja_international`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function ${SERVED}`,
      'drop table exchange.breach_step, exchange.breach, exchange.data_protection_authority',
    ]);
  }
}
