import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SAFE = 'security definer set search_path = pg_catalog, pg_temp';

// One row for a day, a reader and a kind of data: how often, at which hour and by whom of the organisation is not
// kept here, so that nothing can be counted. It begins with the person, by whom alone it is read.
const TABLE = `
  create table audit.reading (
    person uuid not null,
    day date not null,
    organisation uuid not null,
    category text not null,
    purpose text not null,
    basis text not null,
    -- Ids of what the person was reached through: a case, an edge.
    through uuid[] not null,
    primary key (person, day, organisation, category, purpose, basis, through)
  );
  alter table audit.reading enable row level security;
`;

// What must stay hidden for good is not kept: what someone cleared read, what an inspection looked at (it may be about
// those around the person), what was read against an immediate threat, and what certain readers read.
export const NOTE = `
  create function audit.note_readings(p_part name, p_at timestamptz, p_cleared boolean, p_organisation uuid,
    p_purpose text, p_payload jsonb) returns void
  language plpgsql volatile ${SAFE} set plan_cache_mode = force_generic_plan as $$
  declare
    named text[] := array(select c->>'coordinate' from jsonb_array_elements(p_payload->'coordinates') c
      where split_part(c->>'coordinate', '.', 1) = any (array['Person', 'VictimInCase', 'Identification']));
    categories jsonb := '{}';
    rows constant jsonb := p_payload->'rows';
    told boolean := exchange.is_told_as_reader(p_organisation) and not p_cleared
      and p_purpose <> all (array['OVERSIGHT', 'IMMEDIATE_THREAT']);
  begin
    if named = '{}' then return; end if;
    categories := exchange.categories_of(replace(p_part, 'lidhja_', ''), named);
    -- In the order of the key, so that two that note the same wait for each other in one order.
    insert into audit.reading
    select distinct n.person::uuid, (p_at at time zone 'UTC')::date, p_organisation, n.category, p_purpose, n.basis,
      array(select x::uuid from jsonb_array_elements_text(n.of) x where x <> n.person order by 1)
    from (select r->'of' as of, split_part(c->>'basis', ':', 1) as basis,
        -- A person's own row begins with them, what is about them ends with them.
        r->'of'->>case split_part(c->>'coordinate', '.', 1) when 'Person' then 0 else -1 end as person,
        case when c->>'coordinate' like '%.%' then coalesce(categories->>(c->>'coordinate'), 'VICTIM_IDENTITY')
          else 'CASE_STATUS' end as category
      from jsonb_array_elements(p_payload->'coordinates') c
      cross join lateral jsonb_array_elements_text(c->'rows') at
      cross join lateral (select rows->(at::int) as r) s
      where told and c->>'coordinate' = any (named)) n
    where n.person is not null and n.category <> 'OPEN'
    order by 1, 2, 3, 4, 5, 6, 7
    on conflict do nothing;
  end $$;
  revoke all on function audit.note_readings from public;
`;

// Readings in proceedings are told when they are a year old: until then an inquiry may hang on nobody knowing.
const FIND = `
  create function audit.find_readings(p_consent uuid, p_representative uuid, p_before_day date, p_before text[], p_limit int)
  returns table (day date, organisation uuid, category text, purpose text, basis text)
  language plpgsql stable ${SAFE} set plan_cache_mode = force_generic_plan as $$
  declare
    whom uuid := exchange.person_acted_for(p_consent, p_representative);
    closed uuid[] := exchange.sealed_records() || exchange.sealed_rows();
    own boolean := exchange.opens('own_record', 'AUDIT');
    until date := coalesce(p_before_day, 'infinity');
    before text[] := coalesce(p_before, array['ffffffff-ffff-ffff-ffff-ffffffffffff', '', '', '']);
  begin
    return query select distinct on (r.person, r.day, r.organisation, r.category, r.purpose, r.basis)
      r.day, r.organisation, r.category, r.purpose, r.basis
    from audit.reading r
    where r.person = whom and own and not r.through && closed
      and (r.purpose <> all (array['THIS_PROCEEDING', 'RELATED_PROCEEDING'])
        or r.day <= (statement_timestamp() at time zone 'UTC')::date - 365)
      and (r.day, r.organisation, r.category, r.purpose, r.basis)
        < (until, before[1]::uuid, before[2], before[3], before[4])
    order by r.person desc, r.day desc, r.organisation desc, r.category desc, r.purpose desc, r.basis desc
    limit least(p_limit, 101);
  end $$;
  revoke all on function audit.find_readings from public;
  grant execute on function audit.find_readings to lidhja_local;
`;

const BEFORE = `event - array['type', 'operation', 'organisation', 'official', 'purpose', 'request']);`;
const NOTED: readonly Rewriting[] = [
  {
    name: 'audit.record',
    from: BEFORE,
    to: `${BEFORE}
      if event->>'type' = 'released' then
        perform audit.note_readings(session_user, clock_timestamp(),
          exchange.is_cleared((event->>'official')::uuid), (event->>'organisation')::uuid, event->>'purpose', event);
      end if;`,
  },
];

/** Entries of before say it as well, as far as they say whom their rows are about. */
const EARLIER = `select audit.note_readings(e.recorded_by, e.recorded_at, e.cleared, e.organisation, e.purpose, e.payload)
  from audit.entry e where e.type = 'released' and e.payload ? 'rows' order by e.recorded_at, e.id`;

/** Who read what of a person, day by day, beside the entries: what can be told to the person. */
export class KeepReadings1764000000322 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('set local role audit_owner');
    for (const sql of [TABLE, NOTE, FIND, EARLIER]) await runner.query(sql);
    await rewriteFunctions(runner, NOTED);
    await runner.query('reset role');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('set local role audit_owner');
    await rewriteFunctions(runner, NOTED, true);
    await runner.query(
      'drop function audit.find_readings, audit.note_readings; drop table audit.reading',
    );
    await runner.query('reset role');
  }
}
