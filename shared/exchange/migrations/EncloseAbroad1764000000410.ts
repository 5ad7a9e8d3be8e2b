import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPROVE = 'exchange.approve_outward';
const FORGET = `request = w.request - 'particulars'`;
const FORGET_ALL = `request = w.request - '{particulars,documents}'::text[]`;

const SENDING: readonly Rewriting[] = [
  {
    name: APPROVE,
    from: 'approve_outward(p_outward uuid)',
    to: 'approve_outward(p_outward uuid, p_documents integer DEFAULT NULL::integer)',
  },
  // What leaves by the word of two was seen by both.
  {
    name: APPROVE,
    from: 'perform exchange.require_preparers(array[o.prepared_by]);',
    to: `if coalesce(p_documents, 0) <> jsonb_array_length(coalesce(o.request->'documents', '[]')) then
      raise exception 'OUTWARD_DOCUMENTS_UNSEEN' using errcode = 'LJ001';
    end if;
    perform exchange.require_preparers(array[o.prepared_by]);`,
  },
  { name: APPROVE, from: FORGET, to: FORGET_ALL },
];

const TOLD = `told uuid[] := exchange.told_to_authorities(p_requests);`;
/** Names of a case may stand in them, and colleagues without it read the request. */
const read = (name: string): readonly Rewriting[] => [
  {
    name,
    from: TOLD,
    to: `${TOLD}
    sent_abroad uuid[] := array(select r.id from (select q.id, q.outward, q.requesting
        from exchange.request q where q.id = any (told) offset 0) r
      where r.outward is not null and r.requesting = exchange.my_organisation());`,
  },
  {
    name,
    from: 'where d.request = any (told)',
    to: 'where d.request = any (told) and d.request <> all (sent_abroad)',
  },
];

const CHANGED: readonly Rewriting[] = [
  {
    name: 'exchange.prepare_outward',
    from: '    insert into exchange.outward_request (',
    to: `    if jsonb_array_length(coalesce(p->'documents', '[]')) > 5 then
      raise exception 'REQUEST_DOCUMENTS_TOO_MANY' using errcode = 'LJ001';
    end if;
    insert into exchange.outward_request (`,
  },
  { name: 'exchange.discard_outward', from: FORGET, to: FORGET_ALL },
  // Whoever sent them has them in the case.
  ...read('exchange.find_documents'),
  ...read('exchange.find_document_contents'),
];

/** Drafts without documents, which what was before would keep after they had left. */
const EMPTY = `
  alter table exchange.outward_request no force row level security;
  update exchange.outward_request set request = request - 'documents' where request ? 'documents';
  alter table exchange.outward_request force row level security;
`;

/** A request abroad has documents, sealed with whom it seeks while it waits, and sent with it. */
export class EncloseAbroad1764000000410 implements MigrationInterface {
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
    await rewriteFunctions(runner, SENDING, back);
    await runner.query(`drop function ${APPROVE}(${before});
      revoke all on function ${APPROVE}(${after}) from public;
      grant execute on function ${APPROVE}(${after}) to lidhja_national`);
    await rewriteFunctions(runner, CHANGED, back);
    if (back) await runner.query(EMPTY);
    await runner.query('reset role');
  }
}
