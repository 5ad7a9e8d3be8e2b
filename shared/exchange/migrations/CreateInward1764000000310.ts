import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// There for nobody but its recipient, and to that on the live grant alone: accepted, neither taken back nor over, in
// its purpose, under an agreement in force. Asked once for a statement, whatever a function forgets to ask.
const TABLES = `
  -- What an authority abroad tells one here of its own accord. About no record of the hub.
  create table exchange.inward_information (
    id uuid primary key,
    sender uuid not null references exchange.organisation,
    recipient uuid not null references exchange.organisation check (recipient <> sender),
    words text not null check (length(words) between 10 and 10000),
    synthetic boolean not null default exchange.acts_for_sample()
  );
  create policy readable on exchange.inward_information for select to exchange_owner
    using (recipient = exchange.my_organisation()
      and id = any ((select array(select g.record from exchange.grants_in_force() g))::uuid[]));
  create policy written on exchange.inward_information for insert to exchange_owner
    with check (sender = exchange.my_organisation());
  alter table exchange.inward_information enable row level security, force row level security;
  create trigger refuse_change before update or delete on exchange.inward_information
    for each row execute function exchange.refuse_change();
  alter table exchange.request add column inward uuid references exchange.inward_information;
`;

/** Of a request `r`: to the authority abroad it is its own record, as what was asked abroad is. */
const theirs = (name: string, own: string, row = 'r'): Rewriting => ({
  name: `exchange.${name}`,
  from: `${own} and ${row}.outward is not null`,
  to: `${own} and coalesce(${row}.outward, ${row}.inward) is not null`,
});

const SEES: readonly Rewriting[] = [
  // By id and in the list.
  theirs('find_requests', 'own'),
  theirs('find_requests', 'own'),
  theirs('take_step', 'own', 'q'),
  theirs('find_notices', 'own_open'),
  {
    name: 'exchange.find_notices',
    from: 'r.requesting = me or r.outward is not null',
    to: 'r.requesting = me or coalesce(r.outward, r.inward) is not null',
  },
  // Whoever sends unasked is abroad, or whoever receives it is.
  {
    name: 'exchange.terms_to_send',
    from: `o.kind = 'foreign_authority' and`,
    to: `case exchange.my('kind') when 'foreign_authority' then o.kind in ('prosecutor', 'police',
        'responsible_authority') else o.kind = 'foreign_authority' end and`,
  },
];

/** What was sent here unasked, with all that became of it: there will be no name for it. */
const FORGET = `
  alter table exchange.notice disable trigger refuse_change;
  alter table exchange.request_event disable trigger refuse_change;
  alter table exchange.receipt disable trigger keep_receipt;
  create temporary table inward_gone on commit drop as
    select r.id as request, d.id as decision, g.id as "grant" from exchange.request r
    join exchange.decision d on d.request = r.id join exchange."grant" g on g.decision = d.id
    where r.inward is not null;
  delete from exchange.notice_delivery y using exchange.notice n, inward_gone x
  where n.id = y.notice and n.request = x.request;
  delete from exchange.notice n using inward_gone x where n.request = x.request;
  delete from exchange.receipt e using inward_gone x where e.request = x.request;
  delete from exchange.disclosure e using inward_gone x where e."grant" = x."grant";
  delete from exchange.condition_reply y using exchange.condition_offer o, inward_gone x
  where o.id = y.offer and o.decision = x.decision;
  delete from exchange.condition c using exchange.condition_offer o, inward_gone x
  where o.id = c.offer and o.decision = x.decision;
  delete from exchange.condition_offer o using inward_gone x where o.decision = x.decision;
  delete from exchange."grant" g using inward_gone x where g.id = x."grant";
  delete from exchange.decision_category c using inward_gone x where c.decision = x.decision;
  delete from exchange.decision d using inward_gone x where d.id = x.decision;
  delete from exchange.request_event e using inward_gone x where e.request = x.request;
  delete from exchange.request r using inward_gone x where r.id = x.request;
  drop table inward_gone;
  alter table exchange.receipt enable trigger keep_receipt;
  alter table exchange.request_event enable trigger refuse_change;
  alter table exchange.notice enable trigger refuse_change;
`;

/** What is sent here unasked: its words apart, and a request on which all is granted. */
export class CreateInward1764000000310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [TABLES]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      FORGET,
      'alter table exchange.request drop column inward',
      'drop table exchange.inward_information',
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, SEES, back);
    await runner.query('reset role');
  }
}
