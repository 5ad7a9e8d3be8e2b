import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp as $$';

export const TABLE = `
  -- Whom a request asks about, as its sender described them. About no record of the hub.
  create table exchange.sought_person (
    request uuid not null references exchange.request,
    position int not null check (position between 1 and 5),
    given_name text check (length(given_name) between 1 and 100),
    family_name text check (length(family_name) between 1 and 100),
    birth_date date,
    birth_year int,
    citizenship char(2) check (citizenship ~ '^[A-Z]{2}$'),
    sex text check (sex in ('FEMALE', 'MALE', 'OTHER')),
    document_kind text check (document_kind in
      ('PASSPORT', 'IDENTITY_CARD', 'RESIDENCE_PERMIT', 'BIRTH_CERTIFICATE', 'OTHER')),
    document_number text check (length(document_number) between 1 and 50),
    description text check (length(description) between 1 and 500),
    synthetic boolean not null default exchange.acts_for_sample(),
    primary key (request, position),
    check (birth_date is null or birth_year is null),
    check ((document_kind is null) = (document_number is null)),
    check (coalesce(given_name, family_name, document_number, description) is not null)
  );
  alter table exchange.sought_person enable row level security;
  create trigger refuse_change before update on exchange.sought_person
    for each row execute function exchange.refuse_change();
`;

export const PUT = `
  -- What is wrong is caught here, since the server's log would have the row that broke a check.
  create function exchange.put_sought_persons(p_request uuid, p_persons jsonb) returns void
  language plpgsql volatile ${HEAD}
  begin
    if p_persons is null or p_persons = 'null' then return; end if;
    insert into exchange.sought_person (request, position, given_name, family_name, birth_date,
      birth_year, citizenship, sex, document_kind, document_number, description)
    select p_request, a.position, p.* from jsonb_array_elements(p_persons) with ordinality a (person, position)
    cross join lateral jsonb_to_record(a.person) as p ("givenName" text, "familyName" text,
      "birthDate" date, "birthYear" int, citizenship text, sex text, "documentKind" text,
      "documentNumber" text, description text);
  exception when data_exception or integrity_constraint_violation then
    raise exception 'INPUT_INVALID' using errcode = 'LJ001';
  end $$;
`;

export const FIND = `
  -- For the two authorities of a request alone, no inspection either, and while there is something to
  -- find by them: not once it was closed or withdrawn, nor once what was granted on it has ended.
  create function exchange.find_sought_persons(p_requests uuid[])
  returns setof exchange.sought_person language plpgsql stable ${HEAD}
  declare me uuid := exchange.my_organisation();
    own boolean := exchange.opens('own_record', 'REQUEST');
    addressed boolean := exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']);
    seen uuid[] := array(select r.id from exchange.find_requests(p_requests, null, null, null) r
      where own and r.requesting = me or addressed and r.requested = me);
    over uuid[] := array(select s.request from exchange.standing_decisions(seen) s
      where s.approved and (s.revoked_at is not null or s.over_at <= clock_timestamp()))
      || array(select e.request from exchange.request_event e
        where e.request = any (seen) and e.event in ('CLOSED', 'WITHDRAWN'));
  begin return query
    select p.* from exchange.sought_person p
    where p.request = any (seen) and p.request <> all (over) order by p.request, p.position;
  end $$;
`;

const SUBMITTED: readonly Rewriting[] = [
  {
    name: 'exchange.submit_request',
    from: '    return made;\n',
    to: `    perform exchange.put_sought_persons(made, p->'particulars');\n    return made;\n`,
  },
];

/** Particulars of the persons about whom a request asks. */
export class CreateSoughtPersons1764000000151 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      TABLE,
      PUT,
      FIND,
      'grant execute on function exchange.find_sought_persons to lidhja_international',
    ]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      'drop function exchange.find_sought_persons, exchange.put_sought_persons',
      'drop table exchange.sought_person',
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, SUBMITTED, back);
    await runner.query('reset role');
  }
}
