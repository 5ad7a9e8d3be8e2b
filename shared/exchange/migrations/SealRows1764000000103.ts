import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const EDGES = ['consent', 'referral', 'return'] as const;

/** A return's edge has its index already. */
const INDEXES = ['consent', 'referral'].map(
  (edge) => `create index ${edge}_of_person on exchange.${edge}_person (person)`,
);

// The policies of the edges ask for what is open, and so for the rows: who says what is sealed reads past
// them. Not so members of the role, as the migrator is one, until they act as it.
const SEALER = EDGES.map(
  (edge) => `
  create policy sealing on exchange.${edge}_person for select to exchange_sealer
    using (current_user = 'exchange_sealer');
  grant select on exchange.${edge}_person to exchange_sealer`,
);

const sealedEdges = EDGES.map(
  (edge) => `select e.${edge} from exchange.${edge}_person e where e.person = any (sealed)`,
).join(' union all ');

const SEALED = `
  -- Consents, referrals and returns whose person is sealed to this session: null where sealed_records is.
  create function exchange.sealed_rows() returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
  declare sealed uuid[] := exchange.sealed_records();
  begin return case when sealed is not null then array(${sealedEdges}) end; end $$`;

const UNSEALED = `
  drop policy readable on exchange.consent;
  drop policy readable on exchange.referral;
  drop policy changed on exchange.consent;
  drop policy added on exchange.consent;
  drop policy added on exchange.referral;
  alter table exchange.consent no force row level security;
  alter table exchange.referral no force row level security;
  drop index exchange.consent_of_person, exchange.referral_of_person;
  ${EDGES.map(
    (edge) => `
  revoke select on exchange.${edge}_person from exchange_sealer;
  drop policy sealing on exchange.${edge}_person`,
  ).join(';')};
`;

// A row without its person, beside rows with one, would tell whom a seal is on.
const POLICIES = `
  alter table exchange.referral force row level security;
  alter table exchange.consent force row level security;
  create policy added on exchange.referral for insert to exchange_owner with check (true);
  create policy added on exchange.consent for insert to exchange_owner with check (true);
  create policy changed on exchange.consent for update to exchange_owner using (true);
  create policy readable on exchange.referral for select to exchange_owner using (
    id <> all ((select exchange.sealed_rows())::uuid[]));
  create policy readable on exchange.consent for select to exchange_owner using (
    id <> all ((select exchange.sealed_rows())::uuid[]));
`;

/** What the policies ask is asked before any row is met, whatever rows there are (see `AskByKey`). */
const REWRITTEN: readonly Rewriting[] = [
  ...['consent', 'referral'].flatMap((table) => [
    {
      name: `exchange.open_${table}s`,
      from: 'begin return (',
      to: 'begin if exchange.sealed_rows() is not null then return (',
    },
    {
      name: `exchange.open_${table}s`,
      from: `::text))) ${table[0] ?? ''});\n  end`,
      to: `::text))) ${table[0] ?? ''}); end if; return null;\n  end`,
    },
  ]),
  {
    name: 'exchange.find_consents',
    from: 'where w.conditions <@ exchange.my_facts()) then',
    to: 'where w.conditions <@ exchange.my_facts()) or exchange.sealed_rows() is null then',
  },
  {
    name: 'exchange.find_referrals',
    from: `if not exchange.opens('own_record', 'REQUEST') then`,
    to: `if not exchange.opens('own_record', 'REQUEST') or exchange.sealed_rows() is null then`,
  },
  {
    name: 'exchange.withdraw_consent',
    from: 'begin',
    to: 'begin perform exchange.sealed_rows();',
  },
  {
    name: 'exchange.count_referrals_to_police',
    from: `array['official_table']))`,
    to: `array['official_table'])) and exchange.sealed_rows() is not null`,
  },
];

/** A consent, a referral and a return are sealed with their person. */
export class SealRows1764000000103 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      ...INDEXES,
      ...SEALER,
      'grant usage, create on schema exchange to exchange_sealer',
      'grant execute on function exchange.sealed_records to exchange_sealer',
    ]);
    await runner.query('set local role exchange_sealer');
    await runner.query(SEALED);
    await runner.query('revoke execute on function exchange.sealed_rows from public');
    await runner.query(
      'grant execute on function exchange.sealed_rows to exchange_owner, audit_owner, lidhja_international',
    );
    await runner.query('set local role exchange_owner');
    await runner.query('revoke create on schema exchange from exchange_sealer');
    await runner.query(POLICIES);
    await rewriteFunctions(runner, REWRITTEN);
    await runner.query('reset role');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, REWRITTEN, true);
    await runner.query(UNSEALED);
    await runner.query('set local role exchange_sealer');
    await runner.query('drop function exchange.sealed_rows');
    await asExchangeOwner(runner, [
      'revoke execute on function exchange.sealed_records from exchange_sealer',
      'revoke usage on schema exchange from exchange_sealer',
    ]);
  }
}
