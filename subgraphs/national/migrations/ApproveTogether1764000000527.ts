import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STANDS = `
  -- Whether what an official proposed for a case can be approved by the session's authority: it is theirs too, and
  -- they are assigned to the case still. Where its owner changed, what was proposed before is nobody's any more.
  create function "national".proposal_stands(p_case uuid, p_official uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan as $$
  declare me uuid := exchange.my_organisation();
  begin
    return exists (select from exchange.official f where f.id = p_official and f.organisation = me)
      and exists (select from (select x.* from "national".case_assignment x where x.official = p_official offset 0) a
        where a.case_id = p_case and a.since <= current_date and (a.until is null or a.until >= current_date));
  end $$;
  revoke execute on function "national".proposal_stands from public;
`;

const REWRITTEN: readonly Rewriting[] = [
  {
    name: '"national".approve_case_step',
    from: 'if s.id is null or s.approved_at is not null or s.step <> p_step then',
    to: `if s.id is null or s.approved_at is not null or s.step <> p_step
      or not "national".proposal_stands(t.case_id, s.proposed_by) then`,
  },
  {
    name: '"national".find_case_terms',
    from: 'case when p.approved_at is null then p.step end',
    to: `case when p.approved_at is null and "national".proposal_stands(t.case_id, p.proposed_by) then p.step end`,
  },
  {
    name: '"national".find_case_terms',
    from: 'select s.step, s.approved_at from',
    to: 'select s.step, s.approved_at, s.proposed_by from',
  },
];

/** Both persons of a step are of the authority whose case it is, and assigned to it, when the second approves. */
export class ApproveTogether1764000000527 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(STANDS);
    await rewriteFunctions(runner, REWRITTEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, REWRITTEN, true);
    await runner.query('drop function "national".proposal_stands');
  }
}
