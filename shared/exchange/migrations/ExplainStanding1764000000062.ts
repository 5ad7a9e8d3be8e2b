import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// Of oneself, or of another while an inspection is open. Who is cleared is in no answer of it. The
// session's settings are changed for one statement, so that there is one definition of a live grant.
const STANDING = `
  create function exchange.explained_standing(p_official uuid, p_purpose text, p_request uuid)
  returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare f exchange.official; o exchange.organisation; grants jsonb := '[]';
    kept text[] := array[exchange.my('organisation'), exchange.my('purpose'), exchange.my('request')];
  begin
    if p_official is distinct from exchange.my_official() and not exchange.inspects('AUDIT') then
      return null;
    end if;
    select x.* into f from exchange.official x where x.id = p_official
      and (x.active_until is null or x.active_until > clock_timestamp());
    if f.id is null then return null; end if;
    select x.* into o from exchange.organisation x where x.id = f.organisation;
    if p_request is not null and p_purpose is not null then
      perform set_config('lidhja.organisation', f.organisation::text, true),
        set_config('lidhja.purpose', p_purpose, true), set_config('lidhja.request', p_request::text, true);
      select coalesce(jsonb_agg(to_jsonb(g) order by g.id), '[]') into grants from exchange.live_grants() g;
      perform set_config('lidhja.organisation', coalesce(kept[1], ''), true),
        set_config('lidhja.purpose', coalesce(kept[2], ''), true),
        set_config('lidhja.request', coalesce(kept[3], ''), true);
    end if;
    return jsonb_build_object('official', f.id, 'organisation', o.id, 'kind', o.kind,
      'country', o.country, 'functions', f.functions, 'areas', f.areas,
      'suspended', exists (select from exchange.suspension s where s.organisation = o.id
        and (s.official is null or s.official = f.id) and s.since <= clock_timestamp()
        and (s.until is null or s.until > clock_timestamp())),
      'trained', coalesce(f.trained_until >= current_date, false),
      'openedInspection', o.kind = 'oversight' and exists (select from exchange.inspection i
        where i.organisation = o.id and clock_timestamp() between i.opened_at and i.ends_at),
      'mandated', p_purpose is null or not 'machine' = any (f.functions)
        or exists (select from exchange.mandate m where m.official = f.id and m.purpose = p_purpose
          and m.ends_at > clock_timestamp()),
      'grants', grants);
  end $$;
`;

/** What an explanation may know of whoever it speaks of. */
export class ExplainStanding1764000000062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      STANDING,
      `grant execute on function exchange.explained_standing, exchange.inspects
         to lidhja_evidence`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'revoke execute on function exchange.inspects from lidhja_evidence',
      'drop function exchange.explained_standing',
    ]);
  }
}
