import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

// By the database's clock, and by the terms in force (loadTerms), which a policy or a function in SQL would need to be
// there already. In the transaction that erases a record it is there, to be destroyed.
const PAST = `
  create function exchange.is_past_term(t exchange.record_term) returns boolean language plpgsql stable
  set search_path = pg_catalog, pg_temp as $$
  begin return t.held_by is null and not t.erasing
    and coalesce(exchange.record_ends(t.class, t.ended_at) <= clock_timestamp(), false); end $$;
  revoke execute on function exchange.is_past_term from public;
`;

const kept = (record: string): string => `not exists (select from exchange.record_term t
        where t.record = ${record} and exchange.is_past_term(t) offset 0)`;

// A figure counts what is past its term, as it counts what was erased: so referrals are left out where they are read,
// consents and edges of returns by row security.
const REFERRALS: readonly Rewriting[] = [
  ...['referring = me', 'recipient = me and r.referring is distinct from me'].map((whose) => ({
    name: 'exchange.find_referrals',
    from: `where r.${whose} and (p_before_id`,
    to: `where r.${whose} and ${kept('r.id')} and (p_before_id`,
  })),
  {
    name: 'exchange.open_referrals',
    from: 'and r.made_by = exchange.my_official()',
    to: `and r.made_by = exchange.my_official() and ${kept('r.id')}`,
  },
];

const CONSENT = 'id <> all ((select exchange.sealed_rows())::uuid[])';
const EDGE = `person <> all ((select exchange.sealed_records())::uuid[])
    and (select exchange.prepares_returns(null))`;
const policies = (consent: string, edge: string): string => `
  alter policy readable on exchange.consent using (${CONSENT}${consent});
  alter policy readable on exchange.return_person using (${EDGE}${edge})`;

/** A referral, a consent or an edge of a return that is past its last day and under no hold is there for nobody who reads. */
export class CloseRecordsPastTerm1764000000564 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      PAST,
      policies(` and ${kept('consent.id')}`, ` and ${kept('return_person.return')}`),
    ]);
    await rewriteAsExchangeOwner(runner, REFERRALS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteAsExchangeOwner(runner, REFERRALS, true);
    await asExchangeOwner(runner, [policies('', ''), 'drop function exchange.is_past_term']);
  }
}
