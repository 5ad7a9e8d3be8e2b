import type { MigrationInterface, QueryRunner } from 'typeorm';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

// Whoever travelled did so on a day; of one that was given up, the hub knows no moment but when it was told.
const ENDED = (row: string): string =>
  `case ${row}.stage when 'TRAVELLED' then ${row}.travelled_on::timestamp at time zone 'UTC'
      when 'STOPPED' then clock_timestamp() end`;

const TERMS = `
  create function "international".keep_return_term() returns trigger language plpgsql volatile ${HEAD} as $$
  begin
    perform exchange.keep_record_term(new.id, 'RETURN', null, ${ENDED('new')});
    return null;
  end $$;
  revoke execute on function "international".keep_return_term from public;
  create trigger keep_term after insert or update of stage on "international".person_return
    for each row execute function "international".keep_return_term();
  -- The return that is being erased; none where it is something else.
  create function "international".destroy_return() returns void language plpgsql volatile ${HEAD} as $$
  begin delete from "international".person_return r where r.id = any (exchange.records_erasing()); end $$;
  revoke execute on function "international".destroy_return from public`;

const AT_ONCE = ['autovacuum_vacuum_scale_factor', 'autovacuum_vacuum_threshold'];

/** Since when a return has ended, which the terms of the law are counted from; and its erasing. */
export class KeepReturnTerms1764000000530 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`select exchange.keep_record_term(r.id, 'RETURN', null, ${ENDED('r')})
      from "international".person_return r`);
    await runner.query(TERMS);
    await runner.query(
      `alter table "international".person_return set (${AT_ONCE.map((name) => `${name} = 0`).join(', ')})`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger keep_term on "international".person_return;
      drop function "international".keep_return_term, "international".destroy_return;
      alter table "international".person_return reset (${AT_ONCE.join(', ')})`);
    await runner.query(`delete from exchange.record_term where class = 'RETURN'`);
  }
}
