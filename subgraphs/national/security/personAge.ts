import type { Category } from '@lidhja/policy';
import { inTerm, opensPerson } from './opensTo';

/**
 * SQL for the age band of persons: made of their birth dates for those who may read the band, whether
 * or not they may read the date. A view of the owner's, since row security gives whole rows and the
 * date must not be in one; it has the condition that a table of the field's category would have.
 * Uncertain age counts as a child's (CETS 197, article 10(3)).
 * @throws Error when the field is not declared
 */
export function personAge(categories: ReadonlyMap<string, Category>): string {
  const category = categories.get('Person.ageBand');
  if (!category) throw new Error('Person.ageBand is not declared');
  return `
  create or replace view "national".person_age with (security_barrier = true) as
    select p.id as person_id, case when p.child or p.age_uncertain then 'UNDER_18'
      when i.birth_date > current_date - interval '18 years' then 'UNDER_18'
      when i.birth_date > current_date - interval '25 years' then 'FROM_18_TO_24'
      when i.birth_date > current_date - interval '40 years' then 'FROM_25_TO_39'
      when i.birth_date is not null then 'FROM_40' end as band
    from "national".person p left join "national".person_identity i on i.person_id = p.id
    where ${inTerm('persons', 'p.id', opensPerson('p.id'))(category)};
  grant select on "national".person_age to lidhja_national;`;
}
