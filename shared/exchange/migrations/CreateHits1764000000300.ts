import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const EVENTS = [
  ...['ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'CLARIFIED', 'AUTHORISATION_AWAITED', 'POSTPONED'],
  ...['RECEIVED', 'USE_REPORTED', 'CLOSED', 'WITHDRAWN', 'DOCUMENT_ADDED', 'SENT'],
];
const WORDLESS = ['ACKNOWLEDGED', 'RECEIVED', 'CLOSED', 'DOCUMENT_ADDED', 'SENT'];
const KINDS = [
  ...['SUBMITTED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'CLARIFIED', 'AUTHORISATION_AWAITED'],
  ...['POSTPONED', 'APPROVAL_AWAITED', 'DECIDED', 'CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED'],
  ...['CONDITIONS_DECLINED', 'DISCLOSED', 'RECEIVED', 'USE_REPORTED', 'CLOSED', 'WITHDRAWN'],
  ...['EXPIRED', 'REVOKED', 'DOCUMENT_ADDED', 'SENT', 'OVERDUE'],
  ...['DANGER_REPORTED', 'DANGER_ACKNOWLEDGED', 'DANGER_REVIEWED'],
  ...['ONWARD_REQUESTED', 'ONWARD_APPROVAL_AWAITED', 'ONWARD_DECIDED', 'ONWARD_REVOKED'],
];

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

const COLUMNS = `
  -- How far apart the moments are at which a hit/no-hit is told; null where none may be asked for.
  alter table exchange.agreement_version add column hit_no_hit interval,
    add constraint agreement_version_hit_no_hit
      check (hit_no_hit between interval '1 hour' and deadline_urgent_direct);
  alter table exchange.request
    add column asks text not null default 'INFORMATION' check (asks in ('INFORMATION', 'HIT_NO_HIT')),
    -- The hit on which it goes on.
    add column origin uuid references exchange.request check (origin is null or asks = 'INFORMATION'),
    drop constraint request_categories_check,
    add constraint request_categories_check
      check ((cardinality(categories) = 0) = (asks = 'HIT_NO_HIT'));
`;

const TABLE = `
  -- Whether what a request names is known: what a human said, and what was told at the next fixed moment.
  create table exchange.hit_answer (
    request uuid primary key references exchange.request,
    hit boolean not null,
    -- Of a hit, what it rests on; told to nobody.
    record uuid check ((record is not null) = hit),
    person uuid check (person is null or hit),
    answered_by uuid not null references exchange.official,
    answered_at timestamptz not null default clock_timestamp(),
    tell_at timestamptz not null check (tell_at > answered_at),
    outcome text check (outcome in ('HIT', 'NO_HIT') and (hit or outcome = 'NO_HIT')),
    -- Never to be told, since its request was taken back before.
    over boolean not null default false check (not over or outcome is null),
    synthetic boolean not null default exchange.acts_for_sample()
  );
  create index hit_to_tell on exchange.hit_answer (tell_at, request) where outcome is null and not over;
  alter table exchange.hit_answer enable row level security;
`;

const AGREED: readonly Rewriting[] = [
  {
    name: 'exchange.propose_agreement_version',
    from: `'categories', coalesce(was.categories, '{}')),`,
    to: `'categories', coalesce(was.categories, '{}'),
      'hitNoHit', extract(epoch from was.hit_no_hit) * 1000),`,
  },
  {
    name: 'exchange.agreement_terms',
    from: `'other', extract(epoch from v.deadline_other) * 1000),`,
    to: `'other', extract(epoch from v.deadline_other) * 1000,
        'hitNoHit', extract(epoch from v.hit_no_hit) * 1000),`,
  },
  {
    name: 'exchange.written_agreement',
    from: `'retention', exchange.retention_of(v))`,
    to: `'retention', exchange.retention_of(v), 'hitNoHit', extract(epoch from v.hit_no_hit) * 1000)`,
  },
  {
    name: 'exchange.activate_policy_change',
    from: `'retention', exchange.retention_of(latest)) || c.terms;`,
    to: `'retention', exchange.retention_of(latest),
      'hitNoHit', extract(epoch from latest.hit_no_hit) * 1000) || c.terms;`,
  },
  {
    name: 'exchange.activate_policy_change',
    from: 'on_case_closed, legal_hold)',
    to: 'on_case_closed, legal_hold, hit_no_hit)',
  },
  {
    name: 'exchange.activate_policy_change',
    from: `coalesce((t->'retention'->>'legalHold')::boolean, true));`,
    to: `coalesce((t->'retention'->>'legalHold')::boolean, true),
      make_interval(secs => (t->>'hitNoHit')::float / 1000));`,
  },
];

/** Asking whether somebody is known at all, before a request: what an agreement says of it, and what was said. */
export class CreateHits1764000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [named(['ANSWERED']), COLUMNS, TABLE]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      'drop table exchange.hit_answer',
      // What was asked stays what its authority did; there will be no name for what it asked.
      ...['notice', 'request_event'].map(
        (table) => `alter table exchange.${table} disable trigger refuse_change`,
      ),
      `delete from exchange.notice_delivery d using exchange.notice n
       where n.id = d.notice and n.kind = 'ANSWERED'`,
      `delete from exchange.notice where kind = 'ANSWERED'`,
      `delete from exchange.request_event where event = 'ANSWERED'`,
      ...['notice', 'request_event'].map(
        (table) => `alter table exchange.${table} enable trigger refuse_change`,
      ),
      named([]),
      `alter table exchange.request drop constraint request_categories_check;
       update exchange.request set categories = array['CASE_STATUS'] where asks = 'HIT_NO_HIT';
       alter table exchange.request drop column origin, drop column asks,
         add constraint request_categories_check check (cardinality(categories) > 0);
       alter table exchange.agreement_version drop constraint agreement_version_hit_no_hit,
         drop column hit_no_hit`,
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, AGREED, back);
    await runner.query('reset role');
  }
}
