import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// The order in which parties are named makes no other agreement.
const BESIDE = `
  create function exchange.stands_beside(p_one uuid, p_other uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
    select p_one <> p_other and exists (select from exchange.agreement a join exchange.agreement b
      on b.instrument = a.instrument and b.parties <@ a.parties and b.parties @> a.parties
      where a.id = p_one and b.id = p_other) $$;
  create function exchange.agreements_beside(p_agreement uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(jsonb_agg(exchange.written_agreement(a.id)), '[]') from exchange.agreement a
    where exchange.stands_beside(p_agreement, a.id)
      and exchange.answers_for_policy(exchange.my_official()) $$;
`;

// Beside the check of the whole agreement, as for the versions of one: of two changes that are activated
// at once, the second waits until the first is there to be seen.
const APART = `
  create function exchange.keep_agreements_apart() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  begin
    if new.status = 'signed' then return new; end if;
    perform pg_advisory_xact_lock(hashtext('exchange.agreement'), hashtext(a.instrument))
    from exchange.agreement a where a.id = new.agreement;
    if exists (select from exchange.agreement_version o
      where o.agreement <> new.agreement and o.status <> 'signed'
        and tstzrange(o.valid_from, o.valid_until) && tstzrange(new.valid_from, new.valid_until)
        and exchange.stands_beside(new.agreement, o.agreement)) then
      raise exception 'OVERLAPPING_VALIDITY' using errcode = 'LJ001';
    end if;
    return new;
  end $$;
  create trigger keep_agreements_apart before insert or update on exchange.agreement_version
    for each row execute function exchange.keep_agreements_apart();
`;

/** Two agreements between the same parties in the same instrument never hold the same time. */
export class KeepAgreementsApart1764000000091 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      BESIDE,
      APART,
      'grant execute on function exchange.agreements_beside to lidhja_international',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop trigger keep_agreements_apart on exchange.agreement_version',
      `drop function exchange.keep_agreements_apart, exchange.agreements_beside,
         exchange.stands_beside`,
    ]);
  }
}
