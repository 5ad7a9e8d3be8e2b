import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const REWRITTEN: readonly Rewriting[] = [
  {
    name: 'exchange.require_retention_step',
    from: `raise exception 'RETENTION_OVER' using errcode = 'LJ001';
    end if;`,
    to: `raise exception 'RETENTION_OVER' using errcode = 'LJ001';
    elsif p_step = 'KEEP' and (exchange.retention_terms(t.request)).review_every is null then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    end if;`,
  },
];

// What has served, and copies of what was erased, were due until somebody kept them for good.
const DUE_AGAIN = `
  with served as (
    select t.request, min(e.at) as at, t.erased_at
    from exchange.retention t
    join exchange.request r on r.id = t.request
    join exchange.agreement_version v on v.agreement = r.agreement and v.version = r.agreement_version
    left join exchange.request_event e on e.request = t.request and e.event in ('CLOSED', 'WITHDRAWN', 'ANSWERED')
    where v.review_every is null group by t.request)
  update exchange.retention t set due_at = least(t.due_at, case when t.sealed then s.at end),
    copies_due_at = least(t.copies_due_at, case when t.copied then least(s.at, s.erased_at) end)
  from served s where s.request = t.request and (t.due_at = 'infinity' or t.copies_due_at = 'infinity')
`;

/** Where no term was agreed there is none to be due again by, so that nothing is kept for good by a review. */
export class KeepByTerms1764000000591 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rewriteAsExchangeOwner(runner, REWRITTEN);
    await asExchangeOwner(runner, [DUE_AGAIN]);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN, true);
  }
}
