import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

const EVENTS = [
  ...['ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'CLARIFIED', 'AUTHORISATION_AWAITED', 'POSTPONED'],
  ...['RECEIVED', 'USE_REPORTED', 'CLOSED', 'WITHDRAWN', 'DOCUMENT_ADDED', 'SENT', 'ANSWERED'],
];
const events = (names: readonly string[]): string => `
  alter table exchange.request_event drop constraint request_event_event_check;
  alter table exchange.request_event add constraint request_event_event_check
    check (event in (${names.map((name) => `'${name}'`).join(', ')}));
`;

const REVOKE = `
  -- Takes back what was answered to a request abroad: it is read no more from the commit on.
  create function exchange.revoke_answer(p_request uuid, p_words text) returns uuid
  language plpgsql volatile ${HEAD} as $$
  declare r exchange.request; made uuid; in_force uuid[] := exchange.agreements_in_force();
    own boolean := exchange.opens('own_record', 'REQUEST');
  begin
    select q.* into r from exchange.request q where q.id = p_request and own and q.outward is not null
      and q.requested = exchange.my_organisation() and q.agreement = any (in_force) for update;
    if r.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    perform exchange.require_step(r.id, 'REVOKED', 'requested');
    insert into exchange.request_event (request, number, event, organisation, taken_by, words)
    values (r.id, (select max(e.number) from exchange.request_event e where e.request = r.id) + 1,
      'REVOKED', r.requested, exchange.my_official(), p_words)
    returning id into made;
    return made;
  end $$;
`;

const CHANGED: readonly Rewriting[] = [
  {
    name: 'exchange.answer_request',
    from: '    return made;\n',
    to: '    perform exchange.put_conditions(made, p_categories);\n    return made;\n',
  },
  {
    name: 'exchange.find_answers',
    from: `e.event in ('CLOSED', 'WITHDRAWN')`,
    to: `e.event in ('CLOSED', 'WITHDRAWN', 'REVOKED')`,
  },
  // Of whoever asked: read once the conditions that were offered last are accepted.
  {
    name: 'exchange.find_answers',
    from: 'and q.id <> all (over) offset 0) r',
    to: `and q.id <> all (over)
      and (q.requested = me or not exists (select from (select d.id from exchange.decision d
          where d.request = q.id offset 0) d
        cross join lateral (select o.id from exchange.condition_offer o where o.decision = d.id
          order by o.decision desc, o.number desc limit 1) l
        where not exists (select from exchange.condition_reply y where y.offer = l.id
          and y.accepted offset 0) offset 0)) offset 0) r`,
  },
  // What was answered abroad is told with its decision, since nothing else approves it.
  {
    name: 'exchange.tell_offer',
    from: 'where exchange.approved(g.categories, g.approved_by)',
    to: 'where g.id is null or exchange.approved(g.categories, g.approved_by)',
  },
  // By the function above alone.
  {
    name: 'exchange.take_step',
    from: `or p_event = 'WITHDRAWN' and r.spontaneous`,
    to: `or p_event = 'REVOKED' or p_event = 'WITHDRAWN' and r.spontaneous`,
  },
  // What came from abroad unasked is taken back at any time: before its conditions are answered, or after.
  {
    name: 'exchange.withdraw_inward',
    from: `    perform exchange.require_step(r.id, 'CONDITIONS_ACCEPTED', 'requesting');`,
    to: `    if exchange.state_of(r.id) <> 'CONDITIONS_OFFERED' then
      perform exchange.require_step(r.id, 'REVOKED', 'requested');
      insert into exchange.revocation ("grant", revoked_by, reason)
      select g.id, exchange.my_official(), p_words from exchange."grant" g where g.request = r.id
      returning "grant" into made;
      return made;
    end if;`,
  },
];

const FORGET = `
  alter table exchange.request_event disable trigger refuse_change;
  update exchange.request_event set event = 'WITHDRAWN' where event = 'REVOKED';
  alter table exchange.request_event enable trigger refuse_change;
`;

/** Conditions of what is answered abroad, accepted or declined here before it is read; and taking it back. */
export class AnswerOnConditions1764000000404 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      events([...EVENTS, 'REVOKED']),
      REVOKE,
      'grant execute on function exchange.revoke_answer to lidhja_national',
    ]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, ['drop function exchange.revoke_answer', FORGET, events(EVENTS)]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, CHANGED, back);
    await runner.query('reset role');
  }
}
