import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const WAITS = `
      and o.approved_at is null and o.discarded_at is null and o.valid_until > clock_timestamp()`;
const UNSEALED = `
      and not exists (select from exchange.seal s where s.record = any (o.persons || o.record) offset 0)
    order by o.owner, o.prepared_at, o.id limit least(p_limit, 101);`;
const AFTER = `
      and (p_after_id is null or (o.owner, o.prepared_at, o.id) > (me, p_after_at, p_after_id))`;

// By id and by owner are two indexes: which of them is read must not turn with what else is there.
const APART: readonly Rewriting[] = [
  {
    name: 'exchange.find_outward',
    from: `begin return query
    select o.* from exchange.outward_request o
    where own and o.owner = me and (p_ids is null or o.id = any (p_ids))${WAITS}${AFTER}${UNSEALED}`,
    to: `begin
    if p_ids is not null then return query
    select o.* from (select w.* from exchange.outward_request w where w.id = any (p_ids) offset 0) o
    where own and o.owner = me${WAITS}${UNSEALED}
    return; end if;
    return query
    select o.* from exchange.outward_request o
    where own and o.owner = me${WAITS}${AFTER}${UNSEALED}`,
  },
];

/** What waits to be asked abroad, found by its ids or as a list of its owner. */
export class FindOutwardByKey1764000000292 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return this.rewrite(runner, false);
  }

  down(runner: QueryRunner): Promise<void> {
    return this.rewrite(runner, true);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, APART, back);
    await runner.query('reset role');
  }
}
