import { remadeIndex, rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { HELD_INDEXES } from './heldIndexes';

/** Of what is another's and comes to the session's own organisation: no condition by which its index could be read too. */
const apart = (name: string, column: string): Rewriting => ({
  name: `exchange.${name}`,
  from: `${column} <> me`,
  to: `${column} is distinct from me`,
});

const REWRITTEN: readonly Rewriting[] = [
  apart('find_requests', 'r.requesting'),
  apart('find_consents', 'c.kept_by'),
  apart('find_referrals', 'r.referring'),
];

/** What is asked for by its id is read by the key's index, and each list by its own, however many rows there are. */
export class ReadByOneIndex1764000000160 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.change(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.change(runner, true);
  }

  private async change(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, REWRITTEN, back);
    for (const index of HELD_INDEXES) await runner.query(remadeIndex(index, !back));
    await runner.query('reset role');
  }
}
