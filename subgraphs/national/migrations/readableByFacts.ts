const marksOf = (...columns: string[]): string => {
  const marked = columns.map((one) => `${one} = any ((select exchange.marked_records())::uuid[])`);
  return `case when ${marked.join(' or ')} then nullif(exchange.marks_of(array[${columns.join(', ')}]), '') end`;
};

/** What a person says of themselves to the mask: is, or must be presumed, a child, and what lets that cross. */
const CHILD = `case when p.child or p.age_uncertain
  then concat_ws(',', 'child', "national".child_marks(p.id)) end`;

/**
 * Cases and persons as a session may read them, with what decides about each. Where the status of a
 * case may not be read, its area may not either, and then the row says nothing of it: what needs the
 * area stays closed. Sub-selects are computed once for a statement, and functions of a row are called
 * for the few rows alone of which there is anything to say.
 */
export const READABLE_BY_FACTS = `
  create view "national".readable_case with (security_invoker = true) as
    select c.id, c.synthetic, s.owner, s.reference, s.qark, s.stage, s.opened_on,
      case when c.id = any ((select exchange.granted_records(null))::uuid[])
        then 'grant|' || exchange.facts_of(c.id)
      else 'mandate|' || concat_ws(',', case when exchange.in_my_area(s.qark) then 'in_area' end,
        case when c.id = any ((select "national".my_cases())::uuid[]) then 'assigned_case' end,
        case when c.id = any ((select exchange.authorised_records())::uuid[])
          then 'judicial_authorisation' end,
        case when c.id = any ((select "national".known_leads(null))::uuid[])
          then 'lead_known_to_exist' end)
      end || '|' || coalesce(${marksOf('c.id')}, '') as access
    from "national"."case" c left join "national".case_status s on s.case_id = c.id;
  -- Persons in cases, with what is to be added to what decides about the case.
  create view "national".readable_victim with (security_invoker = true) as
    select e.id, e.case_id, e.person_id, e.part,
      case when e.case_id = any ((select exchange.granted_at_most(null))::uuid[])
        then nullif(exchange.consent_facts(p.id), '') end as facts,
      concat_ws(',', ${CHILD}, ${marksOf('p.id', 'e.case_id')}) as marks
    from "national".case_person e join "national".person p on p.id = e.person_id;
  -- What decides about a person who is reached by a reference and not through a case: what would decide
  -- on the way through a case, where there is one, in the same order; then a mandate of its own, then a
  -- referral, then the person's consent. Of several cases the one that carries most.
  create view "national".readable_person with (security_invoker = true) as
    select p.id, p.synthetic, way.record, concat_ws('|', way.basis, way.facts, way.marks) as access
    from "national".person p
    cross join lateral (select concat_ws(',', ${CHILD}, ${marksOf('p.id')}) as marks) own
    cross join lateral (
      select w.basis, w.facts, w.marks, w.record from (
        select 1 as turn, 0 as carries, 'grant' as basis,
          concat_ws(',', nullif(exchange.facts_of(v.case_id), ''), v.facts) as facts, v.marks,
          v.case_id as record
        from "national".readable_victim v
        where v.person_id = p.id
          and v.case_id = any ((select exchange.granted_at_most(null))::uuid[])
        union all
        select 2, f.area + f.assigned + f.authorised, 'mandate', concat_ws(',',
          case when f.area = 1 then 'in_area' end,
          case when f.assigned = 1 then 'assigned_case' end,
          case when f.authorised = 1 then 'judicial_authorisation' end), v.marks, v.case_id
        from "national".readable_victim v
        left join "national".case_status s on s.case_id = v.case_id
        cross join lateral (select coalesce(exchange.in_my_area(s.qark), false)::int as area,
          (v.case_id = any ((select "national".my_cases())::uuid[]))::int as assigned,
          (v.case_id = any ((select exchange.authorised_records())::uuid[]))::int as authorised) f
        where v.person_id = p.id and (v.case_id = any ((select "national".my_cases(null))::uuid[])
          or (select "national".reads_at_large(null))
          or (select "national".reads_in_area(null)) and exchange.in_my_area(s.qark))
        union all
        select 3, 0, 'mandate', '', own.marks, p.id
        where (select "national".reads_at_large(null))
          or p.id = any ((select exchange.compartment_records(null)
            || exchange.returning_persons(null))::uuid[])
        union all
        select 4, 0, 'referral', '', own.marks, p.id
        where p.id = any ((select exchange.referred_persons(null))::uuid[])
        union all
        select 5, 0, 'consent', '', own.marks, p.id
        where p.id = any ((select exchange.consented_persons(null))::uuid[])
      ) w order by w.turn, w.carries desc, w.record limit 1
    ) way;
  grant select on "national".readable_case, "national".readable_victim, "national".readable_person
    to lidhja_national;
`;
