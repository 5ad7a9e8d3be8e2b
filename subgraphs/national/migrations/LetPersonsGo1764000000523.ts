import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

const ERASING: readonly Rewriting[] = [
  {
    name: '"national".persons_erasing',
    from: `persons uuid[];
  begin
    if cases = '{}' then return '{}'; end if;
    persons := array(select`,
    to: `persons uuid[] := exchange.letting_go();
  begin
    if cases = '{}' and persons = '{}' then return '{}'; end if;
    persons := persons || array(select`,
  },
];

const LET_GO = `
  -- Destroys what is kept of whoever a record named that is being erased, where nothing else names them: who stand in no
  -- case, and in no other referral, consent or return. That they were there is not told, nor whether they went.
  create function "national".let_persons_go() returns void language plpgsql volatile ${HEAD} as $$
  declare gone uuid[] := exchange.letting_go();
  begin
    -- Where something else that names them is erased at the same time, one waits here for the other.
    perform from "national".person p where p.id = any (gone) order by p.id for update;
    gone := "national".persons_erasing();
    delete from "national".person_identity i where i.person_id = any (gone);
    delete from "national".person_origin o where o.person_id = any (gone);
    delete from "national".person_health h where h.person_id = any (gone);
    delete from "national".child_decision d where d.person_id = any (gone);
    perform exchange.forget_handling(gone);
  end $$;
  revoke execute on function "national".let_persons_go from public`;

/** Whoever stood in a referral, a consent or a return alone goes with the last of them. */
export class LetPersonsGo1764000000523 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, ERASING, false);
    await runner.query(LET_GO);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function "national".let_persons_go');
    await rewriteFunctions(runner, ERASING, true);
  }
}
