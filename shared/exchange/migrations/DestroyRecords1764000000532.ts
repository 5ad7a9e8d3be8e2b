import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

const EDGES = ['referral', 'consent', 'return'] as const;
const FRAMES = ['referral', 'consent'] as const;

// What the database lets go, and only within the transaction that a second person approved.
const ERASING = `
  create function exchange.records_erasing() returns uuid[] language plpgsql stable ${HEAD} as $$
  begin return array(select t.record from exchange.record_term t where t.erasing); end $$;
  -- Whom the record named that is being erased.
  create function exchange.letting_go() returns uuid[] language plpgsql stable ${HEAD} as $$
  begin return array(select t.letting_go from exchange.record_term t where t.erasing and t.letting_go is not null); end $$;
  revoke execute on function exchange.records_erasing, exchange.letting_go from public;
  grant execute on function exchange.records_erasing to exchange_sealer`;

const erased = (table: string, key: string, role: string, when: string): string =>
  `create policy erased on exchange.${table} for delete to ${role}
     using (${when}${key} = any ((select exchange.records_erasing())::uuid[]))`;

// Edges are seen whole by nobody else, so that who erases a record need not be told whom it names.
const EDGE_POLICIES = EDGES.flatMap((edge) => [
  `grant delete on exchange.${edge}_person to exchange_sealer`,
  erased(`${edge}_person`, edge, 'exchange_sealer', `current_user = 'exchange_sealer' and `),
]);

const CUT = `
  -- Takes the edge from the record that is being erased; answers whom it named.
  create function exchange.cut_edge(p_record uuid) returns uuid language plpgsql volatile ${HEAD} as $$
  declare whom uuid;
  begin
    ${EDGES.map(
      (
        edge,
      ) => `whom := coalesce(whom, (select e.person from exchange.${edge}_person e where e.${edge} = p_record));
    delete from exchange.${edge}_person e where e.${edge} = p_record;`,
    ).join('\n    ')}
    return whom;
  end $$`;

// A sealed person's record is sealed by itself from then on: without its edge nothing else kept its entries closed.
const DESTROY = `
  -- What hangs on a record, by id.
  create function exchange.hanging_on(p_record uuid) returns uuid[] language plpgsql stable ${HEAD} as $$
  declare stand uuid[] := array(select r.id from exchange.representative r where r.consent = p_record order by 1);
  begin return stand || array(select k.id from exchange.conflict_check k where k.representative = any (stand) order by 1);
  end $$;
  -- Destroys a record whose erasure was approved in this transaction, and what hangs on it.
  create function exchange.destroy_record(p_record uuid) returns void language plpgsql volatile ${HEAD} as $$
  declare hanging uuid[] := exchange.hanging_on(p_record); whom uuid;
  begin
    if p_record <> all (exchange.records_erasing()) then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    end if;
    whom := exchange.cut_edge(p_record);
    update exchange.record_term t set letting_go = whom where t.record = p_record and t.erasing;
    insert into exchange.seal (record, compartment, since)
    select r.id, s.compartment, s.since from unnest(p_record || hanging) r (id)
    cross join lateral (select x.compartment, x.since from exchange.seal x where x.record = whom offset 0) s
    on conflict (record) do nothing;
    delete from exchange.conflict_check k where k.id = any (hanging);
    delete from exchange.representative r where r.id = any (hanging);
    delete from exchange.consent c where c.id = p_record;
    insert into exchange.counted_referral (record, network, recipient, year)
    select r.id, r.network, r.recipient, extract(year from r.referred_on)::int
    from exchange.referral r where r.id = p_record;
    delete from exchange.referral r where r.id = p_record;
    perform exchange.forget_handling(array[p_record]);
  end $$;
  create function exchange.end_erasure(p_record uuid) returns void language plpgsql volatile ${HEAD} as $$
  begin
    update exchange.record_term t set erasing = false, letting_go = null, erased_at = clock_timestamp()
    where t.record = p_record and t.erasing;
  end $$;
  revoke execute on function exchange.hanging_on, exchange.destroy_record, exchange.end_erasure from public`;

// No figure changes by an erasure, to whoever may know of the referral as to whoever may not.
const COUNTED = (until: string): string =>
  `exchange.counted_referral c where c.network = n.network and c.year ${until} p_year
        and c.record <> all ((select exchange.sealed_records())::uuid[])`;
const COUNTS: readonly Rewriting[] = [
  {
    name: 'exchange.count_referrals_to_police',
    from: `and f.referred_on < make_date(p_year + 1, 1, 1) offset 0)`,
    to: `and f.referred_on < make_date(p_year + 1, 1, 1) offset 0)
      or exists (select from ${COUNTED('<=')} offset 0)`,
  },
  {
    name: 'exchange.count_referrals_to_police',
    from: `where o.id = r.recipient and o.kind = 'police' offset 0)) end,`,
    to: `where o.id = r.recipient and o.kind = 'police' offset 0))
        + (select count(*)::int from ${COUNTED('=')}
        and exists (select from exchange.organisation o
          where o.id = c.recipient and o.kind = 'police' offset 0)) end,`,
  },
];

// Of what is in the clear, dead rows go as soon as the server looks, and not when they are many.
const VACUUMED = [
  ...EDGES.map((edge) => `${edge}_person`),
  ...FRAMES,
  'representative',
  'conflict_check',
];
const AT_ONCE = ['autovacuum_vacuum_scale_factor', 'autovacuum_vacuum_threshold'];
const FUNCTIONS = `exchange.end_erasure, exchange.destroy_record, exchange.hanging_on`;

/** Destroys a referral, a consent or a return, with whom it names and what hangs on it. */
export class DestroyRecords1764000000532 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const at = AT_ONCE.map((name) => `${name} = 0`).join(', ');
    await asExchangeOwner(runner, [
      ERASING,
      ...EDGE_POLICIES,
      ...FRAMES.map((frame) => erased(frame, 'id', 'exchange_owner', '')),
      ...VACUUMED.map((table) => `alter table exchange.${table} set (${at})`),
      'grant create on schema exchange to exchange_sealer',
    ]);
    await runner.query('set local role exchange_sealer');
    await runner.query(CUT);
    await runner.query('revoke execute on function exchange.cut_edge from public');
    await runner.query('grant execute on function exchange.cut_edge to exchange_owner');
    await asExchangeOwner(runner, [
      'revoke create on schema exchange from exchange_sealer',
      DESTROY,
    ]);
    await rewriteAsExchangeOwner(runner, COUNTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteAsExchangeOwner(runner, COUNTS, true);
    await asExchangeOwner(runner, [`drop function ${FUNCTIONS}`]);
    await runner.query('set local role exchange_sealer');
    await runner.query('drop function exchange.cut_edge');
    await asExchangeOwner(runner, [
      ...VACUUMED.map((table) => `alter table exchange.${table} reset (${AT_ONCE.join(', ')})`),
      ...FRAMES.map((frame) => `drop policy erased on exchange.${frame}`),
      ...EDGES.flatMap((edge) => [
        `drop policy erased on exchange.${edge}_person`,
        `revoke delete on exchange.${edge}_person from exchange_sealer`,
      ]),
      'drop function exchange.letting_go, exchange.records_erasing',
    ]);
  }
}
