import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  create table "national".area (
    code text primary key,
    name text not null,
    kind text not null check (kind in ('QARK', 'DISTRICT', 'MUNICIPALITY')),
    part_of text references "national".area,
    source text not null,
    valid_from date,
    valid_until date
  );
  create index area_by_kind on "national".area (kind, name, code);
  create table "national"."case" (
    id uuid primary key default gen_random_uuid(),
    owner uuid not null,
    reference text not null,
    qark text not null,
    stage text not null check (stage in ('INVESTIGATION', 'PROSECUTION', 'TRIAL', 'CLOSED')),
    opened_on date not null,
    synthetic boolean not null,
    unique (owner, reference)
  );
  create table "national".case_assignment (
    case_id uuid not null references "national"."case",
    official uuid not null,
    since date not null,
    until date,
    primary key (case_id, official, since)
  );
  create index case_by_reference on "national"."case" (reference, id);
  create index assignment_by_official on "national".case_assignment (official, case_id);
  create table "national".case_offence (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null,
    offence text not null,
    article text not null
  );
  create table "national".case_exploitation (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null,
    form text not null,
    country char(2) not null
  );
  create table "national".case_suspect (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null,
    given_name text not null,
    family_name text not null,
    citizenship char(2) not null
  );
  create table "national".person (
    id uuid primary key default gen_random_uuid(),
    child boolean not null,
    age_uncertain boolean not null,
    synthetic boolean not null
  );
  create table "national".person_identity (
    person_id uuid primary key,
    given_name text not null,
    family_name text not null,
    -- Null where the age is not certain: no day is invented.
    birth_date date
  );
  create table "national".person_origin (
    person_id uuid primary key,
    citizenship char(2) not null
  );
  create table "national".case_person (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null,
    person_id uuid not null,
    part text not null check (part in ('VICTIM', 'WITNESS'))
  );
  create table "national".identification (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null,
    body uuid not null,
    status text not null check (status in ('PRESUMED', 'FORMALLY_IDENTIFIED', 'NOT_IDENTIFIED')),
    decided_on date not null
  );
  create index offence_of_case on "national".case_offence (case_id, id);
  create index exploitation_of_case on "national".case_exploitation (case_id, id);
  create index suspect_of_case on "national".case_suspect (case_id, id);
  create index person_of_case on "national".case_person (case_id, id);
  create index case_of_person on "national".case_person (person_id, case_id);
  create index identification_of_person on "national".identification (person_id, decided_on, id);
`;

/** Areas, cases and the persons in them; what is more sensitive lies in tables of its own. */
export class CreateAreasAndCases1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table "national".identification, "national".case_person,
      "national".person_origin, "national".person_identity, "national".person, "national".case_suspect,
      "national".case_exploitation, "national".case_offence, "national".case_assignment,
      "national"."case", "national".area`);
  }
}
