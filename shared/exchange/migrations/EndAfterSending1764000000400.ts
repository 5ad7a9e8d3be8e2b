import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const AFTER = (grant: string, since: string): string =>
  `case when ${since} is not null then greatest(${since}, ${grant}.valid_from, ${grant}.approved_at) end`;

// A seal is dated when it is written, and is seen when its transaction ends. What was sent and done meanwhile is
// dated later: an end before it would be the end of no other request, and so tell of the seal.
const LATER: readonly Rewriting[] = [
  {
    name: 'exchange.find_courses',
    from: 'select c.request, c.event, c.at, c.until, c.organisation, c.words, c.synthetic',
    to: `select c.request, c.event, case when c.event = 'EXPIRED' then greatest(c.at, max(c.at)
        filter (where c.event not in ('EXPIRED', 'REVOKED')) over (partition by c.request)) else c.at end,
      c.until, c.organisation, c.words, c.synthetic`,
  },
  {
    name: 'exchange.find_courses',
    from: 'order by c.request, c.at, c.rank;',
    to: 'order by 1, 3, c.rank;',
  },
  {
    name: 'exchange.standing_decisions',
    from: 'least(g.valid_until, s.since) as over_at',
    to: `least(g.valid_until, ${AFTER('g', 's.since')}) as over_at`,
  },
  {
    name: 'exchange.note_ends',
    from: 'select t.*, z.since from',
    to: 'select t.*, greatest(z.since, t.valid_from, t.approved_at) from',
  },
  {
    name: 'exchange.find_notices',
    from: '(select t.record, t.valid_until from',
    to: '(select t.record, t.valid_until, t.valid_from, t.approved_at from',
  },
  {
    name: 'exchange.find_notices',
    from: 'least(g.valid_until, s.since)',
    to: `least(g.valid_until, ${AFTER('g', 's.since')})`,
  },
  {
    name: 'exchange.find_notices',
    from: 'else s.since is null or n.at < s.since end',
    to: 'else s.since is null or n.at <= greatest(s.since, g.valid_from, g.approved_at) end',
  },
];

/** What was sent while its record was being sealed ends after it was sent. */
export class EndAfterSending1764000000400 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return this.rewrite(runner, false);
  }

  down(runner: QueryRunner): Promise<void> {
    return this.rewrite(runner, true);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, LATER, back);
    await runner.query('reset role');
  }
}
