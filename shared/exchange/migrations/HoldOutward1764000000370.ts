import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export const REWRITTEN: readonly Rewriting[] = [
  // What is told of the case is within the mandate of both, not only of whoever prepared it.
  {
    name: 'exchange.approve_outward',
    from: 'elsif exchange.kept_by_provider(',
    to: `elsif exists (select from unnest(o.carries) c
        where not exchange.opens('mandate', c, array['in_area', 'assigned_case'])) then
      raise exception 'OUTWARD_NOT_PERMITTED' using errcode = 'LJ001';
    elsif exchange.kept_by_provider(`,
  },
  // Persons of a case are read at home in the case, by whoever is assigned to it.
  {
    name: 'exchange.find_sought_persons',
    from: 'exchange.told_to_authorities(p_requests);',
    to: `exchange.told_to_authorities(p_requests);
    own_case uuid[] := array(select r.id from (select q.id, q.outward, q.requesting from exchange.request q
        where q.id = any (told) offset 0) r
      cross join lateral (select w.persons from exchange.outward_request w
        where w.id = r.outward offset 0) o
      where r.requesting = exchange.my_organisation() and o.persons <> '{}');`,
  },
  {
    name: 'exchange.find_sought_persons',
    from: 'where p.request = any (told)',
    to: 'where p.request = any (told) and p.request <> all (own_case)',
  },
];

/** Whoever sends a request abroad is held to their own mandate, and who is named in it is read in the case. */
export class HoldOutward1764000000370 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, REWRITTEN, back);
    await runner.query('reset role');
  }
}
