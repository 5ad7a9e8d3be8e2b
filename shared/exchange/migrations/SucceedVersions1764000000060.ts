import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// An agreement that is only signed opens nothing, whatever day was foreseen for it.
const STATUS = `
  alter table exchange.agreement_version drop constraint agreement_version_status_check;
  alter table exchange.agreement_version add constraint agreement_version_status_check
    check (status in ('signed', 'in_force', 'suspended', 'denounced'));
`;

// Beside the check of the whole agreement, which says what is wrong where: whoever writes, no two
// versions of one agreement hold the same moment.
const APART = `
  create function exchange.keep_versions_apart() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  begin
    if new.status <> 'signed' and exists (select from exchange.agreement_version o
      where o.agreement = new.agreement and o.version <> new.version and o.status <> 'signed'
        and tstzrange(o.valid_from, o.valid_until) && tstzrange(new.valid_from, new.valid_until)) then
      raise exception 'OVERLAPPING_VALIDITY' using errcode = 'LJ001';
    end if;
    return new;
  end $$;
  create trigger keep_versions_apart before insert or update on exchange.agreement_version
    for each row execute function exchange.keep_versions_apart();
`;

const AGREEMENTS = `
  create or replace function exchange.version_in_force(p_agreement uuid)
  returns exchange.agreement_version
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    -- The latest version that has begun decides: suspended, it is not replaced by the one before.
    select v.* from (select * from exchange.agreement_version l
      where l.agreement = p_agreement and l.valid_from <= clock_timestamp() and l.status <> 'signed'
      order by l.version desc limit 1) v
    where v.status = 'in_force' and (v.valid_until is null or v.valid_until > clock_timestamp()) $$;
  create or replace function exchange.find_agreements(p_ids uuid[], p_country text, p_limit int)
  returns table (id uuid, title text, instrument text, parties text[], signed_on date,
    synthetic boolean, version int, in_force boolean, valid_from timestamptz,
    valid_until timestamptz, offences text[], purposes text[], categories text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select a.id, a.title, a.instrument, a.parties::text[], a.signed_on, a.synthetic, v.version,
      coalesce((exchange.version_in_force(a.id)).version = v.version, false), v.valid_from, v.valid_until,
      v.offences, v.purposes, v.categories
    from exchange.agreement a
    -- The version that decides today; before any has begun, the first that will.
    join lateral (select l.*, l.status <> 'signed' and l.valid_from <= clock_timestamp() as begun
      from exchange.agreement_version l where l.agreement = a.id
      order by begun desc, l.status = 'signed',
        case when l.status <> 'signed' and l.valid_from <= clock_timestamp() then -l.version
          else l.version end limit 1) v on true
    where (p_ids is null or a.id = any (p_ids))
      and (p_country is null or p_country = any (a.parties))
    order by a.title, a.id limit p_limit $$;
`;

/** How versions of an agreement follow each other: one at a time, and none before it begins. */
export class SucceedVersions1764000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [STATUS, APART, AGREEMENTS]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop trigger keep_versions_apart on exchange.agreement_version',
      'drop function exchange.keep_versions_apart',
      // A version that is only signed has no place in the older form: it opens nothing, as denounced.
      `update exchange.agreement_version set status = 'denounced' where status = 'signed'`,
      `alter table exchange.agreement_version drop constraint agreement_version_status_check;
       alter table exchange.agreement_version add constraint agreement_version_status_check
         check (status in ('in_force', 'suspended', 'denounced'))`,
    ]);
  }
}
