import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const TABLE = `
  create table exchange.idempotency_key (
    organisation uuid not null,
    operation text not null,
    key text not null,
    digest text not null,
    result uuid,
    made_at timestamptz not null default clock_timestamp(),
    primary key (organisation, operation, key)
  );
  alter table exchange.idempotency_key enable row level security;
`;

// One answer for every write that is sent twice: the first one's id, or a refusal for another body.
const FUNCTIONS = `
  create function exchange.claim_key(p_operation text, p_key text, p_digest text) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare kept exchange.idempotency_key;
  begin
    insert into exchange.idempotency_key (organisation, operation, key, digest)
    values (exchange.my_organisation(), p_operation, p_key, p_digest) on conflict do nothing;
    if found then return null; end if;
    select * into kept from exchange.idempotency_key k where k.organisation = exchange.my_organisation()
      and k.operation = p_operation and k.key = p_key;
    if kept.digest is distinct from p_digest then
      raise exception 'IDEMPOTENCY_KEY_REUSED' using errcode = 'LJ001';
    end if;
    return kept.result;
  end $$;
  create function exchange.keep_key(p_operation text, p_key text, p_result uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    update exchange.idempotency_key set result = p_result where organisation = exchange.my_organisation()
      and operation = p_operation and key = p_key and result is null $$;
`;

/** The keys that make a write safe to repeat. */
export class CreateIdempotencyKeys1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      TABLE,
      FUNCTIONS,
      `grant execute on function exchange.claim_key, exchange.keep_key
         to lidhja_national, lidhja_local, lidhja_international`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.keep_key, exchange.claim_key',
      'drop table exchange.idempotency_key',
    ]);
  }
}
