import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const APART = `    if new.status <> 'signed' and exists (select from exchange.agreement_version o
      where o.agreement = new.agreement and o.version <> new.version and o.status <> 'signed'`;

const REWRITTEN: readonly Rewriting[] = [
  {
    name: 'exchange.keep_versions_apart',
    from: APART,
    to: `    if new.status <> 'signed' and exists (select from exchange.agreement_version o
      where o.agreement = new.agreement and o.version < new.version and o.status = 'denounced') then
      raise exception 'ALREADY_DENOUNCED' using errcode = 'LJ001';
    end if;
${APART}`,
  },
  {
    name: 'exchange.keep_agreements_apart',
    from: `if new.status = 'signed' then`,
    to: `if new.status in ('signed', 'denounced') then`,
  },
  {
    name: 'exchange.keep_agreements_apart',
    from: `o.agreement <> new.agreement and o.status <> 'signed'`,
    to: `o.agreement <> new.agreement and o.status not in ('signed', 'denounced')`,
  },
];

/** An agreement that was denounced does not come back, and is in the way of no other. */
export class EndDenounced1764000000132 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, REWRITTEN, back);
    await runner.query('reset role');
  }
}
