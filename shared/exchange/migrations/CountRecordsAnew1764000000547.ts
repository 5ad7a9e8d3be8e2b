import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const ANEW: readonly Rewriting[] = [
  {
    name: 'exchange.keep_record_term',
    from: `-- What goes on after all has not ended, and counts anew from its next end.
    on conflict (record) do update set ended_at = excluded.ended_at,
      kept_at = case when excluded.ended_at is not null then t.kept_at end;`,
    to: `-- What goes on after all, or ends on another day, counts anew from its next end: a review of before found nothing
    -- of that. What was erased and is written again is there again, and has a term.
    on conflict (record) do update set ended_at = excluded.ended_at,
      kept_at = case when excluded.ended_at = t.ended_at then t.kept_at end, erased_at = null;`,
  },
  {
    name: 'exchange.keep_referral_term',
    from: 'begin perform exchange.keep_record_term(',
    to: `begin
    -- Written again after its erasure, it is counted where it stands.
    delete from exchange.counted_referral c where c.record = new.id;
    perform exchange.keep_record_term(`,
  },
];

/** A referral, a consent or a return that goes on, or is written again, has a term again: as cases have. */
export class CountRecordsAnew1764000000547 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rewriteAsExchangeOwner(runner, ANEW);
    await asExchangeOwner(runner, [
      'update exchange.record_term set kept_at = null where kept_at < ended_at',
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, ANEW, true);
  }
}
