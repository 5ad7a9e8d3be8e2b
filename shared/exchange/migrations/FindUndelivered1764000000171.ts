import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const VOLATILE = `plpgsql volatile security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan as $$`;

/** All that the feed tells: what it does not tell is left out here without a rule of its own. */
const FEED = 'exchange.find_notices(null, 2147483647)';

const FIND = `
  -- Notices of the session's organisation that were given up, as far as the feed tells them, oldest first.
  create function exchange.find_undelivered(p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns table (id uuid, about uuid, kind text, at timestamptz, own boolean, attempts int,
    given_up_at timestamptz) language ${VOLATILE}
  declare me uuid := exchange.my_organisation();
    from_at timestamptz := coalesce(p_after_at, '-infinity');
    from_id uuid := coalesce(p_after_id, '00000000-0000-0000-0000-000000000000');
    given_up uuid[] := array(select w.notice from exchange.notice_delivery w
      where w.organisation = me and w.given_up_at is not null);
    told jsonb := (select jsonb_object_agg(f.id, to_jsonb(f)) from ${FEED} f where f.id = any (given_up));
  begin return query
      select d.notice, (d.told->>'request')::uuid, d.told->>'kind', (d.told->>'at')::timestamptz,
        (d.told->>'own')::boolean, d.attempts, d.given_up_at
      from (select w.notice, w.attempts, w.given_up_at, told->(w.notice::text) as told
        from exchange.notice_delivery w where w.organisation = me and w.given_up_at is not null
          and (w.given_up_at, w.notice) > (from_at, from_id)
        order by w.organisation, w.given_up_at, w.notice offset 0) d
      where d.told is not null limit p_limit;
  end $$;
`;

const AGAIN = `
  -- Puts a notice that was given up in line again, with all its attempts before it.
  create function exchange.send_notice_again(p_notice uuid) returns uuid language ${VOLATILE}
  declare known uuid := (select f.id from ${FEED} f where f.id = p_notice); since timestamptz;
  begin
    -- Asked by the key alone: no other index then answers for it.
    select d.given_up_at into since from exchange.notice_delivery d where d.notice = known for update;
    if since is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    update exchange.notice_delivery d set attempts = 0, given_up_at = null, next_at = clock_timestamp()
    where d.notice = known;
    return known;
  end $$;
`;

/** What an organisation sees of the notices that did not reach it, and may ask for. */
export class FindUndelivered1764000000171 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      FIND,
      AGAIN,
      `grant execute on function exchange.find_undelivered, exchange.send_notice_again
         to lidhja_international`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.find_undelivered, exchange.send_notice_again',
    ]);
  }
}
