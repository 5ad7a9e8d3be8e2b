import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { READ } from './CreateReceipts1764000000120';

const KEPT = `plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan as $$`;

const SEALED = `
  -- What is sealed to this session in the record that its own organisation has: not what was granted to it,
  -- which has ended and whose readings it had before. Null where there is no session.
  create function exchange.sealed_in_own_record() returns uuid[] language ${KEPT}
  declare me uuid := exchange.my_organisation();
    closed uuid[] := exchange.sealed_records() || exchange.sealed_rows();
  begin return case when closed is not null then array(select s from unnest(closed) s
    where not exists (select from exchange."grant" g where g.record = s and g.organisation = me offset 0)) end;
  end $$;
`;

// The seal of the grant's own record shows to the sides of the request as its end, and must in nothing else.
const RECEIPTS = `
  create or replace function exchange.find_receipts(p_requests uuid[], p_after_at timestamptz[],
    p_after_id uuid[], p_limit int)
  returns table (id uuid, request uuid, operation uuid, issued_at timestamptz, jws text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare
    closed uuid[] := exchange.sealed_records();
    me uuid := exchange.my_organisation();
    seen uuid[];
    sided uuid[];
  begin
    select coalesce(array_agg(r.id), '{}'),
      coalesce(array_agg(r.id) filter (where me in (r.requesting, r.requested)), '{}')
    into seen, sided from exchange.find_requests(p_requests, null, null, null) r;
    return query select l.*
    from unnest(p_requests, p_after_at, p_after_id) as asked (request, at, id)
    cross join lateral (
      select c.id, c.request, c.operation, c.issued_at, c.jws from exchange.receipt c
      where c.request = asked.request
        and not case when asked.request = any (sided) then array_remove(c.about, (select g.record
          from exchange."grant" g where g.id = c."grant" offset 0)) else c.about end && closed
        and (asked.id is null or (c.request, c.issued_at, c.id) > (asked.request, asked.at, asked.id))
      order by c.request, c.issued_at, c.id limit least(p_limit, 101)) l
    where asked.request = any (seen);
  end $$;
`;

const REMADE = (where: string): string => `
  drop index exchange.grant_of_record;
  create index grant_of_record on exchange."grant" (record)${where}`;

/** To the sides of a request a grant whose record was sealed is one that has ended: they keep what tells of readings. */
export class EndAsSealed1764000000190 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      REMADE(''),
      SEALED,
      RECEIPTS,
      'revoke execute on function exchange.sealed_in_own_record from public',
      'grant execute on function exchange.sealed_in_own_record to audit_owner',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      READ.replace('create function', 'create or replace function'),
      'drop function exchange.sealed_in_own_record',
      REMADE(' where not end_noted'),
    ]);
  }
}
