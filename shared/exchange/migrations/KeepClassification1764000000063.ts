import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const TABLE = `
  -- The category of each field as it was last activated, by the part that serves it.
  create table exchange.classification (
    part text not null,
    coordinate text not null,
    category text not null,
    primary key (part, coordinate)
  );
  alter table exchange.classification enable row level security;
`;

// A field that is new begins as it is declared; one that has a category keeps it until a second person
// activates another, and the part that declares another one is told so.
const DECLARE = `
  create function exchange.declare_classification(p_categories jsonb)
  returns table (coordinate text, was text, becomes text)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare mine text := replace(session_user, 'lidhja_', '');
  begin
    insert into exchange.classification select mine, n.key, n.value from jsonb_each_text(p_categories) n
    on conflict do nothing;
    insert into exchange.policy_change (kind, before, terms)
    select 'CATEGORY', jsonb_build_object('category', c.category),
      jsonb_build_object('part', mine, 'coordinate', c.coordinate, 'category', n.value)
    from exchange.classification c join jsonb_each_text(p_categories) n on n.key = c.coordinate
    where c.part = mine and c.category <> n.value and not exists (select from exchange.policy_change p
      where p.kind = 'CATEGORY' and p.activated_at is null and p.terms = jsonb_build_object('part', mine,
        'coordinate', c.coordinate, 'category', n.value));
    return query select c.coordinate, c.category, n.value
    from exchange.classification c join jsonb_each_text(p_categories) n on n.key = c.coordinate
    where c.part = mine and c.category <> n.value order by c.coordinate;
  end $$;
`;

// Who built it is the first person, so that whoever answers for policy is the second.
const ACTIVATE = `
  create function exchange.activate_categories(p_issuer text, p_subject text) returns uuid[]
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare who exchange.official; made uuid[];
  begin
    select f.* into who from exchange.official f where f.issuer = p_issuer and f.subject = p_subject;
    if who.id is null or not exchange.answers_for_policy(who.id) then
      raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
    end if;
    perform set_config('lidhja.official', who.id::text, true),
      set_config('lidhja.organisation', who.organisation::text, true);
    update exchange.classification c set category = p.terms->>'category'
    from exchange.policy_change p where p.kind = 'CATEGORY' and p.activated_at is null
      and c.part = p.terms->>'part' and c.coordinate = p.terms->>'coordinate';
    with activated as (update exchange.policy_change p set activated_by = who.id,
      activated_at = clock_timestamp() where p.kind = 'CATEGORY' and p.activated_at is null returning p.id)
    select coalesce(array_agg(id), '{}') into made from activated;
    return made;
  end $$;
  create function exchange.pending_categories()
  returns table (part text, coordinate text, was text, becomes text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.terms->>'part', p.terms->>'coordinate', p.before->>'category', p.terms->>'category'
    from exchange.policy_change p where p.kind = 'CATEGORY' and p.activated_at is null
    order by 1, 2, p.proposed_at $$;
  create function exchange.activated_categories(p_part text) returns table (coordinate text, category text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.coordinate, c.category from exchange.classification c where c.part = p_part $$;
`;

/** The classification that was last activated, and what a build would change in it. */
export class KeepClassification1764000000063 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      TABLE,
      DECLARE,
      ACTIVATE,
      `grant execute on function exchange.declare_classification to lidhja_national, lidhja_local,
         lidhja_international, lidhja_evidence`,
      `grant execute on function exchange.activate_categories, exchange.pending_categories,
         exchange.activated_categories to lidhja_migrator`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function exchange.activated_categories, exchange.pending_categories,
         exchange.activate_categories, exchange.declare_classification`,
      'drop table exchange.classification',
    ]);
  }
}
