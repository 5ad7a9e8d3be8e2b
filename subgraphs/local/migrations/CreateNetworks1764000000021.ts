import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from './secureTable';

// A source may give a year or a month without a day; a day that it does not give is never made up.
const PARTIAL_DATE = "~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'";
const MARKED = `synthetic boolean not null,
    source text,
    check (synthetic or source is not null)`;

const TABLES = `
  create table "local".network (
    id uuid primary key default gen_random_uuid(),
    name text not null,
    mission text,
    founded_on text check (founded_on ${PARTIAL_DATE}),
    qark text check (qark ~ '^AL-[0-9]{2}$'),
    secretariat uuid,
    ${MARKED}
  );
  create index network_by_name on "local".network (name, id);
  create table "local".network_area (
    network uuid not null references "local".network,
    area text not null check (area ~ '^AL-'),
    ${MARKED},
    primary key (network, area)
  );
  create index network_by_area on "local".network_area (area, network);
  create table "local".network_member (
    id uuid primary key default gen_random_uuid(),
    network uuid not null references "local".network,
    organisation uuid not null,
    role text not null check (role in ('FOUNDER', 'MEMBER')),
    since text check (since ${PARTIAL_DATE}),
    until date,
    ${MARKED},
    unique (network, organisation)
  );
  create index member_by_organisation on "local".network_member (organisation, network);
  create table "local".contact_point (
    id uuid primary key default gen_random_uuid(),
    network uuid not null references "local".network,
    organisation uuid not null,
    place text not null check (place in ('SCHOOL', 'NEIGHBOURHOOD', 'INSTITUTION', 'ORGANISATION')),
    area text not null check (area ~ '^AL-'),
    trained_on date,
    ${MARKED}
  );
  create index contact_point_of_network on "local".contact_point (network, id);
`;

// The bodies that coordinate, for the purposes that coordination has: the row of the decision table
// that opens ORGANISATIONAL and CONTACT_POINT by mandate. Donors, the media and bodies abroad are not
// in it. The mask decides the same again for each field.
const SETS = `
  create function "local".coordinates() returns boolean language sql stable
  set search_path = pg_catalog, pg_temp as $$
    select coalesce(exchange.my('kind') in ('coordinator', 'ministry', 'regional_committee',
        'responsible_authority', 'police', 'prosecutor', 'social_services', 'employment', 'health',
        'education', 'consular', 'border', 'local_government', 'ngo', 'shelter',
        'network_secretariat', 'oversight')
      and exchange.my('purpose') in ('PREVENTION', 'ASSISTANCE', 'OVERSIGHT', 'STATISTICS'), false) $$;
  -- Networks for which the session's organisation speaks: it is the secretariat, or a member today.
  create function "local".my_networks() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(n.id), '{}') from "local".network n
    where n.secretariat = exchange.my_organisation()
      or exists (select from "local".network_member m where m.network = n.id
        and m.organisation = exchange.my_organisation()
        and (m.until is null or m.until >= current_date)) $$;
  revoke execute on all functions in schema "local" from public;
  grant execute on function "local".coordinates, "local".my_networks to lidhja_local;
`;

/** Networks, where they work, who is in them, and the contact points that members have designated. */
export class CreateNetworks1764000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(SETS);
    await secureTable(runner, 'network', 'true');
    await secureTable(runner, 'network_area', 'true');
    await secureTable(runner, 'network_member', 'true');
    await secureTable(runner, 'contact_point', '(select "local".coordinates())');
    await runner.query('grant usage on schema "local" to lidhja_local');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke usage on schema "local" from lidhja_local');
    await runner.query(`drop table "local".contact_point, "local".network_member,
      "local".network_area, "local".network`);
    await runner.query('drop function "local".my_networks, "local".coordinates');
  }
}
