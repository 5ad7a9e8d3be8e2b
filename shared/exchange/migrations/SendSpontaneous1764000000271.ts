import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';
const VOLATILE = `plpgsql volatile ${HEAD} as $$`;

const CHECKED = `
  -- The version in force of an agreement under which this session's authority can send another one this.
  create function exchange.terms_to_send(p_recipient uuid, p_purpose text, p_offence text, p_categories text[],
    p_evidence_use text) returns exchange.agreement_version
  language plpgsql stable ${HEAD} as $$
  declare v exchange.agreement_version;
  begin
    select (exchange.version_in_force(m.agreement)).* into v
    from exchange.competent_authority m join exchange.competent_authority t using (agreement)
    join exchange.organisation o on o.id = p_recipient
    where m.organisation = exchange.my_organisation() and t.organisation = p_recipient
      and o.kind = 'foreign_authority' and o.country <> exchange.my('country')
      and not exists (select from exchange.suspension s where s.organisation = o.id and s.official is null
        and s.since <= clock_timestamp() and (s.until is null or s.until > clock_timestamp()))
      and (exchange.version_in_force(m.agreement)).version is not null
    order by m.agreement limit 1;
    if v.agreement is null then
      raise exception 'AGREEMENT_NOT_IN_FORCE' using errcode = 'LJ001';
    elsif (p_purpose = any (v.purposes)) is not true then
      raise exception 'PURPOSE_NOT_IN_AGREEMENT' using errcode = 'LJ001';
    elsif (p_offence = any (v.offences)) is not true then
      raise exception 'OFFENCE_NOT_IN_AGREEMENT' using errcode = 'LJ001';
    elsif not p_categories <@ v.categories then
      raise exception 'CATEGORY_NOT_IN_AGREEMENT' using errcode = 'LJ001';
    elsif (p_evidence_use = any (v.evidence_uses)) is not true then
      raise exception 'EVIDENCE_NOT_IN_AGREEMENT' using errcode = 'LJ001';
    end if;
    return v;
  end $$;
`;

const DRAFTS = `
  create function exchange.prepare_information(p_record uuid, p jsonb, p_until timestamptz) returns uuid
  language ${VOLATILE}
  declare v exchange.agreement_version; made uuid;
    given text[] := array(select jsonb_array_elements_text(p->'categories'));
    addressed boolean := exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']);
  begin
    if not addressed or exists (select from exchange.seal s where s.record = p_record) then
      raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
    end if;
    v := exchange.terms_to_send((p->>'recipientId')::uuid, p->>'purpose', p->>'offence', given,
      p->>'evidenceUse');
    if exists (select from jsonb_to_recordset(p->'conditions') as c (category text)
        where (c.category = any (given)) is not true) then
      raise exception 'INPUT_INVALID' using errcode = 'LJ001';
    end if;
    insert into exchange.spontaneous_draft (owner, recipient, record, prepared_by, valid_until, reference,
      offence, proceeding, purpose, categories, evidence_use, handling, language, summary)
    values (exchange.my_organisation(), (p->>'recipientId')::uuid, p_record, exchange.my_official(), p_until,
      p->>'reference', p->>'offence', p->>'proceeding', p->>'purpose', given, p->>'evidenceUse',
      array(select jsonb_array_elements_text(p->'handling')), p->>'language', p->>'summary')
    returning id into made;
    insert into exchange.spontaneous_condition (draft, category, words)
    select made, c.category, c.condition
    from jsonb_to_recordset(p->'conditions') as c (category text, condition text);
    return made;
  end $$;
  -- What of its authority this session can still send or discard: over for everyone once the record is sealed.
  create function exchange.own_draft(p_draft uuid) returns exchange.spontaneous_draft
  language ${VOLATILE}
  declare d exchange.spontaneous_draft;
    addressed boolean := exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']);
  begin
    select w.* into d from exchange.spontaneous_draft w where w.id = p_draft and addressed
      and w.owner = exchange.my_organisation() and w.over_at is null and w.valid_until > clock_timestamp()
      and not exists (select from exchange.seal s where s.record = w.record offset 0) for update of w;
    if d.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    return d;
  end $$;
  create function exchange.discard_information(p_draft uuid) returns uuid language ${VOLATILE}
  declare d exchange.spontaneous_draft := exchange.own_draft(p_draft);
  begin
    update exchange.spontaneous_draft set over_at = clock_timestamp(), over_by = exchange.my_official()
    where id = d.id;
    return d.id;
  end $$;
`;

const SENT = `
  -- By a second official of the same authority; never the one who prepared it. From here on it is a request
  -- on which all was granted, under conditions that were not answered yet.
  create function exchange.send_information(p_draft uuid) returns uuid language ${VOLATILE}
  declare d exchange.spontaneous_draft := exchange.own_draft(p_draft); v exchange.agreement_version;
    sent uuid; made uuid; me uuid := exchange.my_official();
  begin
    if d.prepared_by = me then raise exception 'SECOND_PERSON_REQUIRED' using errcode = 'LJ001'; end if;
    v := exchange.terms_to_send(d.recipient, d.purpose, d.offence, d.categories, d.evidence_use);
    insert into exchange.request (agreement, agreement_version, requesting, requested, submitted_by,
      reference, offence, proceeding, purpose, categories, evidence_use, language, summary, spontaneous,
      handling)
    values (v.agreement, v.version, d.recipient, d.owner, d.prepared_by, d.reference, d.offence, d.proceeding,
      d.purpose, d.categories, d.evidence_use, d.language, d.summary, true, d.handling)
    returning id into sent;
    insert into exchange.request_event (request, number, event, organisation, taken_by)
    values (sent, 1, 'SENT', d.owner, me);
    insert into exchange.decision (request, owner, decided_by) values (sent, d.owner, d.prepared_by)
    returning id into made;
    insert into exchange.decision_category (decision, category, granted)
    select made, c, true from unnest(d.categories) c;
    insert into exchange."grant" (decision, request, record, organisation, purpose, categories, approved_by,
      approved_at, valid_until)
    values (made, sent, d.record, d.recipient, d.purpose, d.categories, array[d.prepared_by, me],
      clock_timestamp(), d.valid_until);
    perform exchange.put_conditions(made, (select jsonb_agg(jsonb_build_object('category', c.category,
      'condition', c.words)) from exchange.spontaneous_condition c where c.draft = d.id));
    update exchange.spontaneous_draft set over_at = clock_timestamp(), over_by = me, request = sent
    where id = d.id;
    return sent;
  end $$;
`;

const READ = `
  -- Those that wait for a second person of this session's authority, or of them by id, oldest first.
  create function exchange.find_drafts(p_ids uuid[], p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns table (id uuid, recipient uuid, record uuid, prepared_at timestamptz, valid_until timestamptz,
    reference text, offence text, proceeding text, purpose text, categories text[], evidence_use text,
    handling text[], language text, summary text, conditions jsonb, synthetic boolean)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_custom_plan as $$
  declare me uuid := exchange.my_organisation();
    addressed boolean := exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']);
  begin return query
    select d.id, d.recipient, d.record, d.prepared_at, d.valid_until, d.reference, d.offence, d.proceeding,
      d.purpose, d.categories, d.evidence_use, d.handling, d.language::text, d.summary,
      (select jsonb_agg(jsonb_build_object('category', c.category, 'words', c.words) order by c.category)
        from exchange.spontaneous_condition c where c.draft = d.id offset 0), d.synthetic
    from exchange.spontaneous_draft d
    where addressed and d.owner = me and d.over_at is null and d.valid_until > clock_timestamp()
      and (p_ids is null or d.id = any (p_ids))
      and (p_after_id is null or (d.prepared_at, d.id) > (p_after_at, p_after_id))
      and not exists (select from exchange.seal s where s.record = d.record offset 0)
    order by d.prepared_at, d.id limit p_limit;
  end $$;
`;

/** Preparing what is to be sent unasked, and sending it as the second person. */
export class SendSpontaneous1764000000271 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      CHECKED,
      DRAFTS,
      SENT,
      READ,
      `grant execute on function exchange.prepare_information, exchange.discard_information,
         exchange.send_information, exchange.find_drafts to lidhja_national`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function exchange.find_drafts, exchange.send_information, exchange.discard_information,
         exchange.own_draft, exchange.prepare_information, exchange.terms_to_send`,
    ]);
  }
}
