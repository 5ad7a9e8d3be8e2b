import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

const TABLE = `
  -- Statements of what was read under a grant, as the gateway signed them: what they say is in them alone,
  -- beside it what they are found by.
  create table exchange.receipt (
    id uuid primary key,
    request uuid not null references exchange.request,
    "grant" uuid not null references exchange."grant",
    operation uuid not null,
    issued_at timestamptz not null,
    -- The records that it tells of: not there for whoever may not know of one of them.
    about uuid[] not null check (cardinality(about) > 0),
    jws text not null check (jws ~ '^[A-Za-z0-9_-]+[.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]+$')
  );
  create index receipt_of_request on exchange.receipt (request, issued_at, id);
  alter table exchange.receipt enable row level security;
  create function exchange.keep_receipt() returns trigger language plpgsql
    set search_path = pg_catalog, pg_temp as $$
  begin raise exception 'INTERNAL' using errcode = 'LJ001'; end $$;
  create trigger keep_receipt before update or delete or truncate on exchange.receipt
    for each statement execute function exchange.keep_receipt();
`;

// Called with the record of the answer, in its transaction: either both are there, or nothing leaves.
const KEEP = `
  create function exchange.keep_receipts(p_receipts jsonb) returns void language plpgsql volatile ${HEAD} as $$
  declare kept int;
  begin
    insert into exchange.receipt (id, request, "grant", operation, issued_at, about, jws)
    select r.id, g.request, g.id, r.operation, r."issuedAt", r.about, r.jws
    from jsonb_to_recordset(p_receipts) as r (id uuid, operation uuid, request uuid, "grant" uuid,
      organisation uuid, "issuedAt" timestamptz, about uuid[], jws text)
    cross join lateral (select t.id, t.request, t.organisation from exchange."grant" t
      where t.id = r."grant" offset 0) g
    where g.request = r.request and g.organisation = r.organisation;
    get diagnostics kept = row_count;
    -- A receipt on a grant that the reader does not have is a mistake, and then nothing leaves.
    if kept is distinct from jsonb_array_length(p_receipts) then
      raise exception 'INTERNAL' using errcode = 'LJ001';
    end if;
  end $$;
`;

// What is sealed to the session is left out with every receipt that tells of it. The rest is as it would
// be if there were no such record: each record has receipts of its own.
export const READ = `
  create function exchange.find_receipts(p_requests uuid[], p_after_at timestamptz[], p_after_id uuid[],
    p_limit int)
  returns table (id uuid, request uuid, operation uuid, issued_at timestamptz, jws text)
  language plpgsql stable ${HEAD} as $$
  declare
    closed uuid[] := exchange.sealed_records();
    seen uuid[] := array(select r.id from exchange.find_requests(p_requests, null, null, null) r);
  begin return query select l.*
    from unnest(p_requests, p_after_at, p_after_id) as asked (request, at, id)
    cross join lateral (
      select c.id, c.request, c.operation, c.issued_at, c.jws from exchange.receipt c
      where c.request = asked.request and not c.about && closed
        and (asked.id is null or (c.request, c.issued_at, c.id) > (asked.request, asked.at, asked.id))
      order by c.request, c.issued_at, c.id limit least(p_limit, 101)) l
    where asked.request = any (seen);
  end $$;
`;

/** Receipts of what was read under grants: written by the gateway, never changed, read by both sides of the request. */
export class CreateReceipts1764000000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      TABLE,
      KEEP,
      READ,
      'grant execute on function exchange.keep_receipts to lidhja_gateway',
      'grant execute on function exchange.find_receipts to lidhja_international',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.find_receipts, exchange.keep_receipts',
      'drop table exchange.receipt',
      'drop function exchange.keep_receipt',
    ]);
  }
}
