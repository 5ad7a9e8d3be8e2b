import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// Beside the check of the whole agreement, which says what is wrong where. What stops an agreement is not
// held up by bounds that are younger than it.
const BOUNDS = `
  create function exchange.keep_within_bounds() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare longest interval[] := case new.deadline_template
    when 'DIRECTIVE_2023_977' then array['8 hours', '3 days', '7 days']::interval[]
    else array['8 hours', '7 days', '14 days']::interval[] end;
    fault text;
  begin
    if new.status in ('suspended', 'denounced') then return new; end if;
    fault := case when 'OTHER' = any (new.purposes) then 'PURPOSE_NEVER_AGREED'
      when new.handling = '{}' then 'NO_HANDLING_CODE'
      when new.deadline_other > interval '90 days' then 'DEADLINE_TOO_LONG'
      when new.longer_because is null and (new.deadline_urgent_direct > longest[1]
        or new.deadline_urgent > longest[2] or new.deadline_other > longest[3])
        then 'DEADLINE_BEYOND_TEMPLATE'
      when not new.refusal_grounds @> array['NOT_AVAILABLE', 'BEYOND_PERMITTED_CATEGORIES',
        'SAFETY_OF_A_PERSON'] then 'INDISPENSABLE_GROUND_MISSING' end;
    if fault is not null then raise exception '%', fault using errcode = 'LJ001'; end if;
    return new;
  end $$;
  create trigger keep_within_bounds before insert on exchange.agreement_version
    for each row execute function exchange.keep_within_bounds();
`;

const CATEGORY = `raise exception 'CATEGORY_NOT_IN_AGREEMENT' using errcode = 'LJ001';
    end if;`;
const DECIDED = '    insert into exchange.decision (request, owner, decided_by)\n';

const HELD: readonly Rewriting[] = [
  {
    name: 'exchange.submit_request',
    from: CATEGORY,
    to: CATEGORY.replace(
      'end if;',
      `elsif ((p->>'evidenceUse') = any (v.evidence_uses)) is not true then
      raise exception 'EVIDENCE_NOT_IN_AGREEMENT' using errcode = 'LJ001';
    end if;`,
    ),
  },
  {
    name: 'exchange.decide_request',
    from: DECIDED,
    to: `    -- A ground is one that the agreement has, as it is in force now.
    if exists (select from jsonb_to_recordset(p_categories) as c (ground text) where c.ground is not null
        and not exists (select from exchange.version_in_force(r.agreement) v
          where c.ground = any (v.refusal_grounds))) then
      raise exception 'GROUND_NOT_IN_AGREEMENT' using errcode = 'LJ001';
    end if;
${DECIDED}`,
  },
];

/** The bounds of an agreement's terms, and what submissions and decisions are held to by them. */
export class HoldToTerms1764000000131 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [BOUNDS]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      'drop trigger keep_within_bounds on exchange.agreement_version',
      'drop function exchange.keep_within_bounds',
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, HELD, back);
    await runner.query('reset role');
  }
}
