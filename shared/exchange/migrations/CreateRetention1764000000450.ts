import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { stillKept } from './stillKept';

const TRIGGER = `returns trigger language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$`;

// No foreign keys, for the reason that clocks have none. Nothing in it follows from a case or a person.
const TABLES = `
  -- Until when what a request has sealed, and copies of what was read on it, may be kept: by the agreement.
  create table exchange.retention (
    request uuid primary key,
    agreement uuid not null,
    requesting uuid not null,
    requested uuid not null,
    -- When it is to be looked through; infinity where no term was agreed.
    due_at timestamptz not null,
    sealed boolean not null default false,
    delete_at timestamptz,
    erased_at timestamptz check (erased_at is null or sealed),
    copied boolean not null default false,
    copies_delete_at timestamptz,
    copies_destroyed_at timestamptz check (copies_destroyed_at is null or copied),
    -- Whose legal hold keeps it past its age.
    held_by uuid
  );
  create index retention_of_requesting on exchange.retention (requesting, due_at, request) where ${stillKept()};
  create index retention_of_requested on exchange.retention (requested, due_at, request) where ${stillKept()};
  -- What one person proposed and a second of the same authority approved.
  create table exchange.retention_step (
    request uuid not null,
    number int not null,
    id uuid not null default gen_random_uuid(),
    step text not null check (step in ('KEEP', 'ERASE', 'HOLD', 'LIFT_HOLD', 'COPIES_DESTROYED')),
    organisation uuid not null references exchange.organisation,
    proposed_by uuid not null references exchange.official,
    proposed_at timestamptz not null default clock_timestamp(),
    approved_by uuid references exchange.official check (approved_by <> proposed_by),
    approved_at timestamptz check ((approved_at is null) = (approved_by is null)),
    synthetic boolean not null default exchange.acts_for_sample(),
    primary key (request, number)
  );
  alter table exchange.retention enable row level security;
  alter table exchange.retention_step enable row level security;
`;

// Terms are those of the version that the request was made under.
const TERMS = `
  declare r exchange.request; v exchange.agreement_version;`;
const versionOf = (request: string): string => `
    select q.* into r from exchange.request q where q.id = ${request};
    select w.* into v from exchange.agreement_version w
    where w.agreement = r.agreement and w.version = r.agreement_version;`;

const COPIED = `(request, agreement, requesting, requested, due_at, copied, copies_delete_at)`;
// Never by the end of the grant: one on a record that was sealed has ended then, to whoever sees it, and what went by
// the end that was meant would tell such a one from others.
const copyOf = `r.id, r.agreement, r.requesting, r.requested,
      coalesce(g.valid_from + v.review_every, 'infinity'), true, g.valid_from + v.max_age`;
const SEALED = `(request, agreement, requesting, requested, due_at, sealed, delete_at)`;
const sealedOf = `r.id, r.agreement, r.requesting, r.requested,
      coalesce(r.submitted_at + v.review_every, 'infinity'), true, r.submitted_at + v.max_age`;
const MORE_COPIED = `on conflict (request) do update set copied = true, copies_destroyed_at = null,
      copies_delete_at = excluded.copies_delete_at, due_at = least(retention.due_at, excluded.due_at)`;
/** Where none was agreed, what has served is looked through. */
const OVER = `set due_at = least(t.due_at, e.at),
      delete_at = case when v.on_case_closed = 'DELETE' and v.max_age is not null
        then least(t.delete_at, e.at) else t.delete_at end,
      copies_delete_at = case when v.on_case_closed = 'DELETE' and v.max_age is not null
        then least(t.copies_delete_at, e.at) else t.copies_delete_at end`;
const ENDS = `e.event in ('CLOSED', 'WITHDRAWN', 'ANSWERED') and (v.max_age is null or v.on_case_closed <> 'KEEP')`;

const TRIGGERS = `
  create function exchange.keep_sealed_term() ${TRIGGER}${TERMS}
  begin${versionOf('new.request')}
    insert into exchange.retention ${SEALED} values (${sealedOf})
    on conflict (request) do update set sealed = true, erased_at = null,
      delete_at = coalesce(retention.delete_at, excluded.delete_at),
      due_at = least(retention.due_at, excluded.due_at);
    return null;
  end $$;
  create trigger keep_sealed_term after insert on exchange.data_key
    for each row execute function exchange.keep_sealed_term();
  create function exchange.keep_copied_term() ${TRIGGER}${TERMS} g exchange."grant";
  begin
    select t.* into g from exchange."grant" t where t.id = new."grant";${versionOf('g.request')}
    insert into exchange.retention ${COPIED} values (${copyOf})
    ${MORE_COPIED};
    return null;
  end $$;
  create trigger keep_copied_term after insert on exchange.disclosure
    for each row execute function exchange.keep_copied_term();
  create function exchange.end_retention() ${TRIGGER}
  begin
    update exchange.retention t ${OVER}
    from (select new.event, new.at) e, exchange.request r, exchange.agreement_version v
    where t.request = new.request and r.id = new.request and v.agreement = r.agreement
      and v.version = r.agreement_version and ${ENDS};
    return null;
  end $$;
  create trigger end_retention after insert on exchange.request_event
    for each row execute function exchange.end_retention();
`;

const VERSION = `join exchange.agreement_version v on v.agreement = r.agreement and v.version = r.agreement_version`;
const BEFORE = `
  alter table exchange.data_key no force row level security;
  insert into exchange.retention ${SEALED} select ${sealedOf}
  from exchange.request r ${VERSION} where r.id in (select k.request from exchange.data_key k);
  alter table exchange.data_key force row level security;
  insert into exchange.retention ${COPIED} select ${copyOf}
  from exchange.disclosure d join exchange."grant" g on g.id = d."grant"
  join (select distinct on (x.request) x.id from exchange."grant" x
    join exchange.disclosure y on y."grant" = x.id order by x.request, x.valid_from desc) l on l.id = g.id
  join exchange.request r on r.id = g.request ${VERSION}
  ${MORE_COPIED};
  update exchange.retention t ${OVER}
  from (select q.request, min(q.at) as at, 'CLOSED' as event from exchange.request_event q
      where q.event in ('CLOSED', 'WITHDRAWN', 'ANSWERED') group by q.request) e,
    exchange.request r ${VERSION} where t.request = e.request and r.id = e.request and ${ENDS};
`;

/** How long what came with requests, and copies of what was read on them, may be kept, as their agreement has it. */
export class CreateRetention1764000000450 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [TABLES, TRIGGERS, BEFORE]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop trigger end_retention on exchange.request_event;
       drop trigger keep_copied_term on exchange.disclosure;
       drop trigger keep_sealed_term on exchange.data_key`,
      'drop function exchange.end_retention, exchange.keep_copied_term, exchange.keep_sealed_term',
      'drop table exchange.retention_step, exchange.retention',
    ]);
  }
}
