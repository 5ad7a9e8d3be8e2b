import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

const EDGES = [
  ...['consent_person.person', 'referral_person.person', 'return_person.person'],
  ...['danger_push_record.record', 'danger_push_around.implicated'],
  ...['danger_push_around.written_by', 'danger_attempt_around.implicated'],
  'danger_attempt_around.written_by',
].map((edge) => edge.split('.') as [string, string]);

// Edges are the sealer's to see, and which words of danger are gone.
const UNNAMED = `
  -- Whom and what an edge names.
  create function exchange.named_by_edges() returns uuid[] language plpgsql stable ${HEAD} as $$
  begin return array(${EDGES.map(([table, column]) => `select e.${column} from exchange.${table} e`).join(' union ')}); end $$;
  -- Words of danger that were destroyed before a moment.
  create function exchange.danger_gone(p_until timestamptz) returns uuid[] language plpgsql stable ${HEAD} as $$
  begin return array(select t.push from exchange.danger_erased t where t.erased_at < p_until order by t.erased_at, t.push); end $$;
  create function exchange.forget_erased_danger(p_pushes uuid[]) returns int language plpgsql volatile ${HEAD} as $$
  declare gone int;
  begin
    delete from exchange.danger_erased t where t.push = any (p_pushes);
    get diagnostics gone = row_count;
    return gone;
  end $$;
  revoke execute on function exchange.named_by_edges, exchange.danger_gone, exchange.forget_erased_danger from public`;

const GONE = `
  grant create on schema exchange to exchange_sealer;
  grant delete on exchange.danger_erased to exchange_sealer;
  create policy gone on exchange.danger_erased for delete to exchange_sealer
    using (current_user = 'exchange_sealer' and session_user = 'lidhja_migrator')`;

/** What keeps entries closed goes once no entry is left that it could keep. */
export class ForgetUnnamed1764000000583 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [GONE]);
    await runner.query('set local role exchange_sealer');
    await runner.query(UNNAMED);
    await asExchangeOwner(runner, ['revoke create on schema exchange from exchange_sealer']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('set local role exchange_sealer');
    await runner.query(
      'drop function exchange.named_by_edges, exchange.danger_gone, exchange.forget_erased_danger',
    );
    await asExchangeOwner(runner, [
      `drop policy gone on exchange.danger_erased;
       revoke delete on exchange.danger_erased from exchange_sealer`,
    ]);
  }
}
