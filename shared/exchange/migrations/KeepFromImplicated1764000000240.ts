import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

const TABLE = `
  -- Organisations and officials that have a part in the danger: word of it is kept from them. Told to nobody.
  create table exchange.danger_push_around (
    implicated uuid not null,
    push uuid not null references exchange.danger_push,
    -- To whom it stays known.
    written_by uuid not null references exchange.official,
    -- The office of an official who is implicated: kept from it where nobody of it in particular asks.
    nameless boolean not null,
    primary key (implicated, push)
  );
  alter table exchange.danger_push_around enable row level security, force row level security;
  create policy added on exchange.danger_push_around for insert to exchange_owner with check (true);
  create policy sealing on exchange.danger_push_around for select to exchange_sealer
    using (current_user = 'exchange_sealer');
  grant select on exchange.danger_push_around to exchange_sealer;
`;

const REGISTER = `
  -- Which of these ids are organisations, which are officials, and where those are.
  create function exchange.implicated(p_around uuid[]) returns jsonb language sql stable ${HEAD} as $$
    select jsonb_build_object(
      'bodies', array(select o.id from exchange.organisation o where o.id = any (p_around)),
      'officials', array(select f.id from exchange.official f where f.id = any (p_around)),
      'offices', array(select distinct f.organisation from exchange.official f where f.id = any (p_around))) $$;
  -- Kinds of organisations that are told of word of danger and can read it, and so can have a desk for it.
  create function exchange.reads_danger(p_kind text) returns boolean language sql immutable
  set search_path = pg_catalog, pg_temp as $$
    select coalesce(p_kind in ('foreign_authority', 'police', 'shelter'), false) $$;
  -- Organisation and official of the session, for the sealer.
  create function exchange.myself() returns uuid[] language sql stable ${HEAD} as $$
    select array[exchange.my_organisation(), exchange.my_official()] $$;
  create function exchange.refuse_desk() returns trigger language plpgsql ${HEAD} as $$
  begin
    if new.uses && array['DANGER_ABROAD', 'DANGER_AT_HOME'] and not exists (select from exchange.organisation o
      where o.id = new.organisation and exchange.reads_danger(o.kind)) then
      raise exception 'an organisation of this kind cannot read word of danger' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger refuse_desk before insert or update on exchange.duty_desk
    for each row execute function exchange.refuse_desk();
`;

const FUNCTION = 'exchange.send_danger_push';
// What can be worked out here is, whatever was decided before. That the case is the sender's own cannot: no
// function of the exchange sees cases.
const SEND: readonly Rewriting[] = [
  {
    name: FUNCTION,
    from: `    parties text[] := exchange.convention_states('CETS_197');
    reached boolean := exists (
      select from jsonb_array_elements(exchange.danger_facts(there, '{}')->'desks') d
      where d->>'organisation' = p->>'recipient' and d->>'country' = there
        and not (d->>'suspended')::boolean
        and d->'uses' ? case when here = there then 'DANGER_AT_HOME' else 'DANGER_ABROAD' end);
  begin`,
    to: `    parties text[] := exchange.convention_states('CETS_197');
    at timestamptz := clock_timestamp(); around uuid[]; named jsonb; facts jsonb; closed text[]; reached boolean;
  begin
    around := array(select distinct lower(jsonb_array_elements_text(p->'around'))::uuid);
    named := exchange.implicated(around);
    closed := array(select jsonb_array_elements_text(
      (named->'bodies') || (named->'officials') || (named->'offices')));
    if not around::text[] <@ closed then
      raise exception 'IMPLICATED_UNKNOWN' using errcode = 'LJ001';
    end if;
    facts := exchange.danger_facts(there, '{}');
    reached := exists (select from jsonb_array_elements(facts->'desks') d
      where (d->>'organisation')::uuid = (p->>'recipient')::uuid and d->>'country' = there
        and not (d->>'suspended')::boolean
        and d->'uses' ? case when here = there then 'DANGER_AT_HOME' else 'DANGER_ABROAD' end
        and (d->>'registeredFrom')::numeric <= extract(epoch from at) * 1000
        and coalesce((d->>'registeredUntil')::numeric > extract(epoch from at) * 1000, true)
        and exchange.reads_danger(d->>'kind')
        and not (array[d->>'organisation', d->>'official']
          || array(select jsonb_array_elements_text(d->'partOf'))) && closed);
    if not array(select jsonb_array_elements_text(p->'threatened'))
        <@ array['LIFE', 'FREEDOM', 'PHYSICAL_INTEGRITY'] then
      raise exception 'INPUT_INVALID' using errcode = 'LJ001';
    end if;`,
  },
  {
    name: FUNCTION,
    from: `handling, rule, bilateral, follow_up_at, review_by)`,
    to: `handling, rule, bilateral, sent_at, follow_up_at, review_by)`,
  },
  {
    name: FUNCTION,
    from: `      array(select jsonb_array_elements_text(p->'handling')), p->>'rule', p->>'bilateral',
      (p->>'followUpAt')::timestamptz, (p->>'reviewBy')::timestamptz);`,
    to: `      array['H1', 'H2'], case when here = there then 'danger_at_home' else 'danger_abroad' end,
      facts->>'bilateral', at, at + interval '15 minutes', at + interval '72 hours');`,
  },
  {
    name: FUNCTION,
    from: `    insert into exchange.danger_push_record select r, made from unnest(p_records) r;`,
    to: `    insert into exchange.danger_push_record select r, made from unnest(p_records) r;
    insert into exchange.danger_push_around
    select a, made, exchange.my_official(), false from unnest(around) a
    union all
    select o::uuid, made, exchange.my_official(), true from jsonb_array_elements_text(named->'offices') o
    where o::uuid <> all (around);`,
  },
  {
    name: FUNCTION,
    from: 'exception when check_violation or not_null_violation or unique_violation then',
    to: 'exception when check_violation or not_null_violation or unique_violation or data_exception then',
  },
];

const PUSHES =
  'union all select e.push from exchange.danger_push_record e where e.record = any (sealed)';
// What is kept from the session's own official or office stands with what is sealed from it: it is then gone from
// lists, by id, from steps, notices and the record alike.
const KEPT = `union all select e.push from exchange.danger_push_around e
    where e.implicated = any (me) and (not e.nameless or me[2] is null)
      and e.written_by is distinct from me[2]`;
const OWN = 'declare sealed uuid[] := exchange.sealed_records();';
const SEALED: readonly Rewriting[] = [
  {
    name: 'exchange.sealed_rows',
    from: OWN,
    to: `${OWN} me uuid[] := exchange.myself();`,
  },
  { name: 'exchange.sealed_rows', from: PUSHES, to: `${PUSHES} ${KEPT}` },
];

/**
 * Word of danger goes around those who have a part in it, whoever is asked for: no desk of theirs receives it, and
 * nothing of it is there for them. And only a desk that is told of it and can read it receives it.
 */
export class KeepFromImplicated1764000000240 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      TABLE,
      REGISTER,
      `grant execute on function exchange.implicated to lidhja_national;
       grant execute on function exchange.myself to exchange_sealer`,
    ]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      'drop trigger refuse_desk on exchange.duty_desk',
      `drop function exchange.refuse_desk, exchange.reads_danger, exchange.myself, exchange.implicated;
       drop table exchange.danger_push_around`,
    ]);
  }

  /** Whoever replaces a function must be able to make one in its schema. */
  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await asExchangeOwner(runner, ['grant create on schema exchange to exchange_sealer']);
    await runner.query('set local role exchange_sealer');
    await rewriteFunctions(runner, SEALED, back);
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, SEND, back);
    await runner.query('reset role');
    await asExchangeOwner(runner, ['revoke create on schema exchange from exchange_sealer']);
  }
}
