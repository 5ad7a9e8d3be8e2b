import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

// That they left or are suspended is refused with its own code by whatever waits for a second person.
const OF_THEIRS = `exists (select from exchange.official f
      where f.id = s.proposed_by and f.organisation = s.organisation)`;

const IN_OFFICE = `
  -- Whether an official is of an organisation, in office and not suspended: what they proposed can be approved.
  create function exchange.in_office(p_official uuid, p_organisation uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan as $$
  begin return exists (select from exchange.official f where f.id = p_official and f.organisation = p_organisation
      and coalesce(f.active_until > clock_timestamp(), true)
      and not exists (select from exchange.suspension s
        where s.organisation = f.organisation and (s.official is null or s.official = f.id)
          and s.since <= clock_timestamp() and (s.until is null or s.until > clock_timestamp())));
  end $$;
  revoke execute on function exchange.in_office from public`;

const REWRITTEN: readonly Rewriting[] = [
  {
    name: 'exchange.approve_retention_step',
    from: 'if s.id is null or s.approved_at is not null or s.step <> p_step then',
    to: `if s.id is null or s.approved_at is not null or s.step <> p_step
      or not ${OF_THEIRS} then`,
  },
  {
    name: 'exchange.find_retention',
    from: 'case when p.approved_at is null then p.step end',
    to: `case when p.step is not null and p.approved_at is null
        and exchange.in_office(p.proposed_by, me) then p.step end`,
  },
  {
    name: 'exchange.find_retention',
    from: 'select s.step, s.approved_at from',
    to: 'select s.step, s.approved_at, s.proposed_by from',
  },
];

/** What somebody proposed for an authority that they are of no more is approved by nobody, and waits no more. */
export class AskAfterProposer1764000000593 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [IN_OFFICE]);
    await rewriteAsExchangeOwner(runner, REWRITTEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteAsExchangeOwner(runner, REWRITTEN, true);
    await asExchangeOwner(runner, ['drop function exchange.in_office']);
  }
}
