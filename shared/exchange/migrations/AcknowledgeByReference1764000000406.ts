import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const COLUMN = `
  -- Of the authority that was asked, by which it knows the request; the other is in reference.
  alter table exchange.request add column answering_reference text
    check (length(answering_reference) between 1 and 100);
`;

const ACKNOWLEDGE = `
  create function exchange.acknowledge_request(p_request uuid, p_reference text) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare made uuid := exchange.take_step(p_request, 'ACKNOWLEDGED', null, null);
  begin
    update exchange.request q set answering_reference = p_reference
    where q.id = p_request and p_reference is not null;
    return made;
  -- The server's log would have the row that broke a check.
  exception when check_violation then raise exception 'INPUT_INVALID' using errcode = 'LJ001';
  end $$;
`;

/** A request has the references of both of its sides. */
export class AcknowledgeByReference1764000000406 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      COLUMN,
      ACKNOWLEDGE,
      'grant execute on function exchange.acknowledge_request to lidhja_international',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.acknowledge_request',
      'alter table exchange.request drop column answering_reference',
    ]);
  }
}
