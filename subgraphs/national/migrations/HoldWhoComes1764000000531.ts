import type { MigrationInterface, QueryRunner } from 'typeorm';

// Which persons go with a case or a record is asked while they are held.
const HELD = `
  create function "national".hold_person() returns trigger language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
  begin
    -- The case first, as whoever erases it does.
    perform from "national".case_term t where t.case_id = new.case_id for key share;
    perform from "national".person p where p.id = new.person_id for key share;
    return new;
  end $$;
  revoke execute on function "national".hold_person from public;
  create trigger hold_person before insert or update of person_id on "national".case_person
    for each row execute function "national".hold_person();
`;

/** Whoever comes to a case while something else that names them is erased is waited for, and stays. */
export class HoldWhoComes1764000000531 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HELD);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger hold_person on "national".case_person;
      drop function "national".hold_person`);
  }
}
