import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPROVE = 'exchange.approve_decision';
const UPDATE = 'update exchange."grant" set approved_by = approved_by || exchange.my_official(),';
const PARAMETERS: readonly Rewriting[] = [
  {
    name: APPROVE,
    from: 'approve_decision(p_request uuid)',
    to: 'approve_decision(p_request uuid, p_documents integer DEFAULT NULL::integer)',
  },
  {
    name: APPROVE,
    from: UPDATE,
    // Whoever asked goes on adding documents, since that a decision waits is not told to them.
    to: `if exists (select from exchange.document d, exchange.decision e where d.request = p_request
        and e.id = g.decision and d.given_at > e.decided_at) and p_documents is distinct from
        (select count(*) from exchange.document d where d.request = p_request)::int then
      raise exception 'REQUEST_DOCUMENT_ADDED' using errcode = 'LJ001';
    end if;
    ${UPDATE}`,
  },
];
const ENDED: readonly Rewriting[] = [
  {
    name: 'exchange.told_to_authorities',
    from: 's.approved and (s.revoked_at is not null',
    to: 's.approved and (s."grant" is null or s.revoked_at is not null',
  },
];

/**
 * A second person approves what they have seen of a request that has grown since it was decided, and what was refused
 * has served: whom it sought and its documents are told no more.
 */
export class ShowAddedDocuments1764000000244 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.change(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.change(runner, true);
  }

  /** The function with other parameters is another, beside the one that it was made of. */
  private async change(runner: QueryRunner, back: boolean): Promise<void> {
    const [before, after] = back ? ['uuid, integer', 'uuid'] : ['uuid', 'uuid, integer'];
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, PARAMETERS, back);
    await runner.query(`drop function ${APPROVE}(${before});
      revoke all on function ${APPROVE}(${after}) from public;
      grant execute on function ${APPROVE}(${after}) to lidhja_national`);
    await rewriteFunctions(runner, ENDED, back);
    await runner.query('reset role');
  }
}
