import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const COLUMN = `
  -- Why it is urgent, to both authorities; null of what is not, and of what was asked before this was.
  alter table exchange.request add column urgency_reason text
    check (length(urgency_reason) between 10 and 500);
`;

const SUBMITTED: readonly Rewriting[] = [
  {
    name: 'exchange.check_submission',
    from: `    elsif ((p->>'offence')`,
    to: `    elsif (p->>'urgency' <> 'OTHER') <> (p->>'urgencyReason' is not null) then
      raise exception 'INPUT_INVALID' using errcode = 'LJ001';
    elsif ((p->>'offence')`,
  },
  {
    name: 'exchange.submit_request',
    from: 'outward, asks, origin)',
    to: 'outward, asks, origin, urgency_reason)',
  },
  {
    name: 'exchange.submit_request',
    from: `exchange.hit_of_own((p->>'originId')::uuid, p_requested))`,
    to: `exchange.hit_of_own((p->>'originId')::uuid, p_requested), p->>'urgencyReason')`,
  },
];

/** A request says why it is urgent, where it is. */
export class GiveUrgencyReasons1764000000405 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [COLUMN]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, ['alter table exchange.request drop column urgency_reason']);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, SUBMITTED, back);
    await runner.query('reset role');
  }
}
