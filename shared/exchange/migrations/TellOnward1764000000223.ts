import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const KINDS = [
  ...['SUBMITTED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'CLARIFIED', 'AUTHORISATION_AWAITED'],
  ...['POSTPONED', 'APPROVAL_AWAITED', 'DECIDED', 'CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED'],
  ...['CONDITIONS_DECLINED', 'DISCLOSED', 'RECEIVED', 'USE_REPORTED', 'CLOSED', 'WITHDRAWN'],
  ...['EXPIRED', 'REVOKED', 'DOCUMENT_ADDED'],
  ...['DANGER_REPORTED', 'DANGER_ACKNOWLEDGED', 'DANGER_REVIEWED'],
];
const OF_ONWARD = [
  ...['ONWARD_REQUESTED', 'ONWARD_APPROVAL_AWAITED', 'ONWARD_DECIDED', 'ONWARD_REVOKED'],
];

const kinds = (names: readonly string[]): string => `
  alter table exchange.notice drop constraint notice_kind_check;
  alter table exchange.notice add constraint notice_kind_check
    check (kind in (${names.map((name) => `'${name}'`).join(', ')}));
`;

/** From the new row, the request to pass on that it is of, what happened and when. */
const TOLD: readonly (readonly [name: string, when: string, of: string])[] = [
  [
    'request',
    'insert on exchange.onward_request',
    `select new.id as onward, 'ONWARD_REQUESTED' as kind, new.filed_at as at`,
  ],
  [
    'decision',
    'insert on exchange.onward_decision',
    `select new.onward, case when exchange.approved(new.granted, new.approved_by) then 'ONWARD_DECIDED'
      else 'ONWARD_APPROVAL_AWAITED' end as kind, new.decided_at as at`,
  ],
  [
    'approval',
    'update of approved_by on exchange.onward_decision',
    `select new.onward, 'ONWARD_DECIDED' as kind, new.approved_at as at
      where exchange.approved(new.granted, new.approved_by)
        and not exchange.approved(old.granted, old.approved_by)`,
  ],
  [
    'revocation',
    'insert on exchange.onward_revocation',
    `select d.onward, 'ONWARD_REVOKED' as kind, new.revoked_at as at
      from (select w.* from exchange.onward_decision w where w.id = new.decision offset 0) d
      where exchange.approved(d.granted, d.approved_by)`,
  ],
];

// At the end of the transaction, as every notice: with the step, or not at all. With the grant that it rests
// on, so that nothing is told of it after that has ended. What waits for a second person is its owner's.
const TRIGGERS = TOLD.map(
  ([name, when, of]) => `
  create function exchange.tell_onward_${name}() returns trigger language plpgsql
  volatile security definer set search_path = pg_catalog, pg_temp as $$
  begin
    insert into exchange.notice (organisation, request, kind, at, "grant")
    select s.organisation, o.request, x.kind, x.at, o."grant" from (${of} offset 0) x
    cross join lateral (select w.request, w."grant" from exchange.onward_request w
      where w.id = x.onward offset 0) o
    cross join lateral (select q.requesting, q.requested from exchange.request q
      where q.id = o.request offset 0) r
    cross join lateral unnest(array[r.requesting, r.requested]) s (organisation)
    where x.kind <> 'ONWARD_APPROVAL_AWAITED' or s.organisation = r.requested;
    return null;
  end $$;
  create constraint trigger tell_onward_${name} after ${when} deferrable initially deferred
    for each row execute function exchange.tell_onward_${name}();`,
);

/** That something is asked to be passed on, and what came of it, told to both sides of its request. */
export class TellOnward1764000000223 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [kinds([...KINDS, ...OF_ONWARD]), ...TRIGGERS]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      ...TOLD.map(
        ([name, when]) => `drop trigger tell_onward_${name} on ${when.replace(/^.* on /, '')};
         drop function exchange.tell_onward_${name}`,
      ),
      // Notices are not changed otherwise; here those go whose kind there will not be any more.
      'alter table exchange.notice disable trigger refuse_change',
      `delete from exchange.notice_delivery d using exchange.notice n
       where n.id = d.notice and n.kind like 'ONWARD\\_%'`,
      `delete from exchange.notice where kind like 'ONWARD\\_%'`,
      'alter table exchange.notice enable trigger refuse_change',
      kinds(KINDS),
    ]);
  }
}
