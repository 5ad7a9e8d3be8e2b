import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `
  create table audit.entry (
    id uuid primary key default gen_random_uuid(),
    recorded_at timestamptz not null default clock_timestamp(),
    recorded_by name not null default session_user,
    type text not null check
      (type in ('released', 'written', 'dispatched', 'refused', 'refusals_counted')),
    operation uuid,
    organisation uuid,
    official uuid,
    purpose text,
    request uuid,
    payload jsonb not null,
    -- Whoever acted was cleared for a compartment at that moment.
    cleared boolean not null
  );
  create index entry_by_operation on audit.entry (operation);
  create index entry_by_time on audit.entry (recorded_at, id);
  create index entry_by_organisation on audit.entry (organisation, recorded_at, id);
  -- Nobody but the functions below reads or writes it, whatever is granted by mistake.
  alter table audit.entry enable row level security;
`;

// Only the gateway knows what was dispatched, and only a subgraph what it released or wrote.
const RECORD = `
  create function audit.record(events jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare event jsonb; at_gateway boolean := session_user like '%\\_gateway';
  begin
    if jsonb_typeof(events) <> 'array' then raise exception 'INTERNAL' using errcode = 'LJ001'; end if;
    for event in select * from jsonb_array_elements(events) loop
      if event->>'type' in ('dispatched', 'refusals_counted') and not at_gateway
        or event->>'type' in ('released', 'written') and at_gateway then
        raise exception 'INTERNAL' using errcode = 'LJ001';
      end if;
      -- A subgraph's session knows who acts; nobody is put into the record in their place.
      if not at_gateway and ((event->>'organisation')::uuid is distinct from exchange.my_organisation()
          or (event->>'official')::uuid is distinct from exchange.my_official()) then
        raise exception 'INTERNAL' using errcode = 'LJ001';
      end if;
      insert into audit.entry (cleared, type, operation, organisation, official, purpose, request, payload)
      values (exchange.is_cleared((event->>'official')::uuid), event->>'type', (event->>'operation')::uuid, (event->>'organisation')::uuid,
        (event->>'official')::uuid, event->>'purpose', (event->>'request')::uuid,
        event - array['type', 'operation', 'organisation', 'official', 'purpose', 'request']);
    end loop;
  end $$;
  revoke all on function audit.record(jsonb) from public;
  grant execute on function audit.record(jsonb) to lidhja_national, lidhja_local,
    lidhja_international, lidhja_evidence, lidhja_gateway, lidhja_protection;
`;

// An open inspection reads every entry, whatever its scope says in words; any other organisation its
// own; of what someone cleared did, only the cleared read.
export const WITHOUT_SEALED = `
  -- A record that was sealed after it had been read is named to no one who is not cleared. (What a
  -- cleared official read is kept from them whole: see find_entries.)
  create function audit.without_sealed(p_payload jsonb) returns jsonb
  language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when p_payload ? 'coordinates' then jsonb_set(p_payload, '{coordinates}', coalesce((
      select jsonb_agg(jsonb_set(c, '{records}', kept) order by at)
      from jsonb_array_elements(p_payload->'coordinates') with ordinality as a (c, at)
      cross join lateral (select coalesce(jsonb_agg(r), '[]') from jsonb_array_elements_text(c->'records') r
        where r::uuid <> all ((select exchange.sealed_records())::uuid[])) as k (kept)
      where kept <> '[]' or c->'records' = '[]'), '[]')) else p_payload end $$;
  revoke all on function audit.without_sealed(jsonb) from public;
`;

const READ = `
  create function audit.find_entries(p_operation uuid, p_type text, p_from timestamptz,
    p_until timestamptz, p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns setof audit.entry
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select e.id, e.recorded_at, e.recorded_by, e.type, e.operation, e.organisation, e.official,
      e.purpose, e.request, audit.without_sealed(e.payload), e.cleared from audit.entry e
    where (exchange.inspection_open()
        or e.organisation = nullif(current_setting('lidhja.organisation', true), '')::uuid)
      and (not e.cleared or exchange.is_cleared(exchange.my_official()))
      and (p_operation is null or e.operation = p_operation)
      and (p_type is null or e.type = p_type)
      and (p_from is null or e.recorded_at >= p_from)
      and (p_until is null or e.recorded_at < p_until)
      and (p_after_id is null or (e.recorded_at, e.id) > (p_after_at, p_after_id))
    order by e.recorded_at, e.id
    limit least(p_limit, 101)
  $$;
  revoke all on function audit.find_entries(uuid, text, timestamptz, timestamptz, timestamptz, uuid, int)
    from public;
  grant execute on function audit.find_entries(uuid, text, timestamptz, timestamptz, timestamptz, uuid, int)
    to lidhja_evidence;
  grant usage on schema audit to lidhja_national, lidhja_local, lidhja_international,
    lidhja_evidence, lidhja_gateway, lidhja_protection;
`;

/** The record: one table that only functions touch, a function that writes it and one that reads it. */
export class CreateRecord1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('set local role audit_owner');
    for (const sql of [TABLE, RECORD, WITHOUT_SEALED, READ]) await runner.query(sql);
    await runner.query('reset role');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('set local role audit_owner');
    await runner.query(
      'drop function audit.find_entries, audit.without_sealed, audit.record; drop table audit.entry',
    );
    await runner.query('reset role');
  }
}
