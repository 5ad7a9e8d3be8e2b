import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const HEAD = `language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan as $$`;

// By the same terms as what the grant opens (CloseCopiesPastTerm). None of it follows from a case, a person or a seal.
const ENDS = `
  -- The last day of copies of what a grant opened; null where no age was agreed, and under a hold.
  create function exchange.copies_last_day(p_grant uuid) returns timestamptz ${HEAD}
  begin return (select g.valid_from + m.max_age
    from (select w.request, w.valid_from from exchange."grant" w where w.id = p_grant offset 0) g
    cross join lateral (select q.agreement, q.agreement_version from exchange.request q where q.id = g.request offset 0) r
    cross join lateral (select v.max_age from exchange.agreement_version v
      where v.agreement = r.agreement and v.version = r.agreement_version offset 0) m
    where not exists (select from exchange.retention t where t.request = g.request and t.held_by is not null offset 0));
  end $$;
  -- When nobody is to have any more of it: that day, or when it was confirmed that none is left. Read again, there is.
  create function exchange.copies_over_at(p_grant uuid) returns timestamptz ${HEAD}
  declare last_day constant timestamptz := exchange.copies_last_day(p_grant);
  begin return least(last_day, (select t.copies_destroyed_at
    from (select w.request, w.valid_from from exchange."grant" w where w.id = p_grant offset 0) g
    cross join lateral (select x.copies_destroyed_at from exchange.retention x where x.request = g.request offset 0) t
    where t.copies_destroyed_at > g.valid_from));
  end $$;
  revoke execute on function exchange.copies_last_day, exchange.copies_over_at from public;
`;

const SEALED = 'or exists (select from exchange.seal s where s.record = g.record) then';
const GRANTED = 'where w.id = s."grant" offset 0) t;';

const REWRITTEN: readonly Rewriting[] = [
  {
    name: 'exchange.onward_standing',
    from: 'least(g.valid_until, s.since, x.revoked_at, e.at, v.at)',
    to: 'least(g.valid_until, s.since, x.revoked_at, e.at, v.at, c.over_at)',
  },
  {
    name: 'exchange.onward_standing',
    from: 'order by l.agreement desc, l.version desc limit 1) v on true',
    to: `order by l.agreement desc, l.version desc limit 1) v on true
    cross join lateral (select exchange.copies_over_at(o."grant") as over_at offset 0) c`,
  },
  {
    name: 'exchange.onward_of_grant',
    from: 'extract(epoch from g.valid_until)',
    to: 'extract(epoch from least(g.valid_until, exchange.copies_last_day(g.id)))',
  },
  {
    name: 'exchange.request_onward',
    from: 'v exchange.agreement_version; stands text;',
    to: 'v exchange.agreement_version; stands text; copies_over timestamptz;',
  },
  {
    name: 'exchange.request_onward',
    from: GRANTED,
    to: `${GRANTED}\n    copies_over := exchange.copies_over_at(g.id);`,
  },
  {
    name: 'exchange.request_onward',
    from: SEALED,
    to: SEALED.replace('then', 'or copies_over <= clock_timestamp() then'),
  },
];

/** What nobody is to have a copy of any more is passed on no more: what was asked or authorised has ended. */
export class EndOnwardWithCopies1764000000577 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [ENDS]);
    await rewriteAsExchangeOwner(runner, REWRITTEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteAsExchangeOwner(runner, REWRITTEN, true);
    await asExchangeOwner(runner, [
      'drop function exchange.copies_over_at, exchange.copies_last_day',
    ]);
  }
}
