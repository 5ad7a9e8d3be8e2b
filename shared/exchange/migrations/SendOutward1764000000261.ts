import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

/** What a submission is held to, in one place for requests of both directions. */
const CHECKS = `    select (exchange.version_in_force(m.agreement)).* into v
    from exchange.competent_authority m join exchange.competent_authority t using (agreement)
    join exchange.organisation o on o.id = p_requested
    where m.organisation = exchange.my_organisation() and t.organisation = p_requested
      and o.country <> exchange.my('country')
      and (exchange.version_in_force(m.agreement)).version is not null
    order by m.agreement limit 1;
    if v.agreement is null then
      raise exception 'AGREEMENT_NOT_IN_FORCE' using errcode = 'LJ001';
    elsif (exchange.my('purpose') = any (v.purposes)) is not true then
      raise exception 'PURPOSE_NOT_IN_AGREEMENT' using errcode = 'LJ001';
    elsif ((p->>'offence') = any (v.offences)) is not true then
      raise exception 'OFFENCE_NOT_IN_AGREEMENT' using errcode = 'LJ001';
    elsif exists (select from jsonb_array_elements_text(p->'categories') c where not c = any (v.categories)) then
      raise exception 'CATEGORY_NOT_IN_AGREEMENT' using errcode = 'LJ001';
    elsif ((p->>'evidenceUse') = any (v.evidence_uses)) is not true then
      raise exception 'EVIDENCE_NOT_IN_AGREEMENT' using errcode = 'LJ001';
    end if;
`;

const CHECK = `
  create function exchange.check_submission(p_requested uuid, p jsonb) returns exchange.agreement_version
  language plpgsql stable ${HEAD} as $$
  declare v exchange.agreement_version;
  begin
${CHECKS}    return v;
  end $$;
`;

const SUBMITTED: readonly Rewriting[] = [
  {
    name: 'exchange.submit_request',
    from: CHECKS,
    to: `    v := exchange.check_submission(p_requested, p);
    -- Of an authority here it leaves when a second person sends it, and not otherwise.
    if exchange.my('kind') <> 'foreign_authority' then
      sent := (select o.id from exchange.outward_request o where o.id = (p->>'outward')::uuid
        and o.owner = exchange.my_organisation() and o.approved_by = exchange.my_official());
      if sent is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    end if;
`,
  },
  {
    name: 'exchange.submit_request',
    from: 'declare v exchange.agreement_version; made uuid;',
    to: 'declare v exchange.agreement_version; made uuid; sent uuid;',
  },
  {
    name: 'exchange.submit_request',
    from: 'evidence_use, language, summary)',
    to: 'evidence_use, language, summary, outward)',
  },
  {
    name: 'exchange.submit_request',
    from: `p->>'language', p->>'summary')`,
    to: `p->>'language', p->>'summary', sent)`,
  },
];

const SEND = `
  -- The recipient and the agreement with it, as they are now, by which it is decided what may be told it.
  create function exchange.outward_terms(p_requested uuid, p jsonb) returns jsonb
  language plpgsql stable ${HEAD} as $$
  declare v exchange.agreement_version := exchange.check_submission(p_requested, p);
  begin return (select jsonb_build_object('agreement', v.agreement, 'version', v.version,
      'parties', a.parties, 'purposes', v.purposes, 'categories', v.categories,
      'from', floor(extract(epoch from v.valid_from) * 1000),
      'until', floor(extract(epoch from v.valid_until) * 1000), 'kind', o.kind, 'country', o.country,
      'suspended', exists (select from exchange.suspension s where s.organisation = o.id
        and s.official is null and s.since <= clock_timestamp()
        and (s.until is null or s.until > clock_timestamp())))
    from exchange.agreement a, exchange.organisation o where a.id = v.agreement and o.id = p_requested);
  end $$;
  -- Whether something of these records came from another authority with a code, and it has not permitted
  -- this recipient.
  create function exchange.kept_by_provider(p_records uuid[], p_categories text[], p_recipient uuid)
  returns boolean language plpgsql stable ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare me uuid := exchange.my_organisation();
  begin return exists (select from exchange.handling h
    where h.record = any (p_records) and (h.category is null or h.category = any (p_categories))
      and h.code <> 'H0' and h.provider not in (me, p_recipient)
      and not exists (select from exchange.handling_permission m where m.record = h.record
        and m.code = h.code and m.recipient = p_recipient and m.permitted_by = h.provider offset 0));
  end $$;
  -- Called in the transaction that has seen, under row security, that the case and the persons are there for
  -- whoever prepares it. What is sealed is asked abroad by nobody here, cleared or not.
  create function exchange.prepare_outward(p_record uuid, p_persons uuid[], p_requested uuid,
    p_carries text[], p_until timestamptz, p jsonb) returns uuid language plpgsql volatile ${HEAD} as $$
  declare v exchange.agreement_version := exchange.check_submission(p_requested, p); made uuid;
  begin
    if exchange.my('kind') <> 'prosecutor'
      or exists (select from exchange.seal s where s.record = any (p_persons || p_record)) then
      raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
    elsif exists (select from unnest(p_carries) c where not c = any (v.categories)
        or not exchange.opens('mandate', c, array['in_area', 'assigned_case'])) then
      raise exception 'OUTWARD_NOT_PERMITTED' using errcode = 'LJ001';
    elsif exchange.kept_by_provider(p_persons || p_record, p_carries, p_requested) then
      raise exception 'ONWARD_PROVIDER_DECIDES' using errcode = 'LJ001';
    end if;
    insert into exchange.outward_request (owner, requested, record, persons, carries, purpose, request,
      prepared_by, valid_until)
    values (exchange.my_organisation(), p_requested, p_record, p_persons, p_carries, exchange.my('purpose'),
      p, exchange.my_official(), p_until) returning id into made;
    return made;
  end $$;
  -- What waits for a second person of this session's authority: by id, or oldest first after a position.
  create function exchange.find_outward(p_ids uuid[], p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns setof exchange.outward_request
  language plpgsql stable ${HEAD} set plan_cache_mode = force_custom_plan as $$
  declare me uuid := exchange.my_organisation(); own boolean := exchange.opens('own_record', 'REQUEST');
  begin return query
    select o.* from exchange.outward_request o
    where own and o.owner = me and (p_ids is null or o.id = any (p_ids))
      and o.approved_at is null and o.discarded_at is null and o.valid_until > clock_timestamp()
      and (p_after_id is null or (o.owner, o.prepared_at, o.id) > (me, p_after_at, p_after_id))
      and not exists (select from exchange.seal s where s.record = any (o.persons || o.record) offset 0)
    order by o.owner, o.prepared_at, o.id limit least(p_limit, 101);
  end $$;
  -- One of them, locked, in the purpose in which it was prepared.
  create function exchange.own_outward(p_outward uuid) returns exchange.outward_request
  language plpgsql volatile ${HEAD} as $$
  declare o exchange.outward_request;
  begin
    perform from exchange.outward_request w where w.id = p_outward and w.owner = exchange.my_organisation()
      for update;
    select w.* into o from exchange.find_outward(array[p_outward], null, null, 1) w
    where w.purpose = exchange.my('purpose') and exchange.my('kind') = 'prosecutor';
    if o.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    return o;
  end $$;
  -- Sends it, as the second person: from here on it is a request like any other.
  create function exchange.approve_outward(p_outward uuid) returns uuid language plpgsql volatile ${HEAD} as $$
  declare o exchange.outward_request := exchange.own_outward(p_outward);
  begin
    if o.prepared_by = exchange.my_official() then
      raise exception 'SECOND_PERSON_REQUIRED' using errcode = 'LJ001';
    elsif exchange.kept_by_provider(o.persons || o.record, o.carries, o.requested) then
      raise exception 'ONWARD_PROVIDER_DECIDES' using errcode = 'LJ001';
    end if;
    update exchange.outward_request w set approved_by = exchange.my_official(),
      approved_at = clock_timestamp(), request = w.request - 'particulars' where w.id = o.id;
    return exchange.submit_request(o.requested, o.request || jsonb_build_object('outward', o.id));
  end $$;
  create function exchange.discard_outward(p_outward uuid) returns uuid language plpgsql volatile ${HEAD} as $$
  declare o exchange.outward_request := exchange.own_outward(p_outward);
  begin
    update exchange.outward_request w set discarded_at = clock_timestamp(),
      request = w.request - 'particulars' where w.id = o.id;
    return o.id;
  end $$;
`;

/** Asking abroad: prepared by one, sent by a second person. */
export class SendOutward1764000000261 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      CHECK,
      SEND,
      `grant execute on function exchange.outward_terms, exchange.prepare_outward, exchange.find_outward,
         exchange.approve_outward, exchange.discard_outward to lidhja_national`,
    ]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      `drop function exchange.discard_outward, exchange.approve_outward, exchange.own_outward,
         exchange.find_outward, exchange.prepare_outward, exchange.kept_by_provider,
         exchange.outward_terms, exchange.check_submission`,
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, SUBMITTED, back);
    await runner.query('reset role');
  }
}
