import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const NAMED = `p.kind = exchange.my('kind') and p.purpose = exchange.my('purpose') and p.basis = 'grant'
        and p.category = any (g.categories) and p.category = any (g.agreement_categories)
        and (p.category = p_category or p_category is null)`;

// Which of the two is outside costs the same where there are few grants, so that hidden rows could turn it.
const REWRITTEN: readonly Rewriting[] = [
  {
    name: 'exchange.granted_ways',
    from: `join exchange.permission p on ${NAMED}`,
    to: `cross join lateral (select p.category, p.conditions from exchange.permission p
      where ${NAMED} offset 0) p`,
  },
];

/** Permissions are looked up for the grants of a session, and never the other way round. */
export class AskGrantBeforePermission1764000000480 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN, true);
  }
}
