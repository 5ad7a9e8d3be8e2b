import { closeTable } from '@lidhja/enforcement';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// CETS 197, article 16: the risk is assessed before documents are issued, and nobody travels before both.
const TABLE = `
  create table "international".person_return (
    id uuid primary key default gen_random_uuid(),
    kind text not null check (kind in ('ASSISTED_VOLUNTARY', 'ENFORCED_REMOVAL')),
    stage text not null check (stage in ('REQUESTED', 'ASSESSED', 'PREPARED', 'TRAVELLED', 'STOPPED')),
    from_country char(2) not null,
    to_country char(2) not null check (to_country <> from_country),
    requested_on date not null,
    risk_assessed_on date check (risk_assessed_on >= requested_on),
    documents_issued_on date check (documents_issued_on >= risk_assessed_on),
    travelled_on date check (travelled_on >= documents_issued_on),
    synthetic boolean not null,
    check (documents_issued_on is null or risk_assessed_on is not null),
    check (travelled_on is null or documents_issued_on is not null),
    check (stage not in ('ASSESSED', 'PREPARED', 'TRAVELLED') or risk_assessed_on is not null),
    check (stage not in ('PREPARED', 'TRAVELLED') or documents_issued_on is not null),
    check ((stage = 'TRAVELLED') = (travelled_on is not null))
  );
  create index return_by_request on "international".person_return (requested_on, id);
`;

/** Returns of victims (LINK-I1); whom each is about is an edge of the exchange. */
export class CreateReturns1764000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(closeTable('international', 'person_return'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "international".person_return');
  }
}
