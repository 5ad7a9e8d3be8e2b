import type { MigrationInterface, QueryRunner } from 'typeorm';

// What decides about a person who is reached by a reference and not through a case: what would decide
// on the way through a case, where there is one, in the same order; otherwise a referral. Of several
// cases the one that carries most. Rows of the view's tables are those that the session may see, and
// sub-selects are computed once for a statement.
const VIEW = `
  create view "national".readable_person with (security_invoker = true) as
    select p.id, p.synthetic, way.record,
      way.access || case when p.child or p.age_uncertain then 'child' else '' end as access
    from "national".person p cross join lateral (
      select w.access, w.record from (
        select 1 as turn, 0 as facts, 'grant||' as access, e.case_id as record
        from "national".case_person e
        where e.person_id = p.id
          and e.case_id = any ((select exchange.granted_records(null))::uuid[])
        union all
        select 2, f.area + f.assigned, 'mandate|' || concat_ws(',',
          case when f.area = 1 then 'in_area' end,
          case when f.assigned = 1 then 'assigned_case' end) || '|', c.id
        from "national".case_person e join "national"."case" c on c.id = e.case_id
        cross join lateral (select exchange.in_my_area(c.qark)::int as area,
          (c.id = any ((select "national".my_cases())::uuid[]))::int as assigned) f
        where e.person_id = p.id and (c.id = any ((select "national".my_cases(null))::uuid[])
          or (select "national".reads_at_large(null)))
        union all
        select 3, 0, 'mandate||', p.id
        where (select "national".reads_at_large(null))
          or p.id = any ((select exchange.compartment_records(null))::uuid[])
        union all
        select 4, 0, 'referral||', p.id
        where p.id = any ((select exchange.referred_persons(null))::uuid[])
      ) w order by w.turn, w.facts desc, w.record limit 1
    ) way;
`;

/** Persons as this session may read them by reference, with what decides about each. */
export class ReadPersons1764000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${VIEW} grant select on "national".readable_person to lidhja_national`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view "national".readable_person');
  }
}
