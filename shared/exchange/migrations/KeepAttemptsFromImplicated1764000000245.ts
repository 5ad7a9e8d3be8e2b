import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const TABLE = `
  -- As danger_push_around, of the operation by which it was sent or tried: its entries in the record, which say
  -- who asked and why, are kept from the same. Told to nobody.
  create table exchange.danger_attempt_around (
    implicated uuid not null,
    operation uuid not null,
    written_by uuid not null references exchange.official,
    nameless boolean not null,
    primary key (implicated, operation)
  );
  alter table exchange.danger_attempt_around enable row level security, force row level security;
  create policy added on exchange.danger_attempt_around for insert to exchange_owner with check (true);
  create policy sealing on exchange.danger_attempt_around for select to exchange_sealer
    using (current_user = 'exchange_sealer');
  grant select on exchange.danger_attempt_around to exchange_sealer;
  -- Of whoever is in the registry, whatever comes of the attempt; sent again it is another operation.
  create function exchange.keep_attempt_around(p_operation uuid, p_around uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare named jsonb := exchange.implicated(p_around);
  begin
    insert into exchange.danger_attempt_around
    select w.id::uuid, p_operation, exchange.my_official(), bool_and(w.nameless)
    from (select jsonb_array_elements_text((named->'bodies') || (named->'officials')) as id, false as nameless
      union all select jsonb_array_elements_text(named->'offices'), true) w group by w.id;
  end $$;
  grant execute on function exchange.keep_attempt_around to lidhja_national;
`;

const SEALED: readonly Rewriting[] = [
  {
    name: 'exchange.sealed_rows',
    from: `
      and e.written_by is distinct from me[2]) end;`,
    to: `
      and e.written_by is distinct from me[2]
    union all select e.operation from exchange.danger_attempt_around e
    where e.implicated = any (me) and (not e.nameless or me[2] is null)
      and e.written_by is distinct from me[2]) end;`,
  },
];
const APPROVED: readonly Rewriting[] = [
  {
    name: 'exchange.approve_decision',
    // As every step does, so that no document comes in between.
    from: 'begin\n',
    to: `begin
    perform 1 from exchange.request r
    where r.id = p_request and r.requested = exchange.my_organisation() for update;
`,
  },
];

/** What is in the record of word of danger is kept from those whom it goes around, sent or not. */
export class KeepAttemptsFromImplicated1764000000245 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [TABLE]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      'drop function exchange.keep_attempt_around; drop table exchange.danger_attempt_around',
    ]);
  }

  /** Whoever replaces a function must be able to make one in its schema. */
  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await asExchangeOwner(runner, ['grant create on schema exchange to exchange_sealer']);
    await runner.query('set local role exchange_sealer');
    await rewriteFunctions(runner, SEALED, back);
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, APPROVED, back);
    await runner.query('reset role');
    await asExchangeOwner(runner, ['revoke create on schema exchange from exchange_sealer']);
  }
}
