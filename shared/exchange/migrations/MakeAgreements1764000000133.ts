import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const kinds = (...names: string[]): string => `
  alter table exchange.policy_change drop constraint policy_change_kind_check;
  alter table exchange.policy_change add constraint policy_change_kind_check
    check (kind in (${names.map((name) => `'${name}'`).join(', ')}));
`;

const PROPOSE = `
  -- What stands around an agreement that there is not yet: others between the same parties in the same
  -- instrument, and the countries of organisations; null for whoever does not answer for policy.
  create function exchange.around_agreement(p_parties text[], p_instrument text, p_organisations uuid[])
  returns jsonb language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object(
      'beside', (select coalesce(jsonb_agg(exchange.written_agreement(a.id)), '[]') from exchange.agreement a
        where a.instrument = p_instrument
          and a.parties::text[] <@ p_parties and a.parties::text[] @> p_parties),
      'countries', (select coalesce(jsonb_object_agg(o.id, o.country), '{}') from exchange.organisation o
        where o.id = any (p_organisations)))
    where exchange.answers_for_policy(exchange.my_official()) $$;
  create function exchange.propose_agreement(p_terms jsonb) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare made uuid;
  begin
    if not exchange.answers_for_policy(exchange.my_official()) then
      raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
    end if;
    insert into exchange.policy_change (kind, before, terms, proposed_by)
    values ('NEW_AGREEMENT', '{"status": "signed", "purposes": [], "categories": []}', p_terms,
      exchange.my_official())
    returning id into made;
    return made;
  end $$;
  -- By the activation of the change alone; the version follows in the same transaction.
  create function exchange.make_agreement(p_agreement jsonb) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare made uuid := gen_random_uuid();
  begin
    insert into exchange.agreement (id, title, instrument, parties, signed_on, synthetic)
    values (made, p_agreement->>'title', p_agreement->>'instrument',
      array(select jsonb_array_elements_text(p_agreement->'parties'))::char(2)[],
      (p_agreement->>'signedOn')::date, exchange.acts_for_sample());
    insert into exchange.competent_authority (agreement, organisation)
    select made, o::uuid from jsonb_array_elements_text(p_agreement->'competentAuthorities') o;
    return made;
  end $$;
`;

const LOCKED = '    perform from exchange.agreement a where a.id = c.agreement for update;';

const ACTIVATED: readonly Rewriting[] = [
  {
    name: 'exchange.activate_policy_change',
    from: `p.kind = 'AGREEMENT' for update`,
    to: `p.kind in ('AGREEMENT', 'NEW_AGREEMENT') for update`,
  },
  {
    name: 'exchange.activate_policy_change',
    from: LOCKED,
    to: `    if c.kind = 'NEW_AGREEMENT' and c.activated_at is null then
      c.agreement := exchange.make_agreement(c.terms->'agreement');
      c.follows := 0;
    end if;
${LOCKED}`,
  },
  {
    name: 'exchange.activate_policy_change',
    from: 'set activated_by = exchange.my_official(),',
    to: 'set agreement = c.agreement, activated_by = exchange.my_official(),',
  },
];

/** A new agreement is a change of policy too: nothing of it is there before a second person activates it. */
export class MakeAgreements1764000000133 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      kinds('AGREEMENT', 'CATEGORY', 'NEW_AGREEMENT'),
      PROPOSE,
      `grant execute on function exchange.around_agreement, exchange.propose_agreement
         to lidhja_international`,
    ]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      `drop function exchange.make_agreement, exchange.propose_agreement, exchange.around_agreement`,
      // An agreement that was made stays; what proposed it has no place in the older form.
      `delete from exchange.policy_change where kind = 'NEW_AGREEMENT'`,
      kinds('AGREEMENT', 'CATEGORY'),
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, ACTIVATED, back);
    await runner.query('reset role');
  }
}
