import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

const ANSWER = `
  -- What a human of the authority that was asked found, told at the next of the moments that are fixed by the
  -- submission. Of what is sealed nobody says a hit, whoever is cleared for it neither.
  create function exchange.answer_hit(p_request uuid, p_hit boolean, p_record uuid, p_person uuid,
    p_suspect boolean) returns uuid language plpgsql volatile ${HEAD} as $$
  declare r exchange.request; step interval; now timestamptz; in_force uuid[] := exchange.agreements_in_force();
    addressed boolean := exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']);
  begin
    select q.* into r from exchange.request q where q.id = p_request and addressed
      and q.requested = exchange.my_organisation() and q.agreement = any (in_force) for update;
    if r.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    perform exchange.require_step(r.id, 'DECIDED', 'requested');
    if r.asks <> 'HIT_NO_HIT' then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    elsif exists (select from exchange.hit_answer a where a.request = r.id) then
      raise exception 'REQUEST_DECIDED' using errcode = 'LJ001';
    -- Who is sought is a victim of the case, by id, or somebody whom it suspects; a reference alone seeks nobody.
    elsif p_hit and (p_person is not null)::int + p_suspect::int <>
        exists (select from exchange.sought_person s where s.request = r.id)::int then
      raise exception 'INPUT_INVALID' using errcode = 'LJ001';
    elsif p_hit and exists (select from exchange.seal s where s.record in (p_record, p_person)) then
      raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
    end if;
    step := (select v.hit_no_hit from exchange.agreement_version v
      where v.agreement = r.agreement and v.version = r.agreement_version);
    now := clock_timestamp();
    insert into exchange.hit_answer (request, hit, record, person, answered_by, answered_at, tell_at)
    values (r.id, p_hit, p_record, p_person, exchange.my_official(), now, r.submitted_at + step * (1
      + floor(extract(epoch from now - r.submitted_at) / extract(epoch from step))::float));
    return r.id;
  end $$;
`;

const READ = `
  -- What was told, for the authority that asked alone, and when it will be, for the one that answered.
  create function exchange.find_hits(p_requests uuid[])
  returns table (request uuid, outcome text, tell_at timestamptz, told boolean)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare me uuid := exchange.my_organisation();
    own boolean := exchange.opens('own_record', 'REQUEST');
    addressed boolean := exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']);
  begin return query
    select a.request, case when own and r.requesting = me then a.outcome end, a.tell_at,
      a.outcome is not null
    from exchange.find_requests(p_requests, null, null, null) r
    cross join lateral (select w.* from exchange.hit_answer w where w.request = r.id offset 0) a
    where own and r.requesting = me and a.outcome is not null or addressed and r.requested = me
    order by a.request;
  end $$;
`;

// Whoever looks holds the request, so that it is not taken back meanwhile. What is sealed by then was no hit:
// from here on it stays as it was told, so that a seal changes nothing that anybody has seen.
const TELL = `
  -- Tells what is due to be told, and answers the requests with the notices of each.
  create function exchange.tell_hits(p_now timestamptz, p_limit int) returns table (request uuid, notices uuid[])
  language plpgsql volatile ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare in_force uuid[] := exchange.agreements_in_force(); a exchange.hit_answer; asked uuid;
  begin
    set constraints exchange.tell_event immediate;
    for a in select h.* from exchange.hit_answer h join exchange.request r on r.id = h.request
      where h.outcome is null and not h.over and h.tell_at <= p_now and r.agreement = any (in_force)
      order by h.tell_at, h.request limit p_limit for no key update skip locked
    loop
      if exists (select from exchange.request_event e where e.request = a.request and e.event = 'WITHDRAWN') then
        update exchange.hit_answer h set over = true where h.request = a.request;
        continue;
      end if;
      update exchange.hit_answer h set outcome = case when h.hit and not exists (select from exchange.seal s
        where s.record in (h.record, h.person)) then 'HIT' else 'NO_HIT' end where h.request = a.request;
      insert into exchange.request_event (request, number, event, at, organisation, taken_by, synthetic)
      select a.request, (select max(e.number) + 1 from exchange.request_event e where e.request = a.request),
        'ANSWERED', a.tell_at, q.requested, a.answered_by, a.synthetic
      from exchange.request q where q.id = a.request;
      request := a.request;
      notices := array(select n.id from exchange.notice n where n.request = a.request and n.kind = 'ANSWERED'
        order by n.id);
      return next;
    end loop;
  end $$;
`;

const ORIGIN = `
  -- Refuses what is no hit that this session's authority was told by the one that it asks now.
  create function exchange.hit_of_own(p_request uuid, p_requested uuid) returns uuid
  language plpgsql stable ${HEAD} as $$
  begin
    if p_request is not null and not exists (select from exchange.find_requests(array[p_request], null, null, null) r
        cross join lateral (select a.outcome from exchange.hit_answer a where a.request = r.id offset 0) h
        where r.requesting = exchange.my_organisation() and r.requested = p_requested and h.outcome = 'HIT') then
      raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
    end if;
    return p_request;
  end $$;
`;

const WITHDRAWN = `and e.event = 'WITHDRAWN' offset 0)`;

const CHANGED: readonly Rewriting[] = [
  {
    name: 'exchange.check_submission',
    from: `    elsif ((p->>'evidenceUse')`,
    to: `    elsif p->>'asks' = 'HIT_NO_HIT' and v.hit_no_hit is null then
      raise exception 'HIT_NO_HIT_NOT_IN_AGREEMENT' using errcode = 'LJ001';
    -- That something is known is no evidence.
    elsif (p->>'asks' = 'HIT_NO_HIT') is not true and ((p->>'evidenceUse')`,
  },
  {
    name: 'exchange.submit_request',
    from: 'evidence_use, language, summary, outward)',
    to: 'evidence_use, language, summary, outward, asks, origin)',
  },
  {
    name: 'exchange.submit_request',
    from: `p->>'summary', sent)`,
    to: `p->>'summary', sent, coalesce(p->>'asks', 'INFORMATION'),
      exchange.hit_of_own((p->>'originId')::uuid, p_requested))`,
  },
  // It is answered, and nothing is granted on it.
  {
    name: 'exchange.decide_request',
    from: '    -- Every category that was asked for is answered once, and no other.',
    to: `    if r.asks <> 'INFORMATION' then raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001'; end if;
    -- Every category that was asked for is answered once, and no other.`,
  },
  // Whoever has answered waits for the moment at which it is told.
  {
    name: 'exchange.take_step',
    from: `or p_event = 'WITHDRAWN' and r.spontaneous then`,
    to: `or p_event = 'WITHDRAWN' and r.spontaneous
      or r.requested = me and exists (select from exchange.hit_answer a
        where a.request = r.id and a.outcome is null) then`,
  },
  {
    name: 'exchange.find_pending_requests',
    from: WITHDRAWN,
    to: `${WITHDRAWN}
      and not exists (select from exchange.hit_answer a where a.request = r.id offset 0)`,
  },
  ...['find_clocks_due', 'find_escalated'].map((name) => ({
    name: `exchange.${name}`,
    from: WITHDRAWN,
    to: `and e.event in ('WITHDRAWN', 'ANSWERED') offset 0)`,
  })),
  {
    name: 'exchange.told_to_authorities',
    from: `e.event in ('CLOSED', 'WITHDRAWN'))`,
    to: `e.event in ('CLOSED', 'WITHDRAWN', 'ANSWERED'))`,
  },
];

/** Answering whether somebody is known, and telling it at a moment that says nothing of the answer. */
export class TellHits1764000000301 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      ANSWER,
      READ,
      TELL,
      ORIGIN,
      'grant execute on function exchange.answer_hit to lidhja_national',
      'grant execute on function exchange.find_hits, exchange.tell_hits to lidhja_international',
    ]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      'drop function exchange.hit_of_own, exchange.tell_hits, exchange.find_hits, exchange.answer_hit',
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, CHANGED, back);
    await runner.query('reset role');
  }
}
