import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const NOTE = (answers: string, more: string): string => `
  -- What the session's request opens is read: once for each grant.
  create function exchange.note_disclosure() returns ${answers} language sql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
    insert into exchange.disclosure ("grant") select g.id from exchange.grants_in_force() g
    on conflict do nothing${more} $$;
  grant execute on function exchange.note_disclosure to lidhja_national;
`;
const DROP = 'drop function exchange.note_disclosure';

// Asked after it was noted, and of what has been committed by then: a grant may have ended since its case was found.
const STANDS = `;
    -- Whether it may be read as it is noted.
    select exists (select from exchange.grants_in_force())`;

/** What ended between being found and being noted is not read. */
export class DiscloseWhatIsNoted1764000000474 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [DROP, NOTE('boolean', STANDS)]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [DROP, NOTE('void', '')]);
  }
}
