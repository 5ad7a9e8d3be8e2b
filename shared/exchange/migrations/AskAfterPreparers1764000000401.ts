import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// Of two people whose word is needed, one whose word counts for nothing now is none.
const CHECK = `
  -- Refuses what is to be approved while one of those who prepared it is suspended, or no longer in office.
  create function exchange.require_preparers(p_officials uuid[]) returns void
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin
    if exists (select from exchange.official f where f.id = any (p_officials)
      and (f.active_until <= clock_timestamp() or exists (select from exchange.suspension s
        where s.organisation = f.organisation and (s.official is null or s.official = f.id)
          and s.since <= clock_timestamp() and (s.until is null or s.until > clock_timestamp())))) then
      raise exception 'PREPARER_SUSPENDED' using errcode = 'LJ001';
    end if;
  end $$;
`;

// Last of all that is asked, so that nothing else is known by it.
const before = (name: string, preparers: string, step: string): Rewriting => ({
  name: `exchange.${name}`,
  from: step,
  to: `perform exchange.require_preparers(${preparers});\n    ${step}`,
});

const ASKED: readonly Rewriting[] = [
  before(
    'approve_decision',
    'g.approved_by',
    'update exchange."grant" set approved_by = approved_by || exchange.my_official(),',
  ),
  before(
    'approve_outward',
    'array[o.prepared_by]',
    'update exchange.outward_request w set approved_by = exchange.my_official(),',
  ),
  before(
    'send_information',
    'array[d.prepared_by]',
    'insert into exchange.request (agreement, agreement_version,',
  ),
  before(
    'approve_onward',
    'd.approved_by',
    'update exchange.onward_decision set approved_by = approved_by || exchange.my_official(),',
  ),
  before(
    'activate_policy_change',
    'array[c.proposed_by]',
    'update exchange.policy_change p set agreement = c.agreement,',
  ),
];

/** Nobody's second word makes up for a first that counts for nothing. */
export class AskAfterPreparers1764000000401 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [CHECK]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, ['drop function exchange.require_preparers']);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, ASKED, back);
    await runner.query('reset role');
  }
}
