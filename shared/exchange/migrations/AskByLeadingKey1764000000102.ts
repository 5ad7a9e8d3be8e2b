import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is beside a row, by its key alone. */
const beside = (alias: string, code: string): Rewriting => ({
  name: 'exchange.handled',
  from: `left join exchange.handling_permission ${alias} on ${alias}.record = h.record and ${alias}.code = ${code}
      and ${alias}.recipient = me and ${alias}.permitted_by = h.provider`,
  to: `left join lateral (select x.record from exchange.handling_permission x
      where x.record = h.record and x.code = ${code} and x.recipient = me
        and x.permitted_by = h.provider offset 0) ${alias} on true`,
});

/**
 * Where a page goes on, in the terms of the one index that has the holder first: compared as a whole row,
 * no other index can answer it, however few rows the planner holds there to be.
 */
const page = (holder: string): Rewriting => ({
  name: 'exchange.find_referrals',
  from: `where r.${holder} = me and ${holder === 'recipient' ? 'r.referring <> me and ' : ''}(p_before_id is null or (r.referred_on, r.id) < (p_before_on, p_before_id))`,
  to: `where r.${holder} = me and ${holder === 'recipient' ? 'r.referring <> me and ' : ''}(p_before_id is null
          or (r.${holder}, r.referred_on, r.id) < (me, p_before_on, p_before_id))`,
});

const REWRITTEN: readonly Rewriting[] = [
  beside('m', 'h.code'),
  beside('n', `'H2'`),
  page('referring'),
  page('recipient'),
  // Which agreements are in force is asked whether there is such a request or not.
  {
    name: 'exchange.decide_request',
    from: 'declare r exchange.request; made uuid; granted text[];',
    to: 'declare r exchange.request; made uuid; granted text[]; in_force uuid[] := exchange.agreements_in_force();',
  },
  {
    name: 'exchange.decide_request',
    from: '(exchange.version_in_force(q.agreement)).version is not null for update',
    to: 'q.agreement = any (in_force) for update',
  },
];

/** Rows that are read by one index only, whatever the planner holds of the sizes. */
export class AskByLeadingKey1764000000102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, REWRITTEN);
    await runner.query('reset role');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, REWRITTEN, true);
    await runner.query('reset role');
  }
}
