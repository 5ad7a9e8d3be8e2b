import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const TABLES = `
  create table exchange.agreement (
    id uuid primary key default gen_random_uuid(),
    title text not null,
    instrument text not null check (instrument in
      ('BILATERAL', 'CONVENTION', 'PROTOCOL', 'MEMORANDUM', 'CONTRACT')),
    parties char(2)[] not null check (cardinality(parties) >= 2),
    signed_on date not null,
    synthetic boolean not null
  );
  create table exchange.agreement_version (
    agreement uuid not null references exchange.agreement,
    version int not null,
    status text not null check (status in ('in_force', 'suspended', 'denounced')),
    valid_from timestamptz not null,
    valid_until timestamptz check (valid_until > valid_from),
    offences text[] not null check (cardinality(offences) > 0),
    purposes text[] not null check (cardinality(purposes) > 0),
    categories text[] not null check (cardinality(categories) > 0),
    -- Time to answer by urgency; the clock starts on receipt (Directive (EU) 2023/977, article 5).
    deadline_urgent_direct interval not null check (deadline_urgent_direct > interval '0'),
    deadline_urgent interval not null check (deadline_urgent > interval '0'),
    deadline_other interval not null check (deadline_other > interval '0'),
    handling text[] not null default '{}',
    primary key (agreement, version)
  );
  create table exchange.competent_authority (
    agreement uuid not null references exchange.agreement,
    organisation uuid not null references exchange.organisation,
    primary key (agreement, organisation)
  );
  create table exchange.request (
    id uuid primary key default gen_random_uuid(),
    agreement uuid not null references exchange.agreement,
    agreement_version int not null,
    foreign key (agreement, agreement_version) references exchange.agreement_version,
    requesting uuid not null references exchange.organisation,
    requested uuid not null references exchange.organisation,
    submitted_by uuid not null references exchange.official,
    submitted_at timestamptz not null default clock_timestamp(),
    due_at timestamptz not null,
    reference text not null,
    earlier_reference text,
    offence text not null,
    proceeding text not null,
    purpose text not null,
    categories text[] not null check (cardinality(categories) > 0),
    urgency text not null check (urgency in ('URGENT_DIRECT', 'URGENT', 'OTHER')),
    evidence_use text not null check (evidence_use in ('INTELLIGENCE', 'JUDICIAL_EVIDENCE')),
    language char(2) not null,
    summary text not null,
    synthetic boolean not null default exchange.acts_for_sample()
  );
  create index request_of_requesting on exchange.request (requesting, submitted_at, id);
  create index request_of_requested on exchange.request (requested, submitted_at, id);
`;

const ROW_SECURITY = ['agreement', 'agreement_version', 'competent_authority', 'request']
  .map((table) => `alter table exchange.${table} enable row level security;`)
  .join('\n');

const AGREEMENTS = `
  create function exchange.version_in_force(p_agreement uuid) returns exchange.agreement_version
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    -- The latest version that has begun decides: suspended, it is not replaced by the one before.
    select v.* from (select * from exchange.agreement_version l
      where l.agreement = p_agreement and l.valid_from <= clock_timestamp()
      order by l.version desc limit 1) v
    where v.status = 'in_force' and (v.valid_until is null or v.valid_until > clock_timestamp()) $$;
  create function exchange.find_agreements(p_ids uuid[], p_country text, p_limit int)
  returns table (id uuid, title text, instrument text, parties text[], signed_on date,
    synthetic boolean, version int, in_force boolean, valid_from timestamptz,
    valid_until timestamptz, offences text[], purposes text[], categories text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select a.id, a.title, a.instrument, a.parties::text[], a.signed_on, a.synthetic, v.version,
      coalesce((exchange.version_in_force(a.id)).version = v.version, false), v.valid_from, v.valid_until,
      v.offences, v.purposes, v.categories
    from exchange.agreement a
    join lateral (select * from exchange.agreement_version v where v.agreement = a.id
      order by v.version desc limit 1) v on true
    where (p_ids is null or a.id = any (p_ids))
      and (p_country is null or p_country = any (a.parties))
    order by a.title, a.id limit p_limit $$;
`;

// The checks of a submission against the agreement, in the order in which the caller can mend them.
const SUBMIT = `
  create function exchange.submit_request(p_requested uuid, p jsonb) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare v exchange.agreement_version; made uuid;
  begin
    select (exchange.version_in_force(m.agreement)).* into v
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
    end if;
    insert into exchange.request (agreement, agreement_version, requesting, requested, submitted_by,
      due_at, reference, earlier_reference, offence, proceeding, purpose, categories, urgency,
      evidence_use, language, summary)
    values (v.agreement, v.version, exchange.my_organisation(), p_requested, exchange.my_official(),
      clock_timestamp() + case p->>'urgency' when 'URGENT_DIRECT' then v.deadline_urgent_direct
        when 'URGENT' then v.deadline_urgent else v.deadline_other end,
      p->>'reference', p->>'earlierReference', p->>'offence', p->>'proceeding', exchange.my('purpose'),
      array(select jsonb_array_elements_text(p->'categories')), p->>'urgency', p->>'evidenceUse',
      p->>'language', p->>'summary')
    returning id into made;
    return made;
  end $$;
`;

// Seen by its two authorities while its agreement is in force, and by an open inspection at any time.
const FIND = `
  create function exchange.find_requests(p_ids uuid[], p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns setof exchange.request
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.* from exchange.request r
    where (p_ids is null or r.id = any (p_ids))
      and (r.requesting = exchange.my_organisation() or r.requested = exchange.my_organisation()
        or exchange.inspection_open())
      and (exchange.inspection_open()
        or (exchange.version_in_force(r.agreement)).version is not null)
      and (p_after_id is null or (r.submitted_at, r.id) > (p_after_at, p_after_id))
    order by r.submitted_at, r.id limit p_limit $$;
`;

/** Agreements, and requests under them. */
export class CreateRequests1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      TABLES,
      ROW_SECURITY,
      AGREEMENTS,
      SUBMIT,
      FIND,
      `grant execute on function exchange.find_agreements, exchange.submit_request
         to lidhja_international`,
      `grant execute on function exchange.find_requests to lidhja_international, lidhja_national`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function exchange.find_requests, exchange.submit_request, exchange.find_agreements,
         exchange.version_in_force`,
      `drop table exchange.request, exchange.competent_authority,
         exchange.agreement_version, exchange.agreement`,
    ]);
  }
}
