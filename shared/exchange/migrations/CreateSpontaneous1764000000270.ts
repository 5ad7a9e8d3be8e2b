import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { ACCEPTED, grantsInForce, NOT_OVER } from './grantsInForce';

const EVENTS = [
  ...['ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'CLARIFIED', 'AUTHORISATION_AWAITED', 'POSTPONED'],
  ...['RECEIVED', 'USE_REPORTED', 'CLOSED', 'WITHDRAWN', 'DOCUMENT_ADDED'],
];
const KINDS = [
  ...['SUBMITTED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'CLARIFIED', 'AUTHORISATION_AWAITED'],
  ...['POSTPONED', 'APPROVAL_AWAITED', 'DECIDED', 'CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED'],
  ...['CONDITIONS_DECLINED', 'DISCLOSED', 'RECEIVED', 'USE_REPORTED', 'CLOSED', 'WITHDRAWN'],
  ...['EXPIRED', 'REVOKED', 'DOCUMENT_ADDED'],
  ...['DANGER_REPORTED', 'DANGER_ACKNOWLEDGED', 'DANGER_REVIEWED'],
  ...['ONWARD_REQUESTED', 'ONWARD_APPROVAL_AWAITED', 'ONWARD_DECIDED', 'ONWARD_REVOKED'],
];
const WORDLESS = ['ACKNOWLEDGED', 'RECEIVED', 'CLOSED', 'DOCUMENT_ADDED'];

const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
const named = (more: readonly string[]): string => `
  alter table exchange.request_event drop constraint request_event_event_check;
  alter table exchange.request_event add constraint request_event_event_check
    check (event in (${list([...EVENTS, ...more])}));
  alter table exchange.request_event drop constraint request_event_check2;
  alter table exchange.request_event add constraint request_event_check2
    check ((event in (${list([...WORDLESS, ...more])})) = (words is null));
  alter table exchange.notice drop constraint notice_kind_check;
  alter table exchange.notice add constraint notice_kind_check
    check (kind in (${list([...KINDS, ...more])}));
`;

// One that was sent unasked has nothing to answer in time; nobody asked for what is granted on it.
const REQUESTS = `
  alter table exchange.request add column spontaneous boolean not null default false;
  alter table exchange.request add column handling text[] not null default '{}'
    check (handling <@ array['H0', 'H1', 'H2', 'H3']);
  alter table exchange.request alter column due_at drop not null, alter column urgency drop not null;
  alter table exchange.request add constraint request_spontaneous
    check (spontaneous = (due_at is null) and spontaneous = (urgency is null));
  alter table exchange."grant" alter column requested_by drop not null;
`;

const DRAFTS = `
  -- What one official of an authority would send to another authority unasked, until a second sends or discards it.
  create table exchange.spontaneous_draft (
    id uuid primary key default gen_random_uuid(),
    owner uuid not null references exchange.organisation,
    recipient uuid not null references exchange.organisation check (recipient <> owner),
    record uuid not null,
    prepared_by uuid not null references exchange.official,
    prepared_at timestamptz not null default clock_timestamp(),
    valid_until timestamptz not null check (valid_until > prepared_at),
    reference text not null,
    offence text not null,
    proceeding text not null,
    purpose text not null,
    categories text[] not null check (cardinality(categories) > 0),
    evidence_use text not null check (evidence_use in ('INTELLIGENCE', 'JUDICIAL_EVIDENCE')),
    handling text[] not null check (handling <@ array['H0', 'H1', 'H2', 'H3']),
    language char(2) not null,
    summary text not null check (length(summary) between 10 and 2000),
    over_at timestamptz,
    over_by uuid references exchange.official,
    request uuid references exchange.request,
    synthetic boolean not null default exchange.acts_for_sample(),
    check ((over_at is null) = (over_by is null) and (request is null or over_at is not null))
  );
  -- Answers only whoever names its first column.
  create index draft_of_owner on exchange.spontaneous_draft (owner, prepared_at, id)
    where over_at is null and owner is not null;
  create table exchange.spontaneous_condition (
    draft uuid not null references exchange.spontaneous_draft,
    category text not null,
    words text not null check (length(words) between 10 and 2000),
    primary key (draft, category)
  );
  alter table exchange.spontaneous_draft enable row level security;
  alter table exchange.spontaneous_condition enable row level security;
  create trigger refuse_change before update or delete on exchange.spontaneous_condition
    for each row execute function exchange.refuse_change();
`;

const HANDLING = 'v.valid_from, v.valid_until, r.evidence_use, v.handling,';
/** Grants in force, of which the codes that the sender set hold beside those of the agreement. */
export const CODED = grantsInForce(NOT_OVER + ACCEPTED).replace(
  HANDLING,
  HANDLING.replace(
    'v.handling',
    'v.handling || array(select h from unnest(r.handling) h where h <> all (v.handling))',
  ),
);

const REWRITTEN: readonly Rewriting[] = [
  // What was sent is told as sent, by its event.
  {
    name: 'exchange.tell_request',
    from: 'null::uuid as "grant" offset 0) x',
    to: 'null::uuid as "grant" where not new.spontaneous offset 0) x',
  },
  // Whoever did not ask has nothing to take back.
  {
    name: 'exchange.take_step',
    from: `if p_event = 'POSTPONED' and not postponable then`,
    to: `if p_event = 'POSTPONED' and not postponable or p_event = 'WITHDRAWN' and r.spontaneous then`,
  },
];

/** Information that is sent without a request: what is prepared, and a request of its kind once it was sent. */
export class CreateSpontaneous1764000000270 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [named(['SENT']), REQUESTS, DRAFTS, CODED]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      grantsInForce(NOT_OVER + ACCEPTED),
      'drop table exchange.spontaneous_condition, exchange.spontaneous_draft',
      // What was sent stays what its authorities did; there will be no name for that nobody asked.
      ...['notice', 'request_event'].map(
        (table) => `alter table exchange.${table} disable trigger refuse_change`,
      ),
      `delete from exchange.notice_delivery d using exchange.notice n
       where n.id = d.notice and n.kind = 'SENT'`,
      `delete from exchange.notice where kind = 'SENT'`,
      `update exchange.request_event set event = 'ACKNOWLEDGED' where event = 'SENT'`,
      ...['notice', 'request_event'].map(
        (table) => `alter table exchange.${table} enable trigger refuse_change`,
      ),
      named([]),
      `update exchange."grant" g set requested_by = (select f.id from exchange.official f
         where f.organisation = g.organisation order by f.id limit 1) where requested_by is null;
       alter table exchange."grant" alter column requested_by set not null;
       alter table exchange.request drop constraint request_spontaneous;
       update exchange.request set due_at = submitted_at, urgency = 'OTHER' where spontaneous;
       alter table exchange.request drop column spontaneous, drop column handling,
         alter column due_at set not null, alter column urgency set not null`,
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, REWRITTEN, back);
    await runner.query('reset role');
  }
}
