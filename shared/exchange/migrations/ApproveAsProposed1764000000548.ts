import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const HEAD = `security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan`;

const SEALED_FROM = `
  -- Whether one of these records is sealed from an official, who need not be whose session it is.
  create function exchange.sealed_from(p_records uuid[], p_official uuid) returns boolean
  language plpgsql stable ${HEAD} as $$
  declare mine text[] := coalesce((select f.clearances from exchange.official f where f.id = p_official), '{}');
  begin return exists (select from exchange.seal s where s.record = any (p_records) and s.compartment <> all (mine));
  end $$;
  revoke execute on function exchange.sealed_from from public;
  grant execute on function exchange.sealed_from to exchange_sealer`;

const OF = ['referral', 'consent', 'return']
  .map((edge) => `select e.person from exchange.${edge}_person e where e.${edge} = p_record`)
  .concat('select d.record from exchange.danger_push_record d where d.push = p_record')
  .join(' union all ');

// By whom edges are seen whole; of whom a record is, it does not say.
const KEPT_FROM = `
  -- Whether a record is sealed from an official: by itself, or with whom it is about.
  create function exchange.kept_from(p_record uuid, p_official uuid) returns boolean
  language plpgsql stable ${HEAD} as $$
  begin return exchange.sealed_from(p_record || array(${OF}), p_official); end $$`;

const STANDS = `
  -- Whether what an official proposed can be approved: they are of that organisation still and may know of the record,
  -- and it has not ended anew since, with what came to it meanwhile.
  create function exchange.proposal_stands(p_record uuid, p_ended timestamptz, p_step text, p_organisation uuid,
    p_official uuid, p_at timestamptz) returns boolean
  language plpgsql stable ${HEAD} as $$
  begin
    return exists (select from exchange.official f where f.id = p_official and f.organisation = p_organisation)
      and (p_step not in ('KEEP', 'ERASE') or coalesce(p_at >= p_ended, true))
      and not exchange.kept_from(p_record, p_official);
  end $$;
  revoke execute on function exchange.proposal_stands from public`;

const stands = (step: string, record: string, ended: string): string =>
  `exchange.proposal_stands(${record}, ${ended}, ${step}.step, ${step}.organisation, ${step}.proposed_by,
        ${step}.proposed_at)`;

const asked = (of: string, record: string, ended: string): readonly Rewriting[] => [
  {
    name: `exchange.approve_${of}_step`,
    from: 'if s.id is null or s.approved_at is not null or s.step <> p_step then',
    to: `if s.id is null or s.approved_at is not null or s.step <> p_step
      or not ${stands('s', record, ended)} then`,
  },
];
const told = (of: string, record: string, ended: string): readonly Rewriting[] => [
  {
    name: `exchange.find_${of}_terms`,
    from: 'case when p.approved_at is null then p.step end',
    to: `case when p.step is not null and p.approved_at is null
        and ${stands('p', record, ended)} then p.step end`,
  },
  {
    name: `exchange.find_${of}_terms`,
    from: 'select s.step, s.approved_at from',
    to: 'select s.step, s.approved_at, s.organisation, s.proposed_by, s.proposed_at from',
  },
];

const REWRITTEN: readonly Rewriting[] = [
  ...asked('record', 't.record', 't.ended_at'),
  ...told('record', 't.record', 't.ended_at'),
  ...asked('danger', 'p.id', 'p.reviewed_at'),
  ...told('danger', 'w.id', 'w.reviewed_at'),
];

/** What a second person approves stands still as it was proposed: as of cases. */
export class ApproveAsProposed1764000000548 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      SEALED_FROM,
      'grant create on schema exchange to exchange_sealer',
    ]);
    await runner.query('set local role exchange_sealer');
    await runner.query(KEPT_FROM);
    await runner.query('revoke execute on function exchange.kept_from from public');
    await runner.query('grant execute on function exchange.kept_from to exchange_owner');
    await asExchangeOwner(runner, [
      'revoke create on schema exchange from exchange_sealer',
      STANDS,
    ]);
    await rewriteAsExchangeOwner(runner, REWRITTEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteAsExchangeOwner(runner, REWRITTEN, true);
    await asExchangeOwner(runner, ['drop function exchange.proposal_stands']);
    await runner.query('set local role exchange_sealer');
    await runner.query('drop function exchange.kept_from');
    await asExchangeOwner(runner, ['drop function exchange.sealed_from']);
  }
}
