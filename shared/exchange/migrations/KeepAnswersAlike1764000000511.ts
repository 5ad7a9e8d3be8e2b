import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const NONE = 'if enclosed is null then return; end if;';

// As keep_sealed_term() has it of what is sealed.
const REWRITTEN: readonly Rewriting[] = [
  {
    name: 'exchange.put_answer_documents',
    from: NONE,
    to: `-- That documents came with it is not told before it may be read: an answer has its term either way.
    insert into exchange.retention (request, agreement, requesting, requested, due_at, sealed, delete_at)
    select r.id, r.agreement, r.requesting, r.requested, coalesce(r.submitted_at + v.review_every, 'infinity'),
      true, r.submitted_at + v.max_age
    from (select q.* from exchange.request q where q.id = p_request offset 0) r
    cross join lateral (select w.review_every, w.max_age from exchange.agreement_version w
      where w.agreement = r.agreement and w.version = r.agreement_version offset 0) v
    on conflict (request) do update set sealed = true, erased_at = null,
      delete_at = coalesce(retention.delete_at, excluded.delete_at),
      due_at = least(retention.due_at, excluded.due_at);
    ${NONE}`,
  },
];

/** Whether documents came with an answer from abroad shows in nothing that is told before it is read. */
export class KeepAnswersAlike1764000000511 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN, true);
  }
}
