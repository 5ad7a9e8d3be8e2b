import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// At the end of the transaction, when what approved it can have carried it out.
const CARRIED_OUT = `
  create function exchange.require_carried_out() returns trigger language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
  begin
    if exists (select from exchange.record_term t where t.record = new.record and t.erasing) then
      raise exception 'a record whose erasure was approved is erased by the same transaction'
        using errcode = 'integrity_constraint_violation';
    end if;
    return null;
  end $$;
  revoke execute on function exchange.require_carried_out from public;
  create constraint trigger require_carried_out after insert or update of erasing on exchange.record_term
    deferrable initially deferred for each row when (new.erasing)
    execute function exchange.require_carried_out();
`;

/** No erasure of a referral, a consent or a return is approved without being carried out: as of cases. */
export class CarryOutRecordErasures1764000000545 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [CARRIED_OUT]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop trigger require_carried_out on exchange.record_term',
      'drop function exchange.require_carried_out',
    ]);
  }
}
