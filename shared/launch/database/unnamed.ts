import type { LeftOver } from './LeftOver';

// Entries that name it are kept from whoever may not know of it by this alone.
const NAMED = (id: string): string => `exists (select from audit.entry e
  where e.request = ${id} or strpos(e.payload::text, ${id}::text) > 0)`;

/** Where something is a row still that could be protected; edges are the sealer's to see. */
const STANDS = [
  ...['"national"."case"|id', '"national".person|id', 'exchange.record_term|record'],
  ...['exchange."grant"|record', 'exchange.outward_matter|record', 'exchange.called_in|record'],
  ...['exchange.spontaneous_draft|record', 'exchange.hit_answer|record'],
  'exchange.hit_answer|person',
].map((place) => place.split('|') as [string, string]);

const SEALS = `with gone as (delete from exchange.seal s where s.record in (
    select o.record from exchange.seal o where o.since < $1
      and ${STANDS.map(
        ([table, column]) => `not exists (select from ${table} w where w.${column} = o.record)`,
      ).join(`
      and `)} and o.record <> all (exchange.named_by_edges())
      and not ${NAMED('o.record')} order by o.since, o.record limit $2) returning 1)
  select count(*)::int as gone from gone`;

const DANGER = `select exchange.forget_erased_danger(array(select w.push from unnest(exchange.danger_gone($1)) w (push)
  where not exists (select from exchange.notice n where n.danger_push = w.push)
    and not ${NAMED('w.push')} limit $2)) as gone`;

/** What keeps entries from whoever may not know of what they name, and goes once none does. */
export const UNNAMED: readonly LeftOver[] = [SEALS, DANGER].map((forget) => ({
  ...{ class: 'PROTECTED', cleared: true },
  forget,
}));
