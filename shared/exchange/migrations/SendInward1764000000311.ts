import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';
const VOLATILE = `plpgsql volatile ${HEAD} as $$`;

const RECIPIENT = `
  -- Whom an authority abroad can tell something here: the one that it names, or the first by name that an
  -- agreement in force has; none that is implicated, nor the office of an official who is, nor a part of those.
  -- Null where no agreement in force has any.
  create function exchange.inward_recipient(p_recipient uuid, p_around uuid[]) returns uuid
  language plpgsql stable ${HEAD} as $$
  declare me uuid := exchange.my_organisation(); here text := exchange.my('country'); found uuid[]; fit uuid[];
    named jsonb := exchange.implicated(p_around);
    closed uuid[] := array(select e::uuid
      from jsonb_array_elements_text((named->'bodies') || (named->'offices')) e);
  begin
    if not p_around::text[] <@ array(select jsonb_array_elements_text(
        (named->'bodies') || (named->'officials'))) then
      raise exception 'IMPLICATED_UNKNOWN' using errcode = 'LJ001';
    end if;
    found := array(select o.id from (select distinct t.organisation
        from exchange.competent_authority m join exchange.competent_authority t using (agreement)
        where m.organisation = me and t.organisation <> me
          and (exchange.version_in_force(m.agreement)).version is not null) c
      join exchange.organisation o on o.id = c.organisation
      where o.kind in ('prosecutor', 'police', 'responsible_authority') and o.country <> here
        and (p_recipient is null or o.id = p_recipient)
        and not exists (select from exchange.suspension s where s.organisation = o.id and s.official is null
          and s.since <= clock_timestamp() and (s.until is null or s.until > clock_timestamp()))
      order by o.name, o.id);
    fit := array(select f.id from unnest(found) with ordinality f (id, at)
      where f.id <> all (closed) and not exists (select from exchange.duty_desk d
        where d.organisation = f.id and d.part_of && closed) order by f.at);
    if found <> '{}' and fit = '{}' then
      raise exception 'RECIPIENT_IMPLICATED' using errcode = 'LJ001';
    end if;
    return fit[1];
  end $$;
`;

const SENT = `
  -- Sent by an authority abroad. From here on it is a request on which all was granted, under conditions that
  -- were not answered yet; what the grant opens is the words alone.
  create function exchange.send_inward(p jsonb, p_until timestamptz) returns uuid language ${VOLATILE}
  declare v exchange.agreement_version; told uuid := gen_random_uuid(); sent uuid; made uuid; recipient uuid;
    me uuid := exchange.my_official(); office uuid := exchange.my_organisation();
    given text[] := array(select jsonb_array_elements_text(p->'categories'));
  begin
    if exchange.my('kind') is distinct from 'foreign_authority' or not exchange.opens('own_record', 'REQUEST') then
      raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
    end if;
    recipient := exchange.inward_recipient((p->>'recipientId')::uuid,
      array(select distinct lower(jsonb_array_elements_text(p->'around'))::uuid));
    v := exchange.terms_to_send(recipient, p->>'purpose', p->>'offence', given, p->>'evidenceUse');
    if clock_timestamp() + v.max_age < p_until then
      raise exception 'RETENTION_NOT_IN_AGREEMENT' using errcode = 'LJ001';
    end if;
    insert into exchange.inward_information (id, sender, recipient, words)
    values (told, office, recipient, p->>'text');
    insert into exchange.request (agreement, agreement_version, requesting, requested, submitted_by,
      reference, offence, proceeding, purpose, categories, evidence_use, language, summary, spontaneous,
      handling, inward)
    values (v.agreement, v.version, recipient, office, me, p->>'reference', p->>'offence', p->>'proceeding',
      p->>'purpose', given, p->>'evidenceUse', p->>'language', p->>'subject', true,
      array(select jsonb_array_elements_text(p->'handling')), told)
    returning id into sent;
    insert into exchange.request_event (request, number, event, organisation, taken_by)
    values (sent, 1, 'SENT', office, me);
    insert into exchange.decision (request, owner, decided_by) values (sent, office, me) returning id into made;
    insert into exchange.decision_category (decision, category, granted) select made, c, true from unnest(given) c;
    insert into exchange."grant" (decision, request, record, organisation, purpose, categories, approved_by,
      approved_at, valid_until)
    values (made, sent, told, recipient, p->>'purpose', '{REQUEST}', array[me], clock_timestamp(), p_until);
    perform exchange.put_conditions(made, p->'conditions');
    return sent;
  -- The server's log would have the row that broke a check.
  exception when check_violation or not_null_violation or data_exception then
    raise exception 'INPUT_INVALID' using errcode = 'LJ001';
  end $$;
  -- Taken back by its sender, while nobody has answered its conditions.
  create function exchange.withdraw_inward(p_request uuid, p_words text) returns uuid language ${VOLATILE}
  declare r exchange.request; made uuid; in_force uuid[] := exchange.agreements_in_force();
    own boolean := exchange.opens('own_record', 'REQUEST');
  begin
    select q.* into r from exchange.request q where q.id = p_request and own and q.inward is not null
      and q.requested = exchange.my_organisation() and q.agreement = any (in_force) for update;
    if r.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    perform exchange.require_step(r.id, 'CONDITIONS_ACCEPTED', 'requesting');
    insert into exchange.request_event (request, number, event, organisation, taken_by, words)
    values (r.id, (select max(e.number) from exchange.request_event e where e.request = r.id) + 1,
      'WITHDRAWN', r.requested, exchange.my_official(), p_words)
    returning id into made;
    return made;
  end $$;
`;

const READ = `
  -- What was sent to the session's authority, on the grant that the session stands on. Its codes go with it, as
  -- marks of the row; H0 says no more than the agreement.
  create function exchange.find_inward(p_requests uuid[])
  returns table (request uuid, id uuid, words text, handling text[], valid_until timestamptz, synthetic boolean,
    access text)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_custom_plan as $$
  declare own boolean := exchange.opens('own_record', 'REQUEST');
  begin return query
    select g.request, i.id, i.words, g.handling, g.valid_until, i.synthetic,
      'own_record||' || array_to_string(array_remove(g.handling, 'H0')
        || case when 'H2' = any (g.handling) then array['first_recipient'] end
        || array['from_another_state', 'onward_authorised', 'use:' || lower(g.evidence_use)], ',')
    from exchange.grants_in_force() g
    cross join lateral (select w.* from exchange.inward_information w where w.id = g.record offset 0) i
    where own and g.request = any (p_requests);
  end $$;
  -- Those that wait for the session's authority to accept or decline their conditions, oldest first.
  create function exchange.find_arrived(p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns table (id uuid, submitted_at timestamptz)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_custom_plan as $$
  declare me uuid := exchange.my_organisation(); own boolean := exchange.opens('own_record', 'REQUEST');
    in_force uuid[] := exchange.agreements_in_force();
  begin return query
    select r.id, r.submitted_at from exchange.request r
    where own and r.requesting = me and r.inward is not null and r.agreement = any (in_force)
      and (p_after_id is null or (r.submitted_at, r.id) > (p_after_at, p_after_id))
      and not exists (select from exchange.request_event e where e.request = r.id
        and e.event in ('WITHDRAWN', 'CLOSED') offset 0)
      and exists (select from (select t.decision from exchange."grant" t where t.request = r.id
          and t.valid_until > clock_timestamp() offset 0) g
        cross join lateral (select o.id from exchange.condition_offer o where o.decision = g.decision offset 0) f
        where not exists (select from exchange.condition_reply y where y.offer = f.id offset 0) offset 0)
    order by r.submitted_at, r.id limit least(p_limit, 101);
  end $$;
`;

/** Telling an authority here something that it did not ask for, from abroad. */
export class SendInward1764000000311 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      RECIPIENT,
      SENT,
      READ,
      `grant execute on function exchange.send_inward, exchange.withdraw_inward, exchange.find_inward,
         exchange.find_arrived to lidhja_national`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function exchange.find_arrived, exchange.find_inward, exchange.withdraw_inward, exchange.send_inward,
         exchange.inward_recipient`,
    ]);
  }
}
