import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { remakeFunctions } from './remakeFunctions';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const IN_FORCE = `;
    in_force uuid[] := exchange.agreements_in_force();
  begin`;

const listed = (of: string, asked: boolean): readonly Rewriting[] => [
  {
    name: 'exchange.find_due_reviews',
    from: 'select w.request, w.due_at from (select',
    to: `select w.request, w.due_at, ${String(asked)} as asked from (select`,
  },
  {
    name: 'exchange.find_due_reviews',
    from: `and w.${of} = me and w.due_at <= now and w.agreement = any (in_force)`,
    to: `and w.${of} = me and w.due_at <= now`,
  },
];

// Whose they are stands with the terms, and with it on what basis they are read.
const RETOLD: readonly Rewriting[] = [
  ...listed('requesting', true),
  ...listed('requested', false),
  {
    name: 'exchange.find_due_reviews',
    from: 'review_at timestamp with time zone)',
    to: 'review_at timestamp with time zone, asked boolean)',
  },
  { name: 'exchange.find_due_reviews', from: IN_FORCE, to: ';\n  begin' },
  {
    name: 'exchange.find_due_reviews',
    from: 'select b.request, b.due_at\n',
    to: 'select b.request, b.due_at, b.asked\n',
  },
  { name: 'exchange.find_retention', from: 'proposed text)', to: 'proposed text, asked boolean)' },
  {
    name: 'exchange.find_retention',
    from: `;
    seen uuid[] := array(select r.id from exchange.find_requests(p_requests, null, null, null) r
      where own and r.requesting = me or addressed and r.requested = me);
  begin`,
    to: ';\n  begin',
  },
  {
    name: 'exchange.find_retention',
    from: 'case when p.approved_at is null then p.step end\n',
    to: 'case when p.approved_at is null then p.step end, t.requesting = me\n',
  },
  {
    name: 'exchange.find_retention',
    from: 'where w.request = any (seen) offset 0',
    to: `where w.request = any (p_requests)
        and (own and w.requesting = me or addressed and w.requested = me) offset 0`,
  },
];

const TAKEN: readonly Rewriting[] = [
  { name: 'exchange.own_retention', from: IN_FORCE, to: ';\n  begin' },
  {
    name: 'exchange.own_retention',
    from: 'where w.request = p_request and w.agreement = any (in_force)\n',
    to: 'where w.request = p_request\n',
  },
];

/** What requests keep is due, and two persons decide about it, when their agreement is in force no more. */
export class KeepTermsOn1764000000590 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await remakeFunctions(runner, RETOLD, 'lidhja_international');
    await rewriteAsExchangeOwner(runner, TAKEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await remakeFunctions(runner, [...RETOLD].reverse(), 'lidhja_international', true);
    await rewriteAsExchangeOwner(runner, TAKEN, true);
  }
}
