import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const TABLE = `
  create table exchange.policy_change (
    id uuid primary key default gen_random_uuid(),
    kind text not null check (kind in ('AGREEMENT', 'CATEGORY')),
    agreement uuid references exchange.agreement,
    -- Number of the version that it follows, and what that said.
    follows int,
    before jsonb not null,
    terms jsonb not null,
    -- Null where it came with a build: who built it is the first person.
    proposed_by uuid references exchange.official,
    proposed_at timestamptz not null default clock_timestamp(),
    activated_by uuid references exchange.official,
    activated_at timestamptz,
    check ((activated_by is null) = (activated_at is null)),
    check (activated_by <> proposed_by),
    check ((kind = 'AGREEMENT') = (agreement is not null and follows is not null))
  );
  create index policy_change_by_time on exchange.policy_change (proposed_at, id);
  alter table exchange.policy_change enable row level security;
`;

// Those who answer for agreements as such, and not the authorities that ask and answer under them: nobody
// sets the bounds of their own reading. A machine is no person.
const RIGHTS = `
  create function exchange.answers_for_policy(p_official uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from exchange.official f
      join exchange.organisation o on o.id = f.organisation
      where f.id = p_official and o.kind in ('coordinator', 'ministry')
        and not 'machine' = any (f.functions)
        and (f.active_until is null or f.active_until > clock_timestamp())
        and not exists (select from exchange.suspension s where s.organisation = o.id
          and (s.official is null or s.official = f.id) and s.since <= clock_timestamp()
          and (s.until is null or s.until > clock_timestamp()))) $$;
`;

const FIND = `
  create function exchange.find_policy_changes(p_ids uuid[], p_after_at timestamptz, p_after_id uuid,
    p_limit int) returns setof exchange.policy_change
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.* from exchange.policy_change c
    where (exchange.my('kind') in ('coordinator', 'ministry') or exchange.inspects('AUDIT'))
      and (p_ids is null or c.id = any (p_ids))
      and (p_after_id is null or (c.proposed_at, c.id) > (p_after_at, p_after_id))
    order by c.proposed_at, c.id limit p_limit $$;
  -- The whole of an agreement, for whoever may propose to amend it.
  create function exchange.written_agreement(p_agreement uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object('parties', a.parties, 'instrument', a.instrument,
      'competentAuthorities', (select coalesce(jsonb_agg(m.organisation order by m.organisation), '[]')
        from exchange.competent_authority m where m.agreement = a.id),
      'versions', (select coalesce(jsonb_agg(jsonb_build_object('version', v.version, 'status', v.status,
          'validFrom', extract(epoch from v.valid_from) * 1000,
          'validUntil', extract(epoch from v.valid_until) * 1000,
          'offences', v.offences, 'purposes', v.purposes, 'categories', v.categories,
          'deadlines', jsonb_build_object(
            'urgentDirect', extract(epoch from v.deadline_urgent_direct) * 1000,
            'urgent', extract(epoch from v.deadline_urgent) * 1000,
            'other', extract(epoch from v.deadline_other) * 1000),
          'handling', v.handling) order by v.version), '[]')
        from exchange.agreement_version v where v.agreement = a.id))
    from exchange.agreement a
    where a.id = p_agreement and exchange.answers_for_policy(exchange.my_official()) $$;
`;

const PROPOSE = `
  create function exchange.propose_agreement_version(p_agreement uuid, p_terms jsonb) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare made uuid; latest int; was exchange.agreement_version;
  begin
    perform from exchange.agreement a where a.id = p_agreement for update;
    if not found or not exchange.answers_for_policy(exchange.my_official()) then
      raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
    end if;
    select max(v.version) into latest from exchange.agreement_version v where v.agreement = p_agreement;
    -- What decides until then: a version that has not begun by then is overtaken.
    select v.* into was from exchange.agreement_version v
    where v.agreement = p_agreement and v.status <> 'signed'
      and v.valid_from < greatest((p_terms->>'validFrom')::timestamptz, clock_timestamp())
    order by v.version desc limit 1;
    insert into exchange.policy_change (kind, agreement, follows, before, terms, proposed_by)
    values ('AGREEMENT', p_agreement, latest, jsonb_build_object('status', coalesce(was.status, 'signed'),
      'purposes', coalesce(was.purposes, '{}'), 'categories', coalesce(was.categories, '{}')),
      p_terms, exchange.my_official())
    returning id into made;
    return made;
  end $$;
`;

const ACTIVATE = `
  create function exchange.activate_policy_change(p_id uuid) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare c exchange.policy_change; latest exchange.agreement_version; t jsonb; begins timestamptz;
  begin
    select p.* into c from exchange.policy_change p where p.id = p_id and p.kind = 'AGREEMENT' for update;
    if c.id is null or not exchange.answers_for_policy(exchange.my_official()) then
      raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
    elsif c.proposed_by = exchange.my_official() then
      raise exception 'SECOND_PERSON_REQUIRED' using errcode = 'LJ001';
    end if;
    perform from exchange.agreement a where a.id = c.agreement for update;
    select v.* into latest from exchange.agreement_version v where v.agreement = c.agreement
    order by v.version desc limit 1;
    if c.activated_at is not null or latest.version <> c.follows then
      raise exception 'POLICY_CHANGE_OUTDATED' using errcode = 'LJ001';
    end if;
    t := c.terms;
    -- Nothing is in force before the second person has said so, nor looks as if it had been.
    begins := greatest((t->>'validFrom')::timestamptz, clock_timestamp());
    if (t->>'validUntil')::timestamptz <= begins then
      raise exception 'ENDS_BEFORE_IT_BEGINS' using errcode = 'LJ001';
    end if;
    if t->>'status' <> 'signed' then
      -- A version that would have begun later is overtaken: it stays signed and never begins.
      update exchange.agreement_version v set status = 'signed'
      where v.agreement = c.agreement and v.valid_from >= begins;
      -- The version before ends where this one begins.
      update exchange.agreement_version v set valid_until = begins
      where v.agreement = c.agreement and v.status <> 'signed'
        and v.valid_from < begins and (v.valid_until is null or v.valid_until > begins);
    end if;
    insert into exchange.agreement_version (agreement, version, status, valid_from, valid_until,
      offences, purposes, categories, deadline_urgent_direct, deadline_urgent, deadline_other, handling)
    values (c.agreement, c.follows + 1, t->>'status', begins, (t->>'validUntil')::timestamptz,
      array(select jsonb_array_elements_text(t->'offences')),
      array(select jsonb_array_elements_text(t->'purposes')),
      array(select jsonb_array_elements_text(t->'categories')),
      make_interval(secs => (t->'deadlines'->>'urgentDirect')::float / 1000),
      make_interval(secs => (t->'deadlines'->>'urgent')::float / 1000),
      make_interval(secs => (t->'deadlines'->>'other')::float / 1000),
      array(select jsonb_array_elements_text(t->'handling')));
    update exchange.policy_change p set activated_by = exchange.my_official(),
      activated_at = clock_timestamp() where p.id = c.id;
    return c.id;
  end $$;
`;

/** Changes of policy data: proposed by one person, shown, activated by a second. */
export class CreatePolicyChanges1764000000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      TABLE,
      RIGHTS,
      FIND,
      PROPOSE,
      ACTIVATE,
      `grant execute on function exchange.find_policy_changes, exchange.written_agreement,
         exchange.propose_agreement_version, exchange.activate_policy_change to lidhja_international`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function exchange.activate_policy_change, exchange.propose_agreement_version,
         exchange.written_agreement, exchange.find_policy_changes, exchange.answers_for_policy`,
      'drop table exchange.policy_change',
    ]);
  }
}
