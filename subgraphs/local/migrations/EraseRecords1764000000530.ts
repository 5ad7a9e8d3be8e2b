import type { MigrationInterface, QueryRunner } from 'typeorm';

// As the migrator, who keeps the tables of every part: what is destroyed lies in three of them. The entry names no
// person: whoever reads it here need not be told whom the record was about, nor whether they went with it.
const ERASE = `
  -- Destroys a record whose erasure was approved in this transaction: first the entry has it.
  create function "local".erase_record(p_record uuid, p_event jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare t exchange.record_term := exchange.own_record_term(p_record);
  begin
    if not t.erasing then raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001'; end if;
    perform audit.record(jsonb_build_array(p_event || jsonb_build_object('type', 'erased', 'basis', 'retention',
      'of', p_record, 'records', to_jsonb(p_record || exchange.hanging_on(p_record)))));
    perform exchange.destroy_record(p_record);
    perform "international".destroy_return();
    perform "national".let_persons_go();
    perform exchange.end_erasure(p_record);
  end $$;
  revoke execute on function "local".erase_record from public;
  grant execute on function "local".erase_record to lidhja_local`;

/** Erases a referral, a consent or a return, and whoever nothing else names. */
export class EraseRecords1764000000530 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ERASE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function "local".erase_record');
  }
}
