/** SQL: the record is one of the two authorities' of this session. */
const ofAuthorities = (
  table: string,
): string => `exists (select from exchange.request r where r.id = ${table}.request
      and exchange.my_organisation() in (r.requesting, r.requested) offset 0)`;

interface Erasable {
  readonly table: string;
  /** Columns that never change. */
  readonly kept: readonly string[];
  /** Columns that become nothing when their key is destroyed. */
  readonly sealed: readonly string[];
  /** Whose rows they are: the two authorities' of the request where it is not said. */
  readonly sides?: string;
}

const row = (of: string, columns: readonly string[]): string =>
  `row(${columns.map((name) => `${of}.${name}`).join(', ')})`;

/** Nothing of a row changes but what is sealed, and that becomes nothing; none is written as nothing. */
export const erasable = ({
  table,
  kept,
  sealed,
  sides = ofAuthorities(table),
}: Erasable): string => `
  drop trigger refuse_change on exchange.${table};
  create trigger refuse_change before update on exchange.${table} for each row
    when (${row('new', kept)} is distinct from ${row('old', kept)}
      or ${sealed.map((name) => `new.${name} <> ''`).join(' or ')})
    execute function exchange.refuse_change();
  create trigger refuse_blank before insert on exchange.${table} for each row
    when (${sealed.map((name) => `new.${name} = ''`).join(' or ')}) execute function exchange.refuse_blank();
  create policy blanked on exchange.${table} for update to exchange_owner using (${sides}) with check (true);
`;

/** SQL: its rows stay, whatever becomes of their words. */
export const neverDeleted = (table: string): string => `
  create trigger refuse_delete before delete on exchange.${table}
    for each row execute function exchange.refuse_change();
`;

/** As it was before both. */
export const unchangeable = (table: string): string => `
  drop policy blanked on exchange.${table};
  drop trigger refuse_blank on exchange.${table};
  drop trigger refuse_delete on exchange.${table};
  drop trigger refuse_change on exchange.${table};
  create trigger refuse_change before update or delete on exchange.${table}
    for each row execute function exchange.refuse_change();
`;

/** SQL: how long something sealed may be, 28 bytes longer than it was; nothing once it was erased. */
export const sealedSize = (column: string, most: number): string =>
  `check (${column} = '' or octet_length(${column}) between 29 and ${most})`;
