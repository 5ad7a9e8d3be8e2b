import type { Client } from 'pg';

/** Where something is a row still that could be protected; edges are the sealer's to see. */
const STANDS = [
  ...['"national"."case"|id', '"national".person|id', 'exchange.record_term|record'],
  ...['exchange."grant"|record', 'exchange.outward_matter|record', 'exchange.called_in|record'],
  ...['exchange.spontaneous_draft|record', 'exchange.hit_answer|record'],
  'exchange.hit_answer|person',
].map((place) => place.split('|') as [string, string]);

const SEALS = `select array(select o.record from exchange.seal o where o.since < $1
  and ${STANDS.map(
    ([table, column]) => `not exists (select from ${table} w where w.${column} = o.record)`,
  ).join(`
  and `)} and o.record <> all (exchange.named_by_edges()) order by o.record) as ids`;
const DANGER = `select array(select w.push from unnest(exchange.danger_gone($1)) w (push)
  where not exists (select from exchange.notice n where n.danger_push = w.push) order by 1) as ids`;

// Once through the entries, whatever there are to look for, and under no lock.
const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const UNNAMED = `with named as materialized (select m[1]::uuid as id from audit.entry e
    cross join lateral regexp_matches(concat(e.request, ' ', e.payload), '(${UUID})', 'g') m)
  select array(select c from unnest($1::uuid[]) c where c not in (select n.id from named n where n.id is not null)) as ids`;

const FORGET_SEALS = 'delete from exchange.seal where record = any ($1::uuid[])';
const FORGET_DANGER = 'select exchange.forget_erased_danger($1::uuid[])';

const idsOf = async (client: Client, sql: string, given: unknown): Promise<readonly string[]> =>
  (await client.query<{ ids: string[] }>(sql, [given])).rows[0]?.ids ?? [];

/** What keeps entries from whoever may not know of what they name, and goes once none does. */
export const UnnamedErasure = {
  /**
   * Deletes seals of what is no row any more, and that words of danger are gone, of before a moment, where no entry names them.
   * @returns how many went
   */
  async erase(client: Client, until: string): Promise<number> {
    let gone = 0;
    for (const [found, forget] of [
      [SEALS, FORGET_SEALS],
      [DANGER, FORGET_DANGER],
    ] as const) {
      const candidates = await idsOf(client, found, until);
      if (candidates.length === 0) continue;
      const unnamed = await idsOf(client, UNNAMED, candidates);
      await client.query(forget, [unnamed]);
      gone += unnamed.length;
    }
    return gone;
  },
};
