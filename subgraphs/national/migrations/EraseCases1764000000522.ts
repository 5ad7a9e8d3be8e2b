import type { MigrationInterface, QueryRunner } from 'typeorm';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

// What row security lets the migrator destroy, and only within the transaction that a second person approved.
const ERASED = `
  create function "national".cases_erasing() returns uuid[] language plpgsql stable ${HEAD} as $$
  begin return array(select t.case_id from "national".case_term t where t.erasing); end $$;
  -- Persons of these cases of whom nothing else is kept: who stand in no other case, and whom no referral, consent or
  -- return names. Whoever is sealed is among them like anybody else.
  create function "national".persons_erasing() returns uuid[] language plpgsql stable ${HEAD} as $$
  declare cases uuid[] := "national".cases_erasing(); persons uuid[];
  begin
    if cases = '{}' then return '{}'; end if;
    persons := array(select distinct e.person_id from "national".case_person e where e.case_id = any (cases));
    persons := array(select p.id from unnest(persons) p (id) where not exists (
      select from "national".case_person o where o.person_id = p.id and o.case_id <> all (cases)));
    return array(select p.id from unnest(persons) p (id) where p.id <> all (exchange.persons_elsewhere(persons)));
  end $$;
`;

// Each reader of the entry is told of those persons whom they may know of (audit.open_entry); the answer, and what is told
// to others, is the same whoever was there, and whoever stays for the sake of something else.
const ERASE = `
  -- Destroys a case whose erasure was approved in this transaction: first the record has it.
  create function "national".erase_case(p_case uuid, p_event jsonb) returns void
  language plpgsql volatile ${HEAD} as $$
  declare t "national".case_term := "national".own_case_term(p_case); persons uuid[]; gone uuid[]; suspects int;
  begin
    if not t.erasing then raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001'; end if;
    persons := array(select distinct e.person_id from "national".case_person e where e.case_id = p_case order by 1);
    -- Where a person's other case is erased at the same time, one waits here for the other.
    perform from "national".person p where p.id = any (persons) order by p.id for update;
    gone := "national".persons_erasing();
    perform audit.record(jsonb_build_array(p_event || jsonb_build_object('type', 'erased', 'basis', 'retention',
      'of', p_case, 'records', to_jsonb(p_case || persons))));
    insert into "national".counted_person (case_id, part, child, person_id)
    select p_case, e.part, p.child or p.age_uncertain, case when e.person_id = any (gone) then e.person_id end
    from "national".case_person e cross join lateral (
      select x.child, x.age_uncertain from "national".person x where x.id = e.person_id offset 0) p
    where e.case_id = p_case;
    delete from "national".person_identity i where i.person_id = any (gone);
    delete from "national".person_origin o where o.person_id = any (gone);
    delete from "national".person_health h where h.person_id = any (gone);
    delete from "national".child_decision d where d.person_id = any (gone);
    delete from "national".case_person e where e.case_id = p_case;
    delete from "national".case_suspect s where s.case_id = p_case;
    get diagnostics suspects = row_count;
    insert into "national".counted_person (case_id, part)
    select p_case, 'SUSPECT' from generate_series(1, suspects);
    delete from "national".case_citation c where c.citing = p_case;
    perform exchange.forget_handling(gone);
    perform exchange.call_in_copies(p_case);
    update "national".case_term w set erasing = false, erased_at = clock_timestamp() where w.case_id = p_case;
  end $$;
`;

// Of what is in the clear, dead rows go as soon as the server looks, and not when they are many.
const VACUUMED = [
  'person_identity',
  'person_origin',
  'person_health',
  'child_decision',
  'case_suspect',
];
const AT_ONCE = ['autovacuum_vacuum_scale_factor', 'autovacuum_vacuum_threshold'];

const INSIDE = '"national".cases_erasing, "national".persons_erasing';

/** Erases what names and describes whoever is in a case; what statistics count of it stays. */
export class EraseCases1764000000522 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${ERASED} ${ERASE}
      revoke execute on function ${INSIDE}, "national".erase_case from public;
      grant execute on function "national".erase_case to lidhja_national`);
    const at = AT_ONCE.map((name) => `${name} = 0`).join(', ');
    for (const table of VACUUMED) await runner.query(`alter table "national".${table} set (${at})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of VACUUMED)
      await runner.query(`alter table "national".${table} reset (${AT_ONCE.join(', ')})`);
    // Policies stand on them; the migration run makes all policies anew.
    await runner.query(`drop function "national".erase_case;
      drop function ${INSIDE} cascade`);
  }
}
