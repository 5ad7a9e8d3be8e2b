import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp as $$';

const EVENTS = `'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'CLARIFIED', 'AUTHORISATION_AWAITED', 'POSTPONED',
  'RECEIVED', 'USE_REPORTED', 'CLOSED', 'WITHDRAWN'`;
const KINDS = `'SUBMITTED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'CLARIFIED', 'AUTHORISATION_AWAITED',
  'POSTPONED', 'APPROVAL_AWAITED', 'DECIDED', 'CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED',
  'CONDITIONS_DECLINED', 'DISCLOSED', 'RECEIVED', 'USE_REPORTED', 'CLOSED', 'WITHDRAWN', 'EXPIRED', 'REVOKED'`;
const WORDLESS = `'ACKNOWLEDGED', 'RECEIVED', 'CLOSED'`;

/** What can happen and be told, with more beside what could before. */
const checks = (more = ''): string => `
  alter table exchange.request_event drop constraint request_event_event_check,
    drop constraint request_event_check2,
    add constraint request_event_event_check check (event in (${EVENTS}${more})),
    add constraint request_event_check2 check ((event in (${WORDLESS}${more})) = (words is null));
  alter table exchange.notice drop constraint notice_kind_check,
    add constraint notice_kind_check check (kind in (${KINDS}${more}));
`;

const ADD = `
  -- A document more, as a step of whoever asked: told to both sides, and moving nothing.
  create function exchange.add_document(p_request uuid, p_document jsonb) returns uuid
  language plpgsql volatile ${HEAD}
  begin
    perform exchange.take_step(p_request, 'DOCUMENT_ADDED', null, null);
    return exchange.put_documents(p_request, jsonb_build_array(p_document));
  end $$;
`;

/** Documents that are added to a request while it is open. */
export class AddDocuments1764000000176 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      checks(`, 'DOCUMENT_ADDED'`),
      ADD,
      'grant execute on function exchange.add_document to lidhja_international',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    const forget = (table: string, column: string): string => `
      alter table ${table} disable trigger refuse_change;
      delete from ${table} where ${column} = 'DOCUMENT_ADDED';
      alter table ${table} enable trigger refuse_change;`;
    await asExchangeOwner(runner, [
      'drop function exchange.add_document',
      forget('exchange.request_event', 'event') + forget('exchange.notice', 'kind'),
      checks(),
    ]);
  }
}
