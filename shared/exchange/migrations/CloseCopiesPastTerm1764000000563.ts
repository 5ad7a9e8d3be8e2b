import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GRANT_FIRST } from './AskGrantFirst1764000000291';
import { asExchangeOwner } from './asExchangeOwner';

// Counted as copies are, by the version that the request was made under; from the grant itself and not from what is kept
// of copies, of which there is nothing before something was read. Of what is past its age alone it is asked whether a
// hold keeps it.
const AGED = `and clock_timestamp() < g.valid_until
      and (((select g.valid_from + m.max_age from exchange.agreement_version m
          where m.agreement = r.agreement and m.version = r.agreement_version offset 0)
          > clock_timestamp()) is not false
        or exists (select from exchange.retention t where t.request = g.request and t.held_by is not null offset 0))`;

const PAST = GRANT_FIRST.replace(
  'select q.agreement,',
  'select q.agreement, q.agreement_version,',
).replace('and clock_timestamp() < g.valid_until', AGED);

/** A grant opens nothing once copies of what it opens are past their last day and under no hold. */
export class CloseCopiesPastTerm1764000000563 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [PAST]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [GRANT_FIRST]);
  }
}
