import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD =
  'security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan';

const named = ['consent', 'referral', 'return']
  .map((edge) => `select e.person from exchange.${edge}_person e where e.person = any (p_persons)`)
  .join(' union all ');

// Past the seal and past who may read, as which rows are sealed is asked: it is answered to no session.
const ELSEWHERE = `
  -- Which of these persons a consent, a referral or a return names.
  create function exchange.persons_elsewhere(p_persons uuid[]) returns uuid[]
  language plpgsql stable ${HEAD} as $$
  begin return array(${named}); end $$`;

const CALLED_IN = `
  -- Copies of what was read of a record are due now, and whoever read it is told. Not of a record that is sealed: to all
  -- who are not cleared a grant on it has ended, and what is told of its copies would tell that there is more of it.
  create function exchange.call_in_copies(p_record uuid) returns void
  language plpgsql volatile ${HEAD} as $$
  declare now timestamptz := clock_timestamp();
  begin
    with due as (
      update exchange.retention t set due_at = least(t.due_at, now), copies_delete_at = least(t.copies_delete_at, now)
      where t.request = any (array(select g.request from exchange."grant" g where g.record = p_record))
        and p_record <> all (array(select s.record from exchange.seal s where s.record = p_record))
        and t.copied and t.copies_destroyed_at is null
      returning t.request, t.requesting)
    insert into exchange.notice (organisation, request, kind, at)
    select d.requesting, d.request, 'COPIES_DUE', now from due d order by d.request;
  end $$;
  -- Codes of records of which nothing is kept any more, and what was permitted beyond them.
  create function exchange.forget_handling(p_records uuid[]) returns void
  language plpgsql volatile ${HEAD} as $$
  begin
    delete from exchange.handling_permission m where m.record = any (p_records);
    delete from exchange.handling h where h.record = any (p_records);
  end $$;
`;

/** What the erasing of a case of the hub's own asks of the exchange: who is named elsewhere, and who has copies. */
export class CallInCopies1764000000515 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      CALLED_IN,
      'revoke execute on function exchange.call_in_copies, exchange.forget_handling from public',
      // Words of a code are in the clear: what is dead goes as soon as the server looks.
      `alter table exchange.handling set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 0)`,
      'grant create on schema exchange to exchange_sealer',
    ]);
    await runner.query('set local role exchange_sealer');
    await runner.query(ELSEWHERE);
    await runner.query('revoke execute on function exchange.persons_elsewhere from public');
    await asExchangeOwner(runner, ['revoke create on schema exchange from exchange_sealer']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('set local role exchange_sealer');
    await runner.query('drop function exchange.persons_elsewhere');
    await asExchangeOwner(runner, [
      'drop function exchange.forget_handling, exchange.call_in_copies',
      'alter table exchange.handling reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold)',
    ]);
  }
}
