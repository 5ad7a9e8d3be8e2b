import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from './secureTable';

// A figure is what a publication states, gaps included: a value that it does not give stays null and
// the statement says so. Nothing here is counted from records.
const TABLE = `
  create table "local".published_figure (
    id uuid primary key default gen_random_uuid(),
    network uuid references "local".network,
    indicator text not null check (indicator in ('PERSONS_EMPLOYED', 'DENUNCIATIONS',
      'TESTIMONIAL_EVIDENCE_COMPLETED', 'REFERRALS_TO_REGIONAL_POLICE')),
    value int check (value >= 0),
    trend text check (trend in ('INCREASED', 'UNCHANGED', 'DECREASED')),
    statement text not null,
    territory text check (territory ~ '^AL-'),
    period_from text check (period_from ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
    period_to text check (period_to ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
    population text,
    source_title text not null,
    source_author text not null,
    source_event text,
    source_date text not null,
    check ((period_from is null) = (period_to is null)),
    check (value is not null or trend is not null)
  );
  create index figure_of_network on "local".published_figure (network, indicator, period_from, id);
`;

/** Figures that a publication states, each with its source. */
export class CreateFigures1764000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await secureTable(runner, 'published_figure', 'true');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "local".published_figure');
  }
}
