import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

// No foreign keys: what is erased is not there any more, and that it was erased is. When something is due follows from
// the terms in force (loadTerms), so that it is not written down.
const TABLES = `
  -- When what is kept of a person outside a case has ended, and what became of it since; one row for each record.
  create table exchange.record_term (
    record uuid primary key,
    class text not null check (class in ('REFERRAL', 'CONSENT', 'RETURN')),
    -- Whoever referred, or keeps the consent; null of a return, which is everyone's who prepares returns.
    keeper uuid check ((keeper is null) = (class = 'RETURN')),
    -- A referral's lies ahead while it runs; null of what has no end yet.
    ended_at timestamptz,
    -- When it was looked through last and found to be needed.
    kept_at timestamptz,
    -- Whose legal hold keeps it.
    held_by uuid,
    -- Of nobody but the transaction that erases it: neither ever commits.
    erasing boolean not null default false,
    letting_go uuid,
    erased_at timestamptz
  );
  create index record_term_of_keeper on exchange.record_term (keeper, record) where keeper is not null;
  create index record_term_of_all on exchange.record_term (class, record) where keeper is null;
  create index record_term_erasing on exchange.record_term (erasing) where erasing;
  -- What one person proposed and a second of the same organisation approved.
  create table exchange.record_term_step (
    record uuid not null,
    number int not null,
    id uuid not null default gen_random_uuid(),
    step text not null check (step in ('KEEP', 'ERASE', 'HOLD', 'LIFT_HOLD')),
    organisation uuid not null,
    proposed_by uuid not null,
    proposed_at timestamptz not null default clock_timestamp(),
    approved_by uuid check (approved_by <> proposed_by),
    approved_at timestamptz check ((approved_at is null) = (approved_by is null)),
    synthetic boolean not null default exchange.acts_for_sample(),
    primary key (record, number)
  );
  -- What a published table counts of a referral that was erased.
  create table exchange.counted_referral (
    record uuid primary key,
    network uuid not null,
    recipient uuid not null,
    year int not null
  );
  create index counted_referral_of_network on exchange.counted_referral (network, year) where network is not null;
  alter table exchange.record_term enable row level security;
  alter table exchange.record_term_step enable row level security;
  alter table exchange.counted_referral enable row level security;
`;

const KEEP = `
  create function exchange.keep_record_term(p_record uuid, p_class text, p_keeper uuid, p_ended timestamptz)
  returns void language plpgsql volatile ${HEAD} as $$
  begin
    insert into exchange.record_term as t (record, class, keeper, ended_at)
    values (p_record, p_class, p_keeper, p_ended)
    -- What goes on after all has not ended, and counts anew from its next end.
    on conflict (record) do update set ended_at = excluded.ended_at,
      kept_at = case when excluded.ended_at is not null then t.kept_at end;
  end $$;
  create function exchange.keep_referral_term() returns trigger language plpgsql volatile ${HEAD} as $$
  begin perform exchange.keep_record_term(new.id, 'REFERRAL', new.referring, new.expires_at); return null; end $$;
  create function exchange.keep_consent_term() returns trigger language plpgsql volatile ${HEAD} as $$
  begin perform exchange.keep_record_term(new.id, 'CONSENT', new.kept_by, new.withdrawn_at); return null; end $$;
  revoke execute on function exchange.keep_record_term, exchange.keep_referral_term, exchange.keep_consent_term
    from public;
  create trigger keep_term after insert or update of expires_at on exchange.referral
    for each row execute function exchange.keep_referral_term();
  create trigger keep_term after insert or update of withdrawn_at on exchange.consent
    for each row execute function exchange.keep_consent_term();
`;

// Row security is forced on both, and shows no row to who is nobody.
const BEFORE = ['referral', 'consent'].flatMap((table) => [
  `alter table exchange.${table} no force row level security`,
  table === 'referral'
    ? `insert into exchange.record_term (record, class, keeper, ended_at)
       select r.id, 'REFERRAL', r.referring, r.expires_at from exchange.referral r`
    : `insert into exchange.record_term (record, class, keeper, ended_at)
       select c.id, 'CONSENT', c.kept_by, c.withdrawn_at from exchange.consent c`,
  `alter table exchange.${table} force row level security`,
]);

const NAMES = ['record_term', 'record_term_step', 'counted_referral'];

/** Since when referrals, consents and returns have ended, which the terms of the law are counted from. */
export class CreateRecordTerms1764000000530 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [TABLES, ...BEFORE, KEEP]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop trigger keep_term on exchange.referral',
      'drop trigger keep_term on exchange.consent',
      'drop function exchange.keep_consent_term, exchange.keep_referral_term, exchange.keep_record_term',
      `drop table ${NAMES.map((name) => `exchange.${name}`).join(', ')}`,
    ]);
  }
}
