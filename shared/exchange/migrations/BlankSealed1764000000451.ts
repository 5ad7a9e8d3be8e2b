import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const sided = (
  table: string,
): string => `exists (select from exchange.request r where r.id = ${table}.request
      and exchange.my_organisation() in (r.requesting, r.requested) offset 0)`;
const same = (row: string, columns: readonly string[]): string =>
  `row(${columns.map((name) => `${row}.${name}`).join(', ')})`;

/** Nothing of a row changes but what is sealed, and that becomes nothing. */
const blanked = (table: string, kept: readonly string[], sealed: readonly string[]): string => `
  drop trigger refuse_change on exchange.${table};
  create trigger refuse_change before update on exchange.${table} for each row
    when (${same('new', kept)} is distinct from ${same('old', kept)}
      or ${sealed.map((name) => `new.${name} <> ''`).join(' or ')})
    execute function exchange.refuse_change();
  create policy blanked on exchange.${table} for update to exchange_owner
    using (${sided(table)}) with check (true);
`;

const SIZES = [
  ['document', 'label', '4096'],
  ['document', 'content', '40988'],
  ['sought_person', 'particulars', '8192'],
] as const;
const sizes = (erasable: boolean): string =>
  SIZES.map(
    ([table, column, most]) => `
  alter table exchange.${table} drop constraint ${table}_${column}_check, add constraint ${table}_${column}_check
    check (${erasable ? `${column} = '' or ` : ''}octet_length(${column}) between 29 and ${most});`,
  ).join('');

/** A check cannot tell what is written from what becomes nothing later. */
const NEVER_BLANK = `
  create function exchange.refuse_blank() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
  begin raise exception 'nothing is kept that is not sealed' using errcode = 'check_violation'; end $$;
  revoke execute on function exchange.refuse_blank from public;
  create trigger refuse_blank before insert on exchange.document for each row
    when (new.label = '' or new.content = '') execute function exchange.refuse_blank();
  create trigger refuse_blank before insert on exchange.sought_person for each row
    when (new.particulars = '') execute function exchange.refuse_blank();
`;

const ALLOW = `
  ${sizes(true)}
  ${blanked('document', ['request', 'number', 'id', 'kind', 'media_type', 'language', 'given_at', 'synthetic'], ['label', 'content'])}
  ${blanked('sought_person', ['request', 'position', 'id', 'synthetic'], ['particulars'])}
  create policy destroyed on exchange.data_key for delete to exchange_owner using (${sided('data_key')});
  alter table exchange.hit_answer drop constraint hit_answer_check,
    add constraint hit_answer_check check (case when hit then record is not null or outcome is not null or over
      else record is null end);
`;

const FORBID = ['document', 'sought_person']
  .map(
    (table) => `
  drop policy blanked on exchange.${table};
  drop trigger refuse_change on exchange.${table};
  create trigger refuse_change before update on exchange.${table}
    for each row execute function exchange.refuse_change();`,
  )
  .join('');

/** What was erased does not come back, and its rows have no place there. */
const WITHOUT = `
  alter table exchange.document no force row level security;
  alter table exchange.sought_person no force row level security;
  delete from exchange.document where content = '';
  delete from exchange.sought_person where particulars = '';
  alter table exchange.document force row level security;
  alter table exchange.sought_person force row level security;
  delete from exchange.hit_answer where hit and record is null;
  alter table exchange.hit_answer drop constraint hit_answer_check,
    add constraint hit_answer_check check ((record is not null) = hit);
`;

const TOLD: readonly Rewriting[] = [
  {
    name: 'exchange.find_documents',
    from: 'octet_length(d.content) - 28',
    to: `case when d.content <> '' then octet_length(d.content) - 28 end`,
  },
];

/** What is sealed can become nothing, with its key, and change in no other way. */
export class BlankSealed1764000000451 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [ALLOW, NEVER_BLANK]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      'drop policy destroyed on exchange.data_key',
      ...['document', 'sought_person'].map(
        (table) => `drop trigger refuse_blank on exchange.${table}`,
      ),
      'drop function exchange.refuse_blank()',
      ...[FORBID, WITHOUT, sizes(false)],
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, TOLD, back);
    await runner.query('reset role');
  }
}
