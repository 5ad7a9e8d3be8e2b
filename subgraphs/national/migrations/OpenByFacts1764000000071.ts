import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OpenCases1764000000017 } from './OpenCases1764000000017';
import { READABLE_BY_FACTS } from './readableByFacts';

// In plpgsql, whose plans a connection keeps: a policy asks with every statement. A null category asks
// for any that is about a person. What the codes of a record keep from the session is left out.
const CASES = `
  -- Where the table opens the category to whoever is assigned, if a court has authorised it.
  create function "national".areas_authorised(p_category text) returns text[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare facts text[] := exchange.my_facts() || array['assigned_case', 'judicial_authorisation'];
  begin return (select case when bool_or(w.conditions <@ facts) then array['AL']
      when bool_or(w.conditions <@ (facts || 'in_area'::text)) then "national".my_areas()
      else '{}' end
    from exchange.ways('mandate', p_category) w
    where w.conditions @> array['assigned_case', 'judicial_authorisation']);
  end $$;
  create or replace function "national".my_cases(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare areas text[] := "national".areas_assigned(p_category);
    authorised uuid[];
  begin
    if areas = '{}' then
      areas := "national".areas_authorised(p_category);
      if areas = '{}' then return '{}'; end if;
      authorised := exchange.authorised_records();
    end if;
    return (select coalesce(array_agg(a.case_id), '{}') from "national".case_assignment a
      where a.official = exchange.my_official() and a.since <= current_date
        and (a.until is null or a.until >= current_date)
        and (a.area = any (areas) or 'AL' = any (areas))
        and (authorised is null or a.case_id = any (authorised)));
  end $$;
  -- Cases that one of the official's own cites, where the table opens the category for that. They open
  -- what there is to say of the case, never the persons in it.
  create function "national".known_leads(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin
    if not exists (select from exchange.ways('mandate', p_category) w
        where 'lead_known_to_exist' = any (w.conditions)
          and w.conditions <@ (exchange.my_facts() || 'lead_known_to_exist'::text)) then
      return '{}';
    end if;
    return (select coalesce(array_agg(distinct c.cited), '{}') from "national".case_citation c
      where c.citing = any ("national".my_cases()));
  end $$;
  create or replace function "national".open_cases(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare found uuid[] := "national".my_cases(p_category) || "national".known_leads(p_category);
  begin
    if exchange.my('request') is null then return found; end if;
    return found || exchange.granted_records(p_category);
  end $$;
`;

const PERSONS = `
  -- What lets a child's data go to this session's organisation, in the words of access classes.
  create function "national".child_marks(p_person uuid) returns text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return (select string_agg(distinct case d.ground when 'GUARDIAN_AGREEMENT'
      then 'guardian_agreement' else 'best_interest_decision' end, ',')
    from "national".child_decision d
    where d.person_id = p_person and d.recipient = exchange.my_organisation()
      and d.decided_on <= current_date
      and (d.withdrawn_on is null or d.withdrawn_on > current_date));
  end $$;
  -- Persons whom the session's grants open for the category. A child, or who must be presumed one, only
  -- with a decision for this organisation, unless a threat is immediate (policy rule child_abroad; CETS
  -- 197, article 10(3)). Nobody who is protected: no grant of a compartment can be recorded yet.
  create or replace function "national".persons_granted(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare sealed uuid[] := exchange.sealed_records();
    withheld uuid[] := exchange.withheld_records(p_category);
  begin return (
    select coalesce(array_agg(distinct p.id), '{}') from exchange.granted_ways(p_category) w
    join "national".case_person e on e.case_id = w.record
    join "national".person p on p.id = e.person_id
    where (cardinality(w.missing) = 0
        or w.missing <@ array['consent', 'consent_or_necessity']
          and p.id = any (exchange.consenting_persons(w.category)))
      and w.record <> all (sealed) and w.record <> all (withheld)
      and (not (p.child or p.age_uncertain) or exchange.my('purpose') = 'IMMEDIATE_THREAT'
        or "national".child_marks(p.id) is not null)
      and not exists (select from exchange.seal s where s.record = p.id));
  end $$;
  create or replace function "national".open_persons(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare cases uuid[] := "national".my_cases(p_category);
    found uuid[] := exchange.compartment_records(p_category)
      || exchange.returning_persons(p_category) || exchange.referred_persons(p_category)
      || exchange.consented_persons(p_category);
  begin
    if cases <> '{}' then
      found := found || "national".persons_in(array(select unnest(cases)
        except select unnest(exchange.withheld_records(p_category))));
    end if;
    if exchange.my('request') is not null then
      found := found || "national".persons_granted(p_category);
    end if;
    return found;
  end $$;
`;

const INSIDE = '"national".areas_authorised';
const ASKED = '"national".known_leads, "national".child_marks';

/** Opens cases and persons by what is recorded of them: authorisations, leads, consents, decisions, returns. */
export class OpenByFacts1764000000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop view "national".readable_person, "national".readable_case');
    await runner.query(`${CASES} ${PERSONS} ${READABLE_BY_FACTS}
      revoke execute on function ${INSIDE}, ${ASKED} from public;
      grant execute on function ${ASKED} to lidhja_national`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop view "national".readable_person, "national".readable_victim,
      "national".readable_case`);
    await runner.query(`drop function ${ASKED}, ${INSIDE} cascade`);
    // What it replaced is made by the migration that made it, which takes its own views away first.
    await runner.query(`create view "national".readable_case as select 1 as nothing;
      create view "national".readable_person as select 1 as nothing`);
    await new OpenCases1764000000017().down(runner);
    await new OpenCases1764000000017().up(runner);
  }
}
