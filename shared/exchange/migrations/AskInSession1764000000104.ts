import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// The public has a session too: without one, nobody has said who asks.
const GUARD = `if exchange.my('kind') is null then return null; end if;`;

/** @param first what the body of the function begins with */
const inSession = (name: string, first: string): Rewriting => ({
  name: `exchange.${name}`,
  from: `begin${first}`,
  to: `begin ${GUARD}${first}`,
});

// `closed_records` joins two of these, and is null where both are.
const ASKED: readonly Rewriting[] = [
  inSession('sealed_records', ' return array('),
  inSession('withheld_records', ' return array('),
  inSession('marked_records', ' return ('),
  inSession('marks_of', '\n    if exists (select from exchange.handling h'),
  inSession('authorised_records', ' return ('),
  inSession('facts_of', ' return ('),
];

// No part connects as it yet, and none that records needs to know who is protected.
const OF_PROTECTION = 'execute on function exchange.sealed_records';

/**
 * Sets of records that are sealed, or of which something is recorded, are null where there is no session:
 * what is asked to lie outside of a set that is not known is not there.
 */
export class AskInSession1764000000104 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, ASKED);
    await runner.query(`revoke ${OF_PROTECTION} from lidhja_protection`);
    await runner.query('reset role');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('set local role exchange_owner');
    await runner.query(`grant ${OF_PROTECTION} to lidhja_protection`);
    await rewriteFunctions(runner, ASKED, true);
    await runner.query('reset role');
  }
}
