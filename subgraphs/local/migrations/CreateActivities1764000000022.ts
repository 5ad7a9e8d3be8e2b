import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from './secureTable';

const TABLE = `
  create table "local".activity (
    id uuid primary key default gen_random_uuid(),
    network uuid not null references "local".network,
    title text not null check (length(title) between 5 and 200),
    kind text not null check (kind in ('JOINT_ACTION', 'TRAINING', 'PREVENTION', 'BEST_PRACTICE',
      'WORKING_GROUP', 'CONFERENCE', 'REINTEGRATION', 'FOLLOW_UP', 'ADVOCACY', 'OTHER')),
    starts_on date not null,
    ends_on date check (ends_on >= starts_on),
    -- How much of the dates the source gives: the first of a month or year stands for all of it.
    precision text not null default 'DAY' check (precision in ('DAY', 'MONTH', 'YEAR')),
    audience text not null check (audience in ('OPEN', 'MEMBERS')),
    description text check (length(description) <= 4000),
    areas text[] not null default '{}',
    partners uuid[] not null default '{}',
    links text[] not null default '{}',
    published_at timestamptz not null default clock_timestamp(),
    published_by uuid,
    provenance text not null check (provenance in ('SOURCE', 'SAMPLE', 'REPORTED')),
    synthetic boolean not null,
    source text,
    check ((provenance = 'SOURCE') = (source is not null)),
    check (provenance <> 'SOURCE' or not synthetic),
    check (provenance <> 'SAMPLE' or synthetic),
    check (provenance <> 'REPORTED' or published_by is not null)
  );
  create index activity_of_network on "local".activity (network, starts_on, id);
`;

// Open to all, or to the bodies that coordinate. A network's secretariat and the NGOs in it publish,
// each in its own name and for no other network; what is published is never changed or removed.
const READABLE = `audience = 'OPEN' or (select "local".coordinates())`;
const PUBLISH = `
  create policy publish on "local".activity for insert to lidhja_local with check (
    (select exchange.my('kind')) in ('network_secretariat', 'ngo')
    and (select exchange.my('purpose')) in ('PREVENTION', 'ASSISTANCE')
    and published_by = (select exchange.my_organisation())
    and network = any ((select "local".my_networks())::uuid[])
    and provenance = 'REPORTED' and precision = 'DAY'
    and synthetic = (select exchange.acts_for_sample()));
  grant insert (network, title, kind, starts_on, ends_on, audience, description, areas, partners,
    links, published_by, provenance, synthetic) on "local".activity to lidhja_local;
`;

/** Activities that networks publish. */
export class CreateActivities1764000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await secureTable(runner, 'activity', READABLE);
    await runner.query(PUBLISH);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "local".activity');
  }
}
